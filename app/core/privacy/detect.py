"""Finding personal data in text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from app.core.privacy.accounts import accounts
from app.core.privacy.contacts import contacts
from app.core.privacy.finding import Finding, Kind
from app.core.privacy.grouping import stretches_of
from app.core.privacy.names import names
from app.core.privacy.numbers import numbers
from app.core.privacy.papers import papers
from app.core.privacy.plain import plain

_ORDER = {kind: place for place, kind in enumerate(Kind)}


def find_personal(text: str) -> tuple[Finding, ...]:
    """Personal data in a text, in reading order, without overlaps.

    Args:
        text: any; offsets of the findings refer to it as given.
    """
    searched = plain(text)
    digits = stretches_of(searched)
    found = _apart(
        [*numbers(searched, digits), *papers(searched, digits), *accounts(searched, digits), *contacts(searched)]
    )
    return _apart([*found, *names(searched, found)])


def count_kinds(findings: Iterable[Finding]) -> dict[Kind, int]:
    """How many of each kind, the most telling kinds first."""
    counts = Counter(finding.kind for finding in findings)
    return {kind: counts[kind] for kind in Kind if counts[kind]}


def _apart(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings without overlaps: the more telling kind stays, of one kind the one that begins first and is longest."""
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda each: (_ORDER[each.kind], each.start, -each.end)):
        place = bisect_left(kept, finding.start, key=lambda each: each.start)
        before_is_apart = place == 0 or kept[place - 1].end <= finding.start
        after_is_apart = place == len(kept) or kept[place].start >= finding.end
        if before_is_apart and after_is_apart:
            kept.insert(place, finding)
    return tuple(kept)
