"""Page numbers of a Hangul document, from the layout the word processor stored with each paragraph.

A file holds, for each line, its distance from the top of its page's text area (HWP 5 PARA_LINE_SEG, HWPX linesegarray),
but no page numbers. A page ends where that distance falls back, where a page break is set, and inside a split table:
- the stored height of a split table is the height of its first part, so its rows fill up to there;
- where the split runs through a cell, the lines in the cell fall back to 0.

The result is used only if it is trustworthy: most paragraphs have lines, the text runs in one column, and what the
layout says agrees with the height of the pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from app.adapters.hwp_model import Line, Paragraph, Section, Table

TOLERANCE = 600
"""HWPUNIT (2 mm): borders and cell margins that the stored heights leave out."""
MIN_LAID_OUT = 0.8
"""Share of paragraphs with lines, below which the layout is incomplete. Files of other programs have none; Hangul
leaves out those edited last, and they stay on the page of the one before (a real file of 86 % got all 11 pages)."""
MAX_EARLY_BREAKS = 0.1
"""Share of page ends far above the foot of the page without a page break set, above which the layout is stale."""
_EARLY = 0.6
"""A page may end early before a table or picture that did not fit; text ends in the last 40 % of the page."""

RowPages = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a paragraph of the body stands.

    Attributes:
        page: 1-based page on which it begins.
        breaks: offsets in its text where a further page begins.
        tables: for each of its tables in order, the page of each row.
    """

    page: int
    breaks: tuple[int, ...] = ()
    tables: tuple[RowPages, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """Placements of every paragraph, section by section; `pages`: how many; `labels`: printed number by page."""

    sections: tuple[tuple[Placement, ...], ...]
    pages: int
    labels: dict[int, str]


def lay_out(sections: Sequence[Section]) -> Layout | None:
    """Find the page of every paragraph and table row.

    Returns:
        None when the file's layout is missing or cannot be trusted.
    """
    paragraphs = [paragraph for section in sections for paragraph in section.paragraphs]
    laid_out = sum(bool(paragraph.lines) for paragraph in paragraphs)
    if not paragraphs or laid_out < MIN_LAID_OUT * len(paragraphs) or any(section.columns > 1 for section in sections):
        return None
    cursor = _Cursor()
    placed = tuple(cursor.section(section) for section in sections)
    if cursor.early > 1 and cursor.early > MAX_EARLY_BREAKS * cursor.page:
        return None
    return Layout(placed, cursor.page, cursor.labels)


@dataclass(slots=True)
class _Cursor:
    """The place reached: page, and the line before on it (top -1 at the start of a page)."""

    page: int = 0
    body: int = 0
    top: int = -1
    bottom: int = 0
    early: int = 0
    number: int = 0
    labelled: bool = False
    labels: dict[int, str] = field(default_factory=dict)

    def section(self, section: Section) -> tuple[Placement, ...]:
        """Place the paragraphs of a section; it begins on a new page."""
        self.body = section.body_height
        self.labelled = section.numbered
        self._turn(section.first_number)
        return tuple(self._paragraph(each, index > 0) for index, each in enumerate(section.paragraphs))

    def _paragraph(self, paragraph: Paragraph, may_break: bool) -> Placement:
        lines, above, before = paragraph.lines, self.bottom, self.page
        if paragraph.page_break and may_break:
            self._turn()
        elif lines and self._falls_back(lines[0]):
            self._natural_turn(lines[0].height + sum(table.height for table in _flowing(paragraph)))
        if paragraph.new_page_number:
            self._label(paragraph.new_page_number)
        page = self.page
        self._take(lines[:1])
        # A table that leaves no room above it pushes its own paragraph's line below itself.
        above = min(above, self.top) if self.page == before else self.top
        tables = tuple(self._table(piece, above) for piece in paragraph.pieces if isinstance(piece, Table))
        breaks = []
        for line in lines[1:]:
            if self._falls_back(line):
                self._natural_turn(line.height)
                breaks.append(line.offset)
            self._take((line,))
        return Placement(page, tuple(breaks), tables)

    def _table(self, table: Table, above: int) -> RowPages:
        if not table.flows:
            return (self.page,) * table.rows
        heights = row_heights(table)
        start = max(above, 0) + table.offset
        lines = _lines_by_row(table)
        resets = [_resets(cells) for cells in lines]
        if any(resets) or (table.splits and self._overflows(start, table, sum(heights))):
            return self._split(table, heights, lines)
        if self.body and start + table.height > self.body + TOLERANCE:
            self._turn()  # it did not fit under its paragraph and stands at the top of the next page
            self.top, self.bottom = 0, table.height
        return (self.page,) * table.rows

    def _overflows(self, start: int, table: Table, total: int) -> bool:
        return total > table.height + TOLERANCE and 0 < self.body < start + total - TOLERANCE

    def _split(self, table: Table, heights: list[int], lines: list[list[list[Line]]]) -> RowPages:
        pages = []
        used, limit = 0, table.height
        repeated = heights[0] if table.repeats_header and heights else 0
        for height, cells in zip(heights, lines, strict=True):
            resets = _resets(cells)
            # The first part's height is exact, so a row that passes it by less than half belongs to it.
            spare = height // 2 if limit == table.height else TOLERANCE
            if used and not resets and used + height > limit + spare:
                self._turn()
                used, limit = repeated, self.body
            pages.append(self.page)
            used += height
            for _ in range(resets):
                self._turn()
                used, limit = _tail_height(cells), self.body
        # Stored row heights can exceed the real ones: only a line well above the end stands on a further page.
        self.top, self.bottom = used // 2, used
        return tuple(pages)

    def _falls_back(self, line: Line) -> bool:
        return line.top < self.top or (line.top == self.top and line.first and self.bottom > self.top)

    def _take(self, lines: Sequence[Line]) -> None:
        for line in lines:
            self.top, self.bottom = line.top, line.top + line.height

    def _natural_turn(self, needed: int) -> None:
        if self.body and self.bottom + needed < _EARLY * self.body:
            self.early += 1
        self._turn()

    def _turn(self, number: int = 0) -> None:
        self.page += 1
        self.top, self.bottom = -1, 0
        self._label(number or self.number + 1)

    def _label(self, number: int) -> None:
        self.number = number
        if self.labelled:
            self.labels[self.page] = str(number)


def row_heights(table: Table) -> list[int]:
    """Height of each row: that of its cells of one row; rows without such a cell share what their cell has left."""
    heights = [0] * table.rows
    for cell in table.cells:
        if cell.row_span == 1 and cell.row < table.rows:
            heights[cell.row] = max(heights[cell.row], cell.height)
    for cell in table.cells:
        rows = range(cell.row, min(cell.row + cell.row_span, table.rows))
        unknown = [row for row in rows if not heights[row]]
        left = cell.height - sum(heights[row] for row in rows)
        for row in unknown:
            heights[row] = max(left // len(unknown), 0)
    return heights


def fallbacks(paragraphs: Sequence[Paragraph]) -> list[int]:
    """For each paragraph of a cell, how many pages further than the cell's first page it begins."""
    further, top = 0, -1
    places = []
    for paragraph in paragraphs:
        for index, line in enumerate(paragraph.lines):
            if line.top < top:
                further += 1
            top = line.top
            if index == 0:
                places.append(further)
        if not paragraph.lines:
            places.append(further)
    return places


def _flowing(paragraph: Paragraph) -> list[Table]:
    return [piece for piece in paragraph.pieces if isinstance(piece, Table) and piece.flows]


def _lines_by_row(table: Table) -> list[list[list[Line]]]:
    """For each row, the lines of each cell that begins in it."""
    rows: list[list[list[Line]]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        if cell.row < table.rows:
            rows[cell.row].append([line for each in cell.paragraphs for line in each.lines])
    return rows


def _resets(cells: list[list[Line]]) -> int:
    """How often the lines of a cell that begins in this row fall back to the top."""
    return max((sum(below.top < above.top for above, below in pairwise(lines)) for lines in cells), default=0)


def _tail_height(cells: list[list[Line]]) -> int:
    return max((lines[-1].top + lines[-1].height for lines in cells if lines), default=0)
