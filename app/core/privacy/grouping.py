"""Numbers as people write them: groups of digits with something between, or single digits spread by spaces.

A number may be broken over two lines once. Its groups are kept apart by one sort of mark throughout, which tells a
card from two unlike numbers side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_GAP = r"[ \t]{0,2}(?:[-~.·/_][ \t]{0,2}\n?|[ \t\n])[ \t]{0,2}"
BEFORE = r"(?<![0-9A-Za-z])(?<![0-9][-.,])(?<![제第])"
AFTER = r"(?![0-9A-Za-z])(?![-.][0-9])(?!호)"
"""A number in the middle of a longer one, or with 제 before or 호 behind it, is a part or the name of something else."""
_MARK = re.compile(r"[-~.·/_]")


Stretch = tuple[int, int]
_STRETCH = re.compile(r"\d[-~.·/_ \t\n\d]{8,}")
_SIGHT = 2  # characters behind a stretch that tell whether its last number ends there


def stretches_of(text: str) -> list[Stretch]:
    """Where digits and what may stand between them go on for nine characters or more: all that is worth a closer look."""
    return [(match.start(), match.end() + _SIGHT) for match in _STRETCH.finditer(text)]


@dataclass(frozen=True, slots=True)
class Grouped:
    """A number found in text.

    Attributes:
        mark: what stands between its groups: "-", "/" …, " " for mere spaces, "" for nothing.
        broken: it goes over the end of a line.
    """

    start: int
    end: int
    digits: str
    mark: str
    broken: bool


class Shape:
    """Numbers of given groups, e.g. (6, 7); they are compiled once.

    Args:
        groups: digits in each group.
        first: pattern of the first digits, of as many characters as the first group, when not all will do.
    """

    def __init__(self, groups: Sequence[int], first: str = "") -> None:
        self._groups = tuple(groups)
        head = first or rf"\d{{{groups[0]}}}"
        rest = "".join(rf"({_GAP})?\d{{{size}}}" for size in groups[1:])
        self._pattern = re.compile(rf"{BEFORE}{head}{rest}{AFTER}")
        spread = [r"[ ]{1,2}".join([r"\d"] * size) for size in groups]
        self._spread = re.compile(
            rf"(?<![0-9A-Za-z][ ])(?<![0-9A-Za-z]){r'[ ]{0,3}[- ][ ]{0,3}'.join(spread)}(?![ ]?[0-9A-Za-z])"
        )

    def find(self, text: str, stretches: Sequence[Stretch]) -> Iterator[Grouped]:
        """Every number of this shape.

        Args:
            text: as `plain.plain` gives it.
            stretches: where to look, see `stretches_of`.
        """
        for start, end in stretches:
            yield from self._find(text, start, end)

    def _find(self, text: str, start: int, end: int) -> Iterator[Grouped]:
        for match in self._pattern.finditer(text, start, end):
            gaps = [gap or "" for gap in match.groups()]
            marks = {_mark(gap) for gap in gaps}
            if len(marks) > 1 or sum("\n" in gap for gap in gaps) > 1:
                continue
            mark = next(iter(marks))
            if mark != " " or not _in_a_row(text, match.start(), match.end()):
                yield Grouped(
                    match.start(), match.end(), digits_of(match.group()), mark, any("\n" in gap for gap in gaps)
                )
        for match in self._spread.finditer(text, start, end):
            digits = digits_of(match.group())
            if len(digits) == sum(self._groups):
                yield Grouped(match.start(), match.end(), digits, "-", False)


def digits_of(text: str) -> str:
    """Its digits alone."""
    return "".join(character for character in text if character.isdigit())


def _mark(gap: str) -> str:
    found = _MARK.search(gap)
    if found:
        return found.group()
    return " " if gap else ""


_NUMBER_BEFORE = re.compile(r"[0-9][,.]?[0-9]*%?[ \t]{1,3}$")
_NUMBER_AFTER = re.compile(r"[ \t]{1,3}[0-9](?!\d?/\d)")  # "12/28" is the date behind a card's number


def _in_a_row(text: str, start: int, end: int) -> bool:
    """Figures stand on either side: a row of a table rather than one number in groups."""
    return (
        _NUMBER_BEFORE.search(text[max(0, start - 12) : start]) is not None
        or _NUMBER_AFTER.match(text, end) is not None
    )
