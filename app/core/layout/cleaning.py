"""From drawn glyphs to those a reader of the page sees, one character each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from app.core.geometry import Box
from app.core.layout.sheet import Glyph, Paint, Sheet

MIN_SIZE = 1.0
"""Points. Smaller type cannot be read on paper; it is hidden text (search-engine bait, hidden instructions)."""

_FULL_PAGE = 0.5  # an invisible text layer belongs to an image that covers at least half of the page
_SPACES = {"\t", "\u00a0", "\u2002", "\u2003", "\u2007", "\u2009", "\u200a", "\u202f", "\u3000", "\u2028", "\u2029"}
_NOTHING = {"\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u200e", "\u200f"}
_HYPHENS = {"\u0002", "\u00ad", "\u2010"}  # pdfium marks a hyphen at a line end as U+0002
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# Bullets of the Symbol and Wingdings fonts, which Word and Hancom Office map into the private use area.
_PRIVATE_BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf06c\uf06e\uf075\uf0d8\uf0fc\uf09f\uf076", "•")
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
SOFT_HYPHEN = "\u00ad"
"""A hyphen that only marks a broken word; kept until lines are joined."""


def visible_glyphs(sheet: Sheet) -> list[Glyph]:
    """The glyphs a reader sees, with spaces unified, ligatures taken apart and control characters dropped.

    Dropped: outside of the page, smaller than `MIN_SIZE`, white on white, and painted with nothing, unless an image
    covers the page (then it is the text layer of a scan).
    """
    scanned = sheet.image_cover >= _FULL_PAGE
    backgrounds = [*sheet.shades, *sheet.images]
    wide, tall = 2 * sheet.width, 2 * sheet.height
    seen: list[Glyph] = []
    for glyph in sheet.glyphs:
        text, x0, y0, x1, y1, size, _, _, paint = glyph
        if size < MIN_SIZE or not (0.0 <= x0 + x1 <= wide and 0.0 <= y0 + y1 <= tall):
            continue
        if paint and not _shows(glyph, scanned, backgrounds):
            continue
        if "가" <= text <= "힣" or " " <= text < "\u007f":  # by far the most common cases
            seen.append(glyph)
        else:
            seen.extend(_clean(glyph))
    return seen


def _shows(glyph: Glyph, scanned: bool, backgrounds: Sequence[Box]) -> bool:
    """White or unpainted text that is there to be read."""
    return scanned if glyph.paint is Paint.NONE else any(_holds(box, glyph) for box in backgrounds)


def _holds(box: Box, glyph: Glyph) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _clean(glyph: Glyph) -> Iterator[Glyph]:
    text = glyph.text
    if text in _LIGATURES:
        yield from _spread(glyph, _LIGATURES[text])
    elif text in _SPACES:
        yield glyph._replace(text=" ")
    elif text in _HYPHENS:
        yield glyph._replace(text=SOFT_HYPHEN if text != "\u2010" else "-")
    elif text in _PRIVATE_BULLETS:
        yield glyph._replace(text=_PRIVATE_BULLETS[text])
    elif text not in _NOTHING and unicodedata.category(text) not in ("Cc", "Cn", "Cs"):
        yield glyph


def _spread(glyph: Glyph, letters: str) -> Iterator[Glyph]:
    """One glyph that stands for several letters, side by side."""
    step = (glyph.x1 - glyph.x0) / len(letters)
    for index, letter in enumerate(letters):
        yield glyph._replace(text=letter, x0=glyph.x0 + index * step, x1=glyph.x0 + (index + 1) * step)


def garbled_share(sheet: Sheet, glyphs: Iterable[Glyph]) -> float:
    """Share of the page's characters (0 to 1) that are not the characters a reader sees.

    Private-use and replacement characters count, and those whose font has no character map: a PDF maker that leaves
    the map out usually numbers glyphs in its own way.
    """
    text = "".join(glyph.text for glyph in glyphs).replace(" ", "")
    return max(len(_STRANGE.findall(text)) / len(text) if text else 0.0, sheet.unmapped)
