"""Whether the evidence addresses a question part: the decision to answer is the code's, never the model's.

A logistic regression over a few features of the chosen evidence, fitted on the calibration questions (tests/bench,
`calibrate`), none of which is an evaluation question. The threshold leans to silence: a wrong answer costs more than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.answering.selection import Scored

THRESHOLD = 0.35
"""Log-odds above which a part counts as answered."""


@dataclass(frozen=True, slots=True)
class GateFeatures:
    """What the gate looks at.

    Attributes:
        score: selection score of the best piece.
        similarity: highest cosine similarity among the pieces.
        expected: 1 when some piece holds a value of the kind asked for, -1 when none does, 0 when none is asked for.
    """

    score: float
    similarity: float
    expected: float


def features(chosen: Sequence[Scored]) -> GateFeatures:
    """Features of the evidence chosen for a part; it must not be empty."""
    return GateFeatures(
        score=chosen[0].score,
        similarity=max(each.relevance.similarity for each in chosen),
        expected=max(each.relevance.expected for each in chosen),
    )


def log_odds(found: GateFeatures) -> float:
    """How likely the part is answered, as log-odds."""
    return -5.9 + 0.95 * found.score + 12.0 * (found.similarity - 0.85) + 0.5 * found.expected


def addresses(chosen: Sequence[Scored]) -> bool:
    """The evidence answers the part."""
    return bool(chosen) and log_odds(features(chosen)) > THRESHOLD
