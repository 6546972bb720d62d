"""A value: something a text states exactly, in a form that can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class ValueKind(StrEnum):
    """What a value measures or names."""

    MONEY = "money"
    PERCENT = "percent"
    FRACTION = "fraction"
    COUNT = "count"
    DURATION = "duration"
    FREQUENCY = "frequency"
    DATE = "date"
    TIME = "time"
    ARTICLE = "article"
    ISSUE = "issue"
    NUMBER = "number"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Value:
    """A value found in a text.

    Attributes:
        kind: what it measures or names.
        key: canonical form; two values of a kind and unit that mean the same have the same key
            ("KRW:10000000", "3/10", "3", "18개월", "2026-02-13", "21:00", "제13조의2제1항").
        start, end: where it stands (character offsets).
        text: as written.
        unit: canonical unit ("KRW", "%", "명", "개월"), or "".
        per: the period a rate refers to, as a duration key ("1년" in "연 2회"), or "".
    """

    kind: ValueKind
    key: str
    start: int
    end: int
    text: str
    unit: str = ""
    per: str = ""


@dataclass(slots=True)
class Scan:
    """A text being searched: recognisers take turns, and what one has taken is blank to the next.

    Attributes:
        source: the text as given.
        clean: the same length, digits and marks in one form (see `readable`).
        rest: `clean` with everything taken so far blanked.
    """

    source: str
    clean: str
    rest: str

    def take(self, found: list[Value]) -> Iterator[Value]:
        """Blank the places of `found` for the recognisers to come, and pass them on."""
        for value in found:
            self.blank(value.start, value.end)
            yield value

    def blank(self, start: int, end: int) -> None:
        """Hide a place from the recognisers to come."""
        self.rest = self.rest[:start] + BLANK * (end - start) + self.rest[end:]

    def value(self, kind: ValueKind, key: str, start: int, end: int, unit: str = "", per: str = "") -> Value:
        """A value of this text; trailing white space is left out."""
        text = self.source[start:end]
        trimmed = text.rstrip()
        return Value(kind, key, start, start + len(trimmed), trimmed, unit, per)


BLANK = "\x00"
"""Stands for a character that is taken: no pattern matches it, and it is no white space."""

_FORMS = (
    {0xFF10 + digit: str(digit) for digit in range(10)}
    | {0xFF21 + letter: chr(0x41 + letter) for letter in range(26)}
    | {0xFF41 + letter: chr(0x61 + letter) for letter in range(26)}
    | dict.fromkeys(map(ord, "～〜∼˜∽"), "~")
    | dict.fromkeys(map(ord, "‐‑‒–—−－"), "-")
    | dict.fromkeys(map(ord, "ㆍ‧∙•･・᛫⋅"), "·")
    | dict.fromkeys(map(ord, "“”„‟＂"), '"')
    | dict.fromkeys(map(ord, "‘’‚‛＇`´"), "'")
    | dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u200b\u3000\t"), " ")
    | {ord("％"): "%", ord("．"): ".", ord("，"): ",", ord("："): ":", ord("（"): "(", ord("）"): ")"}
    | {ord("／"): "/", ord("￦"): "₩", ord("＄"): "$", ord("［"): "[", ord("］"): "]"}
)


def readable(text: str) -> str:
    """Full-width digits and letters, dashes, middle dots, quotes and odd spaces in one form; same length and offsets."""
    return text if text.isascii() else text.translate(_FORMS)
