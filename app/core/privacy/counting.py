"""How much personal data a document holds, counted once while it is indexed and kept with its metadata."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping

from app.core.privacy.detect import find_personal
from app.core.privacy.finding import Kind

PERSONAL_KEY = "personal"
"""Key of a document's metadata: a JSON object of counts by kind."""


def count_personal(texts: Iterable[str]) -> str:
    """What is kept in the metadata: how many different data of each kind the pages hold.

    A number that stands in the foot of every page is one datum.

    Args:
        texts: of the pages.
    """
    seen: set[tuple[Kind, str]] = set()
    for text in texts:
        for finding in find_personal(text):
            letters = "".join(c for c in text[finding.start : finding.end] if c.isalnum())
            seen.add((finding.kind, letters.casefold()))
    counts = Counter(kind for kind, _ in seen)
    return json.dumps({kind.value: counts[kind] for kind in Kind if counts[kind]}, separators=(",", ":"))


def personal_counts(metadata: Mapping[str, str]) -> dict[str, int] | None:
    """Counts by kind, as `count_personal` wrote them; None for a document indexed before they were counted."""
    try:
        found = json.loads(metadata[PERSONAL_KEY])
    except (KeyError, ValueError):
        return None
    if not isinstance(found, dict):
        return None
    known = {kind.value for kind in Kind}
    return {kind: count for kind, count in found.items() if kind in known and isinstance(count, int)}
