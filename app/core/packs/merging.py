"""Putting a library pack's documents into the user's library, without reading or embedding them again.

Each document is one transaction, as in indexing, and vectors follow; what a kill leaves undone is found by running it
again. Documents of a pack are marked in their metadata, so that a newer version replaces them and removal finds them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.core.errors import Cancelled, DocumentError, StorageError
from app.core.indexing.prepare import INDEX_VERSION, prepare
from app.core.indexing.service import content_hash
from app.core.indexing.versions import superseded
from app.core.library import DocumentRecord, IndexedChunk, Status
from app.core.packs.document_lines import PackedDocument, read_lines, unpack_vectors
from app.core.packs.manifest import Manifest
from app.core.packs.shelving import DOCUMENTS, PACK_DOCUMENT_KEY, PACK_KEY, PACK_VERSION_KEY, SOURCES
from app.core.ports import Analyzer, Catalogue, VectorStore

INDEX_FACT = "index_version"
EMBEDDING_FACT = "embedding"
_MARK = "pack:"


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did: documents stored, documents left as they were, documents taken out."""

    stored: tuple[DocumentRecord, ...] = ()
    unchanged: int = 0
    removed: tuple[DocumentRecord, ...] = ()


@dataclass(slots=True)
class Merger:
    """Merges packs into a library.

    Args:
        catalogue, vectors: of the library.
        analyzer: made only when a pack was cut for another index.
        embedding: which model the library's vectors come from; packs made with another one wait for the second stage
            of indexing.
        today: decides which version of a rule is in force.
    """

    catalogue: Catalogue
    vectors: VectorStore
    analyzer: Callable[[], Analyzer]
    embedding: str
    today: Callable[[], date] = date.today
    progress: Callable[[int, int], None] = field(default=lambda done, total: None)
    cancelled: Callable[[], bool] = field(default=lambda: False)

    def is_merged(self, manifest: Manifest, digest: str) -> bool:
        """Whether this very pack is in the library, whole, and as this program's index has it."""
        return self.catalogue.setting(_MARK + manifest.name) == _mark(digest)

    def names(self) -> list[str]:
        """Packs that have documents in the library."""
        return sorted({d.metadata[PACK_KEY] for d in self.catalogue.documents() if PACK_KEY in d.metadata})

    def merge(self, manifest: Manifest, digest: str, folder: Path) -> Merged:
        """Put every document of a pack in, and take out those that its earlier version had and it has not.

        Args:
            manifest, digest: of the pack.
            folder: its unpacked files.

        Raises:
            Cancelled: whole documents stay; merging again goes on.
            StorageError: pack_damaged, or the library cannot be written.
        """
        files = sorted((folder / DOCUMENTS).glob("*.jsonl"))
        old = {d.document_id: d for d in self._own(manifest.name)}
        stored, kept = [], set()
        for number, file in enumerate(files):
            if self.cancelled():
                raise Cancelled
            packed = _read(file)
            record = self._record(manifest, folder, packed)
            kept.add(record.document_id)
            if self._is_there(old.get(record.document_id), record):
                self._vectors(manifest, file, record.document_id)
            else:
                stored.append(self._store(manifest, file, record, packed))
            self.progress(number + 1, len(files))
        removed = self._take_out([each for each in old.values() if each.document_id not in kept])
        self.catalogue.set_setting(_MARK + manifest.name, _mark(digest))
        return Merged(tuple(stored), len(kept) - len(stored), removed)

    def remove(self, name: str) -> Merged:
        """Take a pack's documents out."""
        self.catalogue.set_setting(_MARK + name, "")
        return Merged(removed=self._take_out(self._own(name)))

    def _own(self, name: str) -> list[DocumentRecord]:
        return [d for d in self.catalogue.documents() if d.metadata.get(PACK_KEY) == name]

    def _record(self, manifest: Manifest, folder: Path, packed: PackedDocument) -> DocumentRecord:
        """The record of a document, without what indexing finds out."""
        source = folder / packed.source if packed.source else None
        path = str(source or folder / SOURCES / packed.file_name)  # without a source, a file that does not exist
        marks = {
            PACK_KEY: manifest.name,
            PACK_VERSION_KEY: manifest.version.text,
            PACK_DOCUMENT_KEY: packed.key,
        }
        return DocumentRecord(
            document_id=document_id_of_pack(manifest.name, packed.key),
            path=path,
            title=packed.content.title,
            format=packed.content.format,
            collection=manifest.title,
            content_hash=self._hash(manifest, source, packed),
            size=packed.size,
            status=Status.SEARCHABLE,
            effective_date=packed.content.effective_date,
            paged=packed.content.paged,
            pages=len(packed.content.pages),
            chunks=len(packed.chunks),
            metadata={**packed.content.metadata, **marks},
        )

    def _hash(self, manifest: Manifest, source: Path | None, packed: PackedDocument) -> str:
        """The hash that this program's index gives the source file; the pack's own unless the index is another one."""
        if self._same_index(manifest):
            return packed.content_hash
        if source is None:  # another one in any case, so that a document is cut anew when the program's index changes
            return hashlib.sha256(f"{packed.content_hash} index {INDEX_VERSION}".encode()).hexdigest()
        try:
            return content_hash(source)
        except DocumentError as error:
            raise StorageError("pack_damaged", detail=source.name) from error

    def _same_index(self, manifest: Manifest) -> bool:
        return manifest.facts.get(INDEX_FACT) == str(INDEX_VERSION)

    def _is_there(self, old: DocumentRecord | None, new: DocumentRecord) -> bool:
        if old is None or old.status not in (Status.READY, Status.SEARCHABLE):
            return False
        return replace(old, status=new.status, superseded_by="", chunks=0) == replace(new, chunks=0)

    def _store(self, manifest: Manifest, file: Path, record: DocumentRecord, packed: PackedDocument) -> DocumentRecord:
        chunks: Sequence[IndexedChunk] = packed.chunks
        definitions = packed.definitions
        if not self._same_index(manifest):
            prepared = prepare(packed.content, Path(packed.file_name), self.analyzer())
            chunks, definitions = prepared.chunks, prepared.definitions
        status = Status.SEARCHABLE if chunks else Status.READY
        record = replace(record, chunks=len(chunks), status=status)
        self.catalogue.store(record, packed.content, chunks, definitions)
        self._forget()
        self._vectors(manifest, file, record.document_id)
        return record

    def _vectors(self, manifest: Manifest, file: Path, document_id: str) -> None:
        """Store the pack's vectors for chunks that wait for theirs."""
        if not self._same_index(manifest) or manifest.facts.get(EMBEDDING_FACT) != self.embedding:
            return
        chunks = self.catalogue.chunks_of(document_id)
        waiting = {chunk.chunk_id for chunk in chunks} & set(self.catalogue.waiting_ids())
        if not waiting:
            return
        try:
            data = file.with_suffix(".f32").read_bytes()
        except OSError as error:
            raise StorageError("pack_damaged", detail=file.name) from error
        ids = [chunk.chunk_id for chunk in chunks]
        self.vectors.add(ids, unpack_vectors(data, len(ids)))
        self.catalogue.mark_embedded(ids)

    def _take_out(self, records: Sequence[DocumentRecord]) -> tuple[DocumentRecord, ...]:
        for record in records:
            self.catalogue.remove(record.document_id)
        self._forget()
        self.catalogue.set_superseded(superseded(self.catalogue.documents(), self.today()))
        return tuple(records)

    def _forget(self) -> None:
        gone = self.catalogue.removed_vectors()
        if gone:
            self.vectors.remove(gone)
            self.catalogue.forget_removed_vectors(gone)


def document_id_of_pack(name: str, key: str) -> str:
    """The id of a pack's document: the same in every version and on every desk."""
    return hashlib.sha256(f"pack\0{name}\0{key}".encode()).hexdigest()[:16]


def _mark(digest: str) -> str:
    return f"{digest} index {INDEX_VERSION}"


def _read(file: Path) -> PackedDocument:
    try:
        with file.open(encoding="utf-8") as lines:
            return read_lines(lines)
    except (OSError, UnicodeDecodeError) as error:
        raise StorageError("pack_damaged", detail=file.name) from error
