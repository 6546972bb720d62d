"""Amounts, counts, articles and names are found and brought to one form."""

from __future__ import annotations

import pytest

from app.core.grounding.value import ValueKind
from app.core.grounding.values import find_values
from tests.unit.core.grounding.given import keys, only

K = ValueKind


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1,000만원", "KRW:10000000"),
        ("1천만원", "KRW:10000000"),
        ("10,000,000원", "KRW:10000000"),
        ("1천만 원", "KRW:10000000"),
        ("천만원", "KRW:10000000"),
        ("일천만원", "KRW:10000000"),
        ("10백만원", "KRW:10000000"),
        ("₩10,000,000", "KRW:10000000"),
        ("금 오천만원정", "KRW:50000000"),
        ("오십만원", "KRW:500000"),
        ("만원 이하", "KRW:10000"),
        ("20억원", "KRW:2000000000"),
        ("1조2천억원", "KRW:1200000000000"),
        ("1억 5천만 원", "KRW:150000000"),
        ("2억5,000만원", "KRW:250000000"),
        ("1.5억원", "KRW:150000000"),
        ("1만 5천원", "KRW:15000"),
        ("총자산 10조원", "KRW:10000000000000"),
        ("총자산이 2조 이상", "KRW:2000000000000"),
        ("5억 사고", "KRW:500000000"),
        ("３０만원", "KRW:300000"),
        ("5천만 달러", "USD:50000000"),
        ("US$5,000", "USD:5000"),
        ("미화 5만달러", "USD:50000"),
        ("1천 미합중국달러", "USD:1000"),
        ("1만불 이상", "USD:10000"),
        ("호주달러 아닌 100 호주달러", "AUD:100"),
        ("500만 엔", "JPY:5000000"),
        ("100유로", "EUR:100"),
    ],
)
def test_money(text: str, key: str) -> None:
    assert keys(text, K.MONEY) == [key]


@pytest.mark.parametrize(
    "text",
    [
        "5원칙",
        "제3원장",
        "수천만원",
        "몇천만원",
        "3만 기업",
        "직원 5명",
        "조원 5명",
        "원칙적으로 3회",
        "5 조치 사항",
        "2 백신",
    ],
)
def test_what_only_looks_like_money(text: str) -> None:
    assert keys(text, K.MONEY) == []


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("30%", K.PERCENT, "3/10"),
        ("30 %", K.PERCENT, "3/10"),
        ("30퍼센트", K.PERCENT, "3/10"),
        ("30프로", K.PERCENT, "3/10"),
        ("100분의 30", K.PERCENT, "3/10"),
        ("백분의 삼십", K.PERCENT, "3/10"),
        ("0.5%", K.PERCENT, "1/200"),
        ("5％", K.PERCENT, "1/20"),
        ("3분의 2", K.FRACTION, "2/3"),
        ("1만분의 10", K.FRACTION, "1/1000"),
        ("천분의 3", K.FRACTION, "3/1000"),
        ("절반", K.FRACTION, "1/2"),
        ("3/4 이상", K.FRACTION, "3/4"),
    ],
)
def test_ratios(text: str, kind: ValueKind, key: str) -> None:
    value = only(text)
    assert (value.kind, value.key) == (kind, key)


@pytest.mark.parametrize(
    ("text", "keys_"),
    [
        ("제13조의2제1항제3호", ["제13조의2제1항제3호"]),
        ("제 13 조 제 1 항", ["제13조제1항"]),
        ("13조 1항", ["제13조제1항"]),
        ("13조에 따라", ["제13조"]),
        ("제13조제1항 및 제3항", ["제13조제1항", "제13조제3항"]),
        ("제13조, 제14조제2항ㆍ제5항", ["제13조", "제14조제2항", "제14조제5항"]),
        ("제3조제1항제2호 또는 제5호", ["제3조제1항제2호", "제3조제1항제5호"]),
        ("제2항에도 불구하고", ["제2항"]),
        ("제1호가목", ["제1호가목"]),
        ("제2장", ["제2장"]),
        ("총자산 10조원", []),
        ("문제 3건", []),
    ],
)
def test_articles(text: str, keys_: list[str]) -> None:
    assert keys(text, K.ARTICLE) == keys_


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("제2026-7호", "2026-7"),
        ("법률 제19234호", "19234"),
        ("별지 제7호 서식", "별지7"),
        ("별지 제7호의2서식", "별지7의2"),
        ("별표 2", "별표2"),
        ("[별표 1의5]", "별표1의5"),
    ],
)
def test_issues(text: str, key: str) -> None:
    assert keys(text, K.ISSUE) == [key]


