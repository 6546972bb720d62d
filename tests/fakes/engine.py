"""An engine client without an engine: remembers what was sent and says what a test tells it to say."""

from __future__ import annotations

from typing import TypeVar

import msgspec
from PySide6.QtCore import QObject

from app.engine.protocol import VERSION
from app.engine.protocol.events import AnyEvent, Done, Event, Failed, Ready
from app.engine.protocol.requests import Request
from app.ui.engine.client import EngineClient, EngineState, Handler

R = TypeVar("R", bound=Request)


class FakeEngine(EngineClient):
    """The interface of `EngineClient`, without a process.

    Attributes:
        sent: every request, oldest first.
        cancelled: ids that were cancelled while they had not ended, oldest first.
        restarts: how often the person asked for a restart.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(["no-such-program"], parent)
        self.sent: list[Request] = []
        self.cancelled: list[int] = []
        self.restarts = 0

    def start(self) -> None:
        """Starting; `get_ready` finishes it."""
        self._become(EngineState.STARTING)

    def restart(self) -> None:
        """Count it, and start."""
        self.restarts += 1
        self.start()

    def close(self) -> None:
        """Closed, and nothing is pending."""
        self._become(EngineState.CLOSED)
        self._pending.clear()

    def send(self, kind: type[R], on_event: Handler | None = None, **fields: object) -> int:
        """Remember a request; `reply` answers it."""
        request_id = super().send(kind, on_event, **fields)
        self.sent.append(self._pending[request_id].request)
        return request_id

    def cancel(self, request_id: int) -> None:
        """Remember it; a test replies with Stopped where it matters."""
        if self.is_pending(request_id):
            self.cancelled.append(request_id)

    # --- what tests use ---------------------------------------------------------------------------------------------

    def sent_of(self, kind: type[R]) -> list[R]:
        """The requests of a kind, oldest first."""
        return [request for request in self.sent if isinstance(request, kind)]

    def last(self, kind: type[R]) -> R:
        """The newest request of a kind; fails the test where there is none."""
        found = self.sent_of(kind)
        assert found, f"no {kind.__name__} was sent, only {[type(each).__name__ for each in self.sent]}"
        return found[-1]

    def reply(self, request_id: int, *events: AnyEvent) -> None:
        """Say events because of a request; their `re` is set to its id."""
        for event in events:
            self._take(_about(request_id, event))

    def finish(self, request_id: int, *events: AnyEvent) -> None:
        """Say events because of a request, and Done."""
        self.reply(request_id, *events, Done())

    def tell(self, *events: AnyEvent) -> None:
        """Say events that nobody asked for."""
        self.reply(0, *events)

    def get_ready(self, documents: int = 0, collections: tuple[str, ...] = (), unfinished: bool = False) -> None:
        """The first line of an engine that has opened its library."""
        self.tell(
            Ready(
                version=VERSION, library="library", documents=documents, collections=collections, unfinished=unfinished
            )
        )

    def die(self) -> None:
        """The process is gone: what is pending fails, and a restart is due."""
        waiting, self._pending = self._pending, {}
        for request_id, pending in waiting.items():
            if pending.handler is not None:
                pending.handler(Failed(re=request_id, code="engine_died"))
        self._become(EngineState.RESTARTING)

    def give_up(self, code: str = "engine_keeps_dying", **values: str) -> None:
        """It will not be started again by itself."""
        self.failure = Failed(code=code, values=values, fatal=True)
        self._become(EngineState.FAILED)


def _about(request_id: int, event: AnyEvent) -> AnyEvent:
    assert isinstance(event, Event)
    return msgspec.structs.replace(event, re=request_id)
