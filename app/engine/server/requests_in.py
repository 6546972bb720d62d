"""The engine's way in: requests on standard input, which belongs to the window's QProcess.

On Windows, QProcess gives its child the end of a named pipe that was opened for overlapped reading. The C library reads it
as if it were not, and such a read "can incorrectly report that the read operation is complete"
(learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-readfile): it then fails although the window is there. So the
pipe is read as it was opened.
"""

from __future__ import annotations

import importlib
import io
import sys
from collections.abc import Callable
from typing import Any, BinaryIO, cast

_PIECE = 1 << 16  # bytes


class OverlappedInput(io.RawIOBase):
    """Bytes from a Windows handle, whether it was opened for overlapped reading or not.

    Args:
        handle: of the pipe or file.
        read: starts to read a number of bytes: (the operation, its status), as `_winapi.ReadFile` does, the interface that
            `multiprocessing` reads pipes with.
    """

    def __init__(self, handle: int, read: Callable[..., tuple[Any, int]]) -> None:
        self._handle, self._read = handle, read

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Wait for bytes, and put them into the buffer. Returns how many; 0 at the end."""
        try:
            operation, _ = self._read(self._handle, min(len(buffer), _PIECE), overlapped=True)
            count, _ = operation.GetOverlappedResult(True)
        except BrokenPipeError:  # the window closed its end
            return 0
        buffer[:count] = operation.getbuffer()[:count]
        return int(count)


def standard_input() -> BinaryIO:
    """Where requests come from."""
    if sys.platform != "win32":
        return sys.stdin.buffer
    handle = importlib.import_module("msvcrt").get_osfhandle(sys.stdin.fileno())
    read = importlib.import_module("_winapi").ReadFile
    return cast(BinaryIO, io.BufferedReader(OverlappedInput(handle, read), _PIECE))
