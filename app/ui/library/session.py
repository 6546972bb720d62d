"""What the library asks of every engine that comes up: its rows, the rest of earlier work, changed files."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from app.engine.protocol.events import AnyEvent, Crashed, Done, Failed, Stopped
from app.engine.protocol.requests import CheckFiles, ListDocuments
from app.ui.engine.client import EngineClient, EngineState
from app.ui.library.jobs import Jobs
from app.ui.library.requests import PatientRequests
from app.ui.library.store import DocumentStore

CHECK_PAUSE_MS = 60_000
"""Between two looks at the source files when the window comes to the front."""


class Session(QObject):
    """Follows the engine's life.

    Signals:
        listed(): every row is known.
        availability_changed(): the engine has come or gone.
    """

    listed = Signal()
    availability_changed = Signal()

    def __init__(
        self,
        engine: EngineClient,
        store: DocumentStore,
        requests: PatientRequests,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._engine, self._store, self._requests, self._jobs = engine, store, requests, jobs
        self.is_listed = False
        self._is_checking = False
        self._since_check = QElapsedTimer()
        engine.received.connect(store.take)
        engine.state_changed.connect(self._state_changed)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._application_changed)
        if engine.state is EngineState.READY:
            self._begin()

    @property
    def is_available(self) -> bool:
        """The engine can be asked."""
        return self._engine.state is EngineState.READY

    @property
    def failure(self) -> Failed | None:
        """Why the engine cannot be started or refuses to work; None while it does."""
        return self._engine.failure if self._engine.state is EngineState.FAILED else None

    def check_files(self, even_if_recent: bool = False) -> None:
        """Compare source files with what was read, not too often."""
        is_recent = self._since_check.isValid() and self._since_check.elapsed() < CHECK_PAUSE_MS
        if self._is_checking or not self.is_available or (is_recent and not even_if_recent):
            return
        self._is_checking = True
        self._since_check.start()
        self._requests.post(CheckFiles, self._checked, again=False)

    def _state_changed(self, state: object) -> None:
        if state is EngineState.READY:
            self._begin()
        self.availability_changed.emit()

    def _begin(self) -> None:
        self._store.begin_listing()
        self._engine.send(ListDocuments, on_event=self._take_listing)
        self._requests.send_waiting()
        ready = self._engine.ready
        if ready is not None and ready.unfinished:
            self._jobs.resume()

    def _take_listing(self, event: AnyEvent) -> None:
        if isinstance(event, Done):
            self.is_listed = True
            self._store.end_listing()
            self.listed.emit()
            self.check_files(even_if_recent=True)
        elif _is_end(event):
            self._store.abandon_listing()

    def _checked(self, event: AnyEvent) -> None:
        if isinstance(event, Done) or _is_end(event):
            self._is_checking = False

    def _application_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.check_files()


def _is_end(event: AnyEvent) -> bool:
    return isinstance(event, Failed | Stopped | Crashed)
