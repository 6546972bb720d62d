"""Indexing: files in, a library that can be searched by words within seconds and by meaning soon after.

Each file is one transaction, so a kill at any moment leaves whole documents or none. What was still to do is found
again from the catalogue: files marked pending, and chunks without a vector.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.core.document import Content
from app.core.errors import Cancelled, DocumentError, StorageError
from app.core.indexing.prepare import INDEX_VERSION, embedding_text, prepare, printable
from app.core.indexing.versions import superseded
from app.core.library import DocumentRecord, Status, StoredChunk
from app.core.model_ports import Embedder
from app.core.ports import Analyzer, Catalogue, VectorStore
from app.core.structure.tree import join_spans

EMBED_BATCH = 64
"""Chunks between two commits of vectors: about two seconds of work, the most a kill can lose."""
INDEX_KEY = "index_version"
"""Setting of a library: the version of the index that all its documents were last seen to be of."""
_READ_AHEAD = 2  # files read in the sandbox while another is analysed; two cores

ReadFile = Callable[[Path, str | None], Content]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        status: "ready", "replaced", "unchanged" or "failed".
        error: why it failed, or None.
    """

    path: Path
    document_id: str
    status: str
    pages: int = 0
    chunks: int = 0
    error: DocumentError | None = None


@dataclass(frozen=True, slots=True)
class IndexProgress:
    """How far indexing has come: stage "read" counts files, "embed" counts chunks."""

    stage: str
    done: int
    total: int
    path: str = ""


Report = Callable[[IndexProgress], None]


