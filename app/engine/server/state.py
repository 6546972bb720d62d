"""Telling the window how the engine is."""

from __future__ import annotations

import threading
from collections.abc import Callable

import psutil

from app.engine.protocol.events import EngineState
from app.engine.server.channel import Channel

_SOON = 0.1  # seconds: several changes at once are told together
_EVERY = 3.0  # seconds between tellings while work goes on


class StateTeller:
    """A thread that sends `EngineState` when something changed, and every few seconds while work goes on.

    Args:
        channel: where to.
        measure: the state without memory figures.
        busy: whether work goes on.
    """

    def __init__(self, channel: Channel, measure: Callable[[], EngineState], busy: Callable[[], bool]) -> None:
        self._channel, self._measure, self._busy = channel, measure, busy
        self._changed = threading.Event()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="state", daemon=True)

    def start(self) -> None:
        """Begin telling."""
        self._thread.start()

    def changed(self) -> None:
        """Something changed."""
        self._changed.set()

    def close(self) -> None:
        """Tell nothing more."""
        self._closed = True
        self._changed.set()

    def _run(self) -> None:
        while not self._closed:
            told = self._changed.wait(_EVERY)
            if self._closed:
                return
            if told or self._busy():
                threading.Event().wait(_SOON)
                self._changed.clear()
                self._channel.send(self._measure())


def memory() -> tuple[int, int]:
    """(resident bytes of this process, bytes that the machine has left); zeros when the system does not tell now."""
    try:
        return psutil.Process().memory_info().rss, psutil.virtual_memory().available
    except (psutil.Error, OSError):
        return 0, 0
