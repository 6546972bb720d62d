"""Whether a run of a DOCX paragraph is printed so that nobody can read it: white on the bare page, or a speck.

Such text is where false rules and instructions to assistants are planted. White letters on a coloured ground are
ordinary in Korean forms, so they count as seen wherever a ground may lie: in cells and boxes, behind shaded or
highlighted text, and on pages with a colour of their own. Source: ECMA-376 part 1, 17.3.2 (run properties).
"""

from __future__ import annotations

from app.adapters.docx_styles import whole
from app.adapters.safe_xml import Element, attribute, child, name

_LARGEST_SPECK = 4
"""Half-points: a judgement. Two points are a third of what footnotes are set in, and cannot be read on paper."""
_WHITE = 0xFA  # each of red, green and blue, at least
_GROUNDS = frozenset({"tc", "txbxContent"})
_NO_FILL = frozenset({None, "auto", "FFFFFF", "ffffff"})


def is_unseen(properties: Element | None, paragraph: Element, shaded: bool) -> bool:
    """Whether nobody can read a run.

    Args:
        properties: the run's own rPr, or None; what styles state is left aside.
        paragraph: it belongs to.
        shaded: a style of the paragraph or the run gives it a ground.
    """
    if properties is None:
        return False
    size = whole(child(properties, "sz"))
    if 0 < size <= _LARGEST_SPECK:
        return True
    white = _is_white(attribute(child(properties, "color"), "val") or "")
    return white and not shaded and not _has_ground(properties, paragraph)


def _is_white(colour: str) -> bool:
    try:
        parts = bytes.fromhex(colour)
    except ValueError:  # "auto"
        return False
    return len(parts) == 3 and min(parts) >= _WHITE


def _has_ground(properties: Element, paragraph: Element) -> bool:
    own = child(paragraph, "pPr")
    shades = (child(holder, "shd") for holder in (properties, own) if holder is not None)
    if any(attribute(shade, "fill") not in _NO_FILL for shade in shades if shade is not None):
        return True
    if (attribute(child(properties, "highlight"), "val") or "none") != "none":
        return True
    above = list(paragraph.iterancestors())
    return any(name(each) in _GROUNDS for each in above) or (bool(above) and child(above[-1], "background") is not None)
