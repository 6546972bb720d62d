"""Values that mean the same bear each other out, others do not."""

from __future__ import annotations

import pytest

from app.core.grounding.tables import heading_units, with_units
from app.core.grounding.values import equivalent, find_values, supports
from tests.unit.core.grounding.given import only


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("1,000만원", "1천만원"),
        ("30%", "100분의 30"),
        ("절반", "100분의 50"),
        ("2주", "14일"),
        ("14일", "2주"),
        ("일주일", "7일"),
        ("1년", "12개월"),
        ("1개월", "1월 전"),
        ("90분", "1시간 30분"),
        ("오후 9시", "21:00"),
        ("2026년 2월 13일", "2026. 2. 13."),
        ("2026년", "2026. 2. 13."),
        ("2월 13일", "2026. 2. 13."),
        ("제13조", "제13조제1항"),
        ("제1항", "제13조제1항제2호"),
        ("13조 1항", "제13조제1항"),
        ("세 명", "3명"),
        ("3인", "3명"),
        ("한 번", "1회"),
        ("1차", "한 차례"),
        ("세 가지", "3개"),
        ("매년", "1년마다"),
        ("연 1회", "매년 1회"),
        ("연 1회", "매년"),
        ("1년에 한 번", "연 1회"),
        ("2년마다", "2년마다 1회"),
        ("1회", "연 1회"),
        ("연 20%", "100분의 20"),
        ("6개월", "6개월마다"),
        ("5억", "5억원"),
        ("다음 날", "익일"),
    ],
)
def test_borne_out(claim: str, evidence: str) -> None:
    held = find_values(evidence)
    assert all(supports(value, held) for value in find_values(claim))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("1천만원", "1백만원"),
        ("5천만원", "5천만 달러"),
        ("30%", "30%p"),
        ("3%", "100분의 30"),
        ("5일", "5영업일"),
        ("5영업일", "5일"),
        ("30일", "1개월"),
        ("3일", "72시간"),
        ("24시간", "1일"),
        ("제13조의2", "제13조"),
        ("제13조", "제13조의2"),
        ("제13조제1항", "제13조"),
        ("제13조제2항", "제13조제1항"),
        ("2026. 2. 13.", "2026년 2월"),
        ("2025. 2. 13.", "2026. 2. 13."),
        ("2월 14일", "2026. 2. 13."),
        ("오후 9시", "오전 9시"),
        ("9시", "오후 9시"),
        ("3명", "3회"),
        ("3등급", "3단계"),
        ("연 1회", "월 1회"),
        ("연 2회", "2회"),
        ("매년", "매월"),
        ("제2026-7호", "제2025-4호"),
        ("별표 2", "별표 3"),
        ("즉시", "지체 없이"),
        ("당일", "다음 날"),
        ("「은행법」", "「보험업법」"),
        ("2분기", "3분기"),
        ("월 10만원", "연 10만원"),
    ],
)
def test_not_borne_out(claim: str, evidence: str) -> None:
    held = find_values(evidence)
    assert any(not supports(value, held) for value in find_values(claim))


def test_equivalent_periods() -> None:
    assert equivalent(only("2주"), only("14일"))
    assert equivalent(only("18개월"), only("1년 6개월"))
    assert not equivalent(only("5일"), only("5영업일"))
    assert not equivalent(only("30일"), only("1개월"))
    assert only("2주").key != only("14일").key


def test_units_in_a_heading_count_for_the_numbers_below() -> None:
    table = "과태료 부과기준 (단위: 만원)\n1차 위반 | 300\n2차 위반 | 600"
    held = with_units(find_values(table), heading_units(table))
    assert supports(only("300만원"), held)
    assert supports(only("6백만원"), held)
    assert not supports(only("300원"), held)
    assert not supports(only("900만원"), held)


def test_units_in_brackets_after_a_column_name() -> None:
    table = "구분: 소형 | 보증금(만원): 15 | 기간(년): 3"
    held = with_units(find_values(table), heading_units(table))
    assert supports(only("15만원"), held)
    assert supports(only("3년"), held)


def test_without_a_unit_in_a_heading_a_bare_number_bears_out_nothing_measured() -> None:
    assert not supports(only("15만원"), with_units(find_values("보증금 15"), heading_units("보증금 15")))
