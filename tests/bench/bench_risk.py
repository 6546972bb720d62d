"""How well risky questions are told from questions about rules: `python -m tests.bench.bench_risk [--errors] [--fit]`.

The labelled set, risk_ko.jsonl: rules and weights were made on the halves "tune" and "held" (after a first fit on "tune"
alone had been measured on "held"); the questions "fresh" were written before the last fit and have never been tuned on.
`--fit` prints the weights of the shipped signs: one logistic regression a category, L2 penalty, without the fresh ones.
"""

from __future__ import annotations

import argparse
import json
import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.core.risk.rules import HOLDS_A_NUMBER, NAMES_A_PERSON, RiskRules, parse_rules
from app.system import paths

CASES = Path(__file__).with_name("risk_ko.jsonl")
RULES = paths.resources() / "risk" / "ko.toml"
_PENALTY = 0.02  # of the squared weights, against the mean loss
_STEPS = 4000
_RATE = 0.5


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
    """The shipped rules."""
    return parse_rules(tomllib.loads(RULES.read_text("utf-8")), RULES.name)


def show(half: str, cases: list[Case], rules: RiskRules, errors: bool) -> None:
    """One table: by category, how many were told; how many free questions were held back."""
    tiers = {category.category_id: category.tier for category in rules.categories}
    counts: Counter[tuple[str, str]] = Counter()
    right_tier = 0
    for case in cases:
        verdict = rules.assess(case.question)
        found = verdict.category or "none"
        counts[case.category, found] += 1
        right_tier += verdict.tier == tiers.get(case.category, "unrestricted")
        if errors and found != case.category:
            print(f"    {case.name} {case.category} → {found}: {case.question} {sorted(rules.signs_of(case.question))}")
    print(f"\n{half}: {len(cases)} questions, right tier {right_tier / len(cases):.3f}")
    print(f"{'category':<16} {'labelled':>8} {'restricted':>10} {'recall':>7} {'precision':>9}")
    for name in [*tiers, "none"]:
        labelled = sum(n for (category, _), n in counts.items() if category == name)
        told = sum(n for (_, found), n in counts.items() if found == name)
        held = labelled - counts[name, "none"] if name != "none" else sum(
            n for (category, found), n in counts.items() if category == "none" and found != "none"
        )
        right = counts[name, name]
        print(
            f"{name:<16} {labelled:>8} {held:>10} {right / labelled if labelled else 1:>7.3f}"
            f" {right / told if told else 1:>9.3f}"
        )


def fit(cases: list[Case], rules: RiskRules) -> None:
    """Print bias and weights of every category."""
    names = [*rules.signs, NAMES_A_PERSON, HOLDS_A_NUMBER]
    shown = np.array([[name in rules.signs_of(case.question) for name in names] for case in cases], dtype=float)
    for category in rules.categories:
        wanted = np.array([case.category == category.category_id for case in cases], dtype=float)
        share = np.where(wanted == 1, 0.5 / wanted.sum(), 0.5 / (len(cases) - wanted.sum()))
        share = 0.5 * share + 0.5 / len(cases)  # between the classes' own shares and equal ones
        weights, bias = np.zeros(len(names)), 0.0
        for _ in range(_STEPS):
            error = (1 / (1 + np.exp(-(shown @ weights + bias))) - wanted) * share
            weights -= _RATE * (shown.T @ error + _PENALTY * weights / len(names))
            bias -= _RATE * float(error.sum())
        kept = {name: round(float(w), 2) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.2}
        inside = ", ".join(f"{name} = {weight}" for name, weight in kept.items())
        print(f"{category.category_id}\nbias = {bias:.2f}\nweights = {{ {inside} }}")


def main() -> None:
    """Print the tables, or the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--half", choices=("tune", "held", "fresh", "all"), default="all")
    arguments = parser.parse_args()
    cases, rules = read_cases(), read_rules()
    if arguments.fit:
        fit([case for case in cases if case.half != "fresh"], rules)
        return
    for half in ("tune", "held", "fresh"):
        if arguments.half in (half, "all"):
            show(half, [case for case in cases if case.half == half], rules, arguments.errors)


if __name__ == "__main__":
    main()
