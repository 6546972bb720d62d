"""From the body of a DOCX file to page text: paragraphs, tables, notes and boxes in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.adapters.docx_numbering import ListCounter
from app.adapters.docx_styles import Styles, number_ref, outline_level
from app.adapters.docx_tables import Cell, Table, read_table
from app.adapters.docx_text import NoteRef, ParagraphText, TextReader, chosen_content
from app.adapters.page_text import PageText, tidy
from app.adapters.safe_xml import Element, attribute, child, children, name
from app.adapters.table_text import count_header_rows, heading_row
from app.adapters.title_choice import TitleLine, is_heading_text
from app.core.document import BlockKind, OutlineEntry

_WRAPPERS = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "Choice", "Fallback")


@dataclass(slots=True)
class Flow:
    """Writes a document's text onto one page.

    Args:
        styles: the document's styles.
        counter: its list numbers.
        notes: footnote and endnote elements by kind and id.
    """

    styles: Styles
    counter: ListCounter
    notes: dict[NoteRef, Element]
    page: PageText = field(default_factory=lambda: PageText(1))
    lines: list[TitleLine] = field(default_factory=list)
    outline: list[OutlineEntry] = field(default_factory=list)
    title: str = ""
    _reader: TextReader = field(init=False)
    _paragraphs: int = 0
    _tables: int = 0
    _pending: list[tuple[NoteRef, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._reader = TextReader(self.styles)

    def write(self, holder: Element) -> None:
        """Write the paragraphs and tables of the body, a cell or a text box."""
        for block in blocks(holder):
            if name(block) == "p":
                self._paragraph(block)
            else:
                self._table(read_table(block))

    def plain(self, holder: Element) -> str:
        """All text below an element on lines, tables flattened (headers, notes, cells)."""
        parts = []
        for block in blocks(holder):
            if name(block) == "p":
                text, read = self._read(block)
                parts.append(text)
                parts.extend(self.plain(box) for box in read.boxes)
            else:
                cells = (cell for row in read_table(block).rows for cell in row)
                parts.extend(self.plain(cell.element).replace("\n", " ") for cell in cells)
        return "\n".join(filter(None, map(tidy, parts)))

    def _read(self, paragraph: Element) -> tuple[str, ParagraphText]:
        """The text with its list number, and what else the paragraph holds."""
        properties = child(paragraph, "pPr")
        style_id = self._style_id(properties)
        read = self._reader.read(paragraph, style_id)
        self._pending += read.notes
        ref = number_ref(properties) or self.styles.numbering(style_id)
        if ref is None or not (read.text.strip() or properties is not None):
            return read.text, read
        prefix = self.counter.next(ref, style_id)
        return (f"{prefix} {read.text.lstrip()}" if prefix and read.text.strip() else read.text), read

    def _paragraph(self, paragraph: Element) -> None:
        text, read = self._read(paragraph)
        text = tidy(text)
        properties = child(paragraph, "pPr")
        style_id = self._style_id(properties)
        if text:
            stated = outline_level(properties)
            level = self.styles.heading_level(style_id) if stated is None else stated
            self._text(text, level if is_heading_text(text) else 0, read.size)
            if self.styles.is_title(style_id) and not self.title:
                self.title = " ".join(text.split())
        self._write_notes()
        for box in read.boxes:
            self.write(box)

    def _style_id(self, properties: Element | None) -> str:
        return attribute(None if properties is None else child(properties, "pStyle"), "val") or self.styles.default

    def _text(self, text: str, level: int, size: int) -> None:
        self._paragraphs += 1
        kind = BlockKind.HEADING if level else BlockKind.PARAGRAPH
        self.page.builder.add(text, kind, level=level, locator=f"문단 {self._paragraphs}")
        self.lines.append(TitleLine(text, size, bool(level)))
        if level:
            self.outline.append(OutlineEntry(" ".join(text.split()), 1, level))

    def _table(self, table: Table) -> None:
        if is_frame(table):
            for row in table.rows:
                for cell in row:
                    self.write(cell.element)
            return
        grid = [[self._cell(cell) for cell in row] for row in table.rows]
        heading = heading_row(grid)
        if heading:
            self._text(heading, 1, 0)
            return
        self._tables += 1
        self.lines.extend(TitleLine(cell, 0) for row in grid for cell in row)
        header = table.header_rows or count_header_rows(grid, table.first_span)
        self.page.builder.add_table(grid, header, f"표 {self._tables}")
        self._write_notes()

    def _cell(self, cell: Cell) -> str:
        return "" if cell.continued else " ".join(self.plain(cell.element).split())

    def _write_notes(self) -> None:
        """The notes referred to since the last block, each once, right behind it."""
        pending, self._pending = self._pending, []
        for ref, mark in pending:
            element = self.notes.pop(ref, None)
            if element is not None:
                text = self.plain(element)
                self.page.builder.add(f"{mark} {text}".strip() if text else "", BlockKind.FOOTNOTE)
        if self._pending:  # a note may refer to another
            self._write_notes()


def blocks(holder: Element) -> Iterator[Element]:
    """Paragraphs and tables in order, through content controls, insertions and alternative contents."""
    for each in holder:
        kind = name(each)
        if kind in ("p", "tbl"):
            yield each
        elif kind == "AlternateContent":
            content = chosen_content(each)
            if content is not None:
                yield from blocks(content)
        elif kind in _WRAPPERS:
            yield from blocks(each)


def is_frame(table: Table) -> bool:
    """A table with at most one filled cell in each row is a frame around text, not a table to a reader."""
    return all(sum(_says_something(cell) for cell in row) <= 1 for row in table.rows)


def _says_something(cell: Cell) -> bool:
    texts = (each for each in cell.element.iter() if name(each) in ("t", "sym"))
    return not cell.continued and any((each.text or "").strip() or name(each) == "sym" for each in texts)


def note_elements(roots: Sequence[tuple[str, Element | None]]) -> dict[NoteRef, Element]:
    """Footnotes and endnotes by kind and id, separators left out."""
    found = {}
    for kind, root in roots:
        for each in children(root, kind) if root is not None else ():
            if attribute(each, "type") in (None, "normal"):
                found[NoteRef(kind, attribute(each, "id") or "")] = each
    return found
