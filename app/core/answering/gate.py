"""Whether the evidence addresses a question part: the decision to answer is the code's, never the model's.

A logistic regression over a few features of the chosen evidence, fitted on the calibration questions
(`python -m tests.bench.calibrate`), none of which is an evaluation question. On them the area under the ROC curve is .85;
the README says what the threshold costs and brings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from app.core.answering.expected import Expected
from app.core.answering.selection import Scored

BIAS = -1.62
WEIGHTS = (0.40, 0.27, -2.03, 1.00, -0.59, 2.10)
"""In the order of `GateFeatures`."""
THRESHOLD = 0.8
"""Log-odds above which a part counts as answered."""
_ALIKE = 0.85
"""Cosine of multilingual-e5-small that sentences on one subject reach (see `selection.score`)."""
COMPANION_MARGIN = 1.0
"""A part next to an answered one may fall this far below: its subject is known to be in the documents."""


@dataclass(frozen=True, slots=True)
class GateFeatures:
    """What the gate looks at.

    Attributes:
        score: selection score of the best piece.
        holds: 1 when the best piece holds a value of the kind asked for.
        lacks: 1 when a value is asked for and the best piece holds none.
        yes_no: 1 for a question that a rule about its subject settles either way.
        who: 1 for a question for a body or an officer, which any rule names some of.
        similarity: cosine similarity of the question and the passage of the best piece, above .85 and in tenths. Its words
            may be those of a question on something else altogether; its meaning is less often.
    """

    score: float
    holds: float
    lacks: float
    yes_no: float
    who: float
    similarity: float


def features(chosen: Sequence[Scored], expected: Expected) -> GateFeatures:
    """Features of the evidence chosen for a part; it must not be empty."""
    best = chosen[0]
    return GateFeatures(
        score=best.score,
        holds=float(best.relevance.expected > 0),
        lacks=float(best.relevance.expected < 0),
        yes_no=float(expected.yes_no),
        who=float(expected.who),
        similarity=10 * (best.relevance.similarity - _ALIKE),
    )


def log_odds(found: GateFeatures) -> float:
    """How likely the part is answered, as log-odds."""
    return float(BIAS + sum(weight * value for weight, value in zip(WEIGHTS, astuple(found), strict=True)))


def answered(odds: Sequence[float]) -> list[bool]:
    """Which parts of a question count as answered.

    Args:
        odds: log-odds of each part.
    """
    clear = [value > THRESHOLD for value in odds]
    return [value > THRESHOLD - COMPANION_MARGIN for value in odds] if any(clear) else clear
