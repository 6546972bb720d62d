"""Text reduced to what two versions must share to say the same: no spaces, line ends, amendment marks or mark variants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from unicodedata import normalize

from app.core.amendments import blank_amendments
from app.core.grounding.value import readable

# "[시행일: 2025. 10. 2.] 제31조의2": the publisher's remark on when an article takes effect, with the places meant.
_EFFECTIVE = re.compile(
    r"[\[［]\s*시행일\s*:?\s*(?P<when>[^\]］]{2,120})[\]］]"
    r"(?:\s*,?\s*(?:제\d+조(?:의\d+)?(?:제\d+[항호](?:의\d+)?)*|별표\s*\d*(?:의\d+)?)(?:\s*\([^()]{2,120}한정한다\))?)*"
)
_MASTHEAD = re.compile(r"[\[［]\s*시행\s*:?\s*\d{4}\s*\.")
# What a reader may or may not deliver: table rules, list bullets of Markdown, backslashes before a full stop.
_DROPPED = frozenset("|\\*_`#")
_BULLET = re.compile(r"^\s*[-–•○◦▪*]\s+")


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text with the way back.

    Attributes:
        letters: the text without anything that may differ between two prints of the same words.
        origin: for each letter, its offset in the text it was folded from.
    """

    letters: str
    origin: tuple[int, ...]


@lru_cache(maxsize=8192)
def fold(text: str) -> Folded:
    """Fold a text; offsets refer to the text as given."""
    clean = readable(without_remarks(text))
    bullet = _BULLET.match(clean)
    start = bullet.end() if bullet else 0
    kept = [i for i in range(start, len(clean)) if not clean[i].isspace() and clean[i] not in _DROPPED]
    return Folded("".join(_unified(clean[i]) for i in kept), tuple(kept))


def _unified(letter: str) -> str:
    """One code point for a Chinese character that Unicode has twice (U+F900-FAFF, for old Korean character sets)."""
    return normalize("NFKC", letter) if "\uf900" <= letter <= "\ufaff" else letter


def letters(text: str) -> str:
    """Only the folded letters of a text."""
    return fold(text).letters


def without_remarks(text: str) -> str:
    """The text with amendment marks and remarks on effective dates blanked; same length, same offsets."""
    return _EFFECTIVE.sub(lambda found: " " * len(found[0]), blank_amendments(text))


def effective_remark(text: str) -> str:
    """The date in "[시행일: 2025. 10. 2.] 제31조의2", as written, or ""."""
    found = _EFFECTIVE.search(text)
    return found["when"].strip() if found else ""


def is_masthead(text: str) -> bool:
    """A publisher's line over a statute: "[시행 2026. 2. 13.] [금융위원회고시 제2026-7호, 2026. 2. 13., 일부개정]"."""
    return _MASTHEAD.search(text) is not None


def pairs(text: str) -> frozenset[str]:
    """The letter pairs of a folded text, to measure how much two texts share."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1)) or frozenset({text})


def likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """Share of letter pairs that two texts have in common (Dice coefficient, 0-1)."""
    total = len(left) + len(right)
    return 2 * len(left & right) / total if total else 1.0
