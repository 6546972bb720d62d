"""A value of a table is shown for its own row and column only."""

from __future__ import annotations

import pytest

from app.core.grounding.cells import wrong_cell

LIMITS = """제10조(이체한도) 이용자별 이체한도와 승인권자는 다음 표와 같다.
구분 | 1회 이체한도 | 1일 이체한도 | 증액 승인권자
개인(일반) | 1천만원 | 5천만원 | 영업점장
개인(안심등급) | 5천만원 | 2억원 | 지역본부장
법인 | 10억원 | 50억원 | 전자금융부장
미성년자 | 50만원 | 100만원 | 증액 불가"""
ASKED = "미성년자의 1일 이체한도는 얼마인가요?"


@pytest.mark.parametrize(
    ("claim", "question"),
    [
        ("미성년자의 1일 이체한도는 100만원입니다.", ASKED),
        ("100만원입니다.", ASKED),
        ("법인은 1회 10억원까지 이체할 수 있습니다.", "법인은 한 번에 얼마까지 보내나요?"),
        ("안심등급인 개인의 1일 이체한도는 2억원입니다.", "안심등급 고객은 하루 얼마까지?"),
        ("개인(일반)의 1일 이체한도는 5천만원이며 영업점장이 승인합니다.", "일반 고객 한도 올리기"),
        ("미성년자를 뺀 개인(일반)의 1일 이체한도는 5천만원입니다.", "미성년자가 아니면 하루 얼마까지?"),
        ("지역본부장이 2억원까지 승인합니다.", "누가 승인하나요?"),
        ("하루에 50억원까지 보낼 수 있습니다.", "하루에 얼마까지 되나요?"),
    ],
)
def test_values_of_the_row_and_column_that_are_meant_pass(claim: str, question: str) -> None:
    assert wrong_cell(claim, question, LIMITS) is None


@pytest.mark.parametrize(
    ("claim", "question", "wrong"),
    [
        ("미성년자의 1일 이체한도는 5천만원입니다.", ASKED, "5천만원"),  # another row
        ("5천만원입니다.", ASKED, "5천만원"),  # the question says whose
        ("미성년자의 1일 이체한도는 50만원입니다.", ASKED, "50만원"),  # another column
        ("1일 이체한도는 50만원입니다.", ASKED, "50만원"),
        ("법인의 1회 이체한도는 50억원입니다.", "법인의 1회 이체한도는?", "50억원"),
        ("개인(안심등급)의 1회 이체한도는 1천만원입니다.", "안심등급 1회 이체한도", "1천만원"),
    ],
)
def test_values_of_another_row_or_column_are_told(claim: str, question: str, wrong: str) -> None:
    found = wrong_cell(claim, question, LIMITS)
    assert found is not None
    assert found.text == wrong


def test_a_table_that_lies_on_its_side_is_read_alike() -> None:
    table = "구분 | 개인 | 법인\n1회 한도 | 1천만원 | 10억원\n1일 한도 | 5천만원 | 50억원"
    assert wrong_cell("법인의 1일 한도는 50억원입니다.", "", table) is None
    assert wrong_cell("법인의 1일 한도는 5천만원입니다.", "", table) is not None
    assert wrong_cell("개인의 1회 한도는 5천만원입니다.", "", table) is not None


def test_a_cell_that_spans_rows_names_them_all() -> None:
    table = "종류 | 기간 | 금리\n정기예금 | 6개월 | 2.5%\n | 12개월 | 3.0%\n정기적금 | 12개월 | 3.5%"
    assert wrong_cell("정기예금의 금리는 3.0%입니다.", "", table) is None
    assert wrong_cell("정기적금의 금리는 3.0%입니다.", "", table) is not None
    assert wrong_cell("정기예금은 6개월이면 금리가 2.5%입니다.", "", table) is None


def test_rows_that_passages_hold_apart_are_one_table() -> None:
    lines = LIMITS.splitlines()
    apart = "\n".join([lines[1], lines[2], "③ 한도를 늘리려는 때에는 증빙서류를 받는다.", lines[5]])
    assert wrong_cell("미성년자의 1일 이체한도는 5천만원입니다.", ASKED, apart) is not None


def test_what_the_text_says_beside_the_table_is_left_to_other_checks() -> None:
    beside = f"{LIMITS}\n미성년자가 요청하면 300만원까지 늘릴 수 있다."
    assert wrong_cell("미성년자는 300만원까지 늘릴 수 있습니다.", ASKED, beside) is None
    assert wrong_cell("미성년자는 300만원까지 늘릴 수 있습니다.", ASKED, "미성년자는 300만원까지 된다.") is None


def test_a_word_inside_of_another_names_no_row() -> None:
    table = "구분 | 수수료\n개인 | 500원\n법인 | 1,000원"
    assert wrong_cell("법인카드와 개인정보는 따로 다루며 수수료는 500원입니다.", "", table) is None
