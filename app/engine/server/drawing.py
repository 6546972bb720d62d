"""RenderPage: a warm drawing process for the document in view."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.core.errors import DocumentError, NotFoundError
from app.core.indexing.service import content_hashes
from app.core.library import DocumentRecord
from app.core.privacy.policy import hides_on_screen, holds_personal
from app.engine.drawing import DrawingProcess
from app.engine.protocol.events import PageImage
from app.engine.protocol.requests import MOST_PIXELS, RenderPage
from app.engine.server.session import Session
from app.engine.server.source import DRAWABLE
from app.engine.server.tasks import Task
from app.governing import masking

_IDLE = 60.0  # seconds after which the process of a document nobody looks at ends
Stamp = tuple[int, int]


@dataclass(slots=True)
class DrawingDesk:
    """Draws pages, one at a time.

    Attributes:
        passwords: of protected documents, by id.
    """

    session: Session
    passwords: Mapping[str, str]
    _open: DrawingProcess | None = None
    _open_for: tuple[str, Stamp] | None = None
    _known: dict[str, tuple[Stamp, tuple[str, ...]]] = field(default_factory=dict)
    _timer: threading.Timer | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def draw(self, task: Task) -> None:
        """RenderPage."""
        request = task.request
        assert isinstance(request, RenderPage)
        record = self.session.reading.document(request.document_id)
        if record is None:
            raise NotFoundError("document_missing", document=request.document_id)
        if record.format not in DRAWABLE:
            raise DocumentError("page_not_drawable")
        if not 1 <= request.page <= record.pages:
            raise NotFoundError("page_missing", page=request.page, pages=record.pages)
        self._check_masking(request.document_id, request.page)
        width = max(1, min(request.width, MOST_PIXELS))
        with self._lock:
            process = self._process(record, task)
            try:
                drawing = process.draw(request.page, width, MOST_PIXELS, task.cancelled)
            except BaseException:  # the process may be in any state: the next page gets another
                self._close()
                raise
            self._rest()
        task.send(
            PageImage(
                document_id=record.document_id,
                page=request.page,
                png=drawing.png,
                width=drawing.width,
                height=drawing.height,
            )
        )

    def _check_masking(self, document_id: str, number: int) -> None:
        """A picture cannot be masked: a page with personal data is read as masked text. Raises DocumentError."""
        if hides_on_screen(masking(self.session.library.settings)):
            page = self.session.reading.page(document_id, number)
            if page is None or not page.text.strip() or holds_personal(page.text):
                raise DocumentError("page_masked")

    def close(self) -> None:
        """End the process, unless a page is just being drawn: that is stopped by its task."""
        if self._lock.acquire(timeout=0.5):
            try:
                self._close()
            finally:
                self._lock.release()

    def _process(self, record: DocumentRecord, task: Task) -> DrawingProcess:
        """The open process when it has this very file open, else a new one."""
        wanted = (record.document_id, self._unchanged(record))
        if self._open is not None and self._open_for == wanted and self._open.running:
            return self._open
        self._close()
        password = self.passwords.get(record.document_id)
        self._open = DrawingProcess(Path(record.path), record.format, password, task.cancelled)
        self._open_for = wanted
        return self._open

    def _unchanged(self, record: DocumentRecord) -> Stamp:
        """Size and time of the source file, once it is seen to be what was indexed."""
        path = Path(record.path)
        try:
            found = path.stat()
        except OSError:
            raise DocumentError("source_missing", path=record.path) from None
        stamp = (found.st_size, found.st_mtime_ns)
        known = self._known.get(record.document_id)
        if known is None or known[0] != stamp:
            known = stamp, content_hashes(path)
            self._known[record.document_id] = known
        if record.content_hash not in known[1]:
            raise DocumentError("source_changed", path=record.path)
        return stamp

    def _rest(self) -> None:
        """End the process when no page is wanted for a while."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(_IDLE, self.close)
        self._timer.daemon = True
        self._timer.start()

    def _close(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        process, self._open, self._open_for = self._open, None, None
        if process is not None:
            with suppress(OSError):
                process.close()
