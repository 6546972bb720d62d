"""Directions of writing: text that runs up, down or upside down, and vertical columns, turned upright to be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.core.geometry import Box
from app.core.layout.sheet import Glyph, Rule

_UP, _OVER, _DOWN = 90, 180, 270  # directions of writing, degrees counter-clockwise
_VERTICAL_SHARE = 0.6  # of neighbouring glyphs that stand below, not beside each other
_SAMPLE = 300  # glyphs looked at
_FEWEST_GLYPHS = 12  # to tell vertical writing from a narrow column


@dataclass(frozen=True, slots=True)
class Turn:
    """A rotation of the displayed page that makes text upright.

    Attributes:
        angle: direction of writing on the displayed page, degrees counter-clockwise: 0, 90, 180 or 270.
        width, height: size of the displayed page.
    """

    angle: int
    width: float
    height: float

    def upright(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """A box of the displayed page in the upright frame."""
        if self.angle == _UP:
            return y0, self.width - x1, y1, self.width - x0
        if self.angle == _OVER:
            return self.width - x1, self.height - y1, self.width - x0, self.height - y0
        if self.angle == _DOWN:
            return self.height - y1, x0, self.height - y0, x1
        return x0, y0, x1, y1

    def displayed(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """The inverse of `upright`."""
        if self.angle == _UP:
            return self.width - y1, x0, self.width - y0, x1
        if self.angle == _OVER:
            return self.width - x1, self.height - y1, self.width - x0, self.height - y0
        if self.angle == _DOWN:
            return y0, self.height - x1, y1, self.height - x0
        return x0, y0, x1, y1

    @property
    def tall(self) -> float:
        """Height of the upright frame."""
        return self.height if self.angle % 180 == 0 else self.width

    @property
    def wide(self) -> float:
        """Width of the upright frame."""
        return self.width if self.angle % 180 == 0 else self.height


def writing_turns(glyphs: Iterable[Glyph], width: float, height: float) -> list[tuple[Turn | None, list[Glyph]]]:
    """Glyphs by direction of writing, the most frequent one first; None for odd angles (stamps, watermarks).

    Args:
        glyphs: as displayed.
        width, height: of the displayed page in points.
    """
    groups: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        groups.setdefault(glyph.angle, []).append(glyph)
    upright = groups.get(0)
    if upright and _is_vertical(upright):
        groups[_DOWN] = [*groups.get(_DOWN, []), *groups.pop(0)]
    ordered = sorted(groups.items(), key=lambda item: -len(item[1]))
    straight: list[tuple[Turn | None, list[Glyph]]] = [
        (Turn(angle, width, height), group) for angle, group in ordered if angle % 90 == 0
    ]
    return [*straight, *((None, group) for angle, group in ordered if angle % 90)]


def _is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """East Asian vertical writing: upright characters, each below the one before; columns go from right to left,
    which is the order of lines in text turned by 270 degrees."""
    inked = [glyph for glyph in glyphs[:_SAMPLE] if glyph.text != " "]
    if len(inked) < _FEWEST_GLYPHS:
        return False
    below = sum(
        abs((a.x0 + a.x1) - (b.x0 + b.x1)) < 0.4 * a.size and 0.5 * a.size < (a.y0 - b.y0) < 2.5 * a.size
        for a, b in pairwise(inked)
    )
    return below > _VERTICAL_SHARE * len(inked)


def turn_glyphs(turn: Turn, glyphs: Sequence[Glyph]) -> Sequence[Glyph]:
    """Glyphs in the upright frame."""
    if turn.angle == 0:
        return glyphs
    turned = []
    for glyph in glyphs:
        x0, y0, x1, y1 = turn.upright(glyph.x0, glyph.y0, glyph.x1, glyph.y1)
        turned.append(glyph._replace(x0=x0, y0=y0, x1=x1, y1=y1, angle=0))
    return turned


def turn_rules(turn: Turn, rules: Sequence[Rule]) -> Sequence[Rule]:
    """Rules in the upright frame."""
    return rules if turn.angle == 0 else [Rule(*turn.upright(*rule)) for rule in rules]


def turn_shades(turn: Turn, shades: Sequence[Box]) -> Sequence[Box]:
    """Coloured areas in the upright frame."""
    return shades if turn.angle == 0 else [turn.upright(*shade) for shade in shades]
