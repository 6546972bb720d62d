"""A table of any length: its header is repeated on every page, and a row higher than the page goes on on the next.

The library's own tables copy all remaining rows at every page break, and refuse a row that is higher than a page. This
one measures each row once, and its pieces share the rows.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from reportlab.platypus import Flowable, Paragraph  # type: ignore[import-untyped]

from app.adapters.export_pdf_style import PADDING, RULE, SHADE

_SPLIT_FROM = 0.3
"""A row higher than this share of a page may be split; lower ones move to the next page whole."""
HIGHEST_HEADER = 0.4
"""A header that takes more than this share of a page is a row like the others."""
_LEAST_PIECE = 60.0
"""Points: a piece of a split row is not lower."""
Row = list[list[Paragraph]]
"""A list of paragraphs a cell."""


@dataclass(slots=True)
class Grid:
    """What all pieces of a table share.

    Attributes:
        widths: of the columns, in points.
        header: repeated on every page; empty: none.
        page: height in points that a whole page offers.
    """

    widths: tuple[float, ...]
    header: Row
    rows: list[Row]
    page: float
    heights: dict[int, float]

    def height(self, number: int) -> float:
        """Height of a row, measured when first asked for."""
        if number not in self.heights:
            self.heights[number] = self.measured(self.rows[number])
        return self.heights[number]

    def measured(self, row: Row) -> float:
        """Height of a row in points."""
        return max((self._cell(c, w) for c, w in zip(row, self.widths, strict=True)), default=0.0) + 2 * PADDING

    def _cell(self, cell: list[Paragraph], width: float) -> float:
        return sum(float(p.wrap(width - 2 * PADDING, self.page)[1]) for p in cell)


def grid(widths: tuple[float, ...], header: Row, rows: list[Row], page: float) -> Grid:
    """A table's grid, ready to flow."""
    made = Grid(widths, header, rows, page, {})
    if made.measured(header) <= HIGHEST_HEADER * page:
        return made
    return Grid(widths, [], [header, *rows], page, {})


class Rows(Flowable):  # type: ignore[misc]
    """Rows `start` to `end` of a grid under its header.

    Args:
        first: replaces row `start`: what is left of it after a split, or None.
        last: a piece of a row, drawn behind the others, or None.
    """

    def __init__(
        self,
        grid: Grid,
        start: int,
        end: int,
        first: Row | None = None,
        last: Row | None = None,
    ) -> None:
        super().__init__()
        self.grid, self.start, self.end = grid, start, end
        self.first, self.last = first, last
        self.spaceAfter = 10
        self._above = grid.measured(grid.header) if grid.header else 0.0
        self._first_height = grid.measured(first) if first is not None else 0.0
        self._last_height = grid.measured(last) if last is not None else 0.0

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Size of all rows; measuring stops where it is clear that they do not fit."""
        total = self._above + self._last_height
        for number in range(self.start, self.end):
            total += self._height(number)
            if total > height:
                break
        self.width, self.height = sum(self.grid.widths), total
        return self.width, total

    def split(self, width: float, height: float) -> list[Rows]:
        """Rows that fit the height, and the rest; none when not even one fits."""
        left = height - self._above
        number = self.start
        while number < self.end and self._height(number) <= left:
            left -= self._height(number)
            number += 1
        upper, lower = self._divided(number, left)
        if upper is None and number == self.start:
            return []
        first = self.first if number > self.start else None
        rest = lower if upper is not None else (self.first if number == self.start else None)
        above = Rows(self.grid, self.start, number, first, upper)
        return [above, Rows(self.grid, number, self.end, rest, self.last)]

    def _divided(self, number: int, left: float) -> tuple[Row | None, Row | None]:
        """A row cut at the height left on the page; (None, None) when it had better move on whole."""
        if number >= self.end or left < _LEAST_PIECE or self._height(number) < _SPLIT_FROM * self.grid.page:
            return None, None
        pairs = [
            _cut(c, w - 2 * PADDING, left - 2 * PADDING)
            for c, w in zip(self._row(number), self.grid.widths, strict=True)
        ]
        upper, lower = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        return (upper, lower) if any(upper) else (None, None)

    def _row(self, number: int) -> Row:
        return self.first if number == self.start and self.first is not None else self.grid.rows[number]

    def _height(self, number: int) -> float:
        return self._first_height if number == self.start and self.first is not None else self.grid.height(number)

    def draw(self) -> None:
        """Header, rows, lines."""
        canvas, top = self.canv, float(self.height)
        canvas.setFillColor(SHADE)
        canvas.rect(0, top - self._above, self.width, self._above, stroke=0, fill=1)
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        canvas.line(0, top, self.width, top)
        highest = top
        if self.grid.header:
            top = self._draw_row(canvas, self.grid.header, top, self._above)
        for number in range(self.start, self.end):
            top = self._draw_row(canvas, self._row(number), top, self._height(number))
        if self.last is not None:
            top = self._draw_row(canvas, self.last, top, self._last_height)
        left = 0.0
        for width in (0.0, *self.grid.widths):
            left += width
            canvas.line(left, highest, left, top)

    def _draw_row(self, canvas: Canvas, row: Row, top: float, height: float) -> float:
        left = 0.0
        for cell, width in zip(row, self.grid.widths, strict=True):
            y = top - PADDING
            for paragraph in cell:
                y -= float(paragraph.height)  # known since the row was measured
                paragraph.drawOn(canvas, left + PADDING, y)
            left += width
        canvas.setStrokeColor(RULE)
        canvas.line(0, top - height, self.width, top - height)
        return top - height


def _cut(cell: list[Paragraph], width: float, height: float) -> tuple[list[Paragraph], list[Paragraph]]:
    """The part of a cell that fits a height, and the rest."""
    for position, paragraph in enumerate(cell):
        needed = float(paragraph.wrap(width, height)[1])
        if needed > height:
            pieces = paragraph.split(width, height)
            if len(pieces) < 2:
                return cell[:position], cell[position:]
            return [*cell[:position], pieces[0]], [*pieces[1:], *cell[position + 1 :]]
        height -= needed
    return cell, []
