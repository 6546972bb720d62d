"""What a PDF says about itself: properties, outline, page labels, attachments, encryption (pypdf, BSD-3-Clause).

pypdf also reads the text of pages that pdfium refuses, without places. Files that reach this module may be damaged in
any way, and pypdf answers with whatever exception the damage provokes, so each question is asked on its own and a
failed one leaves its answer empty.
"""

from __future__ import annotations

import logging
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import Destination

from app.core.document import OutlineEntry
from app.core.errors import DocumentError

MAX_OUTLINE = 5_000
"""Entries; a law print with one per article has a few hundred."""

MAX_ATTACHMENTS = 1_000

_MAX_TEXT = 1_000  # characters of a property, title or name that are kept
_DAMAGE = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
_PROPERTIES = {
    "/Title": "title",
    "/Author": "author",
    "/Subject": "subject",
    "/Keywords": "keywords",
    "/Creator": "creator",
    "/Producer": "producer",
    "/CreationDate": "created",
    "/ModDate": "modified",
}

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Structure:
    """A PDF apart from its pages' text."""

    metadata: dict[str, str] = field(default_factory=dict)
    outline: tuple[OutlineEntry, ...] = ()
    labels: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()


class PypdfDocument:
    """A PDF as pypdf sees it. Use as a context manager."""

    def __init__(self, path: Path, password: str | None) -> None:
        """Open a PDF.

        Raises:
            DocumentError: `pdf_encrypted`, `password_wrong`, `document_damaged` or `file_unreadable`.
        """
        logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on damaged files are ours to make
        try:
            self._reader = PdfReader(path, strict=False)
            self._decrypt(password)
        except OSError as error:
            raise DocumentError("file_unreadable", path=str(path)) from error
        except DependencyError as error:
            raise DocumentError("pdf_encrypted") from error
        except _DAMAGE as error:
            raise DocumentError("document_damaged") from error

    def _decrypt(self, password: str | None) -> None:
        if not self._reader.is_encrypted:
            return
        for attempt in (password, ""):  # an owner password alone leaves the file open to anyone
            if attempt is not None and self._reader.decrypt(attempt) != PasswordType.NOT_DECRYPTED:
                return
        raise DocumentError("password_wrong" if password else "pdf_encrypted")

    def __enter__(self) -> PypdfDocument:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._reader.close()

    def __len__(self) -> int:
        return _ask(lambda: len(self._reader.pages), 0)

    def structure(self) -> Structure:
        """All that can be read of the file's own description."""
        return Structure(
            _ask(self._metadata, {}), _ask(self._entries, ()), _ask(self._labels, ()), _ask(self._attachments, ())
        )

    def page_text(self, number: int) -> str:
        """Text of page `number` (from 1), or "" when it cannot be read."""
        return _ask(lambda: str(self._reader.pages[number - 1].extract_text()), "")

    def _metadata(self) -> dict[str, str]:
        stated: Mapping[str, object] = self._reader.metadata or {}
        found = {name: _clean(stated.get(key)) for key, name in _PROPERTIES.items()}
        return {name: value for name, value in found.items() if value}

    def _labels(self) -> tuple[str, ...]:
        """Printed page labels; none when they only count from 1, as every page does."""
        labels = tuple(_clean(label) for label in self._reader.page_labels)
        return () if labels == tuple(str(number) for number in range(1, len(labels) + 1)) else labels

    def _entries(self) -> tuple[OutlineEntry, ...]:
        return tuple(islice(self._outline(self._reader.outline, 1), MAX_OUTLINE))

    def _outline(self, entries: Any, level: int) -> Iterator[OutlineEntry]:
        for entry in entries:
            if isinstance(entry, list):
                yield from self._outline(entry, level + 1)
            elif isinstance(entry, Destination):
                page = _ask(lambda entry=entry: self._reader.get_destination_page_number(entry), None)  # type: ignore[misc]
                title = _clean(entry.title)
                if page is not None and page >= 0 and title:
                    yield OutlineEntry(title, page + 1, level)

    def _attachments(self) -> tuple[str, ...]:
        """Names only: reading `attachments[name]` would inflate the files."""
        return tuple(name for name in map(_clean, islice(self._reader.attachments, MAX_ATTACHMENTS)) if name)


def _ask(question: Callable[[], Answer], otherwise: Answer) -> Answer:
    try:
        return question()
    except _DAMAGE:
        return otherwise


def _clean(value: object) -> str:
    """A text string of the file on one line, without control characters."""
    if value is None:
        return ""
    text = "".join(character if character.isprintable() else " " for character in str(value))
    return " ".join(text.split())[:_MAX_TEXT]
