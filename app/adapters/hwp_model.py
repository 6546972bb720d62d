"""A Hangul document as both of its file formats (HWP 5 binary and HWPX) hold it.

Lengths are HWPUNIT (1/7200 inch), as in the files.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.adapters.number_format import NumberStyle


class HeadKind(StrEnum):
    """What is written before a paragraph (문단 머리)."""

    NONE = "none"
    OUTLINE = "outline"
    NUMBER = "number"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Head:
    """The number or bullet of a paragraph: which list, and the level in it (from 0)."""

    kind: HeadKind = HeadKind.NONE
    list_id: int = 0
    level: int = 0


@dataclass(frozen=True, slots=True)
class NumberLevel:
    """One level of a numbering: `pattern` such as "제^1조" or "^1.^2", the number style, and the first number."""

    pattern: str
    style: NumberStyle
    start: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line of print as the word processor laid it out.

    Attributes:
        offset: where it begins in the paragraph's text.
        top: distance from the top of the text area of its page, or of its cell.
        height: height of the line without the spacing to the next.
        first: the first piece of its line (text that flows around an object makes several pieces at one height).
    """

    offset: int
    top: int
    height: int
    first: bool = True


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote."""

    mark: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class TextBox:
    """Text in a drawing object, and the caption of a picture. `inline`: it stands in the line like a character."""

    paragraphs: tuple[Paragraph, ...]
    inline: bool = False


@dataclass(frozen=True, slots=True)
class Margin:
    """A running header or footer."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell at its place in the grid."""

    row: int
    column: int
    row_span: int
    column_span: int
    height: int
    header: bool
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        rows, columns: size of the grid.
        height: as laid out; of a table that is split over pages, the height of its part on the first page.
        offset: vertical distance from the line it is anchored to, where it flows.
        flows: it pushes the text below it down and may itself go on over pages; otherwise it stands in its line like a
            character (글자처럼 취급), or floats over the page without moving the text.
        splits: its rows may go on to the next page.
        repeats_header: its header rows are printed again on each page.
        caption: paragraphs of its caption.
    """

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    height: int = 0
    offset: int = 0
    flows: bool = False
    splits: bool = False
    repeats_header: bool = False
    caption: tuple[Paragraph, ...] = ()


Piece = str | Table | TextBox | Note | Margin


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: text and objects in reading order.

    Attributes:
        pieces: in reading order.
        head: its number or bullet.
        style: name of its style.
        size: largest character size in it (1/100 point, 0 unknown).
        lines: its lines of print; empty when the file holds no layout.
        page_break: it begins a new page.
        new_page_number: the printed page number is set to this here (0: it is not).
    """

    pieces: tuple[Piece, ...] = ()
    head: Head = Head()
    style: str = ""
    size: int = 0
    lines: tuple[Line, ...] = ()
    page_break: bool = False
    new_page_number: int = 0

    @property
    def text(self) -> str:
        """Its own text, objects left out."""
        return "".join(piece for piece in self.pieces if isinstance(piece, str))


@dataclass(frozen=True, slots=True)
class Section:
    """A section (구역); it begins on a new page.

    Attributes:
        body_height: height of the text area of its pages (0 unknown).
        outline_id: the numbering that outline paragraphs (개요) use.
        columns: most text columns anywhere in it.
        first_number: the printed number of its first page (0: goes on from the section before).
        numbered: page numbers are printed.
    """

    paragraphs: tuple[Paragraph, ...]
    body_height: int = 0
    outline_id: int = 0
    columns: int = 1
    first_number: int = 0
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class HangulDocument:
    """A whole document.

    Attributes:
        numberings: levels of each numbering by its id.
        bullets: the sign of each bullet by its id.
        properties: title, author, created … as the file's summary states them.
        attachments: names of embedded files.
        recovered: parts of the file were broken and left out.
    """

    sections: tuple[Section, ...]
    numberings: dict[int, tuple[NumberLevel, ...]] = field(default_factory=dict)
    bullets: dict[int, str] = field(default_factory=dict)
    properties: dict[str, str] = field(default_factory=dict)
    attachments: tuple[str, ...] = ()
    recovered: bool = False