@dataclass(slots=True)
class Indexer:
    """Adds documents to the library.

    Args:
        catalogue, vectors, analyzer, embedder: the library's parts.
        read: reads one file in the sandbox.
        today: decides which version of a rule is in force.
    """

    catalogue: Catalogue
    vectors: VectorStore
    analyzer: Analyzer
    embedder: Embedder
    read: ReadFile
    today: Callable[[], date] = date.today

    def add(
        self,
        files: Sequence[Path],
        collection: str = "",
        password: str | None = None,
        report: Report = lambda progress: None,
        cancelled: Callable[[], bool] = lambda: False,
        stored: Callable[[Outcome], None] = lambda outcome: None,
    ) -> Iterator[Outcome]:
        """Index files; each outcome is yielded once its document is complete (or has failed).

        Args:
            files: absolute paths, folders already walked.
            collection: the collection that documents join, known ones too; "" leaves those where they are.
            password: tried on protected files.
            report: told of progress.
            cancelled: asked between files and batches.
            stored: told of each file as soon as it can be searched by words, or has failed: what a run that is stopped
                later has done all the same.

        Raises:
            Cancelled: the user stopped; whole documents stay, the rest can be resumed.
            StorageError: the library cannot be written.
        """
        waiting: list[Outcome] = []
        for done, outcome in enumerate(self._texts(files, collection, password, cancelled), 1):
            stored(outcome)
            report(IndexProgress("read", done, len(files), str(outcome.path)))
            if outcome.status in ("failed", "unchanged"):
                yield outcome
            else:
                waiting.append(outcome)
        self.refresh_versions()
        yield from self._complete(waiting, report, cancelled)

    def add_texts(
        self, files: Sequence[Path], password: str | None = None, cancelled: Callable[[], bool] = lambda: False
    ) -> list[Outcome]:
        """First stage only: pages, chunks and terms without vectors, for a library that is read through and thrown away.

        Raises:
            Cancelled, StorageError: as `add`.
        """
        return list(self._texts(files, "", password, cancelled))

    def resume(
        self, report: Report = lambda progress: None, cancelled: Callable[[], bool] = lambda: False
    ) -> Iterator[Outcome]:
        """Finish what an earlier run left: files still pending, then missing vectors."""
        pending = [d for d in self.catalogue.documents() if d.status is Status.PENDING]
        for record in pending:
            yield from self.add([Path(record.path)], record.collection, None, report, cancelled)
        yield from self._complete([], report, cancelled)

    def _texts(
        self, files: Sequence[Path], collection: str, password: str | None, cancelled: Callable[[], bool]
    ) -> Iterator[Outcome]:
        """First stage: read, chunk, analyse and store each file; reading runs ahead in the sandbox."""
        announce(self.catalogue, files, collection)
        known = {record.path: record for record in self.catalogue.documents()}
        with ThreadPoolExecutor(_READ_AHEAD, thread_name_prefix="reader") as pool:
            queue: list[tuple[Path, str, Future[Content] | None]] = []
            remaining = iter(files)
            try:
                while True:
                    while len(queue) < _READ_AHEAD and (path := next(remaining, None)) is not None:
                        queue.append(self._start(path, password, known.get(printable(str(path))), pool))
                    if not queue:
                        return
                    if cancelled():
                        raise Cancelled
                    path, digest, reading = queue.pop(0)
                    yield self._store(path, digest, reading, collection, known.get(printable(str(path))))
            finally:
                for _, _, reading in queue:
                    if reading is not None:
                        reading.cancel()

    def _start(
        self, path: Path, password: str | None, old: DocumentRecord | None, pool: ThreadPoolExecutor
    ) -> tuple[Path, str, Future[Content] | None]:
        try:
            digest = content_hash(path)
        except DocumentError as error:
            failed: Future[Content] = Future()
            failed.set_exception(error)
            return path, "", failed
        if old and old.content_hash == digest and old.status in (Status.READY, Status.SEARCHABLE):
            return path, digest, None
        return path, digest, pool.submit(self.read, path, password)

    def _store(
        self, path: Path, digest: str, reading: Future[Content] | None, collection: str, old: DocumentRecord | None
    ) -> Outcome:
        document_id = document_id_of(path)
        if reading is None:
            assert old is not None
            if collection and collection != old.collection:
                self.catalogue.set_collection(document_id, collection)
            if old.error_code:  # a damaged file in between could not be read; this is the one that is indexed
                self.catalogue.store_failure(replace(old, error_code="", error_values={}))
            return Outcome(path, document_id, "unchanged", old.pages, old.chunks)
        joined = collection or (old.collection if old else "")
        record = replace(_pending(path, joined), content_hash=digest)
        try:
            content = reading.result()
            prepared = prepare(content, path, self.analyzer)
        except DocumentError as error:
            values = {key: printable(str(value)) for key, value in error.values.items()}
            self.catalogue.store_failure(
                replace(record, status=Status.FAILED, error_code=error.code, error_values=dict(values))
            )
            return Outcome(path, document_id, "failed", error=error)
        record = replace(
            record,
            title=prepared.title,
            format=content.format,
            status=Status.SEARCHABLE if prepared.chunks else Status.READY,
            effective_date=prepared.effective_date,
            paged=content.paged,
            pages=len(content.pages),
            chunks=len(prepared.chunks),
            metadata=prepared.metadata,
        )
        self.catalogue.store(record, content, prepared.chunks, prepared.definitions)
        again = old is not None and old.status in (Status.READY, Status.SEARCHABLE)
        status = "replaced" if again else "ready"
        return Outcome(path, document_id, status, len(content.pages), len(prepared.chunks))

    def _complete(self, waiting: list[Outcome], report: Report, cancelled: Callable[[], bool]) -> Iterator[Outcome]:
        """Second stage: vectors, in the order the documents came; a document is done with its last vector."""
        queue = list(waiting)
        for done, total in self.embed_pending(cancelled):
            report(IndexProgress("embed", done, total))
            unfinished = set(self.catalogue.documents_without_vectors())
            while queue and queue[0].document_id not in unfinished:
                yield queue.pop(0)
        yield from queue

    def embed_pending(self, cancelled: Callable[[], bool] = lambda: False) -> Iterator[tuple[int, int]]:
        """Embed chunks that have no vector yet; yields (done, total) after each stored batch.

        A store that turns out to be damaged is made anew, once, and every vector with it.
        """
        self.mend()
        total, done, is_new = self.catalogue.count_without_vector(), 0, False
        while batch := self.catalogue.without_vector(EMBED_BATCH):
            if cancelled():
                raise Cancelled
            try:
                self._embed(batch, cancelled)
            except StorageError as error:
                if is_new or error.code != "vectors_damaged":
                    raise
                self.rebuild_vectors()
                total, done, is_new = self.catalogue.count_without_vector(), 0, True
                continue
            done += len(batch)
            yield done, max(total, done)

    def _embed(self, batch: Sequence[StoredChunk], cancelled: Callable[[], bool]) -> None:
        records = {i: self.catalogue.document(i) for i in {chunk.document_id for chunk in batch}}
        spans = [(chunk.document_id, span.page) for chunk in batch for span in chunk.chunk.spans]
        pages = self.catalogue.page_texts(spans)
        texts = []
        for stored in batch:
            record = records[stored.document_id]
            assert record is not None
            own = {number: text for (document_id, number), text in pages.items() if document_id == stored.document_id}
            texts.append(embedding_text(record.title, stored.chunk, join_spans(stored.chunk.spans, own)))
        ids = [stored.chunk_id for stored in batch]
        self.vectors.add(ids, self.embedder.embed_passages(texts, cancelled))
        self.catalogue.mark_embedded(ids)

    def forget_removed(self) -> None:
        """Drop the vectors of chunks that are gone."""
        removed = self.catalogue.removed_vectors()
        if removed:
            self.vectors.remove(removed)
            self.catalogue.forget_removed_vectors(removed)

    def reconcile(self) -> tuple[int, int]:
        """Make the catalogue's marks agree with the vector store: chunks whose vector is gone wait for it again.

        Returns:
            (chunks without a vector, vectors without a chunk that were dropped).
        """
        self.forget_removed()
        stored, known = self.vectors.ids(), set(self.catalogue.chunk_ids())
        waiting = set(self.catalogue.waiting_ids())
        self.catalogue.mark_embedded(sorted(known - stored - waiting), embedded=False)
        orphaned = sorted(stored - known)
        if orphaned:
            self.vectors.remove(orphaned)
        return self.catalogue.count_without_vector(), len(orphaned)

    def mend(self) -> bool:
        """Make vectors and catalogue agree where counting shows that they do not; a damaged store is thrown away.

        Returns:
            Whether more chunks wait for their vector than did before.
        """
        waiting = self.catalogue.count_without_vector()
        try:
            expected = self.catalogue.chunk_count() - waiting
            if self.vectors.count() != expected or self.catalogue.removed_vectors():
                self.reconcile()
        except StorageError as error:
            if error.code != "vectors_damaged":
                raise
            self.rebuild_vectors()
        return self.catalogue.count_without_vector() > waiting

    def rebuild_vectors(self) -> None:
        """Throw all vectors away and mark every chunk as waiting; `embed_pending` makes them anew."""
        self.vectors.reset()
        self.catalogue.mark_embedded(self.catalogue.chunk_ids(), embedded=False)

    def refresh_versions(self) -> None:
        """Decide anew which documents an in-force version replaces."""
        self.catalogue.set_superseded(superseded(self.catalogue.documents(), self.today()))


