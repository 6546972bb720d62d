"""What the library holds: the records that the catalogue stores and every service speaks of."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.core.chunk import Chunk
from app.core.document import OutlineEntry


class Status(StrEnum):
    """How far a document has come. It can be searched by words from SEARCHABLE on, by meaning from READY on."""

    PENDING = "pending"
    SEARCHABLE = "searchable"
    READY = "ready"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A document as the catalogue knows it.

    Attributes:
        document_id: stable over re-indexing: derived from the path.
        path: absolute path of the source file.
        content_hash: of the file's bytes and the version of the index, hex (`indexing.service.content_hash`).
        pages, chunks: how many; 0 for a failed document.
        effective_date: ISO date the rules take effect, or "".
        superseded_by: document_id of the version in force, or "".
        error_code, error_values: why it failed, or "" and {}.
        paged: page numbers are those of printed pages.
        added_at: ISO time in UTC when it was stored; the catalogue sets it.
        notices: codes of what its reader noticed; the catalogue takes them from the content.
    """

    document_id: str
    path: str
    title: str
    format: str
    collection: str
    content_hash: str
    size: int
    status: Status
    pages: int = 0
    chunks: int = 0
    effective_date: str = ""
    superseded_by: str = ""
    error_code: str = ""
    error_values: dict[str, object] = field(default_factory=dict)
    paged: bool = True
    metadata: dict[str, str] = field(default_factory=dict)
    added_at: str = field(default="", compare=False)
    notices: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page without its text: number, printed label, size in points (0 without geometry)."""

    number: int
    label: str
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Contents:
    """What a document holds besides text.

    Attributes:
        pages: every page, in order.
        outline: its own table of contents.
        attachments: names of attached files.
    """

    pages: tuple[PageSize, ...]
    outline: tuple[OutlineEntry, ...]
    attachments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexTerms:
    """The terms a chunk is found by, in the fields that are weighted apart."""

    body: tuple[str, ...]
    heading: tuple[str, ...]
    lead_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IndexedChunk:
    """A chunk with the terms it is found by, ready to be stored."""

    chunk: Chunk
    terms: IndexTerms
    fingerprint: str  # hash of the normalised text: equal for copies of one passage


@dataclass(frozen=True, slots=True)
class StoredChunk:
    """A chunk with its id in the catalogue and the document it belongs to."""

    chunk_id: int
    document_id: str
    chunk: Chunk
    fingerprint: str
