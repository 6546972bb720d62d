"""Pages of documents as pictures, drawn in a sandbox that stays open while the person turns pages.

The child sends bare pixels, and the picture file is made here: whatever a hostile document does to the child, nothing
but colours comes out of it, and the window's picture decoder sees only what this module wrote.
"""

from __future__ import annotations

import json
import math
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.core.drawing import LONGEST_EDGE
from app.core.errors import DocumentError
from app.engine.sandbox_process import Limits, SandboxProcess, crashed
from app.engine.sandbox_protocol import Failure, ProtocolError, decode_line

_CHANNELS = 3
_PNG = b"\x89PNG\r\n\x1a\n"  # PNG (ISO/IEC 15948), 5.2
_FAST = 1  # zlib level: 3 % larger than level 6 on pages of text, in a third of the time
LIMITS = Limits(seconds=20.0, memory_bytes=2 << 30, output_bytes=64 << 20)
_LARGEST = 1e6  # points


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page as a PNG file, and the page's size in points."""

    png: bytes
    width: float
    height: float


class DrawingProcess:
    """A document open for drawing, in a process of its own.

    Args:
        path: the file.
        format_name: what it was read as.
        password: for a protected file; it goes through a pipe.
        limits: of each page.
        drawers_module: the module with `drawer_for`; tests bring hostile ones.

    Raises:
        DocumentError: the file cannot be opened.
        Cancelled: `cancelled` returned True.
    """

    def __init__(
        self,
        path: Path,
        format_name: str,
        password: str | None,
        cancelled: Callable[[], bool],
        limits: Limits = LIMITS,
        drawers_module: str = "app.adapters.drawers",
    ) -> None:
        self._limits = limits
        self._process = SandboxProcess("app.engine.drawing_worker", limits)
        try:
            self._process.ask(
                {
                    "path": str(path.absolute()),
                    "format": format_name,
                    "password": password,
                    "drawers_module": drawers_module,
                    "memory_bytes": limits.memory_bytes,
                }
            )
            if self._answer(cancelled) != {"open": True}:
                raise crashed("protocol: not open")
        except BaseException:
            self.close()
            raise

    @property
    def running(self) -> bool:
        """It can draw; a process that failed a page is ended."""
        return self._process.running

    def draw(self, page: int, width: int, most_pixels: int, cancelled: Callable[[], bool]) -> Drawing:
        """Draw a page.

        Args:
            page: from 1.
            width: wanted, in pixels.
            most_pixels: a picture that would have more is drawn smaller.

        Raises:
            DocumentError: what the drawer said, or read_timeout, read_memory, document_bomb, reader_crashed.
            Cancelled: `cancelled` returned True; the process has to be closed.
        """
        self._process.allow(self._limits.seconds)
        request: dict[str, object] = {"page": page, "width": width, "most_pixels": most_pixels}
        self._process.ask({**request, "seconds": self._limits.seconds})
        across, down, page_width, page_height = _size(self._answer(cancelled), most_pixels)
        pixels = self._process.exactly(across * down * _CHANNELS, cancelled)
        if pixels is None:
            raise self._process.cause_of_death()
        return Drawing(png_file(across, down, pixels), page_width, page_height)

    def close(self) -> None:
        """End the process."""
        self._process.close()

    def _answer(self, cancelled: Callable[[], bool]) -> object:
        line = self._process.line(cancelled)
        if line is None:
            raise self._process.cause_of_death()
        if line.startswith(b'{"error"'):
            try:
                message = decode_line(line)
            except ProtocolError as error:
                raise crashed(f"protocol: {error}") from None
            assert isinstance(message, Failure)
            raise DocumentError(message.code, **message.values)
        try:
            return json.loads(line.decode("ascii"))
        except (ValueError, RecursionError):
            raise crashed("protocol: not JSON") from None


def _size(answer: object, most_pixels: int) -> tuple[int, int, float, float]:
    """The size of a picture that a child may send."""
    parts = answer.get("picture") if isinstance(answer, dict) else None
    if not isinstance(parts, list) or len(parts) != 4:
        raise crashed("protocol: no picture")
    across, down = parts[:2]
    if type(across) is not int or type(down) is not int or not (1 <= min(across, down) <= max(across, down)):
        raise crashed("protocol: size")
    if max(across, down) > LONGEST_EDGE or across * down > most_pixels:
        raise crashed("protocol: too large")
    points = [float(each) if type(each) in (int, float) else math.nan for each in parts[2:]]
    if not all(0 < each < _LARGEST for each in points):
        raise crashed("protocol: page size")
    return across, down, points[0], points[1]


def png_file(width: int, height: int, pixels: bytes) -> bytes:
    """A PNG file of 8-bit red, green and blue (PNG, ISO/IEC 15948, 11.2), rows unfiltered.

    Args:
        pixels: `width * height * 3` bytes from the top.
    """
    row, view = width * _CHANNELS, memoryview(pixels)
    rows = b"".join(part for y in range(height) for part in (b"\x00", view[y * row : (y + 1) * row]))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return _PNG + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, _FAST)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))
