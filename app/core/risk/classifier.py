"""Telling kinds of questions apart by their meaning: a linear model on the embedding of the question.

Patterns alone are too coarse: of 37 risky questions that nobody had looked at while making them, thirty weighted patterns
told 19, and held back 3 of 47 free ones; the linear model tells 33, for the same 3 (tests/bench/bench_risk.py). Its
coefficients lie beside the rules and fit one embedding model only.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.core.errors import PolicyError

FREE_CLASS = "none"


@dataclass(frozen=True, slots=True)
class Classifier:
    """Multinomial logistic regression.

    Attributes:
        weights: coefficients by class, as many as the embedding has numbers.
        bias: by class.
    """

    weights: Mapping[str, tuple[float, ...]]
    bias: Mapping[str, float]

    def likeliest(self, vector: Sequence[float]) -> tuple[str, float]:
        """The likeliest kind of risk, and how likely it is that there is any, 0-1.

        A question between two kinds ("may I sell this to her?") is as risky as one that is clearly of either, so the
        likelihoods of all kinds count together. An embedding of another length than the model's says nothing.
        """
        likely = self._likelihoods(vector)
        risky = {name: value for name, value in likely.items() if name != FREE_CLASS}
        return (max(risky, key=lambda name: risky[name]), sum(risky.values())) if risky else (FREE_CLASS, 0.0)

    def _likelihoods(self, vector: Sequence[float]) -> dict[str, float]:
        if any(len(row) != len(vector) for row in self.weights.values()):
            return {}
        scores = {
            name: self.bias[name] + sum(w * x for w, x in zip(row, vector, strict=True))
            for name, row in self.weights.items()
        }
        highest = max(scores.values(), default=0.0)
        powers = {name: math.exp(score - highest) for name, score in scores.items()}
        return {name: power / sum(powers.values()) for name, power in powers.items()}


def parse_classifier(table: Mapping[str, object], source: str) -> Classifier:
    """The coefficients of a TOML file: `[bias]` and `[weights]`, each by class.

    Raises:
        PolicyError: risk_rules_invalid.
    """
    bias, weights = table.get("bias"), table.get("weights")
    if not isinstance(bias, dict) or not isinstance(weights, dict) or bias.keys() != weights.keys():
        raise PolicyError("risk_rules_invalid", path=source, detail="[bias] [weights]")
    try:
        rows = {str(name): tuple(float(w) for w in row) for name, row in weights.items()}
        return Classifier(rows, {str(name): float(value) for name, value in bias.items()})
    except (TypeError, ValueError) as error:
        raise PolicyError("risk_rules_invalid", path=source, detail=str(error)) from error
