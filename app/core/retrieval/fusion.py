"""Fusing lexical and vector scores, and adjusting for what a chunk is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

VECTOR_WEIGHT = 0.4
"""Share of the vector score. On 240 labelled questions .3, .4 and .5 find within a point of each other; below .2 and
above .5 it falls off (see the README's measurements)."""
WINDOW = 200
"""Ranks over which scores are scaled to 0-1: the score of the 200th is 0."""
SUPPLEMENT_FACTOR = 0.6
"""부칙 speak of transitions and repeat the words of the rules they amend."""
SUPERSEDED_FACTOR = 0.7
"""A version no longer in force."""
EXPECTED_BONUS = 0.15
"""A chunk that holds a value of the kind asked for (a period for "며칠", a percentage for "몇 %")."""
COVERAGE_BONUS = 0.5
"""For holding every concept of the question rather than one of them many times."""
NEIGHBOUR_BONUS = 0.1
"""Share of its better neighbour's score: an article that matches in two places is likelier meant."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A chunk that a search found, with its scores."""

    chunk_id: int
    score: float
    lexical: float
    similarity: float


def fuse(
    lexical: Mapping[int, float],
    similarity: Mapping[int, float],
    factors: Mapping[int, float],
    vector_weight: float = VECTOR_WEIGHT,
) -> list[Candidate]:
    """Scale both score lists to 0-1 over their best `WINDOW` and add them up, weighted.

    Args:
        lexical: chunk_id → BM25 score.
        similarity: chunk_id → cosine similarity; chunks outside the vector search's results count as its last.
        factors: chunk_id → multiplier for what the chunk is (1 when absent).
        vector_weight: 0 for lexical only, 1 for vectors only.

    Returns:
        Candidates, best first.
    """
    words = _scaled({i: s * factors.get(i, 1.0) for i, s in lexical.items()}, floor=0.0)
    # A cosine of e5 hardly ever leaves 0.75-0.95, so a factor as strong as BM25's would erase it: a high root.
    near = {i: s * factors.get(i, 1.0) ** (1 / 16) for i, s in similarity.items()}
    meaning = _scaled(near, floor=min(near.values(), default=0.0))
    scored = [
        Candidate(
            i,
            (1 - vector_weight) * words.get(i, 0.0) + vector_weight * meaning.get(i, 0.0),
            lexical.get(i, 0.0),
            similarity.get(i, 0.0),
        )
        for i in words.keys() | meaning.keys()
    ]
    return sorted(scored, key=lambda c: (-c.score, c.chunk_id))


def _scaled(scores: Mapping[int, float], floor: float) -> dict[int, float]:
    """Min-max over the best `WINDOW`; with fewer scores than that, `floor` is the lowest there is."""
    best = sorted(scores.values(), reverse=True)[:WINDOW]
    if not best:
        return {}
    low = best[-1] if len(best) == WINDOW else floor
    span = best[0] - low
    return {i: (s - low) / span if span > 0 else 1.0 for i, s in scores.items() if s >= low}


def near_duplicates(texts: Sequence[str], threshold: float = 0.85) -> list[int]:
    """For each text, the index of the first earlier text it nearly repeats, or its own index.

    Args:
        texts: passages, best first.
        threshold: Jaccard similarity of 8-character shingles.
    """
    shingles = [_shingles(text) for text in texts]
    first: list[int] = []
    for i, own in enumerate(shingles):
        same = (j for j in range(i) if first[j] == j and _alike(shingles[j], own, threshold))
        first.append(next(same, i))
    return first


def _shingles(text: str, size: int = 8) -> frozenset[str]:
    squeezed = "".join(text.split())
    return frozenset(squeezed[i : i + size] for i in range(max(1, len(squeezed) - size + 1)))


def _alike(one: frozenset[str], other: frozenset[str], threshold: float) -> bool:
    smaller, larger = sorted((len(one), len(other)))
    if smaller < threshold * larger:
        return False
    shared = len(one & other)
    return shared >= threshold * (smaller + larger - shared)
