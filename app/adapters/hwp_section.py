"""BodyText sections of an HWP 5 file: records to paragraphs, tables, notes and boxes.

Source of the layouts: "한글 문서 파일 형식 5.0" revision 1.3, 4.3 (본문의 데이터 레코드).
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.adapters.hwp_docinfo import DocInfo, number_style
from app.adapters.hwp_equation import readable
from app.adapters.hwp_model import Cell, Head, Line, Margin, Note, Paragraph, Piece, Section, Table, TextBox
from app.adapters.hwp_records import Record, Tag
from app.adapters.hwp_text import Control, ParaText, decode_text
from app.adapters.number_format import format_number
from app.adapters.symbol_text import clean_signs

_LINE_SEGMENT = struct.Struct("<9i")
_FIRST_IN_LINE = 1 << 17
_PAGE_BREAK = 0x04
_HEADER_CELL = 1 << 18
_INLINE = 1
_PAGE_NUMBER = 0
_EMPTY_TEXT = ParaText((), ())


@dataclass(slots=True)
class _SectionFacts:
    """What the controls of a section say about all of it."""

    body_height: int = 0
    outline_id: int = 0
    columns: int = 1
    first_number: int = 0
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class SectionReader:
    """Turns the records of one section into paragraphs.

    Args:
        info: the document's shapes and styles.
    """

    info: DocInfo

    def read(self, roots: list[Record]) -> Section:
        """Read a section.

        Args:
            roots: its records as a tree.
        """
        body: list[Record] = []
        for record in roots:
            if record.tag == Tag.MEMO_LIST:  # memos follow the body; they are no part of the text
                break
            body.append(record)
        facts = _section_facts(body)
        return Section(
            self._paragraphs(body),
            facts.body_height,
            facts.outline_id,
            facts.columns,
            facts.first_number,
            facts.numbered,
        )

    def _paragraphs(self, records: Iterable[Record]) -> tuple[Paragraph, ...]:
        return tuple(self._paragraph(record) for record in records if record.tag == Tag.PARA_HEADER)

    def _paragraph(self, header: Record) -> Paragraph:
        text_record = header.first(Tag.PARA_TEXT)
        text = decode_text(text_record.data) if text_record else _EMPTY_TEXT
        controls = [record for record in header.children if record.tag == Tag.CTRL_HEADER]
        shape, style = header.u16(8), header.u8(10)
        heads, styles = self.info.heads, self.info.styles
        return Paragraph(
            pieces=tuple(joined(self._pieces(text, controls))),
            head=heads[shape] if shape < len(heads) else Head(),
            style=styles[style] if style < len(styles) else "",
            size=self._size(header),
            lines=_lines(header, text),
            page_break=bool(header.u8(11) & _PAGE_BREAK),
            new_page_number=_new_page_number(controls),
        )

    def _pieces(self, text: ParaText, controls: list[Record]) -> Iterator[Piece]:
        remaining = iter(controls)
        for token in text.tokens:
            if isinstance(token, Control):
                control = next(remaining, None)
                if control is not None:
                    yield from self._control(control)
            else:
                yield token
        for control in remaining:  # a damaged text record lost its places; the objects still count
            yield from self._control(control)

    def _control(self, control: Record) -> Iterator[Piece]:
        match control.data[3::-1]:
            case b"tbl ":
                yield self._table(control)
            case b"gso ":
                boxes = self._paragraphs(_drawing_paragraphs(control))
                if boxes:
                    yield TextBox(boxes, bool(control.u32(4) & _INLINE))
            case b"fn  " | b"en  ":
                yield Note(_note_mark(control), self._paragraphs(control.children))
            case b"head" | b"foot":
                yield Margin(self._paragraphs(control.children))
            case b"eqed":
                yield _equation(control)
            case b"atno":
                yield _automatic_number(control)
            case b"tcps":
                yield clean_signs(control.string(4)[0])
            case b"tdut":
                yield clean_signs(control.string(4)[0])

    def _table(self, control: Record) -> Table:
        caption: list[Record] = []
        cells: list[tuple[Record, list[Record]]] = []
        shape: Record | None = None
        for record in control.children:
            if record.tag == Tag.TABLE:
                shape = record
            elif shape is None:
                caption.append(record)
            elif record.tag == Tag.LIST_HEADER:
                cells.append((record, []))
            elif cells:
                cells[-1][1].append(record)
        properties = shape.u32(0) if shape else 0
        return Table(
            rows=shape.u16(4) if shape else 0,
            columns=shape.u16(6) if shape else 0,
            cells=tuple(self._cell(header, content) for header, content in cells),
            height=control.u32(20),
            offset=control.i32(8),
            flows=_flows(control.u32(4)),
            splits=bool(properties & 0x3),
            repeats_header=bool(properties & 0x4),
            caption=self._paragraphs(caption),
        )

    def _cell(self, header: Record, content: list[Record]) -> Cell:
        return Cell(
            column=header.u16(8),
            row=header.u16(10),
            column_span=max(header.u16(12), 1),
            row_span=max(header.u16(14), 1),
            height=header.u32(20),
            header=bool(header.u32(4) & _HEADER_CELL),
            paragraphs=self._paragraphs(content),
        )

    def _size(self, header: Record) -> int:
        """The largest character size; PARA_CHAR_SHAPE is pairs of a position and a character shape's index."""
        record = header.first(Tag.PARA_CHAR_SHAPE)
        sizes = self.info.sizes
        ids = () if record is None else (record.u32(offset) for offset in range(4, len(record.data), 8))
        return max((sizes[index] for index in ids if index < len(sizes)), default=0)


