"""The program's icon as Windows wants it: one drawing, at every size that Windows shows, in one file."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
"""Lengths of a side in pixels: what Windows asks for at 100 to 250 percent, and the large views of Explorer."""
_PNG_FROM = 256  # as Windows' own icons do: smaller pictures are bitmaps, which every reader of icons knows
_DIRECTORY = struct.Struct("<HHH")  # ICONDIR: reserved, 1 for icons, number of pictures
_ENTRY = struct.Struct("<BBBBHHII")  # ICONDIRENTRY: width, height, colours, reserved, planes, bits, bytes, place
_BITMAP = struct.Struct("<IiiHHIIiiII")  # BITMAPINFOHEADER
# learn.microsoft.com/previous-versions/ms997538(v=msdn.10), "Icons"


@dataclass(frozen=True, slots=True)
class _Picture:
    side: int
    data: bytes


def write_icon(drawing: Path, target: Path) -> None:
    """Draw an SVG file at every size.

    Args:
        drawing: a square SVG file without text.
        target: the .ico file.

    Raises:
        ValueError: it is no SVG file.
    """
    renderer = QSvgRenderer(QByteArray(drawing.read_bytes()))
    if not renderer.isValid():
        raise ValueError(f"{drawing.name} is no SVG file")
    pictures = [_picture(renderer, side) for side in SIZES]
    place = _DIRECTORY.size + _ENTRY.size * len(pictures)
    entries = b""
    for each in pictures:
        side = each.side % 256  # a byte; 0 means 256
        entries += _ENTRY.pack(side, side, 0, 0, 1, 32, len(each.data), place)
        place += len(each.data)
    target.write_bytes(_DIRECTORY.pack(0, 1, len(pictures)) + entries + b"".join(each.data for each in pictures))


def _picture(renderer: QSvgRenderer, side: int) -> _Picture:
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return _Picture(side, _png(image) if side >= _PNG_FROM else _bitmap(image))


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs want bytes, Qt takes the name
    return bytes(buffer.data().data())


def _bitmap(image: QImage) -> bytes:
    """Rows of blue, green, red, alpha from the bottom up, and the mask of old Windows, which alpha makes idle."""
    side, row = image.width(), image.width() * 4
    pixels = bytes(image.constBits())  # ARGB32 lies in memory as blue, green, red, alpha, and its rows have no gaps
    rows = b"".join(pixels[start : start + row] for start in range(len(pixels) - row, -1, -row))
    mask = bytes((side + 31) // 32 * 4 * side)
    return _BITMAP.pack(_BITMAP.size, side, side * 2, 1, 32, 0, len(rows) + len(mask), 0, 0, 0, 0) + rows + mask
