"""Periods, dates, times of day and cycles are found and brought to one form."""

from __future__ import annotations

import pytest

from app.core.grounding.value import ValueKind
from app.core.grounding.values import find_values
from tests.unit.core.grounding.given import keys, only

K = ValueKind


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("3개월", "3개월"),
        ("세 달", "3개월"),
        ("석 달", "3개월"),
        ("한 달 안에", "1개월"),
        ("1월 전", "1개월"),
        ("3월 이내", "3개월"),
        ("6월 이상의 징역", "6개월"),
        ("육개월", "6개월"),
        ("반년", "6개월"),
        ("1년 6개월", "18개월"),
        ("1년 6월의 징역", "18개월"),
        ("5년간", "5년"),
        ("삼년", "3년"),
        ("한 해 동안", "1년"),
        ("2주 이내", "2주"),
        ("2주일", "2주"),
        ("일주일", "7일"),
        ("보름", "15일"),
        ("하루", "1일"),
        ("이틀", "2일"),
        ("사흘", "3일"),
        ("열흘 이내", "10일"),
        ("삼십일 이내", "30일"),
        ("5영업일", "5영업일"),
        ("24시간", "24시간"),
        ("두 시간", "2시간"),
        ("1시간 30분", "90분"),
        ("10분 이내", "10분"),
        ("30초 이내", "30초"),
        ("다음 날까지", "다음날"),
        ("익영업일", "다음영업일"),
        ("지체없이", "지체없이"),
        ("즉시", "즉시"),
    ],
)
def test_durations(text: str, key: str) -> None:
    value = only(text)
    assert (value.kind, value.key) == (K.DURATION, key)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2026.2.13.", "2026-02-13"),
        ("2026. 2. 13.", "2026-02-13"),
        ("2026년 2월 13일", "2026-02-13"),
        ("2026-02-13", "2026-02-13"),
        ("'26.2.13", "2026-02-13"),
        ("26년 2월 13일", "2026-02-13"),
        ("20260213", "2026-02-13"),
        ("2026년 2월", "2026-02"),
        ("2026년도", "2026"),
        ("12월 31일", "--12-31"),
        ("매년 3월 말", "--03"),
        ("매월 25일", "---25"),
        ("다음 달 10일까지", "---10"),
        ("2025년 2분기", "2025-Q2"),
        ("25년 2분기", "2025-Q2"),
        ("1분기", "-Q1"),
        ("2025년 상반기", "2025-H1"),
    ],
)
def test_dates(text: str, key: str) -> None:
    assert keys(text, K.DATE) == [key]


def test_the_end_of_a_period_takes_the_year_of_its_beginning() -> None:
    assert keys("2026. 1. 1.부터 3. 31.까지", K.DATE) == ["2026-01-01", "2026-03-31"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("오후 9시", "21:00"),
        ("21시", "21:00"),
        ("밤 9시", "21:00"),
        ("밤 10시 30분", "22:30"),
        ("오전 9시 반", "09:30"),
        ("09:30", "09:30"),
        ("새벽 1시", "01:00"),
        ("밤 12시", "00:00"),
        ("낮 12시", "12:00"),
        ("정오", "12:00"),
        ("저녁 7시", "19:00"),
    ],
)
def test_times(text: str, key: str) -> None:
    assert keys(text, K.TIME) == [key]


def test_a_bare_hour_after_an_afternoon_hour_is_in_the_afternoon() -> None:
    assert keys("오후 1시부터 6시까지", K.TIME) == ["13:00", "18:00"]
    assert keys("오후 9시부터 다음 날 오전 8시까지", K.TIME) == ["21:00", "08:00"]


@pytest.mark.parametrize(
    ("text", "keys_"),
    [
        ("5~10일", ["5일", "10일"]),
        ("5일∼10일", ["5일", "10일"]),
        ("3개월 내지 6개월", ["3개월", "6개월"]),
        ("1~2년", ["1년", "2년"]),
    ],
)
def test_ranges_of_periods_give_both_ends(text: str, keys_: list[str]) -> None:
    assert keys(text, K.DURATION) == keys_


@pytest.mark.parametrize(
    ("text", "key", "per"),
    [
        ("연 2회", "2", "1년"),
        ("매년 1회", "1", "1년"),
        ("1년에 한 번", "1", "1년"),
        ("월 2회", "2", "1개월"),
        ("매 분기 1회", "1", "3개월"),
        ("반기별 1회", "1", "6개월"),
        ("2년에 1회", "1", "2년"),
        ("6개월마다 1회", "1", "6개월"),
        ("하루 3회", "3", "1일"),
    ],
)
def test_how_often(text: str, key: str, per: str) -> None:
    counts = [value for value in find_values(text) if value.kind is K.COUNT]
    assert [(value.key, value.per) for value in counts] == [(key, per)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("매년", "1년"),
        ("6개월마다", "6개월"),
        ("매 2년마다", "2년"),
        ("분기별", "3개월"),
        ("매 사업연도", "1년"),
        ("2년 주기로", "2년"),
    ],
)
def test_cycles(text: str, key: str) -> None:
    value = only(text)
    assert (value.kind, value.key) == (K.FREQUENCY, key)


def test_a_date_at_the_start_of_a_line_is_no_list_mark() -> None:
    assert keys("2026. 2. 13.부터 시행한다.", K.DATE) == ["2026-02-13"]
