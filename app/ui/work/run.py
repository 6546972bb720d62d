"""A request for document work on its way: sent, under way, ended; made again after the engine has died."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from app.engine.protocol.events import AnyEvent, Crashed, Done, Failed, Stopped
from app.engine.protocol.requests import Request
from app.ui.context import Context
from app.ui.engine.client import EngineState

UNKNOWN = "unexpected"


class Phase(StrEnum):
    """How far it is."""

    IDLE = "idle"
    WAITING = "waiting"  # for the engine
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


class WorkRun(QObject):
    """Sends one request at a time.

    Signals:
        heard(AnyEvent): it says something.
        changed(): the phase is another.
    """

    heard = Signal(object)
    changed = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._engine = context.engine
        self._asked: tuple[type[Request], dict[str, object]] | None = None
        self.request = 0
        self.phase = Phase.IDLE
        self.is_stopping = False
        self.failure: Failed | None = None
        self._engine.state_changed.connect(self._engine_changed)

    @property
    def is_open(self) -> bool:
        """It has not ended."""
        return self.phase in (Phase.WAITING, Phase.RUNNING)

    def begin(self, kind: type[Request], **fields: object) -> None:
        """Send a request, as soon as an engine is there; one before it is given up."""
        self.give_up()
        self._asked = (kind, fields)
        self.failure, self.is_stopping = None, False
        if self._engine.state in (EngineState.READY, EngineState.STARTING):
            self._send()
        else:
            self._become(Phase.WAITING)

    def stop(self) -> None:
        """What has come so far is kept."""
        if self.phase is Phase.WAITING:
            self._become(Phase.STOPPED)
        elif self.phase is Phase.RUNNING and not self.is_stopping:
            self.is_stopping = True
            self._engine.cancel(self.request)
            self.changed.emit()

    def give_up(self) -> None:
        """Nobody waits for it any more."""
        if self.phase is Phase.RUNNING:
            self._engine.cancel(self.request)
        self.request, self.phase = 0, Phase.IDLE

    def _send(self) -> None:
        if self._asked is None:
            return
        kind, fields = self._asked
        self.phase = Phase.RUNNING  # first: a fake engine may answer while it is being asked
        sent: list[int] = []
        sent.append(self._engine.send(kind, lambda event: self._take(sent, event), **fields))
        self.request = sent[0]
        self.changed.emit()

    def _take(self, sent: list[int], event: AnyEvent) -> None:
        if not sent or sent[0] != self.request:
            return  # given up
        if isinstance(event, Failed | Crashed):
            self.failure = event if isinstance(event, Failed) else Failed(code=UNKNOWN)
            self._become(Phase.FAILED)
        elif isinstance(event, Stopped):
            self._become(Phase.STOPPED)
        elif isinstance(event, Done):
            self._become(Phase.DONE)
        else:
            self.heard.emit(event)

    def _become(self, phase: Phase) -> None:
        self.phase, self.is_stopping = phase, False
        self.changed.emit()

    def _engine_changed(self, state: EngineState) -> None:
        if self.phase is not Phase.WAITING:
            return
        if state is EngineState.READY:
            self._send()
        elif state is EngineState.FAILED:
            self.failure = self._engine.failure or Failed(code=UNKNOWN)
            self._become(Phase.FAILED)
