"""Rows of a sheet or table: where one table ends and the next begins, and which rows are headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from app.adapters.page_builder import PageBuilder, cell_text

_SIGNS = r"[\d\s,.%()+\-–~/:₩$€¥년월일원건명개회억만천]*"
_VALUE = re.compile(_SIGNS + r"\d" + _SIGNS)
# Years, months and quarters are values elsewhere but common column headings.
_PERIOD = re.compile(
    r"(?:'?\d{2}|(?:19|20)\d{2})년도?(?:\s*\d{1,2}월|\s*[1-4]분기)?|(?:19|20)\d{2}|\d{1,2}월|[1-4]분기말?"
)
_LONGEST_HEADING = 40  # characters; a longer cell is prose
_KEY_VALUE_COLUMNS = 2  # two columns are as often "name | value" pairs as a table with a heading row


@dataclass(slots=True)
class Region:
    """Rows without a blank row between them.

    Attributes:
        first_row: 1-based number of the first row in its sheet or file.
        rows: cell texts.
    """

    first_row: int
    rows: list[list[str]] = field(default_factory=list)


def regions(rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[Region]:
    """Cut numbered rows at blank rows. A gap in the numbers (rows that are hidden) does not end a table."""
    region: Region | None = None
    for number, cells in rows:
        texts = [cell_text(cell) for cell in cells]
        blank = not any(texts)
        if region is not None and blank:
            yield region
            region = None
        if not blank:
            region = region or Region(number)
            region.rows.append(texts)
    if region is not None:
        yield region


def add_region(
    builder: PageBuilder, region: Region, table_locator: str, row_locator: str, header_rows: int = -1
) -> None:
    """Add a region: rows of one cell above the table (titles, units) as paragraphs, the rest as a table.

    Args:
        table_locator: the locator of the table; "{row}" in it is filled with its first row's number.
        row_locator: the locator of a paragraph, "{row}" likewise.
        header_rows: heading rows of the table, or -1 to judge by its cells.
    """
    rows, first = region.rows, region.first_row
    lone = 0
    while lone < len(rows) and _filled(rows[lone]) <= 1:
        lone += 1
    for offset in range(lone):
        builder.add(" ".join(filter(None, rows[offset])), locator=row_locator.format(row=first + offset))
    table = _without_empty_columns(rows[lone:])
    if table:
        headings = guess_header(table) if header_rows < 0 else header_rows
        builder.add_table(table, headings, table_locator.format(row=first + lone))


def guess_header(rows: Sequence[Sequence[str]]) -> int:
    """1 when the first row reads like column headings (short distinct words over values), else 0."""
    if len(rows) < 2:
        return 0
    cells = [cell.strip() for cell in rows[0] if cell.strip()]
    width = max(len(row) for row in rows)
    if len(cells) < 2 or len(cells) * 2 < width or len(set(cells)) < len(cells):
        return 0
    if any(_is_value(cell) or len(cell) > _LONGEST_HEADING for cell in cells):
        return 0
    if width == _KEY_VALUE_COLUMNS:
        values = [row[-1] for row in rows[1:] if row]
        return int(sum(_is_value(value.strip()) for value in values) * 2 > len(values))
    return 1


def _is_value(cell: str) -> bool:
    return bool(_VALUE.fullmatch(cell)) and not _PERIOD.fullmatch(cell)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(cell) for cell in row)


def _without_empty_columns(rows: list[list[str]]) -> list[list[str]]:
    """Drop columns that are empty in every row (spacing columns, the indent of the table)."""
    width = max((len(row) for row in rows), default=0)
    used = [column for column in range(width) if any(column < len(row) and row[column] for row in rows)]
    return [[row[column] if column < len(row) else "" for column in used] for row in rows]
