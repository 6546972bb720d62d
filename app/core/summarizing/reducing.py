"""The reduce step: sentences of all sections become one text that repeats nothing and joins what belongs together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from app.core.grounding.clauses import words_of
from app.core.summarizing.drafts import Draft
from app.core.summarizing.writing import Writer

_ALIKE = 0.75
"""Share of common words from which two sentences say the same: agreements and annexes are full of repeated clauses."""
_JOINED = 170  # characters of two sentences that may become one


def without_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in order; one that says what an earlier one says goes, unless it is all that its section has."""
    kept: list[Draft] = []
    said: list[frozenset[str]] = []
    left = {section: sum(each.section == section for each in drafts) for section in {each.section for each in drafts}}
    for draft in drafts:
        words = frozenset(words_of(draft.text))
        if left[draft.section] > 1 and any(_share(words, other) >= _ALIKE for other in said):
            left[draft.section] -= 1
            continue
        kept.append(draft)
        said.append(words)
    return kept


def merged(drafts: Sequence[Draft], writer: Writer) -> list[Draft]:
    """Short neighbouring sentences of one article as one, where the model's joint sentence passes the check.

    Raises:
        Cancelled: the user stopped.
        ModelError: the model cannot be used.
    """
    result: list[Draft] = []
    for _, run in groupby(drafts, key=lambda draft: (draft.section, draft.topics[0].article)):
        group = list(run)
        short = len(group) > 1 and sum(len(each.text) for each in group) <= _JOINED
        joint = writer.merge(group) if short else None
        result.extend([joint] if joint else group)
    return result


def _share(words: frozenset[str], other: frozenset[str]) -> float:
    return len(words & other) / (min(len(words), len(other)) or 1)
