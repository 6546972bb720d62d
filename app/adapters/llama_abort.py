"""Interrupts llama.cpp in the middle of a computation.

llama.cpp asks an abort callback before every node of its graph, about a thousand times per token. A Python callback
would have to take the interpreter lock each time and could wait 5 ms for it whenever another thread is busy. So the
callback is the C library's own `strlen` on a two-byte buffer: zero while the first byte is zero, one as soon as a
watching thread sets it. No Python runs inside the computation.
"""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Callable
from types import TracebackType

from app.adapters.llama_library import lib

POLL_SECONDS = 0.02
"""How often the watching thread asks whether to stop."""


def _strlen_address() -> int:
    library = ctypes.CDLL("ucrtbase" if sys.platform == "win32" else None)
    return ctypes.cast(library.strlen, ctypes.c_void_p).value or 0


class AbortFlag:
    """The buffer that the callback reads, and the callback itself. Must outlive the context it is given to."""

    def __init__(self) -> None:
        self._buffer = ctypes.create_string_buffer(2)
        self.callback = lib.ggml_abort_callback(_strlen_address())
        self.data = ctypes.cast(self._buffer, ctypes.c_void_p)

    @property
    def raised(self) -> bool:
        """Whether the computation has been told to stop."""
        return self._buffer.raw[0] != 0

    def raise_(self) -> None:
        """Stop the computation at its next node."""
        self._buffer[0] = b"\1"

    def clear(self) -> None:
        """Allow the next computation."""
        self._buffer[0] = b"\0"


class Watch:
    """Raises a flag when `cancelled` says so, from a thread of its own, for the length of a `with` block.

    Args:
        flag: the flag to raise.
        cancelled: asked from the watching thread every 20 ms.
    """

    def __init__(self, flag: AbortFlag, cancelled: Callable[[], bool]) -> None:
        self._flag = flag
        self._cancelled = cancelled
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._poll, name="llama-abort", daemon=True)

    def _poll(self) -> None:
        while not self._done.wait(POLL_SECONDS):
            if self._cancelled():
                self._flag.raise_()
                return

    def __enter__(self) -> None:
        self._flag.clear()
        self._thread.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._thread.join()
        self._flag.clear()
