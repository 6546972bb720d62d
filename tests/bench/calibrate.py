"""Fit the answer gate on labelled questions: `python -m tests.bench.calibrate LIBRARY QUESTIONS.jsonl`.

Prints the weights for `app.core.answering.gate` (logistic regression on the features of the evidence chosen for single
questions, by Newton's method with a small ridge), the area under the ROC curve, and what thresholds would give.
"""

from __future__ import annotations

import argparse
from dataclasses import astuple, fields
from pathlib import Path

import numpy as np
import numpy.typing as npt

from app.commands.evaluate_command import read_labels
from app.core.answering.gate import GateFeatures, features
from app.core.answering.premise import contradicted_premise
from app.core.answering.service import speaks_of_another
from app.core.evaluation import Label
from app.wiring import Library

Floats = npt.NDArray[np.float64]
_KINDS = ("near_miss", "off_topic", "false_premise")


def main() -> None:
    """Read features from the library, fit, report."""
    parser = argparse.ArgumentParser()
    parser.add_argument("library", type=Path)
    parser.add_argument("questions", type=Path, nargs="+")
    arguments = parser.parse_args()
    rows: list[tuple[Label, GateFeatures]] = []
    with Library(arguments.library) as library:
        library.warm_up()
        answerer = library.answerer(None)
        for label in [label for path in arguments.questions for label in read_labels(path)]:
            if label.type == "partial":
                continue
            passages, parts, _ = answerer.gather(label.question)
            evidence = [scored.evidence for part in parts for scored in part.chosen]
            if contradicted_premise(label.question, evidence, passages, answerer.analyzer):
                continue  # decided before the gate
            decided = [each for each in parts if each.chosen and not speaks_of_another(each)]
            rows += [(label, features(part.chosen, part.expected)) for part in decided]
    report(rows)


def report(rows: list[tuple[Label, GateFeatures]]) -> None:
    """Weights, area under the curve, and the shares that thresholds give."""
    x = np.array([astuple(found) for _, found in rows])
    y = np.array([label.answerable for label, _ in rows], float)
    weights = fit(x, y)
    odds = weights[0] + x @ weights[1:]
    names = ", ".join(field.name for field in fields(GateFeatures))
    print(f"weights (bias, {names}):", np.round(weights, 3))
    print("AUC:", round(area(odds[y == 1], odds[y == 0]), 3))
    kinds = np.array([label.type for label, _ in rows])
    for threshold in np.arange(-0.6, 1.4, 0.2):
        shares = {kind: round(float(np.mean(odds[kinds == kind] <= threshold)), 2) for kind in _KINDS if kind in kinds}
        print(f"threshold {threshold:+.1f}: answered {np.mean(odds[y == 1] > threshold):.2f}, refused {shares}")


def fit(x: Floats, y: Floats, ridge: float = 1.0) -> Floats:
    """Logistic regression with an intercept in front; the ridge spares the intercept."""
    design = np.hstack([np.ones((len(x), 1)), x])
    penalty = np.diag([0.0, *[ridge] * x.shape[1]])
    weights = np.zeros(design.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (y - p) - penalty @ weights
        hessian = (design * (p * (1 - p))[:, None]).T @ design + penalty
        step: Floats = np.linalg.solve(hessian, gradient)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return weights


def area(positive: Floats, negative: Floats) -> float:
    """Area under the ROC curve."""
    return float(np.mean(positive[:, None] > negative[None, :]))


if __name__ == "__main__":
    main()
