"""Reading a child's output with a time-out, so that the reader of it can look at the clock and at the cancel flag."""

from __future__ import annotations

import contextlib
import os
import queue
import selectors
import sys
import threading
import time
from typing import IO, Protocol

CHUNK = 1 << 16
ENDING_SECONDS = 5.0
"""How long the end of the output may take once the process was ended: a process that hangs in the kernel, such as on a lost
network drive, or that a virus scanner holds, ends later or never, and must not hold up whoever waits for other files."""


class ChunkSource(Protocol):
    """Output of a process, piece by piece."""

    def next(self, timeout: float) -> bytes | None:
        """The next piece; b"" at the end of the output; None when nothing came within `timeout` seconds."""
        ...

    def close(self) -> None:
        """Let go of the pipe. The process must have ended."""
        ...


class PollSource:
    """Waits in the operating system; for POSIX, where pipes can be polled."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._selector = selectors.DefaultSelector()
        self._selector.register(pipe, selectors.EVENT_READ)

    def next(self, timeout: float) -> bytes | None:
        """See `ChunkSource`."""
        return os.read(self._pipe.fileno(), CHUNK) if self._selector.select(timeout) else None

    def close(self) -> None:
        """See `ChunkSource`."""
        self._selector.close()
        self._pipe.close()


class ThreadSource:
    """Waits in a thread; for Windows, where pipes cannot be polled."""

    def __init__(self, pipe: IO[bytes]) -> None:
        self._pipe = pipe
        self._pieces: queue.Queue[bytes] = queue.Queue(maxsize=64)
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._pump, name="sandbox-output", daemon=True)
        self._thread.start()

    def next(self, timeout: float) -> bytes | None:
        """See `ChunkSource`."""
        try:
            return self._pieces.get(timeout=timeout)
        except queue.Empty:
            return None

    def close(self) -> None:
        """See `ChunkSource`. A pipe that does not end is left to its thread: to close it would wait for the reading."""
        self._closed.set()
        until = time.monotonic() + ENDING_SECONDS
        while self._thread.is_alive():
            if time.monotonic() > until:
                return
            with contextlib.suppress(queue.Empty):
                self._pieces.get(timeout=0.01)  # make room for a pump that waits to hand something over
        self._pipe.close()

    def _pump(self) -> None:
        while not self._closed.is_set():
            piece = os.read(self._pipe.fileno(), CHUNK)
            self._pieces.put(piece)
            if not piece:
                return


def open_source(pipe: IO[bytes]) -> ChunkSource:
    """The source that suits this system."""
    return ThreadSource(pipe) if sys.platform == "win32" else PollSource(pipe)
