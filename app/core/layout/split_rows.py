"""Table rows that hold several rows of print: lines are drawn every five rows only, as statistics are often set."""

from __future__ import annotations

import re
from dataclasses import replace

from app.core.layout.table import Cell, Table

_FEWEST_LINES = 3  # two lines on one level are more likely one wrapped entry beside another
_FEWEST_CELLS = 3
_NUMBER = re.compile(r"[\d,.%\-+()△▲∆*]+")
_LEVEL = 0.35  # font sizes


def split_rows(table: Table) -> Table:
    """Split each grid row whose cells all hold the same number of lines on the same levels, mostly numbers."""
    cells: list[Cell] = []
    shift = 0
    for row in range(table.rows):
        members = [cell for cell in table.cells if cell.row == row]
        count = _printed_rows(members, table, row)
        for cell in members:
            moved = replace(cell, row=row + shift)
            cells.extend(_pieces(moved, count) if count > 1 else [moved])
        shift += count - 1
    return replace(table, cells=tuple(cells)) if shift else table


def _printed_rows(members: list[Cell], table: Table, row: int) -> int:
    """Number of printed rows in a grid row; 1 where it is one."""
    filled = [cell for cell in members if cell.lines]
    spanned = any(cell.row < row < cell.row + cell.rows for cell in table.cells)
    if spanned or len(filled) < _FEWEST_CELLS or any(cell.rows > 1 for cell in members):
        return 1
    count = len(filled[0].lines)
    if count < _FEWEST_LINES or any(len(cell.lines) != count for cell in filled):
        return 1
    level = all(
        abs(line.middle - first.middle) <= _LEVEL * line.size
        for cell in filled
        for line, first in zip(cell.lines, filled[0].lines, strict=True)
    )
    lines = [line for cell in filled for line in cell.lines]
    numbers = sum(bool(_NUMBER.fullmatch(line.text)) for line in lines)
    return count if level and 2 * numbers >= len(lines) else 1


def _pieces(cell: Cell, count: int) -> list[Cell]:
    lines = cell.lines or ()
    return [replace(cell, row=cell.row + index, lines=lines[index : index + 1]) for index in range(count)]
