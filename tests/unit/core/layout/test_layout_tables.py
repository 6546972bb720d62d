"""Ruled lines into grids, and grids into tables."""

from __future__ import annotations

import itertools

import pytest

from app.core.layout.lattice import find_grids, merged_rules
from app.core.layout.sheet import Glyph, Rule
from app.core.layout.split_rows import split_rows
from app.core.layout.table import Cell, Table
from app.core.layout.table_header import header_rows
from app.core.layout.tables import take_tables


def ruled(xs: list[float], ys: list[float]) -> list[Rule]:
    """A full grid of lines."""
    across = [Rule(min(xs), y, max(xs), y) for y in ys]
    return across + [Rule(x, min(ys), x, max(ys)) for x in xs]


@pytest.fixture
def fill(typeset):
    """Glyphs of texts at the upper left corners of cells."""

    def make(texts: dict[tuple[float, float], str], **style: object) -> list[Glyph]:
        return [glyph for (x, y), text in texts.items() for glyph in typeset(text, x, y, size=8.0, **style)]

    return make


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


XS, YS = [50.0, 150.0, 250.0, 350.0], [700.0, 680.0, 660.0, 640.0]
CELLS = {(54.0, 686.0): "구분", (154.0, 686.0): "한도", (254.0, 686.0): "비고"}
CELLS |= {(54.0, 666.0): "이체", (154.0, 666.0): "1,000", (254.0, 666.0): "하루"}
CELLS |= {(54.0, 646.0): "출금", (154.0, 646.0): "600", (254.0, 646.0): "하루"}


def test_a_full_grid(fill):
    tables, rest, free = take_tables(fill(CELLS), ruled(XS, YS), [])
    assert [rows(table) for table in tables] == [
        [["구분", "한도", "비고"], ["이체", "1,000", "하루"], ["출금", "600", "하루"]]
    ]
    assert (rest, free) == ([], [])
    assert tables[0].header_rows == 1


def test_open_sides_and_lines_drawn_cell_by_cell(fill):
    rules = [Rule(x, y, x + 99.0, y) for y in YS for x in XS[:-1]]
    rules += [Rule(x, low, x, high) for x in XS[1:-1] for high, low in itertools.pairwise(YS)]
    tables, _, _ = take_tables(fill(CELLS), rules, [])
    assert rows(tables[0])[2] == ["출금", "600", "하루"]


def test_double_lines_are_one_border(fill):
    doubled = [*ruled(XS, YS), Rule(50.0, 678.8, 350.0, 678.8), Rule(150.8, 640.0, 150.8, 700.0)]
    tables, _, _ = take_tables(fill(CELLS), doubled, [])
    assert len(tables[0].cells) == 9


def test_merged_cells(fill):
    rules = [Rule(50.0, y, 350.0, y) for y in (700.0, 680.0, 640.0)] + [Rule(150.0, 660.0, 350.0, 660.0)]
    rules += [Rule(x, 640.0, x, 700.0) for x in (50.0, 150.0, 350.0)] + [Rule(250.0, 640.0, 250.0, 680.0)]
    texts = {(54.0, 686.0): "구분", (200.0, 686.0): "한도", (54.0, 656.0): "이체"}
    texts |= {(154.0, 666.0): "1회", (254.0, 666.0): "100", (154.0, 646.0): "하루", (254.0, 646.0): "500"}
    tables, _, _ = take_tables(fill(texts), rules, [])
    spans = {cell.text: (cell.row, cell.column, cell.rows, cell.columns) for cell in tables[0].cells}
    assert spans["한도"] == (0, 1, 1, 2)
    assert spans["이체"] == (1, 0, 2, 1)
    assert spans["500"] == (2, 2, 1, 1)


def test_a_box_around_text_is_no_table(fill):
    text = fill({(54.0, 686.0): "기준설명", (54.0, 660.0): "이용자를 인증하는 것을 말한다."})
    tables, rest, free = take_tables(text, ruled([50.0, 350.0], [700.0, 680.0, 640.0]), [])
    assert tables == [] and len(rest) == len(text) and len(free) == 5


def test_a_box_around_a_table_is_left_out_of_it_and_its_text_is_kept(fill):
    inner = ruled([100.0, 200.0, 300.0], [680.0, 660.0, 640.0])
    outer = ruled([50.0, 350.0], [720.0, 640.0])  # shares its lower line with the table
    texts = {(104.0, 666.0): "구분", (204.0, 666.0): "한도", (104.0, 646.0): "이체", (204.0, 646.0): "100"}
    note = fill({(60.0, 700.0): "상자 안의 글"})
    tables, rest, _ = take_tables([*fill(texts), *note], [*inner, *outer], [])
    assert rows(tables[0]) == [["구분", "한도"], ["이체", "100"]]
    assert "".join(glyph.text for glyph in rest) == "상자 안의 글"


def test_text_is_never_lost_whatever_the_lines(fill):
    texts = {(55.0 + 37.0 * n, 690.0 - 11.0 * n): f"글{n}" for n in range(8)}
    rules = [*ruled(XS, YS), Rule(90.0, 610.0, 90.0, 690.0), Rule(60.0, 655.0, 180.0, 655.0)]
    glyphs = fill(texts)
    tables, rest, _ = take_tables(glyphs, rules, [])
    kept = "".join(table.text for table in tables) + "".join(glyph.text for glyph in rest)
    assert sorted(kept.replace(" ", "")) == sorted("".join(texts.values()))


