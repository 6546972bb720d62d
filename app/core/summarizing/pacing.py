"""How many topics may still be written, so that a summary is ready when it has been promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

DEADLINE = 660.0
"""Seconds after which nothing more is written: a 60-page rule within twelve minutes on two cores, other work running."""
_GUESS = 7.0
"""Seconds for one topic before any has been written: 350 tokens read at 130 a second, 60 written at 17."""


@dataclass(slots=True)
class Pace:
    """Measures how long a topic takes, and says how many of a section there is time for.

    Args:
        planned: topics of each section.
        deadline: seconds from the start of writing.
    """

    planned: Sequence[int]
    deadline: float = DEADLINE
    _seconds: list[float] = field(default_factory=list)

    def wrote(self, seconds: float) -> None:
        """A topic took so long, whether it was written or taken as it stands."""
        self._seconds.append(seconds)

    def affordable(self, section: int, elapsed: float) -> int:
        """Topics of a section that may be written: all of them, fewer when time is short, none when it is over."""
        planned = self.planned[section]
        left = sum(self.planned[section:])
        can = int((self.deadline - elapsed) / self.each)
        if can >= left:
            return planned
        sections = sum(1 for count in self.planned[section:] if count)
        if can < sections:
            return min(planned, int(can > 0))
        return min(planned, max(1, planned * can // left))

    def seconds_left(self, section: int, elapsed: float) -> float:
        """Seconds until everything is written, after this section."""
        return min(max(0.0, self.deadline - elapsed), sum(self.planned[section + 1 :]) * self.each)

    @property
    def each(self) -> float:
        """Seconds for one topic. The slowest of several is left out: it also loaded the model."""
        if not self._seconds:
            return _GUESS
        slowest = max(self._seconds) if len(self._seconds) > 1 else 0.0
        counted = max(1, len(self._seconds) - (slowest > 0))
        return max(0.05, (sum(self._seconds) - slowest) / counted)
