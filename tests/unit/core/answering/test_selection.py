"""Which evidence is shown, and the answer gate."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from app.core.answering.evidence import Evidence
from app.core.answering.expected import Expected
from app.core.answering.gate import COMPANION_MARGIN, THRESHOLD, GateFeatures, answered, features, log_odds
from app.core.answering.relevance import Relevance
from app.core.answering.selection import Scored, score, select
from app.core.structure import PageSpan
from tests.fakes.documents import make_record

PLAIN = Relevance(coverage=0.5, own=0.5, missing=0.2, expected=0.0, similarity=0.85, passage=0.5)


def evidence(unit: int, length: int = 50, rank: int = 1) -> Evidence:
    text = chr(ord("가") + unit) * length
    return Evidence(make_record(), unit, (PageSpan(1, 0, length),), text, (), "", "", "", "", rank, 0.5, 0.85, False)


def scored(unit: int, points: float, length: int = 50, **relevance: float) -> Scored:
    return Scored(evidence(unit, length), replace(PLAIN, **relevance), points)


def units(chosen: list[Scored]) -> list[int]:
    return [each.evidence.unit for each in chosen]


@pytest.mark.parametrize("feature", ["coverage", "own", "expected", "similarity", "passage"])
def test_every_feature_raises_the_score(feature: str) -> None:
    assert score(replace(PLAIN, **{feature: 1.0})) > score(PLAIN)


def test_the_best_come_first_and_no_more_than_asked_for() -> None:
    chosen = select([scored(1, 1.0), scored(2, 3.0), scored(3, 2.0)], most=2)
    assert units(chosen) == [2, 3]


def test_what_lies_far_below_the_best_is_left_out() -> None:
    assert units(select([scored(1, 9.0), scored(2, 1.0)])) == [1]


def test_the_best_is_taken_however_long_it_is() -> None:
    assert units(select([scored(1, 9.0, length=2_000), scored(2, 8.5)], characters=500)) == [1]


def test_a_long_one_does_not_keep_a_short_one_out() -> None:
    assert units(select([scored(1, 9.0), scored(2, 8.9, length=600), scored(3, 8.8)], characters=300)) == [1, 3]


def test_ties_go_to_the_better_passage_then_to_reading_order() -> None:
    assert units(select([scored(5, 1.0), scored(2, 1.0)])) == [2, 5]
    assert select([]) == []


def test_without_parts_nothing_is_answered() -> None:
    assert answered([]) == []
    assert answered([-math.inf]) == [False]


def test_strong_evidence_answers_and_weak_does_not() -> None:
    strong = replace(PLAIN, coverage=1.0, own=1.0, missing=0.0, expected=1.0, similarity=0.93, passage=1.3)
    weak = replace(PLAIN, coverage=0.1, own=0.0, missing=0.9, expected=-1.0, similarity=0.78, passage=0.2)
    odds = [log_odds(features([Scored(evidence(1), r, score(r))], Expected())) for r in (strong, weak)]
    assert odds[0] > THRESHOLD > odds[1]


def test_the_gate_reads_the_best_piece_and_what_is_asked_for() -> None:
    chosen = [scored(1, 3.0, expected=-1.0), scored(2, 1.0, expected=1.0)]
    assert features(chosen, Expected(yes_no=True, who=True)) == GateFeatures(
        3.0, 0.0, 1.0, 1.0, 1.0, 10 * (PLAIN.similarity - 0.85)
    )


@pytest.mark.parametrize("feature", ["score", "holds", "yes_no", "similarity"])
def test_these_features_speak_for_an_answer(feature: str) -> None:
    low = GateFeatures(score=1.0, holds=0.0, lacks=0.0, yes_no=0.0, who=0.0, similarity=0.0)
    assert log_odds(replace(low, **{feature: 2.0})) > log_odds(low)


def test_a_value_asked_for_and_not_there_speaks_against_an_answer() -> None:
    low = GateFeatures(score=1.0, holds=0.0, lacks=0.0, yes_no=0.0, who=0.0, similarity=0.0)
    assert log_odds(replace(low, lacks=1.0)) < log_odds(low)


def test_a_part_beside_an_answered_one_needs_less() -> None:
    near = THRESHOLD - COMPANION_MARGIN / 2
    assert answered([near]) == [False]
    assert answered([near, THRESHOLD + 1]) == [True, True]
    assert answered([THRESHOLD - 2 * COMPANION_MARGIN, THRESHOLD + 1]) == [False, True]


def test_two_printings_of_one_rule_are_shown_once() -> None:
    printings = (
        '기록(이하 "거래기록"이라 한다)을 5년간 보존한다',
        "기록(이하 “거래기록”이라  한다)을 5년간 보존한다",
        "기록을 1년간 보존한다",
    )
    found = [Scored(replace(evidence(i), text=text), PLAIN, 3.0 - i / 10) for i, text in enumerate(printings)]
    assert units(select(found)) == [0, 2]
