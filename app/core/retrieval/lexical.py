"""Lexical scores: BM25 over morphemes, concept by concept."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from app.core.ports import Catalogue
from app.core.retrieval.query import Concept, Query
from app.core.retrieval.scope import EVERYTHING, Scope

FIELD_WEIGHTS = (1.0, 0.6, 0.3)
"""Body, heading, lead-in. Headings weigh less than they say: they repeat over every chunk of an article."""
POSTINGS = 2_000
"""Chunks kept per term, best first; below that a frequent term's score is negligible."""


@dataclass(frozen=True, slots=True)
class LexicalScores:
    """What the words of a query find.

    Attributes:
        scores: chunk_id → BM25 summed over concepts, each by its best wording.
        coverage: chunk_id → share (0-1) of the query's informative weight whose concepts occur in the chunk.
        rarity: term → how rare it is in the library: ln(1 + chunks / chunks that hold it).
    """

    scores: Mapping[int, float]
    coverage: Mapping[int, float]
    rarity: Mapping[str, float] = field(default_factory=dict)


def lexical_scores(query: Query, catalogue: Catalogue, scope: Scope = EVERYTHING) -> LexicalScores:
    """Score every chunk of a scope that holds a word of the query."""
    forms = sorted(query.forms())
    postings = {form: dict(catalogue.match([form], FIELD_WEIGHTS, POSTINGS, scope)) for form in forms}
    count = max(1, catalogue.chunk_count(scope))
    rarity = {form: math.log(1 + count / (len(found) or 0.5)) for form, found in postings.items()}
    weights = concept_weights(query.concepts, rarity)
    total: defaultdict[int, float] = defaultdict(float)
    covered: defaultdict[int, float] = defaultdict(float)
    for concept, weight in zip(query.concepts, weights, strict=True):
        for chunk_id, (score, share) in _concept_scores(concept, postings).items():
            total[chunk_id] += concept.weight * score
            covered[chunk_id] += weight * share
    return LexicalScores(total, covered, rarity)


def concept_weights(concepts: Sequence[Concept], rarity: Mapping[str, float]) -> list[float]:
    """Each concept's share of the question: how much it names, times how rare its commonest wording is."""
    raw = [
        concept.weight
        * min(max((rarity.get(t.form, 0.0) for t in wording), default=0.0) for wording in concept.alternatives)
        for concept in concepts
    ]
    whole = sum(raw) or 1.0
    return [value / whole for value in raw]


def _concept_scores(concept: Concept, postings: Mapping[str, Mapping[int, float]]) -> dict[int, tuple[float, float]]:
    """chunk_id → (score of the best wording, share of that wording's terms that occur)."""
    best: dict[int, tuple[float, float]] = {}
    for wording in concept.alternatives:
        whole = sum(term.weight for term in wording) or 1.0
        scores: defaultdict[int, float] = defaultdict(float)
        shares: defaultdict[int, float] = defaultdict(float)
        for term in wording:
            for chunk_id, score in postings[term.form].items():
                scores[chunk_id] += term.weight * score
                shares[chunk_id] += term.weight / whole
        for chunk_id, score in scores.items():
            old = best.get(chunk_id, (0.0, 0.0))
            best[chunk_id] = max(old[0], score), max(old[1], shares[chunk_id])
    return best
