"""A run of printed text on one baseline."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass

from app.core.geometry import Box


@dataclass(frozen=True, slots=True)
class Line:
    """A run of text on one baseline, without a wide gap in it.

    Attributes:
        text: single spaces between words, none at the ends.
        boxes: four single-precision numbers a character (x0, y0, x1, y1); an inserted space has four zeros.
            An array, because a long document holds millions of them.
        x0, y0, x1, y1: bounds in points.
        size: median font size in points.
        bold: (nearly) all of it is bold.
        natural: width in points it would take without justification: the sum of its characters' own widths. Where the
            text holds no spaces of its own, nobody knows theirs, and it is the printed width.
        tracking: median gap in points between neighbouring characters (letter spacing).
        opens_spaced, closes_spaced: the author's text has a space before the first or after the last character.
    """

    text: str
    boxes: array[float]
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    natural: float
    tracking: float = 0.0
    opens_spaced: bool = False
    closes_spaced: bool = False

    @property
    def middle(self) -> float:
        """Height of its centre line."""
        return (self.y0 + self.y1) / 2

    @property
    def height(self) -> float:
        """Height of its box."""
        return self.y1 - self.y0

    def character_boxes(self) -> Iterator[Box]:
        """One box per character."""
        numbers = iter(self.boxes)
        return zip(numbers, numbers, numbers, numbers, strict=True)


def join_on_baseline(parts: list[Line]) -> Line:
    """Parts of one printed line, from left to right, as one line with a space at each seam."""
    if len(parts) == 1:
        return parts[0]
    boxes = array("f")
    for index, part in enumerate(parts):
        if index:
            boxes.extend((0.0, 0.0, 0.0, 0.0))
        boxes.extend(part.boxes)
    main = max(parts, key=lambda part: len(part.text))
    return Line(
        text=" ".join(part.text for part in parts),
        boxes=boxes,
        x0=min(part.x0 for part in parts),
        y0=min(part.y0 for part in parts),
        x1=max(part.x1 for part in parts),
        y1=max(part.y1 for part in parts),
        size=main.size,
        bold=all(part.bold for part in parts),
        natural=_natural_width(parts, main.size),
        tracking=main.tracking,
        opens_spaced=parts[0].opens_spaced,
        closes_spaced=parts[-1].closes_spaced,
    )


_WORD_SPACE = 0.3  # font sizes; Korean fonts set a space as wide as a third to a half of a syllable


def _natural_width(parts: list[Line], size: float) -> float:
    """Parts of a justified line were cut at its widened spaces, which count with their usual width."""
    if any(part.natural >= part.x1 - part.x0 for part in parts if len(part.text) > 1):
        return parts[-1].x1 - parts[0].x0
    return sum(part.natural for part in parts) + _WORD_SPACE * size * (len(parts) - 1)
