"""sectionN.xml of an HWPX file: paragraphs, tables, notes and boxes.

Source: KS X 6101 (OWPML), as written by Hangul 2014 and later.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.adapters.hwp_equation import readable
from app.adapters.hwp_model import Cell, Head, Line, Margin, Note, Paragraph, Piece, Section, Table, TextBox
from app.adapters.hwp_section import joined
from app.adapters.hwp_text import Control, ParaText
from app.adapters.hwpx_header import NUMBER_STYLES, Header
from app.adapters.number_format import NumberStyle, format_number
from app.adapters.safe_xml import Element, child, children, descendants, name, number
from app.adapters.symbol_text import clean_signs

_FIRST_IN_LINE = 1 << 17
_CONTROL_WIDTH = 8
"""Places a control or object takes in the positions that line segments refer to, as in HWP 5."""
_GROUNDS = frozenset({"tc", "drawText"})  # white letters may lie on a coloured cell or shape there
_SIGNS = {"lineBreak": "\n", "nbSpace": "\u00a0", "fwSpace": " ", "hyphen": "-"}
MAX_INDEX = 0xFFFF
"""Rows and columns of a table are 16-bit numbers in Hangul."""
_NOTES = ("footNote", "endNote")


@dataclass(frozen=True, slots=True)
class SectionParser:
    """Turns a section's XML into paragraphs.

    Args:
        header: the document's shapes and styles.
    """

    header: Header

    def read(self, root: Element) -> Section:
        """Read a section from its root element."""
        own = [each for each in root if name(each) == "p"]
        facts = [each for paragraph in own for run in children(paragraph, "run") for each in run]
        settings = next((each for each in facts if name(each) == "secPr"), None)
        controls = [inner for each in facts if name(each) == "ctrl" for inner in each]
        return Section(
            paragraphs=tuple(self._blocks(root)),
            body_height=_body_height(settings),
            outline_id=number(settings, "outlineShapeIDRef"),
            columns=max((number(each, "colCount", 1) for each in controls if name(each) == "colPr"), default=1),
            first_number=0 if settings is None else number(child(settings, "startNum"), "page"),
            numbered=any(name(each) == "pageNum" for each in controls),
        )

    def _blocks(self, holder: Element) -> Iterator[Paragraph]:
        """Paragraphs; other programs also write tables beside them, and cells without a subList."""
        for each in holder:
            match name(each):
                case "p":
                    yield self._paragraph(each)
                case "tbl":
                    yield Paragraph((self.table(each),))
                case "subList":
                    yield from self._blocks(each)

    def _paragraph(self, element: Element) -> Paragraph:
        content = _Content(self)
        on_page = not any(name(each) in _GROUNDS for each in element.iterancestors())
        for run in children(element, "run"):
            content.unseen = on_page and run.get("charPrIDRef", "") in self.header.unseen
            for item in run:
                content.take(item)
        text = content.text()
        used = {run.get("charPrIDRef", "") for run in children(element, "run")}
        return Paragraph(
            pieces=tuple(joined(content.pieces)),
            head=self.header.heads.get(element.get("paraPrIDRef", ""), Head()),
            style=self.header.styles.get(element.get("styleIDRef", ""), ""),
            size=max((self.header.sizes.get(shape, 0) for shape in used), default=0),
            lines=tuple(_lines(element, text)),
            page_break=element.get("pageBreak") == "1",
            new_page_number=content.new_page_number,
        )

    def paragraphs(self, holder: Element | None) -> tuple[Paragraph, ...]:
        """The paragraphs held by an element."""
        return () if holder is None else tuple(self._blocks(holder))

    def table(self, element: Element) -> Table:
        """A table."""
        place = child(element, "pos")
        cells = tuple(
            self._cell(cell, row_index, column_index)
            for row_index, row in enumerate(children(element, "tr"))
            for column_index, cell in enumerate(children(row, "tc"))
        )
        return Table(
            rows=max((cell.row + 1 for cell in cells), default=0),
            columns=max((cell.column + cell.column_span for cell in cells), default=0),
            cells=cells,
            height=number(child(element, "sz"), "height"),
            offset=number(place, "vertOffset"),
            flows=_flows(element, place),
            splits=element.get("pageBreak", "NONE") != "NONE",
            repeats_header=element.get("repeatHeader") == "1",
            caption=self.paragraphs(child(element, "caption")),
        )

    def _cell(self, element: Element, row: int, column: int) -> Cell:
        """A cell; its place in the file's order stands in for a missing address."""
        address, span = child(element, "cellAddr"), child(element, "cellSpan")
        return Cell(
            row=min(max(number(address, "rowAddr", row), 0), MAX_INDEX),
            column=min(max(number(address, "colAddr", column), 0), MAX_INDEX),
            row_span=max(number(span, "rowSpan", 1), 1),
            column_span=max(number(span, "colSpan", 1), 1),
            height=number(child(element, "cellSz"), "height"),
            header=element.get("header") == "1",
            paragraphs=self.paragraphs(element),
        )

    def drawing(self, element: Element) -> TextBox | None:
        """The texts of a drawing, of drawings grouped in it, and the caption; None when there are none."""
        holders = [element, *descendants(element, "rect", "ellipse", "polygon", "arc", "curve", "line", "connectLine")]
        found: list[Paragraph] = []
        for holder in dict.fromkeys(holders):
            found.extend(self.paragraphs(child(holder, "drawText")))
        found.extend(self.paragraphs(child(element, "caption")))
        place = child(element, "pos")
        return TextBox(tuple(found), place is not None and place.get("treatAsChar") == "1") if found else None


