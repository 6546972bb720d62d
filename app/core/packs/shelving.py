"""Carrying documents out of a library: each as lines and vectors in a folder, which a pack is then made of."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from app.core.document import Content
from app.core.errors import DocumentError, StorageError
from app.core.indexing.outdated import outdated
from app.core.indexing.prepare import printable
from app.core.indexing.service import content_hash
from app.core.library import DocumentRecord, IndexedChunk, Status
from app.core.packs.document_lines import PackedDocument, pack_vectors, write_lines
from app.core.packs.ports import Shelf
from app.core.packs.safe_path import is_safe
from app.core.ports import Catalogue, VectorStore

DOCUMENTS = "documents"
SOURCES = "sources"
PACK_KEY = "pack"
PACK_VERSION_KEY = "pack_version"
PACK_DOCUMENT_KEY = "pack_document"
"""Keys of a document's metadata that say which pack it came from, and what it is called there."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """What became of one document: its source file was taken along, or was gone or changed."""

    title: str
    with_source: bool


@dataclass(slots=True)
class Shelver:
    """Writes documents into a folder.

    Args:
        catalogue, vectors: of the library.
        shelf: what the catalogue port does not tell.
        folder: an empty folder.
        with_sources: take source files along, so that pages can be drawn on the desks.
    """

    catalogue: Catalogue
    vectors: VectorStore
    shelf: Shelf
    folder: Path
    with_sources: bool = True

    def write(self, records: Sequence[DocumentRecord]) -> Iterator[Shelved]:
        """Write documents, one after the other.

        Raises:
            StorageError: pack_unfinished: a document still waits for its vectors, or for being read again after an update
                of the program; or the library cannot be read.
        """
        waiting = {str(path) for path in outdated(self.catalogue)}
        for number, record in enumerate(sorted(records, key=lambda each: each.path), 1):
            if record.status is not Status.READY or record.path in waiting:
                raise StorageError("pack_unfinished", title=record.title)
            yield self._document(f"{number:04}", record)

    def _document(self, number: str, record: DocumentRecord) -> Shelved:
        contents = self.catalogue.contents(record.document_id)
        assert contents is not None
        stored = self.catalogue.chunks_of(record.document_id)
        terms = self.shelf.terms(record.document_id)
        content = Content(
            format=record.format,
            title=record.title,
            pages=tuple(self.catalogue.pages(record.document_id)),
            effective_date=record.effective_date,
            metadata={
                k: v for k, v in record.metadata.items() if k not in (PACK_KEY, PACK_VERSION_KEY, PACK_DOCUMENT_KEY)
            },
            outline=contents.outline,
            attachments=contents.attachments,
            notices=tuple(self.shelf.notices(record.document_id)),
            paged=record.paged,
        )
        source = self._source(number, record) if self.with_sources else ""
        document = PackedDocument(
            key=record.metadata.get(PACK_DOCUMENT_KEY) or key_of(record.path),
            file_name=PurePath(record.path).name,
            source=source,
            content_hash=record.content_hash,
            size=record.size,
            content=content,
            chunks=tuple(IndexedChunk(s.chunk, t, s.fingerprint) for s, t in zip(stored, terms, strict=True)),
            definitions=tuple(self.shelf.definitions(record.document_id)),
        )
        self._write(number, document, self.vectors.vectors([each.chunk_id for each in stored]))
        return Shelved(record.title, bool(source))

    def _write(self, number: str, document: PackedDocument, vectors: Sequence[Sequence[float]]) -> None:
        folder = self.folder / DOCUMENTS
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / f"{number}.jsonl").open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in write_lines(document))
        (folder / f"{number}.f32").write_bytes(pack_vectors(vectors))

    def _source(self, number: str, record: DocumentRecord) -> str:
        """Copy the source file, if it is still what was indexed."""
        path = Path(record.path)
        try:
            if content_hash(path) != record.content_hash:
                return ""
        except DocumentError:
            return ""
        names = (path.name, f"document{path.suffix}", "document")
        name = next(each for each in names if is_safe(f"{SOURCES}/{number}/{each}"))
        target = self.folder / SOURCES / number / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
        return f"{SOURCES}/{number}/{name}"


def key_of(path: str) -> str:
    """Stands for a document over all versions of a pack: by its file name, for folders are called otherwise elsewhere."""
    return hashlib.sha256(printable(PurePath(path).name).encode("utf-8")).hexdigest()[:16]


def distinct(records: Sequence[DocumentRecord], told: Callable[[str], None]) -> list[DocumentRecord]:
    """Documents of which no two have one file name; `told` of those left out."""
    kept: dict[str, DocumentRecord] = {}
    for record in records:
        key = record.metadata.get(PACK_DOCUMENT_KEY) or key_of(record.path)
        if key in kept:
            told(record.path)
        else:
            kept[key] = record
    return list(kept.values())
