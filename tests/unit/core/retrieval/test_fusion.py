"""Fusing scores, and near duplicates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.retrieval.fusion import WINDOW, fuse, near_duplicates

_SCORES = st.dictionaries(st.integers(1, 30), st.floats(0.01, 50.0), max_size=30)


def order(*args: object, **options: float) -> list[int]:
    return [candidate.chunk_id for candidate in fuse(*args, **options)]  # type: ignore[arg-type]


def test_both_kinds_of_score_count() -> None:
    assert order({1: 10.0, 2: 9.0}, {2: 0.9, 3: 0.8}, {}) == [2, 1, 3]


def test_the_weight_decides_between_words_and_meaning() -> None:
    assert order({1: 10.0}, {2: 0.9, 1: 0.7}, {}, vector_weight=0.0)[0] == 1
    assert order({1: 10.0}, {2: 0.9, 1: 0.7}, {}, vector_weight=1.0)[0] == 2


def test_a_factor_pushes_a_chunk_down() -> None:
    assert order({1: 10.0, 2: 9.0}, {}, {1: 0.6}) == [2, 1]
    assert order({}, {1: 0.90, 2: 0.89}, {1: 0.6}) == [2, 1]


def test_one_sided_searches_work() -> None:
    assert order({1: 2.0}, {}, {}) == [1]
    assert order({}, {1: 0.8}, {}) == [1]
    assert fuse({}, {}, {}) == []


def test_ties_are_broken_by_id() -> None:
    assert order({3: 1.0, 1: 1.0, 2: 1.0}, {}, {}) == [1, 2, 3]


def test_the_last_of_the_window_scores_nothing() -> None:
    scores = {i: float(1000 - i) for i in range(WINDOW + 50)}
    found = {c.chunk_id: c.score for c in fuse(scores, {}, {}, 0.0)}
    assert found[0] == 1.0
    assert WINDOW + 10 not in found


@given(_SCORES, _SCORES, st.floats(0.0, 1.0))
def test_scores_lie_between_zero_and_one_and_fall(
    lexical: dict[int, float], similarity: dict[int, float], weight: float
) -> None:
    found = fuse(lexical, similarity, {}, weight)
    scores = [candidate.score for candidate in found]
    assert scores == sorted(scores, reverse=True)
    assert all(-1e-9 <= score <= 1 + 1e-9 for score in scores)
    assert len({c.chunk_id for c in found}) == len(found)


LONG = "은행은 이용자의 거래기록을 안전하게 보관하고 그 결과를 영업점장에게 보고하여야 한다."


def test_near_copies_point_at_the_first() -> None:
    texts = [LONG, "전혀 다른 문장으로 된 문단이다.", LONG.replace(" ", "  "), LONG + " 끝", "짧다", "짧다"]
    assert near_duplicates(texts) == [0, 1, 0, 0, 4, 4]


def test_a_rule_that_differs_in_one_number_in_a_short_text_is_no_copy() -> None:
    assert near_duplicates(["한도는 1억원으로 한다.", "한도는 5억원으로 한다."]) == [0, 1]


@pytest.mark.parametrize("texts", [[], [""], ["", ""]])
def test_empty_texts(texts: list[str]) -> None:
    assert near_duplicates(texts) == [0] * len(texts)
