"""Reads PDF: structure through pypdf, text with places through pdfium, layout in `app.core.layout`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from app.adapters.pdf_pdfium import PageTooLargeError, PageUnreadableError, PdfiumPages
from app.adapters.pdf_pypdf import PypdfDocument, Structure
from app.adapters.title_choice import TitleLine, choose_title
from app.core.document import BlockKind, Content, Notice, Page
from app.core.effective_date import find_effective_date
from app.core.errors import DocumentError
from app.core.layout.compose import compose
from app.core.layout.draft import Draft, draft_page, draft_plain
from app.core.layout.flow import Flow
from app.core.layout.paragraphs import Paragraph
from app.core.ports import Progress

MAX_PAGES = 5_000
MAX_CHARACTERS = 12_000_000
"""Of all pages; the longest Korean statute has 400,000, a five-volume manual about 5,000,000."""

GARBLED = 0.3
"""Share of a page's characters. Pages with a symbol font here and there stay below 0.05, pages whose text font lacks
its character map are at 0.8 and more (measured on the fonts fixtures)."""

_SHORT_NAME = re.compile(r"\s*\(\s*약칭\s*:[^)]*\)\s*$")  # statutes print their short name behind their title
_TITLE_PAGES = 3  # a cover may be an image


@dataclass(slots=True)
class _Reading:
    """What has come out of a file so far."""

    drafts: list[Draft] = field(default_factory=list)
    characters: int = 0
    damaged: bool = False

    def take(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.characters += draft.characters
        if self.characters > MAX_CHARACTERS:
            raise DocumentError("document_bomb")


class PdfReader:
    """Implements `app.core.ports.Reader` for PDF."""

    def read(self, path: Path, password: str | None, progress: Progress) -> Content:
        """Read a PDF.

        Raises:
            DocumentError: `file_unreadable`, `file_empty`, `document_damaged`, `pdf_encrypted`, `password_wrong`,
                `document_too_long`, `document_bomb`, `needs_ocr` (only images) or `document_no_text`.
        """
        _check_file(path)
        with ExitStack() as stack:
            pages = _open_pdfium(path, password, stack)
            document = _open_pypdf(path, password, stack)
            reading = _read(pages, document, progress)
            structure = document.structure() if isinstance(document, PypdfDocument) else Structure()
        return _content(reading, structure)


def _check_file(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise DocumentError("file_unreadable", path=str(path)) from error
    if not size:
        raise DocumentError("file_empty")


def _open_pdfium(path: Path, password: str | None, stack: ExitStack) -> PdfiumPages | DocumentError:
    """The pages, or why pdfium cannot open them; pypdf may still."""
    errors = []
    for attempt in (password, None) if password else (None,):  # an owner password alone leaves the file open
        try:
            return stack.enter_context(PdfiumPages(path, attempt))
        except DocumentError as error:
            if error.code == "file_unreadable":
                raise
            errors.append(error)
    return errors[0]


def _open_pypdf(path: Path, password: str | None, stack: ExitStack) -> PypdfDocument | DocumentError:
    try:
        return stack.enter_context(PypdfDocument(path, password))
    except DocumentError as error:
        return error


def _read(pages: PdfiumPages | DocumentError, document: PypdfDocument | DocumentError, progress: Progress) -> _Reading:
    """Text from whichever library can open the file."""
    if isinstance(pages, PdfiumPages):
        return _read_pages(pages, document, progress)
    if isinstance(document, PypdfDocument):
        return _read_plain(document, progress)
    raise pages


def _read_pages(pages: PdfiumPages, document: PypdfDocument | DocumentError, progress: Progress) -> _Reading:
    count = _bounded(len(pages))
    reading = _Reading(damaged=isinstance(document, DocumentError) and document.code == "document_damaged")
    for number in range(1, count + 1):
        try:
            draft = draft_page(pages.sheet(number))
        except PageTooLargeError:
            reading.damaged = True
            draft = Draft(number, 0.0, 0.0)
        except PageUnreadableError:
            reading.damaged = True
            draft = draft_plain(number, document.page_text(number) if isinstance(document, PypdfDocument) else "")
        reading.take(draft)
        progress(number, count)
    return reading


def _read_plain(document: PypdfDocument, progress: Progress) -> _Reading:
    """Text without places, of a file that pdfium cannot open at all."""
    count = _bounded(len(document))
    reading = _Reading(damaged=True)
    for number in range(1, count + 1):
        reading.take(draft_plain(number, document.page_text(number)))
        progress(number, count)
    return reading


def _bounded(count: int) -> int:
    if not count:
        raise DocumentError("document_damaged")
    if count > MAX_PAGES:
        raise DocumentError("document_too_long", pages=count, limit=MAX_PAGES)
    return count


def _content(reading: _Reading, structure: Structure) -> Content:
    pages, flows = compose(reading.drafts, structure.labels)
    scanned = [page.number for page in pages if page.needs_ocr]
    if not any(page.text.strip() for page in pages):
        _raise_empty(scanned, reading)
    notices = []
    if scanned:
        notices.append(Notice("needs_ocr", {"pages": page_ranges(scanned)}))
    garbled = [draft.number for draft in reading.drafts if draft.garbled >= GARBLED]
    if garbled:
        notices.append(Notice("text_garbled", {"pages": page_ranges(garbled)}))
    if reading.damaged:
        notices.append(Notice("text_recovered"))
    return Content(
        format="pdf",
        title=_SHORT_NAME.sub("", choose_title(structure.metadata.get("title", ""), _title_lines(flows))),
        pages=tuple(pages),
        effective_date=find_effective_date("\n".join(_body_text(page) for page in pages)),
        metadata=structure.metadata,
        outline=tuple(entry for entry in structure.outline if entry.page <= len(pages)),
        attachments=structure.attachments,
        notices=tuple(notices),
    )


def _raise_empty(scanned: Sequence[int], reading: _Reading) -> None:
    if scanned:
        raise DocumentError("needs_ocr", pages=page_ranges(scanned))
    raise DocumentError("document_damaged" if reading.damaged else "document_no_text")


def _body_text(page: Page) -> str:
    return "\n".join(page.text[b.start : b.end] for b in page.blocks if b.kind is not BlockKind.MARGIN)


def _title_lines(flows: Iterable[Flow]) -> list[TitleLine]:
    """Lines of the first page that has any, in reading order, with type sizes in half points."""
    for flow in list(flows)[:_TITLE_PAGES]:
        lines = [
            TitleLine(line.text, round(line.size * 2), placed.item.kind is BlockKind.HEADING)
            for placed in flow.items
            if isinstance(placed.item, Paragraph) and placed.item.kind is not BlockKind.MARGIN
            for line in placed.item.lines
        ]
        if lines:
            return lines
    return []


def page_ranges(numbers: Sequence[int]) -> str:
    """Page numbers for people: "2, 5-7".

    Args:
        numbers: rising.
    """
    parts: list[list[int]] = []
    for number in numbers:
        if parts and number == parts[-1][-1] + 1:
            parts[-1][1:] = [number]
        else:
            parts.append([number])
    return ", ".join("-".join(map(str, part)) for part in parts)
