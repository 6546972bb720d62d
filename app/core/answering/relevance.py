"""How well a piece of evidence speaks to a question: the features that selection and the answer gate decide on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.core.answering.evidence import Evidence
from app.core.answering.expected import Expected, satisfies
from app.core.morphology import content_terms
from app.core.ports import Analyzer
from app.core.retrieval.lexical import concept_weights
from app.core.retrieval.query import Concept, Query

_HALF = 0.5  # a wording of several terms counts as met from half of its weight on ("침해사고대응기관" without "대응")


@dataclass(frozen=True, slots=True)
class Relevance:
    """Features of one piece of evidence for one question; all 0-1 but `expected`.

    Attributes:
        coverage: share of the question's concepts, by rarity, met in the evidence with its caption and document title.
        own: the same in its text and lead-in alone.
        missing: the largest share of a single concept that is not met.
        expected: 1 the evidence holds a value of the kind asked for, -1 it does not, 0 none is asked for.
        similarity: cosine similarity of the question and the chunk it was found in.
        passage: fused score of its passage.
    """

    coverage: float
    own: float
    missing: float
    expected: float
    similarity: float
    passage: float


def relevances(
    query: Query,
    evidence: Sequence[Evidence],
    rarity: Mapping[str, float],
    expected: Expected,
    analyzer: Analyzer,
) -> list[Relevance]:
    """Features of each piece of evidence.

    Args:
        query: the question or question part.
        evidence: candidates.
        rarity: term → rarity, of the query's terms.
        expected: what kind of value is asked for.
        analyzer: morphemes.
    """
    weights = concept_weights(query.concepts, rarity)
    own = _forms([f"{e.lead_in_text} {e.text}" for e in evidence], analyzer)
    around = _forms([f"{e.document.title} {e.caption}" for e in evidence], analyzer)
    found = []
    for e, inside, outside in zip(evidence, own, around, strict=True):
        met = [_met(concept, inside) for concept in query.concepts]
        met_around = [max(m, _met(c, inside | outside)) for m, c in zip(met, query.concepts, strict=True)]
        held = satisfies(expected, e.text)
        found.append(
            Relevance(
                coverage=sum(w * m for w, m in zip(weights, met_around, strict=True)),
                own=sum(w * m for w, m in zip(weights, met, strict=True)),
                missing=max((w * (1 - m) for w, m in zip(weights, met_around, strict=True)), default=1.0),
                expected=0.0 if held is None else 1.0 if held else -1.0,
                similarity=e.similarity,
                passage=e.passage_score,
            )
        )
    return found


def _met(concept: Concept, forms: frozenset[str]) -> float:
    """How far the best wording of a concept occurs: 0, or its share of terms from `_HALF` to 1."""
    best = 0.0
    for wording in concept.alternatives:
        whole = sum(term.weight for term in wording) or 1.0
        share = sum(term.weight for term in wording if term.form in forms) / whole
        best = max(best, share)
    return best if best >= _HALF else 0.0


def _forms(texts: Sequence[str], analyzer: Analyzer) -> list[frozenset[str]]:
    return [frozenset(term.form for term in content_terms(found)) for found in analyzer.analyse(texts)]
