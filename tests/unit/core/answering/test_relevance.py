"""Features of evidence for a question."""

from __future__ import annotations

import pytest

from app.core.answering.expected import expected_values
from app.core.answering.relevance import Relevance, relevances
from app.core.glossary import load
from tests.fakes.analyzer import SpaceAnalyzer
from tests.fakes.library import SmallLibrary


def features(library: SmallLibrary, question: str) -> dict[str, Relevance]:
    query = library.query(question)
    evidence = library.evidence(question)
    rarity = dict.fromkeys(query.forms(), 1.0)
    found = relevances(query, evidence, rarity, expected_values(question), SpaceAnalyzer())
    return {e.text: relevance for e, relevance in zip(evidence, found, strict=True)}


@pytest.fixture
def filled(library: SmallLibrary) -> SmallLibrary:
    library.add(
        library.write(
            "전자금융규정.txt",
            "제5조(사고보고) 영업점장은 1시간 이내에 알린다.",
            "제6조(비밀번호) 비밀번호는 변경한다.",
        )
    )
    return library


def test_the_caption_and_the_title_count_for_coverage_but_not_for_the_own_words(filled: SmallLibrary) -> None:
    article = "제5조(사고보고) 영업점장은 1시간 이내에 알린다."
    found = features(filled, "전자금융규정 영업점장")[article]
    assert found.coverage == pytest.approx(1.0)
    assert found.own == pytest.approx(0.5)
    assert found.missing == pytest.approx(0.0)


def test_a_value_of_the_kind_asked_for_speaks_for_a_piece(filled: SmallLibrary) -> None:
    found = features(filled, "영업점장은 몇 시간 이내에 알리나요?")
    assert {text[:3]: relevance.expected for text, relevance in found.items()} == {"제5조": 1.0, "제6조": -1.0}
    plain = features(filled, "비밀번호 변경")
    assert all(relevance.expected == 0.0 for relevance in plain.values())


def test_any_wording_of_a_concept_counts(filled: SmallLibrary) -> None:
    filled.glossary = load([{"entry": [{"say": ["비번"], "means": ["비밀번호"]}]}])
    assert features(filled, "비번")["제6조(비밀번호) 비밀번호는 변경한다."].own == pytest.approx(1.0)


def test_a_question_that_names_nothing_covers_nothing(filled: SmallLibrary) -> None:
    assert all(r.coverage == 0.0 and r.missing == 1.0 for r in features(filled, "???").values())
