"""BM25 over concepts."""

from __future__ import annotations

import math

import pytest

from app.core.retrieval.lexical import concept_weights, lexical_scores
from app.core.retrieval.query import Concept, Query, WeightedTerm
from tests.fakes.library import SmallLibrary


def concept(*wordings: str, weight: float = 1.0) -> Concept:
    alternatives = tuple(tuple(WeightedTerm(form, 1.0) for form in wording.split()) for wording in wordings)
    return Concept(wordings[0], 0, 1, weight, alternatives)


def query(*concepts: Concept) -> Query:
    return Query("", "", concepts)


@pytest.fixture
def filled(library: SmallLibrary) -> SmallLibrary:
    library.add(
        library.write("가.txt", "비밀번호 변경 주기"),
        library.write("나.txt", "비밀번호 관리"),
        library.write("다.txt", "고객 확인"),
    )
    return library


def by_name(library: SmallLibrary, scores: object) -> dict[str, float]:
    chunks = library.catalogue.chunks(list(scores))  # type: ignore[call-overload]
    records = {c.chunk_id: library.catalogue.document(c.document_id) for c in chunks.values()}
    return {records[i].title: score for i, score in scores.items()}  # type: ignore[union-attr,attr-defined]


def test_a_passage_is_credited_with_its_best_wording(filled: SmallLibrary) -> None:
    one = by_name(filled, lexical_scores(query(concept("비번", "비밀번호")), filled.catalogue).scores)
    same = by_name(filled, lexical_scores(query(concept("비밀번호")), filled.catalogue).scores)
    assert one == same
    assert set(one) == {"가", "나"}


def test_coverage_is_the_share_of_what_the_question_names(filled: SmallLibrary) -> None:
    found = lexical_scores(query(concept("비밀번호"), concept("주기")), filled.catalogue)
    coverage = by_name(filled, found.coverage)
    assert coverage["가"] == pytest.approx(1.0)
    assert 0 < coverage["나"] < 0.5  # 주기 is rarer than 비밀번호, so it weighs more


def test_half_a_wording_covers_half(filled: SmallLibrary) -> None:
    found = lexical_scores(query(concept("비밀번호 변경")), filled.catalogue)
    coverage = by_name(filled, found.coverage)
    assert coverage["가"] == pytest.approx(1.0)
    assert coverage["나"] == pytest.approx(0.5)


def test_rarity_falls_with_the_number_of_chunks(filled: SmallLibrary) -> None:
    found = lexical_scores(query(concept("비밀번호"), concept("주기"), concept("없는말")), filled.catalogue)
    assert found.rarity["비밀번호"] == pytest.approx(math.log(1 + 3 / 2))
    assert found.rarity["없는말"] > found.rarity["주기"] > found.rarity["비밀번호"]


def test_weights_add_up_to_one_and_follow_the_commonest_wording() -> None:
    weights = concept_weights(
        [concept("비번", "비밀번호"), concept("주기")], {"비번": 9.0, "비밀번호": 1.0, "주기": 3.0}
    )
    assert weights == pytest.approx([0.25, 0.75])
    assert concept_weights([], {}) == []


def test_nothing_matches_nothing(filled: SmallLibrary) -> None:
    assert lexical_scores(query(), filled.catalogue).scores == {}
    assert lexical_scores(query(concept("없는말")), filled.catalogue).scores == {}