def announce(catalogue: Catalogue, files: Sequence[Path], collection: str = "") -> list[DocumentRecord]:
    """Mark new files as pending first, so that a run that dies knows what it had been asked for.

    Returns:
        The records of the new ones.
    """
    known = {record.path for record in catalogue.documents()}
    new = [_pending(path, collection) for path in files if printable(str(path)) not in known]
    if not known:
        catalogue.set_setting(INDEX_KEY, str(INDEX_VERSION))
    catalogue.announce(new)
    return new


def document_id_of(path: Path) -> str:
    """A document's id: stable over re-indexing, derived from its absolute path."""
    return hashlib.sha256(str(path).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def content_hash(path: Path) -> str:
    """SHA-256 of a file and of the index version, so that an update of the index counts as a change.

    Raises:
        DocumentError: the file is gone or cannot be opened.
    """
    return content_hashes(path)[-1]


def content_hashes(path: Path) -> tuple[str, ...]:
    """`content_hash` as every version of the index has counted it, this one last.

    Whether a file is still what was indexed is asked of all of them; whether it is to be indexed again, of the last.

    Raises:
        DocumentError: the file is gone or cannot be opened.
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256")
    except FileNotFoundError as error:
        raise DocumentError("file_missing", path=path.name) from error
    except OSError as error:
        raise DocumentError("file_unreadable", path=path.name) from error
    found = []
    for version in range(1, INDEX_VERSION + 1):
        each = digest.copy()
        each.update(f"index {version}".encode())
        found.append(each.hexdigest())
    return tuple(found)


def _pending(path: Path, collection: str) -> DocumentRecord:
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    name, title = printable(str(path)), printable(path.stem)
    return DocumentRecord(document_id_of(path), name, title, "", collection, "", size, Status.PENDING)


def total_pages(outcomes: Iterable[Outcome]) -> int:
    """Pages that became searchable."""
    return sum(outcome.pages for outcome in outcomes if outcome.status in ("ready", "replaced"))
