"""Adding, reading again, removing and moving documents. The catalogue is written by this desk's worker alone."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.core.errors import Cancelled, NotFoundError, SeogoError
from app.core.filetype import walk
from app.core.indexing.outdated import outdated, settle
from app.core.indexing.service import Indexer, announce, document_id_of
from app.core.library import DocumentRecord, Status
from app.core.packs.shelving import PACK_KEY
from app.engine.protocol.requests import (
    AddDocuments,
    MoveDocuments,
    RemoveDocuments,
    RetryDocuments,
)
from app.engine.server.index_run import IndexRun, Work
from app.engine.server.rows import Board
from app.engine.server.session import Session
from app.engine.server.tasks import Task, Worker
from app.packs.documents import has_unmerged, merge_packs


@dataclass(slots=True)
class IndexDesk:
    """Does the requests that change the library's documents, in order.

    A long AddDocuments lets short ones pass: removals and moves are done between two files or batches, and what further
    AddDocuments bring is put on the list at once.

    Attributes:
        passwords: of protected documents, for drawing their pages; never written anywhere.
    """

    session: Session
    board: Board
    worker: Worker
    work: Work = field(default_factory=Work)
    passwords: dict[str, str] = field(default_factory=dict)
    _announced: dict[int, list[Path]] = field(default_factory=dict)

    def add(self, task: Task) -> None:
        """AddDocuments."""
        request = task.request
        assert isinstance(request, AddDocuments)
        files = self._announced.pop(task.id, None)
        if files is None:
            files = self._announce(task, request)
        self._run(task, files, request.collection, request.password or None)

    def retry(self, task: Task) -> None:
        """RetryDocuments."""
        request = task.request
        assert isinstance(request, RetryDocuments)
        records = [self._record(document_id) for document_id in request.document_ids]
        records = [record for record in records if PACK_KEY not in record.metadata]  # installing a pack renews those
        self._run(task, [Path(record.path) for record in records], "", request.password or None)

    def resume(self, task: Task) -> None:
        """Resume: documents of packs that came or went, files that an earlier run had announced, missing vectors.

        After an update of the program that cuts or reads documents otherwise, all of them are read again.
        """
        self._merge_packs(task)
        catalogue = self.session.library.catalogue
        pending = [Path(d.path) for d in catalogue.documents() if d.status is Status.PENDING]
        self._run(task, [*pending, *outdated(catalogue, task.cancelled)], "", None)
        settle(catalogue)

    def remove(self, task: Task) -> None:
        """RemoveDocuments."""
        request = task.request
        assert isinstance(request, RemoveDocuments)
        self._remove(request.document_ids, task)
        self._after_change(task)

    def move(self, task: Task) -> None:
        """MoveDocuments."""
        request = task.request
        assert isinstance(request, MoveDocuments)
        for document_id in request.document_ids:
            self.session.library.catalogue.set_collection(document_id, request.collection)
        self._after_change(task)

    def reconcile(self) -> bool:
        """Make the vectors agree with the catalogue where counting shows that they do not.

        Returns:
            Whether chunks wait for vectors that nobody has asked for yet.
        """
        return self.session.library.indexer().mend()

    # --- inside -----------------------------------------------------------------------------------------------------

    def _merge_packs(self, task: Task) -> None:
        """Bring the library in line with the packs on this machine."""
        library = self.session.library
        if not has_unmerged(library):
            return
        with self.work.running(0, self.session.changed):
            for done in merge_packs(library, cancelled=task.cancelled):
                self.board.tell_removed([record.document_id for record in done.merged.removed], task.send)
                self.session.documents_changed()
        self._after_change(task)

    def _announce(self, task: Task, request: AddDocuments) -> list[Path]:
        """Walk folders, and put new files on the list so that a run that dies knows what it had been asked for."""
        files: list[Path] = []
        for path in walk(Path(each).expanduser() for each in request.paths):
            task.check()
            files.append(path.absolute())
        fresh = announce(self.session.library.catalogue, files, request.collection)
        self.board.tell_records(fresh, task.send)
        return files

    def _run(self, task: Task, files: Sequence[Path], collection: str, password: str | None) -> None:
        catalogue = self.session.library.catalogue
        run = IndexRun(self.session, self.board, task, files, self.work, self._between)
        try:
            with self.work.running(len(files), self.session.changed):
                indexer = self._indexer(task, run)
                outcomes = indexer.add(files, collection, password, run.report, run.pause, run.stored)
                for outcome in outcomes:  # without files: vectors that are missing
                    run.completed(outcome)
                    if password and outcome.error is None:
                        self.passwords[outcome.document_id] = password
        except Cancelled:
            if task.by_user:
                self._forget(files, task)
            self._drop_cancelled()  # before this run has ended: what was cancelled with it goes with it
            raise
        finally:
            self.board.clear_reading()
            with suppress(SeogoError):  # the reason is on its way already
                self.board.tell_changed(catalogue, task.send)
            self.session.documents_changed()

    def _indexer(self, task: Task, run: IndexRun | None) -> Indexer:
        progress = run.page_read if run else (lambda path, done, total: None)
        return self.session.library.indexer(task.cancelled, progress)

    def _between(self) -> None:
        """Between two files or batches of a long run: short requests pass, and new files are listed."""
        while (
            task := self.worker.take(lambda each: isinstance(each.request, RemoveDocuments | MoveDocuments))
        ) is not None:
            task.run()
        for waiting in self.worker.waiting():
            request = waiting.request
            if isinstance(request, AddDocuments) and waiting.id not in self._announced and not waiting.cancelled():
                with suppress(Cancelled):
                    self._announced[waiting.id] = self._announce(waiting, request)

    def _drop_cancelled(self) -> None:
        """Do what `dropped` is waiting to do."""
        while (
            task := self.worker.take(lambda each: each.quiet and isinstance(each.request, AddDocuments))
        ) is not None:
            task.run()

    def dropped(self, task: Task) -> None:
        """A waiting AddDocuments was cancelled: what it had listed goes."""
        files = self._announced.pop(task.id, None)
        if files:
            self._forget(files, task)

    def _forget(self, files: Sequence[Path], task: Task) -> None:
        """Take files off the list that were not begun."""
        pending = self.session.library.catalogue.ids_with(Status.PENDING)
        elsewhere = {document_id_of(path) for others in self._announced.values() for path in others}
        gone = [i for path in files if (i := document_id_of(path)) in pending and i not in elsewhere]
        for document_id in gone:
            self.session.library.catalogue.remove(document_id)
        self.board.tell_removed(gone, task.send)

    def _remove(self, document_ids: Sequence[str], task: Task) -> None:
        catalogue = self.session.library.catalogue
        records = [found for document_id in document_ids if (found := catalogue.document(document_id))]
        gone = [record.document_id for record in records if catalogue.remove(record.document_id)]
        self.session.library.audit.removed(records)
        self.work.removed.update(gone)
        for document_id in gone:
            self.passwords.pop(document_id, None)
        self.board.tell_removed(list(document_ids), task.send)
        self._indexer(task, None).forget_removed()

    def _after_change(self, task: Task) -> None:
        self._indexer(task, None).refresh_versions()
        self.session.documents_changed()
        self.board.tell_changed(self.session.library.catalogue, task.send)

    def _record(self, document_id: str) -> DocumentRecord:
        found = self.session.library.catalogue.document(document_id)
        if found is None:
            raise NotFoundError("document_missing", document=document_id)
        return found
