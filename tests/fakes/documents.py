"""Pages, contents and records made by hand."""

from __future__ import annotations

from app.core.document import Block, BlockKind, Content, Page
from app.core.library import DocumentRecord, Status

Part = str | tuple[BlockKind, str] | tuple[BlockKind, str, int]
"""A paragraph's text, or a kind and its text, and for a heading its level."""


def make_page(*parts: Part, number: int = 1) -> Page:
    """A page whose blocks are its parts, one under the other."""
    text, blocks = "", []
    for part in parts:
        kind, words, *level = (BlockKind.PARAGRAPH, part) if isinstance(part, str) else part
        text += "\n" if text else ""
        blocks.append(Block(kind, len(text), len(text) + len(words), *level))
        text += words
    return Page(number, text, tuple(blocks))


def make_content(*pages: Page, title: str = "", effective_date: str = "") -> Content:
    """A content of text pages."""
    return Content("txt", title, pages, effective_date=effective_date)


def make_record(document_id: str = "d1", **values: object) -> DocumentRecord:
    """A document record with plain values."""
    known: dict[str, object] = {
        "path": f"/문서/{document_id}.txt",
        "title": f"{document_id} 규정",
        "format": "txt",
        "collection": "",
        "content_hash": "00",
        "size": 1,
        "status": Status.SEARCHABLE,
    }
    return DocumentRecord(document_id, **{**known, **values})  # type: ignore[arg-type]