@pytest.mark.parametrize(
    ("text", "key", "unit"),
    [
        ("3명", "3", "명"),
        ("세 명", "3", "명"),
        ("3인 이상", "3", "명"),
        ("1천명", "1000", "명"),
        ("10만 명", "100000", "명"),
        ("두 번", "2", "회"),
        ("한 차례", "1", "회"),
        ("3회 이상", "3", "회"),
        ("8자리", "8", "자리"),
        ("3등급", "3", "등급"),
        ("2단계", "2", "단계"),
        ("만 19세", "19", "세"),
        ("스무 살", "20", "세"),
        ("5점", "5", "점"),
        ("3배", "3", "배"),
        ("두 배", "2", "배"),
        ("2부", "2", "부"),
        ("3매", "3", "장"),
        ("세 가지", "3", "가지"),
        ("5개국", "5", "개국"),
        ("3개", "3", "개"),
        ("10건", "10", "건"),
        ("4급 이상", "4", "급"),
        ("20쪽 이내", "20", "쪽"),
        ("주식 100주를 소유", "100", "주"),
        ("두 번째", "2", "번째"),
        ("10포인트", "10", "포인트"),
        ("30cm", "30", "cm"),
        ("128비트", "128", "비트"),
    ],
)
def test_counts(text: str, key: str, unit: str) -> None:
    value = only(text)
    assert (value.kind, value.key, value.unit) == (K.COUNT, key, unit)


@pytest.mark.parametrize(
    "text",
    [
        "보고를 한 건에 대하여",
        "다시 한번 확인한다",
        "한 번에 처리한다",
        "조회 기록",
        "조건",
        "세부 사항",
        "이해 상충",
        "3회의에서는",
        "사건",
        "한 사람",
    ],
)
def test_words_that_hold_no_count(text: str) -> None:
    assert [v for v in find_values(text) if v.kind is K.COUNT and v.text != "한 사람"] == []


def test_ranges_of_money_share_the_scale() -> None:
    assert keys("5~10만원", K.MONEY) == ["KRW:50000", "KRW:100000"]
    assert keys("1~2천만원", K.MONEY) == ["KRW:10000000", "KRW:20000000"]
    assert keys("100만원~500만원", K.MONEY) == ["KRW:1000000", "KRW:5000000"]


@pytest.mark.parametrize(
    "text",
    [
        "1. 은행은 보고한다.",
        "① 은행은 보고한다.",
        "(2) 은행은 보고한다.",
        "3) 은행은 보고한다.",
        "보고한다 [1].",
        "은행은 보고한다.",
    ],
)
def test_list_and_citation_marks_are_no_values(text: str) -> None:
    assert find_values(text) == []


def test_names() -> None:
    found = find_values("「은행법」 제52조와 은행법 시행령 제20조의3에 따라 '직전 사업연도'를 적용한다.")
    assert [v.key for v in found if v.kind is K.NAME] == ["은행법", "은행법시행령", "직전사업연도"]


def test_anaphoric_law_names_are_no_names() -> None:
    assert keys("법 제3조와 이 규정 제5조, 같은 법 제7조에 따라", K.NAME) == []


def test_offsets_point_at_the_words() -> None:
    text = "은행은 １０일 이내에 「은행법」 제52조에 따라 1,000만 원을 내야 한다."
    for value in find_values(text):
        assert text[value.start : value.end] == value.text
