"""Glyphs into lines: what stands on one baseline, from left to right, with the spaces a reader sees."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from app.core.layout.line import Line
from app.core.layout.sheet import Glyph

WIDE_GAP = 0.9
"""In font sizes. A wider gap ends a line: behind it may be another column. Where it was a justified space after all,
the parts are put together again once columns are known."""

_SAME_BASELINE = 0.4  # font sizes between the centres; superscripts stand about 0.35 higher
_MOST_UNEQUAL = 2.5  # a watermark behind the text is larger than this many times the text
_SPACE = 0.11  # font sizes; TeX compresses a word space to about 0.17, less where letters overhang; kerning opens 0.08
_SPACE_BESIDES = 0.18  # where the text has space characters of its own, which make smaller gaps letter spacing
_LEAST_SPACE = 0.08  # font sizes, however tight the line is set
_OWN_SPACES = 15  # one in so many characters
_ALL_BOLD = 0.95  # of the characters; a bold line may hold a plain bracket
_FEWEST_GAPS = 3  # for letter spacing; of so few, all must be even, or one of them is a space
_EVEN = 0.08  # font sizes
_OVERLAID = 0.4  # of the glyph's width; a copy printed this close to its twin is fake bold or a shadow


def build_lines(glyphs: Iterable[Glyph]) -> list[Line]:
    """Lines in no particular order.

    Args:
        glyphs: upright ones, in the order of the content stream.
    """
    return [line for row in _rows(_runs(glyphs)) for part in _parts(row) if (line := _line(part)) is not None]


def _runs(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs that follow each other in the content stream on one baseline, each to the right of the one before."""
    runs: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in glyphs:
        if last is None or not _follows(last, glyph):
            runs.append([glyph])
        else:
            runs[-1].append(glyph)
        last = glyph
    return runs


