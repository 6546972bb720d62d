"""The engine's way in: requests on standard input, which belongs to the window's QProcess."""

from __future__ import annotations

import importlib
import io
import sys
from typing import BinaryIO, cast

from app.engine.server.overlapped import OverlappedInput

_PIECE = 1 << 16  # bytes


def standard_input() -> BinaryIO:
    """Where requests come from."""
    if sys.platform != "win32":
        return sys.stdin.buffer
    handle = importlib.import_module("msvcrt").get_osfhandle(sys.stdin.fileno())
    read = importlib.import_module("_winapi").ReadFile
    return cast(BinaryIO, io.BufferedReader(OverlappedInput(handle, read), _PIECE))
