"""Requests that outlive an engine: what was asked while it was away, or when it died, is asked again of the next one."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.engine.protocol.events import AnyEvent, Crashed, Done, Failed, Stopped
from app.engine.protocol.requests import Request
from app.ui.engine.client import EngineClient, EngineState, Handler

MOST_TRIES = 3
"""A request that ended this many engines is given up: it may be what kills them."""


@dataclass(slots=True)
class _Entry:
    ticket: int
    kind: type[Request]
    handler: Handler
    fields: dict[str, object]
    again: bool
    tries: int = 0
    request_id: int = 0  # 0: not sent


class PatientRequests(QObject):
    """Sends to an engine that may die. Adding, moving, removing and reading again do no harm when asked twice."""

    def __init__(self, engine: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._tickets = itertools.count(1)
        self._entries: dict[int, _Entry] = {}

    def post(self, kind: type[Request], handler: Handler, again: bool = True, **fields: object) -> int:
        """Send as soon as an engine is there.

        Args:
            kind: class of the request.
            handler: as of `EngineClient.send`.
            again: ask the next engine when this one dies; otherwise that is a failure with the code engine_died.
            **fields: the request's fields.

        Returns:
            A ticket for `cancel` and `request_id`; it stays the same over deaths.
        """
        entry = _Entry(next(self._tickets), kind, handler, fields, again)
        self._entries[entry.ticket] = entry
        if self._engine.state is EngineState.READY:
            self._send(entry)
        return entry.ticket

    def send_waiting(self) -> None:
        """An engine is there: send what has waited for it."""
        for entry in list(self._entries.values()):
            if entry.request_id == 0:
                self._send(entry)

    def cancel(self, ticket: int) -> None:
        """Stop a request; one that was not sent ends at once."""
        entry = self._entries.get(ticket)
        if entry is None:
            return
        entry.again = False
        if entry.request_id:
            self._engine.cancel(entry.request_id)
        else:
            del self._entries[ticket]
            entry.handler(Stopped())

    def request_id(self, ticket: int) -> int:
        """The engine's id of a request; 0 while it waits or when it has ended."""
        entry = self._entries.get(ticket)
        return entry.request_id if entry else 0

    def _send(self, entry: _Entry) -> None:
        entry.tries += 1
        entry.request_id = self._engine.send(entry.kind, lambda event: self._take(entry, event), **entry.fields)

    def _take(self, entry: _Entry, event: AnyEvent) -> None:
        has_died = isinstance(event, Failed) and event.code == "engine_died"
        if has_died and entry.again and entry.tries < MOST_TRIES:
            entry.request_id = 0
            return
        if isinstance(event, Done | Failed | Stopped | Crashed):
            self._entries.pop(entry.ticket, None)
        entry.handler(event)
