"""From a Hangul document to page text: paragraphs, tables, notes and boxes in reading order, page by page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.adapters.hwp_model import Head, HeadKind, Margin, Note, Paragraph, Section, Table, TextBox
from app.adapters.hwp_numbering import HeadCounter
from app.adapters.hwp_pages import Layout, Placement, fallbacks
from app.adapters.hwp_tables import cell_text, is_frame, table_grid
from app.adapters.page_builder import PageBuilder
from app.adapters.page_text import PageText, tidy
from app.adapters.table_text import count_header_rows, heading_row
from app.adapters.title_choice import TitleLine, is_heading_text
from app.core.document import BlockKind, OutlineEntry, Page

_SUPERSCRIPT = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")
_SENTENCE_END = re.compile(r"[.?!][”’\"')\]」]*\s+|\n")
_HEADING_STYLE = re.compile(r"(제목|heading|title|장제목|절제목)\s*(\d)?", re.IGNORECASE)
_HEADING_LEVELS = 3
"""Outline levels that head a part; deeper ones (가., 1), ①) number running text."""
_SHORT_BOX = 40
"""Characters of a text box that is read as part of its line (a numeral or label in a frame)."""


@dataclass(slots=True)
class Flow:
    """Writes a document's text.

    Args:
        counter: the document's numbering.
        layout: where paragraphs stand, or None when the file does not say; then all is page 1.
    """

    counter: HeadCounter
    layout: Layout | None
    lines: list[TitleLine] = field(default_factory=list)
    outline: list[OutlineEntry] = field(default_factory=list)
    _pages: list[PageText] = field(default_factory=list)
    _outline_id: int = 0
    _paragraphs: int = 0
    _tables: int = 0
    _notes: list[Note] = field(default_factory=list)

    def write(self, sections: Sequence[Section]) -> tuple[Page, ...]:
        """Write every section and give the finished pages, from page 1 without gaps."""
        labels = self.layout.labels if self.layout else {}
        count = self.layout.pages if self.layout else 1
        self._pages = [PageText(number, labels.get(number, "")) for number in range(1, count + 1)]
        for index, section in enumerate(sections):
            self._outline_id = section.outline_id
            for place, paragraph in enumerate(section.paragraphs):
                placement = self.layout.sections[index][place] if self.layout else Placement(1)
                self._paragraph(paragraph, placement)
        return tuple(page.build() for page in self._pages)

    def _page(self, number: int) -> PageBuilder:
        return self._pages[min(number, len(self._pages)) - 1].builder

    def _paragraph(self, paragraph: Paragraph, placement: Placement) -> None:
        prefix = self.counter.next(paragraph.head, self._outline_id)
        run = _Run(paragraph, placement.page, placement.breaks, prefix)
        boxes: list[TextBox] = []
        rows = iter(placement.tables)
        for piece in paragraph.pieces:
            match piece:
                case str():
                    run.take(piece)
                case Note():
                    run.text += piece.mark.translate(_SUPERSCRIPT)
                    self._notes.append(piece)
                case Table():
                    self._flush(run)
                    self._table(piece, next(rows, (run.page,) * piece.rows), run.page)
                case TextBox():
                    self._box(piece, run, boxes)
                case Margin():
                    self._margin(piece, run.page)
        self._flush(run)
        for box in boxes:
            self._frame(box.paragraphs, [run.page] * len(box.paragraphs))

    def _flush(self, run: _Run) -> None:
        for text, page in run.parts():
            self._text(text, run.paragraph, page)
        self._write_notes(run.page)

    def _text(self, text: str, paragraph: Paragraph, page: int) -> None:
        text = tidy(text)
        if not text:
            return
        self._paragraphs += 1
        level = _heading_level(paragraph, text)
        kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
        self._page(page).add(text, kind, level=level, locator=f"문단 {self._paragraphs}")
        self._note_line(text, paragraph.size, page, level)

    def _note_line(self, text: str, size: int, page: int, level: int) -> None:
        self.lines.append(TitleLine(text, size, bool(level)))
        if level:
            self.outline.append(OutlineEntry(" ".join(text.split()), page, level))

    def _box(self, box: TextBox, run: _Run, boxes: list[TextBox]) -> None:
        text = " ".join(tidy(self._inner(each)) for each in box.paragraphs).strip()
        if box.inline and len(text) <= _SHORT_BOX and run.paragraph.text.strip():
            run.text += f" {text} "
        else:
            boxes.append(box)

    def _frame(self, paragraphs: Sequence[Paragraph], pages: Sequence[int]) -> None:
        """Text in a frame (a box, a caption, a table without columns) reads like the text around it."""
        for paragraph, page in zip(paragraphs, pages, strict=True):
            tables = tuple((page,) * piece.rows for piece in paragraph.pieces if isinstance(piece, Table))
            self._paragraph(paragraph, Placement(page, (), tables))

    def _margin(self, margin: Margin, page: int) -> None:
        text = "\n".join(filter(None, (tidy(self._inner(each)) for each in margin.paragraphs)))
        self._pages[min(page, len(self._pages)) - 1].add_margin(text)

    def _table(self, table: Table, rows: Sequence[int], page: int) -> None:
        self._frame(table.caption, [page] * len(table.caption))
        if is_frame(table):
            for cell in table.cells:
                first = rows[cell.row] if cell.row < len(rows) else page
                self._frame(cell.paragraphs, [first + further for further in fallbacks(cell.paragraphs)])
            return
        grid = table_grid(table, self._inner)
        heading = heading_row(grid)
        if heading:
            self._heading(heading, table, page)
            return
        for each in (paragraph for cell in table.cells for paragraph in cell.paragraphs):
            self.lines.append(TitleLine(tidy(each.text), each.size))
        self._tables += 1
        self._write_rows(grid, table, rows)
        self._write_notes(page)

    def _heading(self, text: str, table: Table, page: int) -> None:
        self._paragraphs += 1
        self._page(page).add(text, BlockKind.HEADING, level=1, locator=f"문단 {self._paragraphs}")
        size = max((each.size for cell in table.cells for each in cell.paragraphs), default=0)
        self._note_line(text, size, page, 1)

    def _write_rows(self, grid: list[list[str]], table: Table, rows: Sequence[int]) -> None:
        marked = _header_rows(table)
        first_span = max((cell.row_span for cell in table.cells if cell.row == 0), default=1)
        start = 0
        while start < len(grid):
            page = rows[start] if start < len(rows) else (rows[-1] if rows else 1)
            end = next((row for row in range(start, len(grid)) if row < len(rows) and rows[row] != page), len(grid))
            part = grid[start:end]
            header = marked or count_header_rows(part, first_span) if start == 0 else 0
            if start and marked and table.repeats_header:  # printed again at the top of each page
                part, header = grid[:marked] + part, marked
            self._page(page).add_table(part, header, f"표 {self._tables}")
            start = end

    def _write_notes(self, page: int) -> None:
        notes, self._notes = self._notes, []
        for note in notes:
            text = tidy(" ".join(self._inner(each) for each in note.paragraphs))
            self._page(page).add(f"{note.mark} {text}" if text else "", BlockKind.FOOTNOTE)

    def _inner(self, paragraph: Paragraph) -> str:
        """A paragraph inside a cell, note or margin as one run of text, tables in it flattened."""
        prefix = self.counter.next(paragraph.head, self._outline_id)
        parts: list[str] = []
        for piece in paragraph.pieces:
            match piece:
                case str():
                    parts.append(piece)
                case Note():
                    parts.append(piece.mark.translate(_SUPERSCRIPT))
                    self._notes.append(piece)
                case Table():
                    parts.append(" " + " ".join(cell_text(cell, self._inner) for cell in piece.cells) + " ")
                case TextBox():
                    parts.append(" " + " ".join(self._inner(each) for each in piece.paragraphs) + " ")
        text = "".join(parts).strip()
        return f"{prefix} {text}" if prefix and text else text


@dataclass(slots=True)
class _Run:
    """The text of a paragraph being gathered, and the page it has reached."""

    paragraph: Paragraph
    page: int
    breaks: tuple[int, ...]
    prefix: str
    text: str = ""
    _own: int = 0
    _cuts: list[int] = field(default_factory=list)

    def take(self, text: str) -> None:
        """Add the paragraph's own text and mark where a page ends in it."""
        for offset in self.breaks:
            if self._own < offset < self._own + len(text):
                self._cuts.append(len(self.text) + offset - self._own)
        self._own += len(text)
        self.text += text

    def parts(self) -> list[tuple[str, int]]:
        """The text gathered so far by page, and begin anew. A sentence belongs to the page on which it begins."""
        parts: list[tuple[str, int]] = []
        start = 0
        for cut in self._cuts:
            end = _SENTENCE_END.search(self.text, max(cut - 1, start))
            parts.append((self.text[start : end.end() if end else len(self.text)], self.page))
            start = end.end() if end else len(self.text)
            self.page += 1
        parts.append((self.text[start:], self.page))
        if self.prefix and parts[0][0].strip():
            parts[0] = (f"{self.prefix} {parts[0][0].lstrip()}", parts[0][1])
            self.prefix = ""
        self.text, self._cuts = "", []
        return parts


def _heading_level(paragraph: Paragraph, text: str) -> int:
    """Level of a heading, 0 for body text."""
    if not is_heading_text(text):
        return 0
    head: Head = paragraph.head
    if head.kind is HeadKind.OUTLINE and head.level < _HEADING_LEVELS:
        return head.level + 1
    style = _HEADING_STYLE.search(paragraph.style)
    return int(style[2] or 1) if style else 0


def _header_rows(table: Table) -> int:
    """Leading rows whose cells are all marked as header cells."""
    marked = dict.fromkeys(range(table.rows), True)
    for cell in table.cells:
        marked[cell.row] = marked.get(cell.row, True) and cell.header
    used = {cell.row for cell in table.cells}
    return next((row for row in range(table.rows) if row not in used or not marked[row]), 0)
