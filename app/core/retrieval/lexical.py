"""Lexical scores: BM25 over morphemes, concept by concept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from app.core.ports import Catalogue
from app.core.retrieval.query import Concept, Query

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
    """

    scores: Mapping[int, float]
    coverage: Mapping[int, float]


def lexical_scores(query: Query, catalogue: Catalogue) -> LexicalScores:
    """Score every chunk that holds a word of the query."""
    postings = {
        form: dict(catalogue.match([form], FIELD_WEIGHTS, POSTINGS)) for form in sorted(query.forms())
    }
    total: defaultdict[int, float] = defaultdict(float)
    covered: defaultdict[int, float] = defaultdict(float)
    weights = {concept: _informative(concept, postings) for concept in query.concepts}
    whole = sum(weights.values()) or 1.0
    for concept in query.concepts:
        for chunk_id, score in _concept_scores(concept, postings).items():
            total[chunk_id] += concept.weight * score
            covered[chunk_id] += weights[concept] / whole
    return LexicalScores(total, covered)


def _concept_scores(concept: Concept, postings: Mapping[str, Mapping[int, float]]) -> dict[int, float]:
    best: dict[int, float] = {}
    for wording in concept.alternatives:
        scores: defaultdict[int, float] = defaultdict(float)
        for term in wording:
            for chunk_id, score in postings[term.form].items():
                scores[chunk_id] += term.weight * score
        for chunk_id, score in scores.items():
            best[chunk_id] = max(best.get(chunk_id, 0.0), score)
    return best


def _informative(concept: Concept, postings: Mapping[str, Mapping[int, float]]) -> float:
    """A concept's weight for coverage: a word no document holds counts in full, a very common one hardly."""
    held = max((len(postings[term.form]) for wording in concept.alternatives for term in wording), default=0)
    return concept.weight * (0.3 if held >= POSTINGS else 1.0)
