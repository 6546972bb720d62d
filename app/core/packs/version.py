"""Versions of packs and of the program: whole numbers between dots, compared number by number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering

_WRITTEN = re.compile(r"(0|[1-9]\d{0,8})(\.(0|[1-9]\d{0,8})){0,5}", re.ASCII)


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Version:
    """A version.

    Attributes:
        text: as written ("2026.11.1"); also the name of the folder that holds it.
    """

    text: str

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers without zeros at the end: 1.0 and 1 are one version."""
        found = [int(part) for part in self.text.split(".")]
        while found and not found[-1]:
            found.pop()
        return tuple(found)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Version) and self.numbers == other.numbers

    def __lt__(self, other: Version) -> bool:
        return self.numbers < other.numbers

    def __hash__(self) -> int:
        return hash(self.numbers)

    def __str__(self) -> str:
        return self.text


def parse_version(text: str) -> Version:
    """The version that a text writes.

    Raises:
        ValueError: it is none.
    """
    if not _WRITTEN.fullmatch(text):
        raise ValueError(text)
    return Version(text)