@dataclass(slots=True)
class _Content:
    """The content of one paragraph being gathered, with the raw position of each piece of text."""

    parser: SectionParser
    pieces: list[Piece] = field(default_factory=list)
    new_page_number: int = 0
    unseen: bool = False
    _tokens: list[str | Control] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _raw: int = 0
    _deleted: bool = False

    def text(self) -> ParaText:
        return ParaText(tuple(self._tokens), tuple(self._starts))

    def take(self, item: Element) -> None:
        """An item of a run."""
        match name(item):
            case "t":
                self._text(item)
            case "ctrl":
                for control in item:
                    self._control(control)
            case "":
                pass
            case other:
                self._object(other, item)
                self._raw += _CONTROL_WIDTH

    def _text(self, element: Element) -> None:
        self._add(element.text or "")
        for mark in element:
            match name(mark):
                case "deleteBegin":
                    self._deleted = True
                case "deleteEnd":
                    self._deleted = False
                case "tab":
                    self._add("\t", _CONTROL_WIDTH)
                case sign if sign in _SIGNS:
                    self._add(_SIGNS[sign])
                case _:
                    pass
            self._add(mark.tail or "")

    def _add(self, text: str, width: int | None = None) -> None:
        if text and not self._deleted and not self.unseen:
            cleaned = clean_signs(text)
            self._tokens.append(cleaned)
            self._starts.append(self._raw)
            self.pieces.append(cleaned)
        self._raw += len(text.encode("utf-16-le", "surrogatepass")) // 2 if width is None else width

    def _control(self, control: Element) -> None:
        kind = name(control)
        if kind in _NOTES:
            self.pieces.append(_note(control, self.parser))
        elif kind in ("header", "footer"):
            self.pieces.append(Margin(self.parser.paragraphs(control)))
        elif kind == "autoNum":
            self.pieces.append(_automatic_number(control))
        elif kind == "newNum" and control.get("numType") == "PAGE":
            self.new_page_number = number(control, "num")
        self._raw += _CONTROL_WIDTH

    def _object(self, kind: str, item: Element) -> None:
        if self._deleted or kind == "secPr":
            return
        if kind == "tbl":
            self.pieces.append(self.parser.table(item))
        elif kind == "equation":
            script = child(item, "script")
            self.pieces.append(readable(script.text or "") if script is not None else "")
        elif kind == "compose":
            self.pieces.append(clean_signs(item.get("composeText", "")))
        elif kind == "dutmal":
            main = child(item, "mainText")
            self.pieces.append(clean_signs(main.text or "") if main is not None else "")
        else:
            box = self.parser.drawing(item)
            if box is not None:
                self.pieces.append(box)


def _lines(element: Element, text: ParaText) -> Iterator[Line]:
    for array in children(element, "linesegarray"):
        for segment in children(array, "lineseg"):
            raw = number(segment, "textpos")
            flags = number(segment, "flags", _FIRST_IN_LINE)
            yield Line(
                text.offset(raw) if raw else 0,
                number(segment, "vertpos"),
                number(segment, "vertsize"),
                bool(flags & _FIRST_IN_LINE),
            )


def _body_height(settings: Element | None) -> int:
    """Paper height less the margins; landscape ("NARROWLY") paper lies on its side."""
    page = None if settings is None else child(settings, "pagePr")
    if page is None:
        return 0
    margin = child(page, "margin")
    used: Iterable[int] = (number(margin, side) for side in ("top", "bottom", "header", "footer"))
    paper = number(page, "width") if page.get("landscape") == "NARROWLY" else number(page, "height")
    return max(paper - sum(used), 0)


def _flows(element: Element, place: Element | None) -> bool:
    return (
        place is not None
        and place.get("treatAsChar") != "1"
        and place.get("vertRelTo") == "PARA"
        and element.get("textWrap") == "TOP_AND_BOTTOM"
    )


def _note(control: Element, parser: SectionParser) -> Note:
    formats = list(descendants(control, "autoNumFormat"))
    style = NUMBER_STYLES.get(formats[0].get("type", ""), NumberStyle.DECIMAL) if formats else NumberStyle.DECIMAL
    written = format_number(number(control, "number", 1), style)
    return Note(f"{_sign(control, 'prefixChar')}{written}{_sign(control, 'suffixChar')}", parser.paragraphs(control))


def _sign(control: Element, attribute: str) -> str:
    """A sign before or after a note's number; Hangul writes its code point in decimal."""
    value = control.get(attribute, "")
    code = number(control, attribute) if value.isdigit() else 0
    return chr(code) if 32 < code < 0x10000 else value if not value.isdigit() else ""  # printable BMP


def _automatic_number(control: Element) -> str:
    """Numbers of pictures, tables and equations in captions; page and note numbers are written elsewhere."""
    if control.get("numType") in ("PAGE", "TOTAL_PAGE", "FOOTNOTE", "ENDNOTE"):
        return ""
    shape = child(control, "autoNumFormat")
    style = NUMBER_STYLES.get("" if shape is None else shape.get("type", ""), NumberStyle.DECIMAL)
    return format_number(number(control, "num"), style)
