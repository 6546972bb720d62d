"""Character boxes of a page, packed small, and the rectangles of a span.

A box is (x0, y0, x1, y1) in PDF points from the page's bottom-left corner. Boxes are stored in tenths of a point as
signed 16-bit integers, column by column (all x0, all y0 …), delta-coded along the text and deflated: about 3 bytes a
character on real regulations instead of 32.
"""

from __future__ import annotations

import sys
import zlib
from array import array
from collections.abc import Sequence

Box = tuple[float, float, float, float]
EMPTY: Box = (0.0, 0.0, 0.0, 0.0)
_SCALE = 10
_LIMIT = 32767


def pack(boxes: Sequence[Box]) -> bytes:
    """Pack one box per character of the page text; characters without a box (joined spaces) take `EMPTY`."""
    columns = array("h")
    for axis in range(4):
        previous = 0
        for box in boxes:
            value = max(-_LIMIT, min(_LIMIT, round(box[axis] * _SCALE)))
            columns.append(_wrap(value - previous))
            previous = value
    if sys.byteorder == "big":
        columns.byteswap()
    return zlib.compress(columns.tobytes(), 6)


def unpack(packed: bytes) -> list[Box]:
    """The inverse of `pack`, to a tenth of a point."""
    if not packed:
        return []
    columns = array("h")
    columns.frombytes(zlib.decompress(packed))
    if sys.byteorder == "big":
        columns.byteswap()
    count = len(columns) // 4
    decoded: list[list[float]] = []
    for axis in range(4):
        value, column = 0, []
        for delta in columns[axis * count : (axis + 1) * count]:
            value = _wrap(value + delta)
            column.append(value / _SCALE)
        decoded.append(column)
    return [(x0, y0, x1, y1) for x0, y0, x1, y1 in zip(*decoded, strict=True)]


def rectangles(packed: bytes, start: int, end: int) -> list[Box]:
    """Rectangles that cover `page.text[start:end]`, one per line of print."""
    lines: list[list[float]] = []
    for box in unpack(packed)[start:end]:
        if box == EMPTY:
            continue
        if lines and _same_line(lines[-1], box):
            last = lines[-1]
            last[0], last[1] = min(last[0], box[0]), min(last[1], box[1])
            last[2], last[3] = max(last[2], box[2]), max(last[3], box[3])
        else:
            lines.append(list(box))
    return [(round(a, 1), round(b, 1), round(c, 1), round(d, 1)) for a, b, c, d in lines]


def _same_line(line: list[float], box: Box) -> bool:
    """The box goes on to the right on the same line: half of its height overlaps and it does not jump back."""
    overlap = min(line[3], box[3]) - max(line[1], box[1])
    height = min(line[3] - line[1], box[3] - box[1])
    return overlap > height * 0.5 and box[0] >= line[0] - 1.0


def _wrap(value: int) -> int:
    """Into the signed 16-bit range, so that a delta between extremes survives."""
    return (value + 32768) % 65536 - 32768
