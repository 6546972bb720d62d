"""What the engine's desks share: the library, a second connection to its catalogue, and who waits for whom."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from app.core.ports import Catalogue
from app.engine.server.channel import Channel
from app.wiring import Library

_LOOK = 0.02  # seconds between looks at whether the question is answered
_PATIENCE = 120.0  # seconds: indexing gives way to questions, but not for ever


class Gate:
    """Indexing waits here while a question is answered: both need every core."""

    def __init__(self) -> None:
        self._asking = 0
        self._lock = threading.Lock()

    @contextmanager
    def asking(self) -> Iterator[None]:
        """A question is being answered inside."""
        with self._lock:
            self._asking += 1
        try:
            yield
        finally:
            with self._lock:
                self._asking -= 1

    @property
    def busy(self) -> bool:
        """A question is being answered."""
        return self._asking > 0

    def pass_through(self, cancelled: Callable[[], bool]) -> None:
        """Wait until no question is being answered, or `cancelled` says to go on."""
        until = time.monotonic() + _PATIENCE
        while self.busy and not cancelled() and time.monotonic() < until:
            time.sleep(_LOOK)


@dataclass(slots=True)
class Session:
    """An open library in the engine.

    Attributes:
        library: for the worker that indexes; its catalogue is written there alone.
        reading: another connection to the catalogue, which an indexing transaction does not hold up.
        channel: events to the window.
        gate: lets questions go first.
        version: counts changes of the documents.
        changed: called when something that `EngineState` tells has changed.
    """

    library: Library
    reading: Catalogue
    channel: Channel
    gate: Gate = field(default_factory=Gate)
    version: int = 0
    changed: Callable[[], None] = lambda: None

    def documents_changed(self) -> None:
        """Documents came, went or changed: questions are understood with their definitions from now on."""
        self.version += 1
