"""Synonyms that documents declare."""

from __future__ import annotations

import pytest

from app.core.indexing.definitions import declared_acts, find_definitions, read_acts


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ('정보보호최고책임자(이하 "최고책임자"라 한다)는', ("최고책임자", "정보보호최고책임자")),
        ("고액현금거래보고(이하 “현금보고”라고 한다)를", ("현금보고", "고액현금거래보고")),
        ("본인신용정보관리업(이하 ‘마이데이터’라 함)을", ("마이데이터", "본인신용정보관리업")),
        ("은행이 이상금융거래탐지시스템(FDS)을 운영한다.", ("FDS", "이상금융거래탐지시스템")),
        ("고객확인의무 (CDD)", ("CDD", "고객확인의무")),
        ("한 경우에는 금융감독원장(이하 「감독원장」이라 한다)에게", ("감독원장", "금융감독원장")),
    ],
)
def test_pairs_are_found(text: str, pair: tuple[str, str]) -> None:
    assert pair in find_definitions([text])


@pytest.mark.parametrize(
    "text",
    [
        '「은행법」(이하 "법"이라 한다)',
        '금융위원회(이하 "위원회"라 한다)',
        "한도는 1억원(이하 같다)으로 한다.",
        "은행(지점을 포함한다)",
        "제5조(FDS)",
        "평범한 문장이다.",
    ],
)
def test_names_without_meaning_elsewhere_are_passed_over(text: str) -> None:
    assert find_definitions([text]) == []


def test_pairs_are_not_repeated() -> None:
    text = '정보보호최고책임자(이하 "최고책임자"라 한다)'
    assert find_definitions([text, text]) == [("최고책임자", "정보보호최고책임자")]


def test_acts_are_packed_and_read_again() -> None:
    text = '「개인정보 보호법」(이하 "법"이라 한다) 및 같은 법 시행령, 「은행법  시행령」(이하 “영”이라 한다)에서'
    packed = declared_acts(text)
    assert read_acts(packed) == [("법", "개인정보 보호법"), ("영", "은행법 시행령")]
    assert declared_acts("「은행법」을 따른다.") == ""
    assert read_acts("") == []
