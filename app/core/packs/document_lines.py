"""A document in a library pack: JSON lines that no table layout shows through, and its vectors beside them.

The first line is the document, then come its pages, then its chunks with the terms they are found by. Vectors are the
chunks', in their order: little-endian 32-bit floats, so that search finds exactly what it found where they were made.
"""

from __future__ import annotations

import base64
import json
import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from app.core.chunk import Chunk
from app.core.document import Block, BlockKind, Content, Notice, OutlineEntry, Page
from app.core.errors import StorageError
from app.core.library import IndexedChunk, IndexTerms
from app.core.model_ports import Vector
from app.core.structure import PageSpan

_FLOAT = 4  # bytes


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """A document as a pack carries it.

    Attributes:
        key: stands for it over all versions of the pack.
        file_name: of the source file; `source` is its path in the pack, or "".
        content_hash: of the source file, as the index counted it where the pack was made; `size` its bytes.
    """

    key: str
    file_name: str
    source: str
    content_hash: str
    size: int
    content: Content
    chunks: tuple[IndexedChunk, ...]
    definitions: tuple[tuple[str, str], ...]


def write_lines(document: PackedDocument) -> Iterator[str]:
    """The lines of a document, without line ends."""
    content = document.content
    yield _line(
        {
            "type": "document",
            "key": document.key,
            "file_name": document.file_name,
            "source": document.source,
            "content_hash": document.content_hash,
            "size": document.size,
            "format": content.format,
            "title": content.title,
            "effective_date": content.effective_date,
            "metadata": content.metadata,
            "outline": [asdict(entry) for entry in content.outline],
            "attachments": content.attachments,
            "notices": [asdict(notice) for notice in content.notices],
            "paged": content.paged,
            "definitions": document.definitions,
        }
    )
    for page in content.pages:
        yield _line({"type": "page", **_page_fields(page)})
    for item in document.chunks:
        fields = {**asdict(item.chunk), "spans": [[s.page, s.start, s.end] for s in item.chunk.spans]}
        yield _line({"type": "chunk", **fields, "fingerprint": item.fingerprint, "terms": asdict(item.terms)})


def read_lines(lines: Iterable[str]) -> PackedDocument:
    """The document that lines hold.

    Raises:
        StorageError: pack_damaged: a line is missing, or places in it lie outside the text.
    """
    try:
        records: list[dict[str, Any]] = [json.loads(line) for line in lines if line.strip()]
        pages = tuple(_page(record) for record in records if record["type"] == "page")
        chunks = tuple(_chunk(record) for record in records if record["type"] == "chunk")
        document = _document(records[0], pages, chunks)
    except (ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
        raise StorageError("pack_damaged", detail=str(error)[:80]) from error
    if not pages or not _fits(pages, chunks):
        raise StorageError("pack_damaged", detail=document.file_name)
    return document


def pack_vectors(vectors: Sequence[Vector]) -> bytes:
    """Vectors, one after the other."""
    values = array("f", (number for vector in vectors for number in vector))
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def unpack_vectors(data: bytes, count: int) -> list[Vector]:
    """As many vectors as a document has chunks.

    Raises:
        StorageError: pack_damaged: there are more or fewer.
    """
    length = len(data) // (count * _FLOAT) if count else 0
    if len(data) != count * length * _FLOAT or (count and not length):
        raise StorageError("pack_damaged", detail="vectors")
    values = array("f")
    values.frombytes(data)
    if sys.byteorder == "big":
        values.byteswap()
    return [values[start : start + length] for start in range(0, len(values), length or 1)]


def _line(fields: Mapping[str, object]) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def _page_fields(page: Page) -> dict[str, object]:
    blocks = [[b.kind.value, b.start, b.end, b.level, b.locator, b.header_end] for b in page.blocks]
    boxes = base64.b64encode(page.boxes).decode("ascii")
    return {
        "number": page.number,
        "text": page.text,
        "blocks": blocks,
        "label": page.label,
        "width": page.width,
        "height": page.height,
        "boxes": boxes,
        "needs_ocr": page.needs_ocr,
    }


def _page(record: Mapping[str, Any]) -> Page:
    return Page(
        int(record["number"]),
        str(record["text"]),
        tuple(Block(BlockKind(kind), *rest) for kind, *rest in record["blocks"]),
        str(record["label"]),
        float(record["width"]),
        float(record["height"]),
        base64.b64decode(record["boxes"], validate=True),
        bool(record["needs_ocr"]),
    )


def _chunk(record: Mapping[str, Any]) -> IndexedChunk:
    terms = record["terms"]
    chunk = Chunk(
        int(record["ordinal"]),
        tuple(PageSpan(*map(int, span)) for span in record["spans"]),
        str(record["label"]),
        tuple(map(str, record["path"])),
        str(record["lead_in"]),
        int(record["first_unit"]),
        int(record["last_unit"]),
        bool(record["supplement"]),
        bool(record["table"]),
    )
    parts = (tuple(map(str, terms[name])) for name in ("body", "heading", "lead_in"))
    return IndexedChunk(chunk, IndexTerms(*parts), str(record["fingerprint"]))


def _document(record: Mapping[str, Any], pages: tuple[Page, ...], chunks: tuple[IndexedChunk, ...]) -> PackedDocument:
    if record["type"] != "document":
        raise ValueError("no document")
    content = Content(
        format=str(record["format"]),
        title=str(record["title"]),
        pages=pages,
        effective_date=str(record["effective_date"]),
        metadata={str(key): str(value) for key, value in record["metadata"].items()},
        outline=tuple(OutlineEntry(str(e["title"]), int(e["page"]), int(e["level"])) for e in record["outline"]),
        attachments=tuple(map(str, record["attachments"])),
        notices=tuple(Notice(str(n["code"]), dict(n["values"])) for n in record["notices"]),
        paged=bool(record["paged"]),
    )
    return PackedDocument(
        str(record["key"]),
        str(record["file_name"]),
        str(record["source"]),
        str(record["content_hash"]),
        int(record["size"]),
        content,
        chunks,
        tuple((str(short), str(long)) for short, long in record["definitions"]),
    )


def _fits(pages: Sequence[Page], chunks: Sequence[IndexedChunk]) -> bool:
    """Every place lies inside the text of its page: quotes are cut out there."""
    lengths = {page.number: len(page.text) for page in pages}
    blocks = all(0 <= b.start <= b.end <= len(page.text) for page in pages for b in page.blocks)
    spans = [span for item in chunks for span in item.chunk.spans]
    ordinals = [item.chunk.ordinal for item in chunks]
    return (
        blocks
        and len(lengths) == len(pages)
        and ordinals == list(range(len(chunks)))
        and all(item.chunk.spans for item in chunks)
        and all(0 <= span.start <= span.end <= lengths.get(span.page, -1) for span in spans)
    )
