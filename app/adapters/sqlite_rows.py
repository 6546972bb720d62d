"""Rows of the catalogue to records of the core, and back."""

from __future__ import annotations

import json
from dataclasses import asdict

from app.adapters.sqlite_file import sqlite3
from app.core.chunk import Chunk
from app.core.document import Block, BlockKind, Page
from app.core.library import DocumentRecord, Status, StoredChunk
from app.core.structure import PageSpan


def dump(value: object) -> str:
    """Compact JSON, Hangul as is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def page_row(document_id: str, page: Page) -> tuple[object, ...]:
    """Values for the `pages` table, in column order."""
    blocks = [[b.kind.value, b.start, b.end, b.level, b.locator, b.header_end] for b in page.blocks]
    return (
        document_id,
        page.number,
        page.text,
        dump(blocks),
        page.label,
        page.width,
        page.height,
        page.boxes,
        int(page.needs_ocr),
    )


def to_page(row: sqlite3.Row) -> Page:
    """A page as its reader made it."""
    blocks = tuple(Block(BlockKind(kind), *rest) for kind, *rest in json.loads(row["blocks"]))
    return Page(
        row["number"],
        row["text"],
        blocks,
        row["label"],
        row["width"],
        row["height"],
        row["boxes"],
        bool(row["needs_ocr"]),
    )


def chunk_row(document_id: str, chunk: Chunk, fingerprint: str) -> tuple[object, ...]:
    """Values for the `chunks` table, from document_id to fingerprint."""
    return (
        document_id,
        chunk.ordinal,
        dump([[s.page, s.start, s.end] for s in chunk.spans]),
        chunk.label,
        dump(chunk.path),
        chunk.lead_in,
        chunk.first_unit,
        chunk.last_unit,
        int(chunk.supplement),
        int(chunk.table),
        fingerprint,
    )


def to_stored_chunk(row: sqlite3.Row) -> StoredChunk:
    """A chunk with its id."""
    chunk = Chunk(
        row["ordinal"],
        tuple(PageSpan(*span) for span in json.loads(row["spans"])),
        row["label"],
        tuple(json.loads(row["path"])),
        row["lead_in"],
        row["first_unit"],
        row["last_unit"],
        bool(row["supplement"]),
        bool(row["is_table"]),
    )
    return StoredChunk(row["chunk_id"], row["document_id"], chunk, row["fingerprint"])


def to_document(row: sqlite3.Row) -> DocumentRecord:
    """A document's record; the row carries `pages` and `chunks` counts."""
    return DocumentRecord(
        row["document_id"],
        row["path"],
        row["title"],
        row["format"],
        row["collection"],
        row["content_hash"],
        row["size"],
        Status(row["status"]),
        row["pages"],
        row["chunks"],
        row["effective_date"],
        row["superseded_by"],
        row["error_code"],
        json.loads(row["error_values"]),
        bool(row["paged"]),
        json.loads(row["metadata"]),
        f"{row['added_at'].replace(' ', 'T')}+00:00",  # sqlite.org/lang_datefunc.html: datetime('now') is UTC
        tuple(dict.fromkeys(notice["code"] for notice in json.loads(row["notices"]))),
    )


def dump_dataclasses(items: tuple[object, ...]) -> str:
    """Dataclass instances as a JSON array of objects."""
    return dump([asdict(item) for item in items])  # type: ignore[call-overload]
