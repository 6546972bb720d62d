"""Which of a table's first rows are its header."""

from __future__ import annotations

import re

from app.core.layout.table import Cell, Table

_FEWEST_LABELS = 2
_LONGEST_LABEL = 40  # characters; a longer cell is content
_VALUE = re.compile(r"(?!(?:19|20)\d\d$)[\d,.%\-+()△▲∆\s]+")  # not a year, which heads a column as often as not
_NUMERIC = re.compile(r"[\d,.%\-+()△▲∆\s:/~원만억천년월일]+")


def header_rows(table: Table) -> int:
    """Number of header rows, 0 when none is recognisable.

    The first row is a header when each of its cells is a short label and it is set apart from the second row: by a
    colour or bold type that the second row lacks, or because numbers or longer text stand below it.
    """
    top = _caption_rows(table)
    first = [cell for cell in table.cells if cell.row == top]
    if len([cell for cell in first if cell.lines]) < _FEWEST_LABELS or not all(_is_label(cell) for cell in first):
        return 0
    height = min(table.rows - 1, top + max(cell.rows for cell in first))
    body = [cell for cell in table.cells if cell.row >= height and cell.lines]
    following = [cell for cell in body if cell.row == height]
    if not body or not (_stands_out(first, following) or _labels_over_content(first, body)):
        return 0
    return height


def _caption_rows(table: Table) -> int:
    """First rows with a single filled cell: the table's name or unit."""
    for row in range(min(2, table.rows - 1)):
        if sum(bool(cell.lines) for cell in table.cells if cell.row <= row < cell.row + cell.rows) != 1:
            return row
    return min(2, max(0, table.rows - 1))


def _is_label(cell: Cell) -> bool:
    text = cell.text
    return len(text) <= _LONGEST_LABEL and not _VALUE.fullmatch(text) and not text.endswith(("다.", "함."))


def _stands_out(first: list[Cell], following: list[Cell]) -> bool:
    filled = [cell for cell in first if cell.lines]
    shaded = all(cell.shaded for cell in filled) and not all(cell.shaded for cell in following)
    bold = all(cell.bold for cell in filled) and not all(cell.bold for cell in following)
    return shaded or bold


def _labels_over_content(first: list[Cell], body: list[Cell]) -> bool:
    """Below a third of the labels or more stand numbers, or text at least twice as long."""
    contrasts = compared = 0
    for label in first:
        below = [cell for cell in body if label.column <= cell.column < label.column + label.columns]
        if not label.lines or not below:
            continue
        compared += 1
        numeric = sum(bool(_NUMERIC.fullmatch(cell.text)) for cell in below)
        longer = sum(len(cell.text) for cell in below) / len(below) >= 2 * len(label.text)
        contrasts += longer or 2 * numeric > len(below)
    return compared >= _FEWEST_LABELS and 3 * contrasts >= compared
