"""Typed values and names of parties within a text."""

from __future__ import annotations

import pytest

from app.core.extracting.answers import is_absent, token
from app.core.extracting.parties import defined_parties, party_in
from app.core.extracting.template import FieldType
from app.core.extracting.typed import values_in


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        (FieldType.MONEY, "대금은 금 삼억오천만 원으로", [("금 삼억오천만 원", "KRW 350000000")]),
        (FieldType.MONEY, "일금 오백만원정(₩5,000,000)", [("일금 오백만원정", "KRW 5000000")]),
        (FieldType.PERCENTAGE, "연 5.25% 또는 1000분의 1.5", [("연 5.25%", "5.25%"), ("1000분의 1.5", "0.15%")]),
        (FieldType.PERIOD, "2025.1.1 ~ 2025.12.31", [("2025.1.1 ~ 2025.12.31", "2025-01-01/2025-12-31")]),
        (FieldType.PERIOD, "30일 전까지 통지한다", [("30일 전까지", "30일")]),
        (FieldType.PERIOD, "지체 없이 알린다", []),
        (FieldType.DATE, "2025년 3월 2일, 매월 25일", [("2025년 3월 2일", "2025-03-02")]),
        (FieldType.COUNT, "상주인력 7명", [("7명", "7명")]),
    ],
)
def test_values(kind: FieldType, text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[v.start : v.end], v.normalised) for v in values_in(text, kind)] == found


def test_units_of_a_heading() -> None:
    assert [v.normalised for v in values_in("1,200", FieldType.MONEY, ("백만원",))] == ["KRW 1200000000"]


def test_defined_parties() -> None:
    text = (
        '본 계약은 위탁자 한빛은행(이하 "갑"이라 한다)과 주식회사 코드(이하 “을” 또는 “수탁자”라 한다) 사이에 맺는다.'
    )
    found = {text[p.start : p.end]: p.roles for p in defined_parties(text, ["위탁자"])}
    assert found["한빛은행"] == ("갑", "위탁자")
    assert set(found["주식회사 코드"]) >= {"을"}


@pytest.mark.parametrize(
    ("text", "free", "name"),
    [
        (" : 주식회사 누리 대표이사 박서연 (인)", True, "주식회사 누리"),
        ("(갑) 성명 : 강민지", True, "강민지"),
        (": ㈜해오름물류 (사업자등록번호 123-45-67890)", True, "㈜해오름물류"),
        (" 가람카드 주식회사와 협의한다", False, "가람카드 주식회사"),
        (" 계약을 성실히 이행한다", False, None),
    ],
)
def test_party_in(text: str, free: bool, name: str | None) -> None:
    found = party_in(text, 0, len(text), free)
    assert (text[found.start : found.end].strip() if found else None) == name


def test_tokens_and_absence() -> None:
    assert [token(text) for text in ("예", "○", "미실시", "☑ 예 ☐ 아니오", "☐ 예 ☑ 아니오", "☐ 예 ☐ 아니오", "설명서 참조")] == [
        True, True, False, True, False, None, None,
    ]  # fmt: skip
    assert all(map(is_absent, ("-", "____", "해당 없음", "미정", "(추후 협의)", "N/A")))
    assert not any(map(is_absent, ("없음을 확인한다", "1억원", "미정산 금액 3억원")))