def _follows(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    level = abs((last.y0 + last.y1) - (glyph.y0 + glyph.y1)) <= 2 * _SAME_BASELINE * size
    return level and -0.5 * size <= glyph.x0 - last.x1 <= WIDE_GAP * size


def _rows(runs: list[list[Glyph]]) -> list[list[Glyph]]:
    """Runs on the same baseline put together, glyphs from left to right."""
    marked = [(_middle(run), max(g.size for g in run), run) for run in runs if any(g.text != " " for g in run)]
    marked.sort(key=lambda item: -item[0])
    rows: list[tuple[float, float, list[list[Glyph]]]] = []
    for middle, size, run in marked:
        for at, tall, members in reversed(rows[-6:]):  # rows are sorted by height: the fitting one is among the last
            larger, smaller = max(tall, size), min(tall, size)
            if abs(at - middle) <= _SAME_BASELINE * larger and larger <= _MOST_UNEQUAL * smaller:
                members.append(run)
                break
        else:
            rows.append((middle, size, [run]))
    return [_in_order(members) for _, _, members in rows]


def _middle(run: list[Glyph]) -> float:
    return (run[0].y0 + run[0].y1 + run[-1].y0 + run[-1].y1) / 4


def _in_order(runs: list[list[Glyph]]) -> list[Glyph]:
    """Runs side by side keep their own order; runs printed over each other are sorted glyph by glyph."""
    runs.sort(key=lambda run: run[0].x0)
    apart = all(a[-1].x1 - b[0].x0 <= 0.6 * b[0].size for a, b in pairwise(runs))
    flat = [glyph for run in runs for glyph in run]
    if not apart:
        flat.sort(key=lambda glyph: glyph.x0)
    return _without_copies(flat)


def _without_copies(row: list[Glyph]) -> list[Glyph]:
    """Drop glyphs printed twice at nearly the same place (fake bold, shadows)."""
    kept: list[Glyph] = []
    for glyph in row:
        text, x0, x1 = glyph.text, glyph.x0, glyph.x1
        for twin in kept[-3:]:
            if twin.text == text and abs(x0 - twin.x0) < _OVERLAID * (x1 - x0):
                break
        else:
            kept.append(glyph)
    return kept


def _parts(row: list[Glyph]) -> list[list[Glyph]]:
    """Cut a row at wide gaps. Spaces stay with what they follow."""
    parts: list[list[Glyph]] = [[]]
    last: Glyph | None = None
    for glyph in row:
        if glyph.text == " ":
            parts[-1].append(glyph)
            continue
        if last is not None and glyph.x0 - last.x1 > WIDE_GAP * max(last.size, glyph.size):
            parts.append([])
        parts[-1].append(glyph)
        last = glyph
    return parts


def _line(glyphs: list[Glyph]) -> Line | None:
    inked = [glyph for glyph in glyphs if glyph.text != " "]
    if not inked:
        return None
    size = median(glyph.size for glyph in inked)
    own = (len(glyphs) - len(inked)) * _OWN_SPACES >= len(glyphs)
    tracking = _letter_gap(glyphs, own=own)
    threshold = max(_LEAST_SPACE * size, tracking + (_SPACE_BESIDES if own else _SPACE) * size)
    implied = False
    characters: list[str] = []
    boxes = array("f")
    last: Glyph | None = None
    space: Glyph | None = None
    for glyph in glyphs:
        if glyph.text == " ":
            space = glyph
            continue
        if last is not None and (space is not None or glyph.x0 - last.x1 > threshold):
            implied = implied or space is None
            characters.append(" ")
            boxes.extend(_space_box(last, glyph))
        characters.append(glyph.text)
        boxes.extend((glyph.x0, glyph.y0, glyph.x1, glyph.y1))
        last, space = glyph, None
    text = "".join(characters)
    line = Line(
        text=text,
        boxes=boxes,
        x0=min(glyph.x0 for glyph in inked),
        y0=min(glyph.y0 for glyph in inked),
        x1=max(glyph.x1 for glyph in inked),
        y1=max(glyph.y1 for glyph in inked),
        size=size,
        bold=sum(glyph.bold for glyph in inked) >= _ALL_BOLD * len(inked),
        natural=inked[-1].x1 - inked[0].x0 if implied else _natural_width(glyphs, inked),
        tracking=tracking,
        opens_spaced=glyphs[0].text == " ",
        closes_spaced=glyphs[-1].text == " ",
    )
    return _composed(line) if any("\u1100" <= c <= "\u11ff" for c in text) else line


def _letter_gap(glyphs: list[Glyph], *, own: bool) -> float:
    """Median gap in points between neighbouring characters; negative where they are set tight.

    Args:
        glyphs: of one line, spaces included.
        own: the text has spaces of its own, so that all other gaps are letter spacing.
    """
    pairs = pairwise(glyphs) if own else pairwise([glyph for glyph in glyphs if glyph.text != " "])
    gaps = sorted(b.x0 - a.x1 for a, b in pairs if a.text != " " and b.text != " ")
    fewest = _FEWEST_GAPS - own
    if len(gaps) < fewest:
        return 0.0
    even = gaps[-1] - gaps[0] <= _EVEN * glyphs[0].size
    return gaps[len(gaps) // 2] if even or len(gaps) > fewest else 0.0


def _space_box(last: Glyph, glyph: Glyph) -> tuple[float, float, float, float]:
    """The space between two glyphs, so that a highlight runs through."""
    if glyph.x0 <= last.x1:
        return 0.0, 0.0, 0.0, 0.0
    return last.x1, last.y0, glyph.x0, last.y1


def _natural_width(glyphs: list[Glyph], inked: list[Glyph]) -> float:
    """Sum of advance widths, spaces inside the line included."""
    first, last = glyphs.index(inked[0]), len(glyphs) - glyphs[::-1].index(inked[-1])
    return sum(glyph.x1 - glyph.x0 for glyph in glyphs[first:last])


def _composed(line: Line) -> Line:
    """Hangul written as separate jamo (as macOS stores file names) composed into syllables (Unicode NFC)."""
    characters: list[str] = []
    boxes: list[list[float]] = []
    for character, box in zip(line.text, line.character_boxes(), strict=True):
        merged = unicodedata.normalize("NFC", characters[-1] + character) if characters else ""
        if len(merged) == 1 and "\u1100" <= character <= "\u11ff":
            characters[-1] = merged
            x0, y0, x1, y1 = boxes[-1]
            boxes[-1] = [min(x0, box[0]), min(y0, box[1]), max(x1, box[2]), max(y1, box[3])]
        else:
            characters.append(character)
            boxes.append(list(box))
    flat = array("f", [value for box in boxes for value in box])
    return Line(
        "".join(characters),
        flat,
        line.x0,
        line.y0,
        line.x1,
        line.y1,
        line.size,
        line.bold,
        line.natural,
        line.tracking,
        line.opens_spaced,
        line.closes_spaced,
    )
