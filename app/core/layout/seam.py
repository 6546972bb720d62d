"""Where a paragraph goes on at the next printed line, and how its two lines are put together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Join(Enum):
    """What stands between two lines of one paragraph."""

    SPACE = " "
    NONE = ""
    DROP_HYPHEN = "-"  # nothing, and the hyphen that ends the first line goes as well


class Breaking(Enum):
    """How a document ends its lines."""

    ANYWHERE = "anywhere"  # after any syllable, and the space at a word's end is lost
    BETWEEN_WORDS = "between words"
    SPACES_KEPT = "spaces kept"  # after any syllable, but a word's end keeps its space character


@dataclass(frozen=True, slots=True)
class Seam:
    """One line end inside a paragraph.

    Attributes:
        left, right: text of the two lines.
        room: width in font sizes that would have been left had the first unbreakable unit of the right line still
            been set on the left one. Positive: it would have fitted, so the author's text has a space there.
            None: unknown (the line's natural width cannot be told).
        spaced: the author's text has a space character there.
    """

    left: str
    right: str
    room: float | None = None
    spaced: bool = False
