"""What a page shows, before any reading order: glyphs, ruled lines, coloured areas and images.

Coordinates are PDF points from the bottom-left corner of the page as it is displayed (its /Rotate applied, its crop
box as origin), so that a box drawn over the displayed page lands on the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from app.core.geometry import Box


class Paint(IntEnum):
    """How a glyph is painted, as far as it decides whether a reader of the page sees it."""

    PLAIN = 0
    WHITE = 1  # seen on a coloured area or an image only
    NONE = 2  # neither filled nor stroked: the text layer of a scan, or hidden text


class Glyph(NamedTuple):
    """One printed character. A named tuple, not a dataclass: a page makes thousands, and creation is 3 times cheaper.

    Attributes:
        text: the character (white space included: it says where the author put spaces).
        x0, y0, x1, y1: its advance box: as wide as the pen moves, as high as the font.
        size: font size in points as displayed.
        bold: set in a bold face, or stroked to look like one.
        angle: direction of writing on the displayed page, in degrees counter-clockwise; anything but a multiple of
            90 is a stamp or watermark.
        paint: how it is painted.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    angle: int
    paint: Paint = Paint.PLAIN


class Rule(NamedTuple):
    """A ruled line (drawn as a stroke or as a thin rectangle); x0 <= x1 and y0 <= y1."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def horizontal(self) -> bool:
        """It runs from left to right rather than from bottom to top."""
        return self.x1 - self.x0 >= self.y1 - self.y0


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as drawn.

    Attributes:
        number: 1-based page number.
        width, height: displayed size in points.
        glyphs: in the order of the content stream.
        rules: ruled lines.
        shades: areas filled with a colour other than white.
        images: where images stand.
        drawings: number of other paths (illustrations, or letters turned into outlines).
        unmapped: share of glyphs (0 to 1) whose font does not say which character they are.
    """

    number: int
    width: float
    height: float
    glyphs: Sequence[Glyph] = ()
    rules: Sequence[Rule] = ()
    shades: Sequence[Box] = ()
    images: Sequence[Box] = ()
    drawings: int = 0
    unmapped: float = 0.0

    @property
    def image_cover(self) -> float:
        """Share of the page (0 to 1) that its images cover; scanners may cut a page into strips."""
        area = self.width * self.height
        return min(1.0, sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in self.images) / area) if area > 0 else 0.0
