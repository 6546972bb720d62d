"""Tables of a Hangul document as grids of cell texts."""

from __future__ import annotations

from collections.abc import Callable

from app.adapters.hwp_model import Cell, Paragraph, Table, TextBox

MAX_GRID = 200_000
"""Cells of a grid; the file states rows and columns in 16 bits each, so a broken one may claim 4 thousand million."""
ParagraphText = Callable[[Paragraph], str]


def cell_text(cell: Cell, inner: ParagraphText) -> str:
    """The text of a cell on one line; `inner` gives the text of a paragraph in it."""
    return " ".join(filter(None, (" ".join(inner(each).split()) for each in cell.paragraphs)))


def is_frame(table: Table) -> bool:
    """A table with at most one filled cell in each row is a frame around text, not a table to a reader."""
    filled = [cell.row for cell in table.cells if any(map(_says_something, cell.paragraphs))]
    return len(filled) == len(set(filled))


def _says_something(paragraph: Paragraph) -> bool:
    for piece in paragraph.pieces:
        match piece:
            case str():
                if piece.strip():
                    return True
            case Table():
                if any(_says_something(each) for cell in piece.cells for each in cell.paragraphs):
                    return True
            case TextBox():
                if any(map(_says_something, piece.paragraphs)):
                    return True
    return False


def table_grid(table: Table, inner: ParagraphText) -> list[list[str]]:
    """Cell texts row by row: a cell merged over columns once, and "" in the rows that a cell merged over rows spans."""
    rows = max((cell.row + 1 for cell in table.cells), default=0)
    columns = max((cell.column + 1 for cell in table.cells), default=0)
    if rows * columns > MAX_GRID:
        return [[cell_text(cell, inner)] for cell in table.cells]
    slots: list[dict[int, str]] = [{} for _ in range(rows)]
    for cell in sorted(table.cells, key=lambda each: (each.row, each.column)):
        slots[cell.row][cell.column] = cell_text(cell, inner)
        for row in range(cell.row + 1, min(cell.row + cell.row_span, rows)):
            slots[row].setdefault(cell.column, "")
    return [[text for _, text in sorted(slot.items())] for slot in slots]
