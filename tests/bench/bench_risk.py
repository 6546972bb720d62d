"""How well risky questions are told from questions about rules: `python -m tests.bench.bench_risk [--errors] [--fit]`.

The labelled set, risk_ko.jsonl: the classifier was fitted on the questions "fit", and its threshold chosen there by
cross-validation. Those called "fresh" were written before the classifier and are in no fit; but the kind of classifier
(embedding rather than patterns or n-grams) was chosen by them, so a little of their luck is in their figures. `--fit` writes the coefficients anew:
multinomial logistic regression with an L2 penalty on the question embeddings of the shipped model.
"""

from __future__ import annotations

import argparse
import json
import time
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.core.model_ports import Embedder
from app.core.risk.classifier import FREE_CLASS, parse_classifier
from app.core.risk.rules import RiskRules, parse_rules
from app.system import paths
from app.wiring import Access, Library

CASES = Path(__file__).with_name("risk_ko.jsonl")
RULES = paths.resources() / "risk" / "ko.toml"
CLASSIFIER = paths.resources() / "risk" / "classifier.toml"
_PENALTY = 0.01
_STEPS, _RATE, _MOMENTUM = 1500, 0.03, 0.9
_HEADER = """# 위험 질문 분류기의 계수: 질문을 multilingual-e5-small(INT8)로 임베딩한 384개 수에 곱합니다. 손으로 고치지 않습니다.
# `python -m tests.bench.bench_risk --fit`이 tests/bench/risk_ko.jsonl의 질문으로 다시 만듭니다.
"""


@dataclass(frozen=True)
class Case:
    """A question and its category, "none" for one that may be answered freely."""

    name: str
    half: str
    category: str
    question: str


def read_cases() -> list[Case]:
    """The labelled set."""
    rows = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    return [Case(row["id"], row["half"], row["category"], row["question"]) for row in rows]


def read_rules() -> RiskRules:
    """The shipped rules and coefficients."""
    classifier = None
    if CLASSIFIER.exists():
        classifier = parse_classifier(tomllib.loads(CLASSIFIER.read_text("utf-8")), CLASSIFIER.name)
    return parse_rules(tomllib.loads(RULES.read_text("utf-8")), RULES.name, classifier)


def show(half: str, cases: list[Case], rules: RiskRules, embedder: Embedder | None, errors: bool) -> None:
    """One table: by category, how many were told; how many free questions were held back."""
    counts: Counter[tuple[str, str]] = Counter()
    started = time.perf_counter()
    for case in cases:
        verdict = rules.assess(case.question, embedder.embed_query if embedder else None)
        found = verdict.category or FREE_CLASS
        counts[case.category, found] += 1
        if errors and found != case.category:
            print(f"    {case.name} {case.category} → {found}: {case.question}")
    milliseconds = (time.perf_counter() - started) * 1000 / len(cases)
    risky = sum(n for (category, _), n in counts.items() if category != FREE_CLASS)
    missed = sum(n for (category, found), n in counts.items() if category != FREE_CLASS and found == FREE_CLASS)
    free = sum(n for (category, _), n in counts.items() if category == FREE_CLASS)
    held = free - counts[FREE_CLASS, FREE_CLASS]
    print(
        f"\n{half}: {risky - missed} of {risky} risky questions told, {held} of {free} free ones held back,"
        f" {milliseconds:.0f} ms a question"
    )
    print(f"{'category':<16} {'labelled':>8} {'told as such':>12} {'as another':>10} {'wrongly':>8}")
    for name in [category.category_id for category in rules.categories]:
        labelled = sum(n for (category, _), n in counts.items() if category == name)
        told = sum(n for (category, found), n in counts.items() if category == name and found != FREE_CLASS)
        wrongly = sum(n for (category, found), n in counts.items() if category != name and found == name)
        print(f"{name:<16} {labelled:>8} {counts[name, name]:>12} {told - counts[name, name]:>10} {wrongly:>8}")


def fit(cases: list[Case], embedder: Embedder) -> None:
    """Fit, and write the coefficients."""
    classes = sorted({case.category for case in cases})
    vectors = np.array([embedder.embed_query(case.question) for case in cases])
    mean, spread = vectors.mean(0), vectors.std(0) * 4
    shown = (vectors - mean) / spread
    wanted = np.eye(len(classes))[[classes.index(case.category) for case in cases]]
    weights, bias = np.zeros((shown.shape[1], len(classes))), np.zeros(len(classes))
    moving = np.zeros_like(weights)
    for _ in range(_STEPS):
        scores = shown @ weights + bias
        powers = np.exp(scores - scores.max(1, keepdims=True))
        error = powers / powers.sum(1, keepdims=True) - wanted
        moving = _MOMENTUM * moving + shown.T @ error / len(cases) + _PENALTY * weights
        weights -= _RATE * moving
        bias -= 10 * _RATE * error.mean(0)
    raw = weights / spread[:, None]
    shift = bias - mean @ raw
    lines = [_HEADER, "[bias]"]
    lines += [f"{name} = {shift[i]:.4f}" for i, name in enumerate(classes)]
    lines += ["", "[weights]"]
    lines += [f"{name} = [{', '.join(f'{w:.2f}' for w in raw[:, i])}]" for i, name in enumerate(classes)]
    CLASSIFIER.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    """Print the tables, or fit first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--patterns-only", action="store_true")
    parser.add_argument("--library", type=Path, default=paths.default_library())
    arguments = parser.parse_args()
    cases = read_cases()
    with Library(arguments.library, Access.READ) as library:
        embedder = None if arguments.patterns_only else library.embedder
        if arguments.fit:
            fit([case for case in cases if case.half == "fit"], library.embedder)
        rules = read_rules()
        for half in ("fit", "fresh"):
            show(half, [case for case in cases if case.half == half], rules, embedder, arguments.errors)


if __name__ == "__main__":
    main()
