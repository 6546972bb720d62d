"""One run of indexing: what it tells the window, and when it stops for others."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from app.core.indexing.service import IndexProgress as CoreProgress
from app.core.indexing.service import Outcome, document_id_of
from app.core.library import Status
from app.engine.protocol.events import IndexProgress
from app.engine.server.pace import Pace
from app.engine.server.rows import Board, Reading
from app.engine.server.session import Session
from app.engine.server.tasks import Task

_INTERVAL = 0.2  # seconds between two tellings of pages read


@dataclass(slots=True)
class Work:
    """How much is being done, for `EngineState`, and what runs remember of each other.

    Attributes:
        indexing, waiting: files being read, and files that wait.
        removed: documents that were removed while a run was to read them.
        seconds_per_chunk: speed of the last run.
    """

    indexing: int = 0
    waiting: int = 0
    removed: set[str] = field(default_factory=set)
    seconds_per_chunk: float = 0.0

    @contextmanager
    def running(self, files: int, changed: Callable[[], None]) -> Iterator[None]:
        """A run over so many files."""
        self.removed.clear()
        self.indexing, self.waiting = min(1, files), max(0, files - 1)
        changed()
        try:
            yield
        finally:
            self.indexing = self.waiting = 0
            changed()


class IndexRun:
    """Listens to an `Indexer` and tells the window.

    Args:
        session, board, task: whom to tell.
        files: that are read.
        work: counts.
        between: called between two files or batches.
    """

    def __init__(
        self, session: Session, board: Board, task: Task, files: Sequence[Path], work: Work, between: Callable[[], None]
    ) -> None:
        self._session, self._board, self._task, self._work = session, board, task, work
        self._between = between
        self._catalogue = session.library.catalogue
        self._sizes = {str(path): _size(path) for path in files}
        self._pace = Pace(sum(self._sizes.values()), work.seconds_per_chunk)
        self._failed = 0
        self._searchable = self._catalogue.ids_with(Status.SEARCHABLE)
        self._last_told: dict[str, float] = {}
        self._lock = threading.Lock()

    def page_read(self, path: Path, done: int, total: int) -> None:
        """A page was read; called by the threads that read."""
        document_id, now = document_id_of(path), time.monotonic()
        with self._lock:
            if done and now - self._last_told.get(document_id, 0.0) < _INTERVAL:
                return
            self._last_told[document_id] = now
        self._board.set_reading(document_id, Reading(done, total))
        self._board.tell_some(self._session.reading, [document_id], self._task.send)

    def pause(self) -> bool:
        """Asked between two files and before each piece of embedding: questions go first. Returns whether to stop."""
        self._session.gate.pass_through(self._task.cancelled)
        return self._task.cancelled()

    def report(self, progress: CoreProgress) -> None:
        """A file was read, or a batch of vectors was stored."""
        left = self._read(progress) if progress.stage == "read" else self._embedded(progress)
        event = IndexProgress(
            stage=progress.stage,
            done=progress.done,
            total=progress.total,
            failed=self._failed,
            seconds_left=round(left, 1),
            path=progress.path,
        )
        self._task.send(event)
        self._between()

    def stored(self, outcome: Outcome) -> None:
        """A document can be searched by words, or has failed: recorded now, since a run may be stopped or killed."""
        stored = self._catalogue.document(outcome.document_id)
        self._session.library.audit.added(outcome, stored.content_hash if stored else "")

    def completed(self, outcome: Outcome) -> None:
        """A document is done with; the last word on it has been told by `report`."""
        if outcome.document_id in self._work.removed:
            self._catalogue.remove(outcome.document_id)
            self._board.tell_removed([outcome.document_id], self._task.send)

    def _read(self, progress: CoreProgress) -> float:
        document_id = document_id_of(Path(progress.path))
        self._board.set_reading(document_id, None)
        if document_id in self._work.removed:
            self._catalogue.remove(document_id)
            self._board.tell_removed([document_id], self._task.send)
        record = self._catalogue.document(document_id)
        if record is not None:
            self._failed += bool(record.error_code)
            self._board.set_on_disk(document_id, "changed" if record.error_code and record.chunks else "same")
            self._board.tell_records([record], self._task.send)
            if record.status is Status.SEARCHABLE:
                self._searchable.add(document_id)
        self._session.documents_changed()
        left = progress.total - progress.done
        self._work.indexing, self._work.waiting = min(1, left), max(0, left - 1)
        self._session.changed()
        return self._pace.read(self._sizes.get(progress.path, 0), self._catalogue.count_without_vector())

    def _embedded(self, progress: CoreProgress) -> float:
        now = self._catalogue.ids_with(Status.SEARCHABLE)
        self._board.tell_some(self._catalogue, self._searchable - now, self._task.send)
        self._searchable = now
        left = self._pace.embedded(progress.done, progress.total)
        self._work.seconds_per_chunk = self._pace.seconds_per_chunk
        return left


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
