"""Tables as exporters lay them out."""

from __future__ import annotations

from app.core.exporting.citing import paragraphs
from app.core.report import Cell, Mark, Report, Table

WIDE_COLUMNS = 5
"""A table with so many columns or more is set on a landscape page: at 10.5 points a column of an A4 page held upright
would be left with some ten syllables."""
_EMPTY = Cell(())


def is_wide(report: Report) -> bool:
    """Whether the report is better read on landscape pages."""
    return any(columns(table) >= WIDE_COLUMNS for table in tables(report))


def tables(report: Report) -> tuple[Table, ...]:
    """The report's tables in order."""
    return tuple(block for block in report.blocks if isinstance(block, Table))


def columns(table: Table) -> int:
    """How many columns a table has; rows of other lengths than the header count too."""
    return max([len(table.header), *(len(row) for row in table.rows)], default=0)


def cells(row: tuple[Cell, ...], count: int) -> tuple[Cell, ...]:
    """A row with empty cells where it is short."""
    return row + (_EMPTY,) * (count - len(row))


def header(table: Table) -> tuple[str, ...]:
    """The header with empty texts where it is short."""
    return table.header + ("",) * (columns(table) - len(table.header))


def shares(table: Table) -> tuple[float, ...]:
    """Widths of the columns as shares of 1; equal where none, or too few, are given."""
    count = columns(table)
    widths = [max(0.0, width) for width in table.widths]
    if len(widths) != count or not sum(widths):
        return (1 / count,) * count if count else ()
    least = min(0.08, 0.5 / count) * sum(widths)
    widened = [max(width, least) for width in widths]
    return tuple(width / sum(widened) for width in widened)


def marks_changes(report: Report) -> bool:
    """Whether words are marked as added or removed, so that a legend is needed."""
    marked = {Mark.ADDED, Mark.REMOVED}
    return any(run.mark in marked for paragraph in paragraphs(report) for run in paragraph.runs)