def test_lines_that_do_not_touch_are_no_grid():
    assert find_grids([Rule(50, 700, 350, 700), Rule(50, 600, 350, 600), Rule(400, 500, 400, 800)]) == []
    assert find_grids([]) == []


def test_smaller_grids_come_first():
    small, large = ruled([400.0, 420.0, 440.0], [300.0, 290.0, 280.0]), ruled(XS, YS)
    assert [len(grid.xs) for grid in find_grids([*large, *small])] == [3, 4]


def test_collinear_rules_are_merged_across_small_gaps_only():
    merged = merged_rules([Rule(0, 10, 50, 10), Rule(52, 10.5, 90, 10.5), Rule(120, 10, 150, 10)], horizontal=True)
    assert [(rule.x0, rule.x1) for rule in merged] == [(0, 90), (120, 150)]


def test_tables_ruled_across_only(fill):
    rules = [Rule(50.0, y, 350.0, y) for y in YS]
    tables, rest, _ = take_tables(fill(CELLS), rules, [])
    assert rows(tables[0]) == [["구분", "한도", "비고"], ["이체", "1,000", "하루"], ["출금", "600", "하루"]]
    assert rest == []


def test_three_rules_make_one_row_per_first_column_entry(fill):
    texts = {(54.0, 686.0): "연도", (254.0, 686.0): "금액", (54.0, 660.0): "2024", (254.0, 660.0): "10"}
    texts |= {(54.0, 645.0): "2025", (254.0, 645.0): "12"}
    rules = [Rule(50.0, y, 350.0, y) for y in (700.0, 680.0, 640.0)]
    tables, _, _ = take_tables(fill(texts), rules, [])
    assert rows(tables[0]) == [["연도", "금액"], ["2024", "10"], ["2025", "12"]]


def test_running_text_between_rules_is_no_table(fill):
    line = "두 줄 사이에 놓인 본문은 표가 아니라 그냥 글이다 그러니 그대로 둔다"
    rules = [Rule(50.0, y, 550.0, y) for y in YS]
    tables, rest, _ = take_tables(fill({(54.0, 686.0): line, (54.0, 666.0): line, (54.0, 646.0): line}), rules, [])
    assert tables == [] and rest


def test_shaded_cells(fill):
    shades = [(50.0, 680.0, 150.0, 700.0), (150.0, 680.0, 250.0, 700.0), (250.0, 680.0, 350.0, 700.0)]
    tables, _, _ = take_tables(fill(CELLS), ruled(XS, YS), shades)
    assert [cell.shaded for cell in tables[0].cells if cell.row < 2] == [True] * 3 + [False] * 3


@pytest.fixture
def table(typeset_line):
    def make(*rows_of_text: tuple[str, ...], shaded: bool = False, bold: bool = False) -> Table:
        cells = [
            Cell(
                row,
                column,
                1,
                1,
                (typeset_line(text, bold=bold and row == 0),) if text else (),
                shaded=shaded and row == 0,
            )
            for row, texts in enumerate(rows_of_text)
            for column, text in enumerate(texts)
        ]
        return Table(0, 0, 100, 100, tuple(cells))

    return make


def test_headers_are_recognised_by_type_colour_or_what_stands_below(table):
    words = (("구분", "담당"), ("여신", "심사"), ("수신", "창구"))
    assert header_rows(table(*words)) == 0
    assert header_rows(table(*words, shaded=True)) == 1
    assert header_rows(table(*words, bold=True)) == 1
    assert header_rows(table(("구분", "2024년"), ("여신", "1,200"), ("수신", "900"))) == 1
    assert header_rows(table(("1", "2"), ("3", "4"))) == 0
    assert header_rows(table(("구분", "담당"))) == 0


def test_a_caption_row_belongs_to_the_header(table):
    assert header_rows(table(("(단위: 억원)", ""), ("구분", "금액"), ("여신", "1,200"), ("수신", "900"))) == 2


def test_a_long_first_row_is_content(table):
    assert header_rows(table(("가" * 60, "나" * 60), ("1", "2"), ("3", "4"))) == 0


def test_rows_of_statistics_ruled_every_few_lines_are_split(typeset_line):
    def stacked(*texts: str) -> tuple:
        return tuple(typeset_line(text, 50, 700 - 12 * index) for index, text in enumerate(texts))

    cells = (
        Cell(0, 0, 1, 1, stacked("서울", "부산", "대구")),
        Cell(0, 1, 1, 1, stacked("10", "20", "30")),
        Cell(0, 2, 1, 1, stacked("1", "2", "3")),
        Cell(1, 0, 1, 1, stacked("계")),
        Cell(1, 1, 1, 1, stacked("60")),
        Cell(1, 2, 1, 1, stacked("6")),
    )
    assert rows(split_rows(Table(0, 0, 1, 1, cells))) == [
        ["서울", "10", "1"],
        ["부산", "20", "2"],
        ["대구", "30", "3"],
        ["계", "60", "6"],
    ]
    wrapped = (Cell(0, 0, 1, 1, stacked("자동 투구", "판정")), Cell(0, 1, 1, 1, stacked("심판의", "판정")))
    assert split_rows(Table(0, 0, 1, 1, wrapped)).rows == 1