def _section_facts(body: list[Record]) -> _SectionFacts:
    """What the controls of the body's own paragraphs state (those inside cells and boxes speak of the cell)."""
    facts = _SectionFacts()
    for control in (child for paragraph in body for child in paragraph.children if child.tag == Tag.CTRL_HEADER):
        name = control.data[3::-1]
        if name == b"cold":
            facts.columns = max(facts.columns, control.u16(4) >> 2 & 0xFF)
        elif name == b"pgnp":
            facts.numbered = True
        elif name == b"secd":
            facts.outline_id, facts.first_number = control.u16(18), control.u16(20)
            page = control.first(Tag.PAGE_DEF)
            facts.body_height = _body_height(page) if page is not None else 0
    return facts


def joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbouring strings made one; empty ones left out."""
    text = ""
    for piece in pieces:
        if isinstance(piece, str):
            text += piece
            continue
        if text:
            yield text
            text = ""
        yield piece
    if text:
        yield text


def _lines(header: Record, text: ParaText) -> tuple[Line, ...]:
    record = header.first(Tag.PARA_LINE_SEG)
    if record is None:
        return ()
    whole = record.data[: len(record.data) // _LINE_SEGMENT.size * _LINE_SEGMENT.size]
    return tuple(
        Line(text.offset(raw) if raw else 0, top, height, bool(flags & _FIRST_IN_LINE))
        for raw, top, height, _, _, _, _, _, flags in _LINE_SEGMENT.iter_unpack(whole)
    )


def _drawing_paragraphs(record: Record) -> Iterator[Record]:
    """Paragraphs of the text boxes of a drawing object and of the objects grouped in it, and of its caption."""
    for child in record.children:
        if child.tag == Tag.PARA_HEADER:
            yield child
        elif child.tag == Tag.SHAPE_COMPONENT or Tag.SHAPE_COMPONENT < child.tag < Tag.EQEDIT:
            yield from _drawing_paragraphs(child)


def _body_height(page: Record) -> int:
    """Paper height less the margins; on landscape paper (bit 0 of the property) width and height change places."""
    width, height, _, _, top, bottom, header, footer = (page.u32(offset) for offset in range(0, 32, 4))
    paper = width if page.u32(36) & 1 else height
    return max(paper - top - bottom - header - footer, 0)


def _flows(properties: int) -> bool:
    """Not inline, set off from its paragraph (bits 3-4: 2), text above and below only (bits 21-23: 1)."""
    return not properties & _INLINE and properties >> 3 & 0x3 == 2 and properties >> 21 & 0x7 == 1


def _note_mark(control: Record) -> str:
    """Number with the signs before and after it, as in "1)"."""
    before, after = control.u16(8), control.u16(10)
    number = format_number(control.u32(4) or 1, number_style(control.u32(12)))
    return f"{chr(before) if before else ''}{number}{chr(after) if after else ''}"


def _automatic_number(control: Record) -> str:
    """Numbers of pictures, tables and equations in captions; page numbers change from page to page and are left out."""
    properties = control.u32(4)
    if properties & 0xF in (_PAGE_NUMBER, 1, 2):  # 1, 2: the mark of a note, written by the note itself
        return ""
    return format_number(control.u16(8), number_style(properties >> 4 & 0xFF))


def _new_page_number(controls: list[Record]) -> int:
    for control in controls:
        if control.data[3::-1] == b"nwno" and control.u32(4) & 0xF == _PAGE_NUMBER:
            return control.u16(8)
    return 0


def _equation(control: Record) -> str:
    script = control.first(Tag.EQEDIT)
    return "" if script is None else readable(clean_signs(script.string(4)[0]))
