"""The engine process as the window sees it: requests go out, events come back, and a dead engine is started again.

No sockets and no threads: `QProcess` pipes carry JSON lines (see `app.engine.protocol`).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from app.engine.protocol import VERSION, ProtocolError, decode_event, encode
from app.engine.protocol.events import AnyEvent, Crashed, Done, Failed, Ready, Stopped
from app.engine.protocol.requests import Cancel, Request, Shutdown

R = TypeVar("R", bound=Request)
Handler = Callable[[AnyEvent], None]

RESTART_DELAYS_MS = (0, 1_000, 5_000, 15_000)
"""Waits before the first, second … restart in a row; afterwards the person decides. A run of `STEADY_MS` resets them."""
STEADY_MS = 60_000
SHUTDOWN_MS = 4_000
"""Longest wait for an engine that was asked to end: a batch of vectors takes about two seconds."""
_ENDINGS = (Done, Failed, Stopped, Crashed)


class EngineState(StrEnum):
    """How the engine process is."""

    STARTING = "starting"
    READY = "ready"
    RESTARTING = "restarting"  # it died and will be started again
    FAILED = "failed"  # it cannot be started, or refuses to work (see `failure`)
    CLOSED = "closed"


@dataclass(slots=True)
class _Pending:
    request: Request
    handler: Handler | None


class EngineClient(QObject):
    """Runs the engine and talks to it.

    Args:
        command: program and arguments that start the engine.

    Signals:
        received(AnyEvent): everything the engine says, also what a handler of `send` gets.
        state_changed(EngineState): see `state`.
        crashed(str): a bug in the engine, with a report that holds no text of documents.
    """

    received = Signal(object)
    state_changed = Signal(object)
    crashed = Signal(str)

    def __init__(self, command: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._command = list(command)
        self._ids = itertools.count(1)
        self._pending: dict[int, _Pending] = {}
        self._rest = b""
        self._failures = 0
        self._stderr = b""
        self._process: QProcess | None = None
        self.state = EngineState.CLOSED
        self.ready: Ready | None = None
        self.failure: Failed | None = None
        self._steady = QTimer(self, singleShot=True, interval=STEADY_MS)
        self._steady.timeout.connect(self._forget_failures)
        self._restart = QTimer(self, singleShot=True)
        self._restart.timeout.connect(self.start)

    # --- life -------------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start the engine; requests sent before it is ready wait in its pipe."""
        self._restart.stop()
        self._drop_process()
        self.ready = self.failure = None
        self._rest = self._stderr = b""
        process = QProcess(self)
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._read_errors)
        process.finished.connect(self._ended)
        process.errorOccurred.connect(self._could_not_start)
        self._process = process
        self._become(EngineState.STARTING)
        process.start(self._command[0], self._command[1:])

    def restart(self) -> None:
        """Start again after it failed, because the person asked for it."""
        self._failures = 0
        self.start()

    def close(self) -> None:
        """Ask the engine to end, and see to it that it does."""
        self._restart.stop()
        self._steady.stop()
        process, was_running = self._process, self.state in (EngineState.STARTING, EngineState.READY)
        self._become(EngineState.CLOSED)
        if process is not None and was_running and process.state() is not QProcess.ProcessState.NotRunning:
            process.write(encode(Shutdown(id=next(self._ids))))
            process.closeWriteChannel()
            if not process.waitForFinished(SHUTDOWN_MS):
                process.kill()
                process.waitForFinished(SHUTDOWN_MS)
        self._drop_process()
        self._pending.clear()

    # --- talk -------------------------------------------------------------------------------------------------------

    def send(self, kind: type[R], on_event: Handler | None = None, **fields: object) -> int:
        """Send a request.

        Args:
            kind: class of the request.
            on_event: called with every event that answers it; the last is Done, Failed, Stopped or Crashed. When the
                engine dies, that is Failed with the code engine_died.
            **fields: the request's fields without `id`.

        Returns:
            The request's id, for `cancel`.
        """
        request = kind(id=next(self._ids), **fields)
        self._pending[request.id] = _Pending(request, on_event)
        self._write(request)
        return request.id

    def cancel(self, request_id: int) -> None:
        """Stop a request; it ends with Stopped unless it was done already."""
        if request_id in self._pending:
            self._write(Cancel(id=next(self._ids), target=request_id))

    def is_pending(self, request_id: int) -> bool:
        """The request has not ended yet."""
        return request_id in self._pending

    # --- inside -----------------------------------------------------------------------------------------------------

    def _write(self, request: Request) -> None:
        if self._process is not None:
            self._process.write(encode(request))

    def _read(self) -> None:
        if self._process is None:
            return
        *lines, self._rest = (self._rest + self._process.readAllStandardOutput().data()).split(b"\n")
        for line in lines:
            try:
                event = decode_event(line)
            except ProtocolError as error:
                self.crashed.emit(f"protocol: {error}")
                continue
            self._take(event)

    def _take(self, event: AnyEvent) -> None:
        if isinstance(event, Ready):
            self._began(event)
        elif isinstance(event, Failed) and event.fatal:
            self.failure = event
        elif isinstance(event, Crashed):
            self.crashed.emit(event.report)
        self.received.emit(event)
        pending = self._pending.get(event.re)
        if isinstance(event, _ENDINGS):
            self._pending.pop(event.re, None)
        if pending is not None and pending.handler is not None:
            pending.handler(event)

    def _began(self, ready: Ready) -> None:
        if ready.version != VERSION:  # only when program files of two versions were mixed
            self.failure = Failed(code="engine_version", fatal=True)
            return
        self.ready = ready
        self._steady.start()
        self._become(EngineState.READY)

    def _read_errors(self) -> None:
        if self._process is not None:
            self._stderr = (self._stderr + self._process.readAllStandardError().data())[-4000:]

    def _could_not_start(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart:
            self._ended(-1)

    def _ended(self, _status: int, *_: object) -> None:
        """The process is gone: tell whoever waits, and start it again unless it refused to work."""
        self._read()
        self._steady.stop()
        waiting, self._pending = self._pending, {}
        for request_id, pending in waiting.items():
            if pending.handler is not None:
                pending.handler(Failed(re=request_id, code="engine_died"))
        if self.state is EngineState.CLOSED:
            return
        if self.failure is not None or self._failures >= len(RESTART_DELAYS_MS):
            self.failure = self.failure or Failed(code="engine_keeps_dying", fatal=True)
            self._become(EngineState.FAILED)
            return
        delay = RESTART_DELAYS_MS[self._failures]
        self._failures += 1
        self._become(EngineState.RESTARTING)
        self._restart.start(delay)

    def _drop_process(self) -> None:
        if self._process is not None:
            self._process.blockSignals(True)
            if self._process.state() is not QProcess.ProcessState.NotRunning:
                self._process.kill()
                self._process.waitForFinished(SHUTDOWN_MS)
            self._process.deleteLater()
            self._process = None

    def _forget_failures(self) -> None:
        self._failures = 0

    def _become(self, state: EngineState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit(state)
