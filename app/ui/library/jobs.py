"""The reading of files that is going on: adding, reading again, resuming."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from app.engine.protocol.events import AnyEvent, Crashed, Done, Failed, IndexProgress, Stopped
from app.engine.protocol.records import DocumentRow
from app.engine.protocol.requests import AddDocuments, Request, Resume, RetryDocuments
from app.ui.library.progress import Job, JobEnd, JobKind, Overall, overall, summary
from app.ui.library.requests import PatientRequests
from app.ui.library.store import Change, DocumentStore

_READ_FIELDS = ("state", "title", "pages", "size", "error_code", "effective_date", "format")


class Jobs(QObject):
    """Starts jobs and follows them. Jobs that overlap make a burst, which is reported as one.

    Signals:
        changed(): `overall` is new.
        finished(Summary): the last job of a burst has ended.
        failed(str code, dict values): a job could not be done as a whole (disk full …).
    """

    changed = Signal()
    finished = Signal(object)
    failed = Signal(str, object)

    def __init__(self, requests: PatientRequests, store: DocumentStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._requests = requests
        self._burst: list[Job] = []
        store.told.connect(self._note_rows)

    @property
    def overall(self) -> Overall | None:
        """How far the work has come; None: there is none."""
        return overall(self._burst)

    @property
    def is_busy(self) -> bool:
        """Files are being read, or wait for it."""
        return any(job.is_running for job in self._burst)

    def add(self, paths: Sequence[str], collection: str, kind: JobKind = JobKind.ADD) -> None:
        """Index files and folders."""
        self._start(kind, AddDocuments, paths=tuple(paths), collection=collection)

    def retry(self, document_ids: Sequence[str], password: str = "") -> None:
        """Read documents again."""
        self._start(JobKind.RETRY, RetryDocuments, document_ids=tuple(document_ids), password=password)

    def resume(self) -> None:
        """Finish what an earlier engine left; asked anew by whoever hears of it, so never repeated here."""
        if not any(job.kind is JobKind.RESUME and job.is_running for job in self._burst):
            self._start(JobKind.RESUME, Resume)

    def stop(self) -> None:
        """Stop everything; documents that are finished stay."""
        for job in list(self._burst):
            if job.is_running and not job.is_stopping:
                job.is_stopping = True
                self._requests.cancel(job.ticket)
        self.changed.emit()

    def pause(self) -> None:
        """The engine is away: how far it had come says nothing about the next one."""
        for job in self._burst:
            if job.is_running:
                job.stage = ""
                job.progress.clear()
        self.changed.emit()

    def _start(self, kind: JobKind, request: type[Request], **fields: object) -> None:
        job = Job(kind)
        self._burst.append(job)
        again = kind is not JobKind.RESUME
        job.ticket = self._requests.post(request, lambda event: self._take(job, event), again, **fields)
        self.changed.emit()

    def _take(self, job: Job, event: AnyEvent) -> None:
        if isinstance(event, IndexProgress):
            job.progress[event.stage] = event
            job.stage = event.stage
        elif isinstance(event, Done):
            self._end(job, JobEnd.DONE)
        elif isinstance(event, Stopped):
            self._end(job, JobEnd.STOPPED)
        elif isinstance(event, Failed | Crashed):
            self._fail(job, event)
        self.changed.emit()

    def _fail(self, job: Job, event: Failed | Crashed) -> None:
        job.end = JobEnd.FAILED
        job.code = event.code if isinstance(event, Failed) else "crashed"
        if isinstance(event, Failed) and job.kind is not JobKind.RESUME:
            self.failed.emit(event.code, event.values)
        self._finish_burst()

    def _end(self, job: Job, end: JobEnd) -> None:
        job.end = end
        self._finish_burst()

    def _finish_burst(self) -> None:
        if self._burst and not self.is_busy:
            burst, self._burst = self._burst, []
            self.finished.emit(summary(burst))

    def _note_rows(self, request_id: int, changes: list[Change]) -> None:
        """Remember which documents a job has read: those that it told with other contents than before."""
        job = next((job for job in self._burst if request_id and self._is_about(job, request_id)), None)
        if job is None:
            return
        for change in changes:
            row = change.after
            if row.document_id in job.read or _was_read(change.before, row):
                job.read[row.document_id] = row

    def _is_about(self, job: Job, request_id: int) -> bool:
        return self._requests.request_id(job.ticket) == request_id


def _was_read(before: DocumentRow | None, after: DocumentRow) -> bool:
    if before is None:
        return True
    if (before.state, after.state) == ("searchable", "ready"):  # only its vectors are complete now
        return False
    return any(getattr(before, name) != getattr(after, name) for name in _READ_FIELDS)
