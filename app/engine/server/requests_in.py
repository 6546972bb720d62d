"""The engine's way in: requests on standard input, which belongs to the window's QProcess."""

from __future__ import annotations

import sys
from typing import BinaryIO

from app.engine.server.overlapped import overlapped_reader


def standard_input() -> BinaryIO:
    """Where requests come from."""
    return overlapped_reader(sys.stdin.fileno()) if sys.platform == "win32" else sys.stdin.buffer
