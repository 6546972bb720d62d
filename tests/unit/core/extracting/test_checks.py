"""Checklists: met, unmet or to be checked, and the list of duties."""

from __future__ import annotations

import pytest

from app.core.document import BlockKind
from app.core.extracting.result import Check, Found
from tests.unit.core.extracting.conftest import Extract

PRIVACY = "privacy_outsourcing"
SALE = "full_sale_check"


@pytest.mark.parametrize(
    ("field", "line", "outcome"),
    [
        ("reoutsourcing_limit", "수탁자는 위탁자의 사전 동의 없이 업무를 재위탁할 수 없다.", Check.MET),
        ("reoutsourcing_limit", "수탁자는 위탁자의 승인을 받아 재위탁할 수 있다.", Check.MET),
        ("reoutsourcing_limit", "수탁자는 위탁업무를 자유롭게 재위탁할 수 있다.", Check.UNMET),
        ("reoutsourcing_limit", "재위탁", Check.UNSURE),
        ("safeguards", "수탁자는 개인정보에 대하여 안전성 확보 조치를 하여야 한다.", Check.MET),
        ("safeguards", "개인정보의 암호화는 하지 아니하여도 된다.", Check.UNMET),
        ("breach_notice", "개인정보가 유출된 때에는 지체 없이 위탁자에게 통지하여야 한다.", Check.MET),
        ("breach_notice", "유출 사고의 통지는 생략할 수 있다.", Check.UNMET),
        ("return_destroy", "계약이 끝나면 개인정보를 파기하여야 한다.", Check.MET),
        ("confidentiality", "수탁자는 비밀을 누설하여서는 아니 된다.", Check.MET),
    ],
)
def test_sentences(extract: Extract, field: str, line: str, outcome: Check) -> None:
    row = extract(PRIVACY, line)[field]
    assert row.check is outcome
    assert (row.found is Found.FOUND) == (outcome is not Check.UNSURE) == (row.citation is not None)


def test_contradicting_passages_decide_nothing(extract: Extract) -> None:
    lines = ("수탁자는 업무를 재위탁할 수 없다.", "수탁자는 업무를 재위탁할 수 있다.")
    assert extract(PRIVACY, *lines)["reoutsourcing_limit"].check is Check.UNSURE


def test_filled_table(extract: Extract) -> None:
    rows = extract(
        SALE,
        (
            BlockKind.TABLE,
            "점검항목 | 결과\n원금손실 위험 설명 | 아니오\n상품설명서 교부 | 예\n청약철회권 안내 | 해당 없음\n판매과정 녹취 | ○",
        ),
    )
    assert rows["risk_explanation"].check is Check.UNMET
    assert rows["document_delivery"].check is Check.MET
    assert rows["withdrawal_right"].check is Check.UNSURE
    assert rows["recording"].check is Check.MET
    assert rows["recording"].value == "판매과정 녹취 | ○"


def test_marks_under_yes_and_no(extract: Extract) -> None:
    rows = extract(
        SALE,
        (BlockKind.TABLE, "점검 내용 | 예 | 아니오\n판매과정을 녹취하였는가? | | ○\n계약서류를 교부하였는가? | ○ | "),
    )
    assert rows["recording"].check is Check.UNMET
    assert rows["document_delivery"].check is Check.MET


def test_ticked_boxes(extract: Extract) -> None:
    rows = extract(
        SALE, "수수료를 설명하였음: ☑ 예 ☐ 아니오", "판매과정 녹취: ☐ 예 ☑ 아니오", "청약철회 안내: ☐ 예 ☐ 아니오"
    )
    assert rows["fees_explanation"].check is Check.MET
    assert rows["recording"].check is Check.UNMET
    assert rows["withdrawal_right"].check is Check.UNSURE


def test_duties(extract: Extract) -> None:
    rows = extract(
        "duties",
        "제1조(정의) “비밀”이란 다음 각 호의 요건을 갖춘 것을 말한다.",
        "1. 공개되지 아니할 것",
        "제2조(보고) ① 부서장은 사고를 즉시 보고하여야 하며, 필요하면 조사할 수 있다.",
        "② 직원은 비밀번호를 타인에게 알려서는 아니 된다. 다만, 감사는 예외로 한다.",
        "제3조(준수) 다음 각 호의 사항을 준수하여야 한다.",
        "1. 기록을 3년간 보관할 것",
        "2. 무선망을 설치하지 아니할 것",
        "부칙 <2025. 1. 2.>",
        "이 규정은 2025년 1월 2일부터 시행한다.",
    )
    assert [(row.label, row.normalised, value[:8]) for value, row in rows.items()] == [
        ("제2조제1항", "must", "부서장은 사고를"),
        ("제2조제2항", "must_not", "직원은 비밀번호"),
        ("제3조", "must", "다음 각 호의 "),
        ("제3조제1호", "must", "기록을 3년간 "),
        ("제3조제2호", "must_not", "무선망을 설치하"),
    ]
