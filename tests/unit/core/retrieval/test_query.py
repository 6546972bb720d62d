"""From a question to concepts."""

from __future__ import annotations

import pytest

from app.adapters.kiwi_analyzer import KiwiAnalyzer
from app.core.glossary import load
from app.core.retrieval.query import COMPOUND_WEIGHT, EXPANSION_WEIGHT, QueryBuilder
from tests.fakes.analyzer import SpaceAnalyzer

GLOSSARY = load([{"entry": [{"terms": ["CISO", "정보보호최고책임자"]}, {"say": ["비번"], "means": ["비밀번호"]}]}])


def builder(*definitions: tuple[str, str]) -> QueryBuilder:
    return QueryBuilder(SpaceAnalyzer(), GLOSSARY, definitions)


def test_each_word_that_names_something_is_a_concept_in_order() -> None:
    query = builder().build("거래기록은 몇 년 보관하나요?")
    assert next(concept.text for concept in query.concepts) == "거래기록"
    assert [concept.start for concept in query.concepts] == sorted(concept.start for concept in query.concepts)
    assert all(query.text[c.start : c.end] == c.text for c in query.concepts)
    assert all(c.weight > 0 for c in query.concepts)


def test_a_glossary_phrase_is_one_concept_with_the_rules_wording() -> None:
    query = builder().build("비번 변경 주기")
    concept = next(c for c in query.concepts if c.text == "비번")
    forms = [[term.form for term in wording] for wording in concept.alternatives]
    assert forms == [["비번"], ["비밀번호"]]
    assert [wording[0].weight for wording in concept.alternatives] == [1.0, EXPANSION_WEIGHT]
    assert {"비번", "비밀번호"} <= query.forms()


def test_the_embedded_text_carries_the_rules_wording() -> None:
    assert builder().build("비번 변경 주기").embed_text == "비번 변경 주기 (비밀번호)"
    assert builder().build("한도").embed_text == "한도"


def test_declared_synonyms_work_both_ways() -> None:
    pairs = (("FDS", "이상금융거래탐지시스템"),)
    short = builder(*pairs).build("FDS 운영")
    long = builder(*pairs).build("이상금융거래탐지시스템 운영")
    assert "이상금융거래탐지시스템" in short.forms()
    assert "fds" in long.forms()


def test_asking_words_are_no_concepts() -> None:
    query = builder().build("얼마인가요?")
    assert query.concepts == ()
    assert query.forms() == frozenset()


def test_references_versions_and_dates_are_found() -> None:
    query = builder().build("2025년 2월 5일 시행 제2025-4호 13조 1항은 개정 전과 뭐가 달라졌나요?")
    assert [r.label for r in query.references] == ["제13조제1항"]
    assert query.issues == ("2025-4", "2025-02-05")
    assert query.asks_old
    assert not builder().build("13조 1항").asks_old


def test_a_compound_counts_less_than_its_own_word() -> None:
    assert 0 < COMPOUND_WEIGHT < 1
    query = builder().build("은행법 위반")
    assert all(term.weight <= 1.0 for c in query.concepts for wording in c.alternatives for term in wording)


@pytest.mark.parametrize(
    ("question", "noun"), [("개인정보 파기는 언제 해야 하나요?", "파기"), ("사기는 어디에 신고하나요?", "사기")]
)
def test_a_noun_that_looks_like_a_verb_is_searched_as_a_noun(kiwi: KiwiAnalyzer, question: str, noun: str) -> None:
    assert noun in QueryBuilder(kiwi, GLOSSARY).build(question).forms()


def test_a_verb_before_its_ending_stays_a_verb(kiwi: KiwiAnalyzer) -> None:
    forms = QueryBuilder(kiwi, GLOSSARY).build("카드를 쓰기 전에 알릴 것은?").forms()
    assert "쓰다" in forms
    assert "쓰기" not in forms


def test_function_words_of_english_name_nothing() -> None:
    query = builder().build("How soon must a lost laptop be reported?")
    assert [concept.text for concept in query.concepts] == ["lost", "laptop", "reported"]
