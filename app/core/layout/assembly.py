"""Page text, blocks and character boxes from pages in reading order."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

from app.core.document import Block, BlockKind
from app.core.geometry import EMPTY, Box
from app.core.layout.cleaning import SOFT_HYPHEN
from app.core.layout.columns import merge_row
from app.core.layout.flow import Flow, Item, Placed
from app.core.layout.frames import Turn
from app.core.layout.joining import breaking_of, decide, is_doubtful
from app.core.layout.line import Line
from app.core.layout.paragraphs import Builder, Paragraph
from app.core.layout.seam import Join, Seam
from app.core.layout.table import Cell, Table
from app.core.layout.vocabulary import Vocabulary

_REPEATED = 30  # characters; a merged cell's text up to this length is repeated in each row it spans
_CELL_SEPARATOR = " | "
_GAP = (0.0, 0.0, 0.0, 0.0)


class Joiner:
    """Decides the seams of one document.

    Args:
        flows: its pages.
    """

    def __init__(self, flows: Iterable[Flow]) -> None:
        self._cells: dict[int, list[Paragraph]] = {}
        body: list[Seam] = []
        cells: list[Seam] = []
        lines: list[str] = []
        for flow in flows:
            for placed in flow.items:
                for paragraph in self._paragraphs(placed.item):
                    (cells if isinstance(placed.item, Table) else body).extend(paragraph.seams)
                    lines.extend(line.text for line in paragraph.lines)
        self._vocabulary = Vocabulary(lines, [seam for seam in (*body, *cells) if is_doubtful(seam)])
        self._breaking = breaking_of(body)
        self._breaking_in_cells = breaking_of(cells)

    def _paragraphs(self, item: Item) -> list[Paragraph]:
        if isinstance(item, Paragraph):
            return [item]
        return [paragraph for cell in item.cells for paragraph in self.cell(cell)]

    def cell(self, cell: Cell) -> list[Paragraph]:
        """Paragraphs of a cell."""
        key = id(cell)
        if key not in self._cells:
            rows = _printed_lines(cell.lines)
            single = len(rows) == 1
            self._cells[key] = [Paragraph(tuple(rows))] if single else Builder().build(rows, width=cell.width)
        return self._cells[key]

    def join(self, seam: Seam, *, in_cell: bool) -> Join:
        """How two lines are put together."""
        return decide(seam, self._vocabulary, self._breaking_in_cells if in_cell else self._breaking)


def _printed_lines(lines: Sequence[Line]) -> list[Line]:
    """Lines of a cell with the parts of one printed line put together."""
    rows: list[list[Line]] = []
    for line in lines:
        if rows and abs(rows[-1][0].middle - line.middle) <= 0.45 * max(rows[-1][0].size, line.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    merged = [merge_row(row) for row in rows]
    return [piece for piece in merged if isinstance(piece, Line)]


class PageText:
    """Collects the text of one page, one box a character, and its blocks."""

    def __init__(self, joiner: Joiner) -> None:
        self._joiner = joiner
        self._parts: list[str] = []
        self._length = 0
        self._boxes = array("f")
        self._turns: list[tuple[int, Turn]] = []
        self.blocks: list[Block] = []

    def add(self, placed: Placed) -> None:
        """Append a paragraph or table as a block."""
        if self._length:
            self._put("\n", _GAP)
        self._turns.append((self._length, placed.turn))
        start, item = self._length, placed.item
        if isinstance(item, Paragraph):
            self._put_paragraph(item, in_cell=False)
            self.blocks.append(Block(item.kind, start, self._length, item.level))
        else:
            header_end = self._put_table(item)
            self.blocks.append(Block(BlockKind.TABLE, start, self._length, header_end=header_end))

    def add_plain(self, text: str, kind: BlockKind) -> None:
        """Append text without geometry as a block."""
        if self._length:
            self._put("\n", _GAP)
        start = self._length
        self._put(text, _GAP * len(text))
        self.blocks.append(Block(kind, start, self._length))

    @property
    def text(self) -> str:
        """The page text so far."""
        return "".join(self._parts)

    def boxes(self) -> list[Box]:
        """One box per character on the displayed page."""
        numbers = iter(self._boxes)
        boxes = list(zip(numbers, numbers, numbers, numbers, strict=True))
        ends = [*(start for start, _ in self._turns[1:]), len(boxes)]
        for (start, turn), end in zip(self._turns, ends, strict=False):
            if turn.angle:
                boxes[start:end] = [EMPTY if box == EMPTY else turn.displayed(*box) for box in boxes[start:end]]
        return boxes

    def _put(self, text: str, boxes: Iterable[float]) -> None:
        self._parts.append(text)
        self._length += len(text)
        self._boxes.extend(boxes)

    def _put_paragraph(self, paragraph: Paragraph, *, in_cell: bool) -> None:
        joins = [self._joiner.join(seam, in_cell=in_cell) for seam in paragraph.seams]
        for line, join in zip(paragraph.lines, [*joins, Join.NONE], strict=True):
            self._put_line(line, drop_last=join is Join.DROP_HYPHEN)
            if join is Join.SPACE:
                self._put(" ", _GAP)

    def _put_line(self, line: Line, *, drop_last: bool) -> None:
        if drop_last:
            self._put(line.text[:-1], line.boxes[:-4])
        elif SOFT_HYPHEN in line.text:
            self._put(line.text.replace(SOFT_HYPHEN, "-"), line.boxes)
        else:
            self._put(line.text, line.boxes)

    def _put_table(self, table: Table) -> int:
        """Append all rows; returns where the header rows end."""
        header_end = 0
        first = True
        for row in range(table.rows):
            cells = [cell for cell in table.cells if cell.row <= row < cell.row + cell.rows]
            shown = [cell if cell.row == row or len(cell.text) <= _REPEATED else None for cell in cells]
            if not any(cell is not None and cell.lines and cell.row == row for cell in shown):
                continue
            if not first:
                self._put("\n", _GAP)
            first = False
            self._put_row(sorted(zip((cell.column for cell in cells), shown, strict=True), key=lambda pair: pair[0]))
            if row < table.header_rows:
                header_end = self._length
        return header_end

    def _put_row(self, cells: Sequence[tuple[int, Cell | None]]) -> None:
        for index, (_, cell) in enumerate(cells):
            if index:
                self._put(_CELL_SEPARATOR, _GAP * len(_CELL_SEPARATOR))
            if cell is None or not cell.lines:
                continue
            for position, paragraph in enumerate(self._joiner.cell(cell)):
                if position:
                    self._put(" ", _GAP)
                self._put_paragraph(paragraph, in_cell=True)
