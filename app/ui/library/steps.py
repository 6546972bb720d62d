"""How one list of unique keys becomes another in few steps, so that selection and scrolling survive."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_STEPS = 16
"""More steps than this cost a view more than starting over: each makes it lay out its rows again."""


@dataclass(frozen=True, slots=True)
class Remove:
    """Take away rows `first` to `last`, counted in the list as it is at that moment."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reorder:
    """Put the rows that stay into this order."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Insert:
    """Put `keys` in before row `first`."""

    first: int
    keys: tuple[str, ...]


Step = Remove | Reorder | Insert


def steps(old: Sequence[str], new: Sequence[str]) -> list[Step] | None:
    """The steps from `old` to `new`, done in order; None where there would be too many.

    Both hold no key twice.
    """
    new_keys, old_keys = set(new), set(old)
    found: list[Step] = [Remove(first, last) for first, last in reversed(_runs(old, new_keys))]
    if len(found) > MOST_STEPS:
        return None
    kept = [key for key in new if key in old_keys]
    if kept != [key for key in old if key in new_keys]:
        found.append(Reorder(tuple(kept)))
    inserted = _runs(new, old_keys)
    found += [Insert(first, tuple(new[first : last + 1])) for first, last in inserted]
    return found if len(found) <= MOST_STEPS else None


def _runs(keys: Sequence[str], known: set[str]) -> list[tuple[int, int]]:
    """First and last position of every run of keys that are not known."""
    runs: list[tuple[int, int]] = []
    for position, key in enumerate(keys):
        if key in known:
            continue
        if runs and runs[-1][1] == position - 1:
            runs[-1] = (runs[-1][0], position)
        else:
            runs.append((position, position))
    return runs
