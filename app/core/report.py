"""A report: what an export writes, whatever it was made from and whatever format it is written in.

Answers, summaries, comparisons and extractions each become a `Report`; an exporter knows nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Mark(StrEnum):
    """How a run of words differs from its surroundings."""

    PLAIN = ""
    BOLD = "bold"
    ADDED = "added"  # new words of a comparison: underlined, never told by colour alone
    REMOVED = "removed"  # old words of a comparison: struck through
    MUTED = "muted"  # secondary words: dates, places, counts


class Style(StrEnum):
    """The role of a paragraph."""

    HEADING = "heading"
    BODY = "body"
    QUOTE = "quote"  # verbatim words of a document
    ITEM = "item"  # an entry of a list
    NOTE = "note"  # a remark of the program: what is missing, what was withheld


@dataclass(frozen=True, slots=True)
class Run:
    """Words with one mark."""

    text: str
    mark: Mark = Mark.PLAIN


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words with the numbers of the sources they rest on (see `Report.sources`)."""

    runs: tuple[Run, ...]
    style: Style = Style.BODY
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: paragraphs, most often one."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row that is repeated on every page.

    Attributes:
        header: one text a column.
        rows: each with as many cells as the header.
        widths: relative widths of the columns; empty: equal.
        caption: shown above, or "".
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A footnote: the passage that words rest on.

    Attributes:
        number: as cited, from 1.
        file: name of the source file, without its folders.
        title: the document's title.
        place: the place as a person names it, e.g. "제13조제1항, 5쪽".
        quote: the verbatim words.
    """

    number: int
    file: str
    title: str
    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class Report:
    """What is written to a file.

    Attributes:
        title: what it is: a question, "요약", "신구대비표" with the document's name.
        kind: name of the sort of report in the reader's language ("질의응답", "요약" …).
        subject: titles of the documents it speaks of.
        collection: the collection it was made from, or "".
        made_on: ISO date and time to the minute.
        language: "ko" or "en", for the fixed words of the exporter.
        blocks: paragraphs and tables in order.
        sources: every footnote that a paragraph names.
        draft: written by a model: the line "AI가 작성한 초안 — 사람이 확인" is shown.
        reviewer: who checked it, or "".
        needs_review: it may not be written without the reviewer's name.
    """

    title: str
    kind: str
    subject: tuple[str, ...]
    collection: str
    made_on: str
    language: str
    blocks: tuple[Paragraph | Table, ...]
    sources: tuple[Source, ...] = ()
    draft: bool = True
    reviewer: str = ""
    needs_review: bool = False


def text_paragraph(text: str, style: Style = Style.BODY, sources: tuple[int, ...] = ()) -> Paragraph:
    """A paragraph of one unmarked run."""
    return Paragraph((Run(text),), style, sources)


def text_cell(text: str, sources: tuple[int, ...] = ()) -> Cell:
    """A cell of one unmarked run."""
    return Cell((text_paragraph(text, sources=sources),))


@dataclass(frozen=True, slots=True)
class Written:
    """A file that an export made."""

    path: str
    bytes: int
    warnings: tuple[str, ...] = field(default=())
