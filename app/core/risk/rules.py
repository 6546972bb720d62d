"""The rules that compliance edits: categories of questions, the signs they are told by, and their weights.

A category applies when one of its `always` patterns matches, or when the weights of the signs that a question shows,
put through the logistic function, reach its `threshold`; a `never` pattern keeps it from applying. The shipped weights
were fitted on labelled questions (tests/bench/bench_risk.py); a rule file may change them, or use patterns alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.core.errors import PolicyError
from app.core.privacy.detect import find_personal
from app.core.privacy.finding import Kind
from app.core.risk.tier import FREE, Tier, Verdict

NAMES_A_PERSON = "names_a_person"
HOLDS_A_NUMBER = "holds_a_number"
_BUILT_IN = (NAMES_A_PERSON, HOLDS_A_NUMBER)
"""Signs that code finds rather than a pattern: a name or a number of a person in the question."""
_NUMBERS = frozenset(Kind) - {Kind.NAME, Kind.ADDRESS, Kind.BUSINESS}

_SPACE = re.compile(r"\s+")
_KEYS = frozenset(
    "id tier title_ko title_en reason_ko reason_en basis always never answer threshold bias weights".split()
)


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of question that is not answered freely.

    Attributes:
        always, never: patterns of questions.
        answer: patterns of sentences that a model must not write unreviewed.
        bias, weights, threshold: the logistic model; no weights leave it to the patterns.
    """

    category_id: str
    tier: Tier
    reason_ko: str
    reason_en: str
    always: tuple[re.Pattern[str], ...]
    never: tuple[re.Pattern[str], ...]
    answer: tuple[re.Pattern[str], ...]
    bias: float
    weights: Mapping[str, float]
    threshold: float

    def verdict(self) -> Verdict:
        """What applies when the category does."""
        return Verdict(self.tier, self.category_id, self.reason_ko, self.reason_en)

    def likelihood(self, question: str, signs: frozenset[str]) -> float:
        """How likely a question belongs here, 0-1.

        Args:
            question: with single spaces.
            signs: names of the signs that it shows.
        """
        if any(pattern.search(question) for pattern in self.never):
            return 0.0
        if any(pattern.search(question) for pattern in self.always):
            return 1.0
        if not self.weights:
            return 0.0
        return 1 / (1 + math.exp(-self.bias - sum(self.weights.get(sign, 0.0) for sign in signs)))


@dataclass(frozen=True, slots=True)
class RiskRules:
    """Categories, and the signs their weights speak of."""

    signs: Mapping[str, re.Pattern[str]]
    categories: tuple[Category, ...]

    def assess(self, question: str) -> Verdict:
        """The strictest tier of the categories that a question belongs to, by the likeliest of them.

        Args:
            question: as asked.
        """
        text = _SPACE.sub(" ", question).strip()
        shown = self.signs_of(text)
        likely = [(category.likelihood(text, shown), category) for category in self.categories]
        verdict = FREE
        for _, category in sorted(
            ((p, category) for p, category in likely if p >= category.threshold), key=lambda pair: -pair[0]
        ):
            verdict = verdict.stricter(category.verdict())
        return verdict

    def assess_written(self, text: str) -> Verdict:
        """The tier of what a model wrote: a sentence such as "가입을 추천드립니다" needs review, whatever was asked."""
        verdict = FREE
        for category in self.categories:
            if any(pattern.search(text) for pattern in category.answer):
                verdict = verdict.stricter(category.verdict())
        return verdict

    def signs_of(self, question: str) -> frozenset[str]:
        """Names of the signs that a question shows."""
        shown = {name for name, pattern in self.signs.items() if pattern.search(question)}
        kinds = {finding.kind for finding in find_personal(question)}
        if Kind.NAME in kinds:
            shown.add(NAMES_A_PERSON)
        if kinds & _NUMBERS:
            shown.add(HOLDS_A_NUMBER)
        return frozenset(shown)


def parse_rules(table: Mapping[str, object], source: str) -> RiskRules:
    """The rules that a TOML file writes.

    Args:
        table: the parsed file.
        source: its name, for the message.

    Raises:
        PolicyError: risk_rules_invalid: unknown keys, a pattern that is none, a weight without its sign. Nothing is
            left out silently, since a rule that does not work is worse than one that stops.
    """
    reading = _Reading(source)
    signs = {
        name: reading.pattern(pattern, f"signs.{name}")
        for name, pattern in reading.table(table.get("signs", {}), "signs").items()
    }
    known = {*signs, *_BUILT_IN}
    raw = table.get("category", [])
    if not isinstance(raw, list) or not raw or table.keys() - {"signs", "category"}:
        raise reading.wrong("[[category]]")
    return RiskRules(signs, tuple(reading.category(reading.table(each, "category"), known) for each in raw))


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads one file, and says where it is wrong."""

    source: str

    def wrong(self, detail: str) -> PolicyError:
        return PolicyError("risk_rules_invalid", path=self.source, detail=detail)

    def table(self, value: object, place: str) -> Mapping[str, object]:
        if not isinstance(value, dict):
            raise self.wrong(place)
        return value

    def category(self, table: Mapping[str, object], known: set[str]) -> Category:
        name = self.text(table, "id", "category")
        unknown = sorted(table.keys() - _KEYS)
        if unknown:
            raise self.wrong(f"{name}: {', '.join(unknown)}")
        tier = self.text(table, "tier", name)
        if tier not in (Tier.REVIEW, Tier.EVIDENCE_ONLY):
            raise self.wrong(f"{name}.tier: {tier}")
        weights = self.table(table.get("weights", {}), f"{name}.weights")
        strangers = sorted(weights.keys() - known)
        if strangers:
            raise self.wrong(f"{name}.weights: {', '.join(strangers)}")
        return Category(
            name,
            Tier(tier),
            self.text(table, "reason_ko", name),
            self.text(table, "reason_en", name),
            self.patterns(table, "always", name),
            self.patterns(table, "never", name),
            self.patterns(table, "answer", name),
            self.number(table.get("bias", 0.0), f"{name}.bias"),
            {sign: self.number(weight, f"{name}.weights.{sign}") for sign, weight in weights.items()},
            self.number(table.get("threshold", 0.5), f"{name}.threshold"),
        )

    def text(self, table: Mapping[str, object], key: str, place: str) -> str:
        value = table.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"{place}.{key}")
        return value

    def patterns(self, table: Mapping[str, object], key: str, place: str) -> tuple[re.Pattern[str], ...]:
        values = table.get(key, [])
        if not isinstance(values, list):
            raise self.wrong(f"{place}.{key}")
        return tuple(self.pattern(value, f"{place}.{key}") for value in values)

    def pattern(self, value: object, place: str) -> re.Pattern[str]:
        if not isinstance(value, str) or not value:
            raise self.wrong(place)
        try:
            return re.compile(value, re.IGNORECASE)
        except re.error as error:
            raise self.wrong(f"{place}: {error}") from error

    def number(self, value: object, place: str) -> float:
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
            raise self.wrong(place)
        return float(value)
