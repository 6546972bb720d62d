"""What a reader makes of a file: pages of text, the role of each run of text, and where each character stands.

All offsets count Python characters (code points) of `Page.text`, which is stored as is: a citation's quote is always
`page.text[start:end]`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class BlockKind(StrEnum):
    """The role of a run of page text."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"  # one block per table; rows separated by "\n", cells by " | "
    FOOTNOTE = "footnote"
    MARGIN = "margin"  # running header, footer or page number: kept in the text, never chunked
    METADATA = "metadata"  # front matter: kept in the text, never chunked


@dataclass(frozen=True, slots=True)
class Block:
    """A run of page text with one role: `page.text[start:end]`.

    Attributes:
        kind: the role.
        start, end: offsets into the page text.
        level: heading level from 1 (0: not a heading).
        locator: the place as a person would name it where the format has no pages ("문단 12", "5행"), or "".
        header_end: for a table, the offset where its header rows end (0: no header row known).
    """

    kind: BlockKind
    start: int
    end: int
    level: int = 0
    locator: str = ""
    header_end: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page, sheet, slide or (for formats without pages) the whole text.

    Attributes:
        number: 1-based.
        text: the text that every span refers to.
        blocks: in reading order, not overlapping; text outside every block is white space.
        label: printed page label, sheet name or slide title, or "".
        width, height: page size in PDF points (0 where the format has no geometry).
        boxes: packed character boxes (see `app.core.geometry`), or b"".
        needs_ocr: the page shows an image of text and has no text layer.
    """

    number: int
    text: str
    blocks: tuple[Block, ...] = ()
    label: str = ""
    width: float = 0.0
    height: float = 0.0
    boxes: bytes = b""
    needs_ocr: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about a document that its reader noticed and the user should know (a stable code and values)."""

    code: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """An entry of the document's own table of contents."""

    title: str
    page: int
    level: int


@dataclass(frozen=True, slots=True)
class Content:
    """Everything read from one file.

    Attributes:
        format: "pdf", "docx", "hwp", "hwpx", "txt", "md", "csv", "html", "xlsx", "xls", "pptx", "eml" or "msg".
        title: the document's own title, or "" when it names none.
        effective_date: ISO date the rules take effect (시행일) when the format states it as metadata, or "".
        pages: at least one.
        metadata: the file's own properties (author, producer, created …).
        outline: the document's own table of contents.
        attachments: names of embedded or attached files; they are listed, never opened.
        notices: what the user should know (pages needing OCR, garbled text …).
        paged: the page numbers are those of a printed page (False: the format has no pages).
    """

    format: str
    title: str
    pages: tuple[Page, ...]
    effective_date: str = ""
    metadata: dict[str, str] = field(default_factory=dict)
    outline: tuple[OutlineEntry, ...] = ()
    attachments: tuple[str, ...] = ()
    notices: tuple[Notice, ...] = ()
    paged: bool = True
