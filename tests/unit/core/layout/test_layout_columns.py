"""Reading order."""

from __future__ import annotations

import pytest

from app.core.layout.columns import level_rows, reading_order
from app.core.layout.table import Cell, Table

LEFT = [f"왼쪽 단의 본문 글줄 {n}번째입니다" for n in "가나다라마"]
RIGHT = [f"오른쪽 단의 본문 글줄 {n}번째다" for n in "가나다라마"]


@pytest.fixture
def column(typeset_line):
    def make(lines: list[str], x: float, top: float = 700.0, pitch: float = 14.0) -> list:
        return [typeset_line(text, x, top - index * pitch) for index, text in enumerate(lines)]

    return make


def order(pieces: list) -> list[str]:
    return [piece.text for run in reading_order(pieces) for piece in run.pieces]


def test_one_column_is_read_from_top_to_bottom(column):
    assert order(column(LEFT, 50)[::-1]) == LEFT


def test_two_columns_are_read_one_after_the_other(column):
    assert order([*column(RIGHT, 320), *column(LEFT, 50)]) == [*LEFT, *RIGHT]
    runs = reading_order([*column(LEFT, 50), *column(RIGHT, 320)])
    assert [run.columned for run in runs] == [True, True]


def test_columns_whose_baselines_differ(column):
    assert order([*column(LEFT, 50, 700, 14), *column(RIGHT, 320, 696, 15)]) == [*LEFT, *RIGHT]


def test_a_title_across_both_columns_comes_first_and_a_note_across_last(column, typeset_line):
    title = typeset_line("두 단에 걸치는 제목 글줄이 여기 길게 놓여서 가운데 빈 자리를 모두 가로질러 지나간다", 50, 730)
    note = typeset_line("두 단에 걸치는 맺음 글줄이 여기 길게 놓여서 가운데 빈 자리를 모두 가로질러 지나간다", 50, 600)
    assert order([*column(RIGHT, 320), note, *column(LEFT, 50), title]) == [title.text, *LEFT, *RIGHT, note.text]


def test_three_columns(column):
    third = [f"셋째 단 본문 {n}번째 줄" for n in "가나다라마"]
    short = [f"첫째 단 본문 {n}번째 줄" for n in "가나다라마"]
    middle = [f"둘째 단 본문 {n}번째 줄" for n in "가나다라마"]
    assert order([*column(third, 400), *column(middle, 225), *column(short, 50)]) == [*short, *middle, *third]


def test_labels_beside_their_explanations_are_read_row_by_row(column):
    labels = ["대출", "예금", "카드", "외환"]
    texts = ["신용으로 돈을 빌려주는 일", "돈을 맡아 두는 일", "결제를 대신하는 일", "다른 나라 돈을 바꾸는 일"]
    assert order([*column(labels, 50), *column(texts, 150)]) == [f"{a} {b}" for a, b in zip(labels, texts, strict=True)]


def test_page_numbers_of_a_contents_page_are_no_column(column):
    entries = ["제1장 총칙에 관한 사항", "제2장 이용자 보호", "제3장 감독과 검사"]
    assert order([*column(entries, 50), *column(["1", "12", "40"], 500)]) == [
        f"{a} {b}" for a, b in zip(entries, ["1", "12", "40"], strict=True)
    ]


def test_a_column_that_starts_beside_a_picture_belongs_to_the_columns(column):
    right = [f"오른쪽 단 본문 글줄 {n}번입니다" for n in "가나다라마바사아"]
    pieces = [*column(right, 320, 742), *column(LEFT, 50, 700)]
    assert order(pieces) == [*LEFT, *right]


def test_parts_of_a_justified_line_are_put_together(typeset_line):
    parts = [typeset_line("4.", 50), typeset_line("피보험자의", 75), typeset_line("임신", 145)]
    assert order(parts) == ["4. 피보험자의 임신"]


def test_a_table_keeps_its_place_among_lines(column, typeset_line):
    lines = column(["위의 글줄", "아래 글줄"], 50, 700, 100)
    table = Table(50, 630, 300, 680, (Cell(0, 0, 1, 1, (typeset_line("칸", 60, 650),)),))
    assert order([lines[1], table, lines[0]]) == ["위의 글줄", "칸", "아래 글줄"]


def test_a_wide_band_of_white_separates_parts_of_a_page(column):
    lower_left = [f"아래 왼쪽 부분의 글줄 {n}입니다" for n in "가나다"]
    lower_right = [f"아래 오른쪽 부분의 글줄 {n}다" for n in "가나다"]
    pieces = [*column(LEFT, 50), *column(RIGHT, 320), *column(lower_left, 50, 500), *column(lower_right, 320, 500)]
    assert order(pieces) == [*LEFT, *RIGHT, *lower_left, *lower_right]


def test_level_rows_group_by_baseline(typeset_line):
    pieces = [typeset_line("법제처", 50, 30), typeset_line("1", 280, 30.5), typeset_line("본문", 50, 60)]
    assert [[piece.text for piece in row] for row in level_rows(pieces)] == [["본문"], ["법제처", "1"]]
