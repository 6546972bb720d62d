"""The engine's way out: events on a private copy of standard output, so that a library's print cannot disturb them."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO

from app.engine.protocol import encode
from app.engine.protocol.events import Event
from app.engine.server.overlapped import overlapped_writer

_BUFFER = 1 << 16  # bytes


class Channel:
    """Sends events, one line each, from any thread.

    Args:
        out: where to.
        on_broken: called once when nobody reads any more.
    """

    def __init__(self, out: BinaryIO, on_broken: Callable[[], None] = lambda: None) -> None:
        self._out = out
        self._lock = threading.Lock()
        self._broken = False
        self.on_broken = on_broken

    def send(self, event: Event) -> None:
        """Send one event; into the void when the window is gone."""
        line = encode(event)
        with self._lock:
            if self._broken:
                return
            try:
                self._out.write(line)
                self._out.flush()
            except (OSError, ValueError):  # ValueError: closed on our side already
                self._broken = True
        if self._broken:
            self.on_broken()


def private_output() -> BinaryIO:
    """A copy of standard output for the protocol; whatever prints to the original afterwards prints to nowhere."""
    own = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)
    return overlapped_writer(own) if sys.platform == "win32" else os.fdopen(own, "wb", buffering=_BUFFER)
