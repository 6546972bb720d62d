"""The engine's pipes on Windows, which belong to the window's QProcess, used as they were opened.

QProcess gives its child the ends of named pipes that were opened for overlapped reading and writing. The C library uses them as
if they were not, and then "the function can incorrectly report that the operation is complete"
(learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-readfile and nf-fileapi-writefile): reading failed although the
window was there, and a thread that wrote waited for ever, with every later event behind it (seen under wine).
"""

from __future__ import annotations

import importlib
import io
from collections.abc import Callable
from typing import Any, BinaryIO, cast

_PIECE = 1 << 16  # bytes


def overlapped_reader(descriptor: int) -> BinaryIO:
    """Read a file descriptor as QProcess opened it. On Windows only."""
    return cast(BinaryIO, io.BufferedReader(OverlappedInput(_handle(descriptor), _windows().ReadFile), _PIECE))


def overlapped_writer(descriptor: int) -> BinaryIO:
    """Write to a file descriptor as QProcess opened it. On Windows only."""
    return cast(BinaryIO, io.BufferedWriter(OverlappedOutput(_handle(descriptor), _windows().WriteFile), _PIECE))


def _windows() -> Any:
    return importlib.import_module("_winapi")


def _handle(descriptor: int) -> int:
    return int(importlib.import_module("msvcrt").get_osfhandle(descriptor))


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


class OverlappedOutput(io.RawIOBase):
    """Bytes to a pipe of Windows that was opened for overlapped writing.

    Args:
        handle: of the pipe.
        write: starts to write bytes, as `_winapi.WriteFile` does.
    """

    def __init__(self, handle: int, write: Callable[..., tuple[Any, int]]) -> None:
        self._handle, self._write = handle, write

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, data: Any) -> int:
        """Write, and wait until the bytes are taken. Returns how many were.

        Raises:
            BrokenPipeError: the window is gone.
        """
        operation, _ = self._write(self._handle, bytes(data[:_PIECE]), overlapped=True)
        count, _ = operation.GetOverlappedResult(True)
        return int(count)
