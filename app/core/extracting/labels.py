"""Where a document names a field: its names as whole words, however they are spaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.core.extracting.template import Field
from app.core.grounding.value import readable

_PARTICLES = r"(?:으로서|으로써|으로|에서|에는|에게|까지|부터|이란|란|은|는|이|가|을|를|의|에|로|과|와|도|만)"
VERBAL = frozenset("하할한함해되될된됨됩합")
_GAP = r"[\s·]*"
_AVOID_REACH = 14  # characters before a name in which a word may make it another thing ("연체 이자율")


@dataclass(frozen=True, slots=True)
class Named:
    """A place that names a field.

    Attributes:
        field: which one.
        start, end: the name itself.
        particle: the particle behind it ("은", "의"), the syllable that makes a verb of it ("하도급할"), or "".
    """

    field: Field
    start: int
    end: int
    particle: str


def find_names(text: str, fields: Sequence[Field]) -> list[Named]:
    """Every place of a text that names one of the fields; where two names overlap, the longer one stands.

    Args:
        text: a passage.
        fields: all fields of the template, since the name of one may be part of another's ("이자율", "연체이자율").
    """
    clean = readable(text)
    found = sorted(_all(clean, fields), key=lambda named: (named.start - named.end, named.start))
    kept: list[Named] = []
    for named in found:
        if not any(named.start < other.end and other.start < named.end and not _equal(named, other) for other in kept):
            kept.append(named)
    return sorted(kept, key=lambda named: named.start)


def _equal(left: Named, right: Named) -> bool:
    """Two fields may share a name: the start and the end of one period."""
    return (left.start, left.end) == (right.start, right.end)


def _all(clean: str, fields: Sequence[Field]) -> Iterator[Named]:
    for field in fields:
        for pattern in patterns_of(field.labels):
            for match in pattern.finditer(clean):
                before = clean[max(0, match.start() - _AVOID_REACH) : match.start()]
                if not any(word in before for word in field.avoid):
                    yield Named(
                        field, match.start("name"), match.end("name"), match["particle"] or match["verbal"] or ""
                    )


@lru_cache(maxsize=1024)
def patterns_of(labels: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Patterns that find names as whole words: letters may be spaced out ("대 출 금 액")."""
    return tuple(
        re.compile(
            rf"{_opened(label)}(?:(?P<particle>{_PARTICLES})?(?![가-힣A-Za-z0-9])|(?P<verbal>[하할한함해되될된됨됩합]))",
            re.I,
        )
        for label in labels
    )


def _opened(label: str) -> str:
    """A name at the start of a word; the roles 갑 and 을 alone, or between quotes, since 을 is a particle, too."""
    name = f"(?P<name>{_spaced(label)})"
    if len(label) > 1:
        return rf"(?<![가-힣A-Za-z0-9]){name}"
    return rf"(?:(?<![가-힣A-Za-z0-9\"'」』)\]])|(?<=[\"'「『(])(?=.[\"'」』)])){name}"


def _spaced(label: str) -> str:
    letters = [letter for letter in readable(label) if not letter.isspace() and letter != "·"]
    return _GAP.join(re.escape(letter) for letter in letters)


def contains(text: str, words: Sequence[str]) -> bool:
    """Whether a text holds one of the words, spaces aside."""
    squeezed = readable(text).replace(" ", "")
    return any(readable(word).replace(" ", "") in squeezed for word in words)


def position(text: str, words: str) -> int:
    """Where words stand in a text, spaces aside, or -1."""
    found = re.search(_spaced(words), readable(text))
    return found.start() if found else -1
