"""The rules that compliance edits: categories of questions that are not answered freely, and what they are told by.

A category applies when one of its `always` patterns matches, or one of its `person` patterns in a question that names
a person or holds a person's number, or when the classifier finds it likelier than its `threshold` and one of its `about`
patterns, where it has any, matches, too; a `never` pattern keeps it from applying.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.core.errors import PolicyError
from app.core.privacy.detect import find_personal
from app.core.privacy.finding import Kind
from app.core.risk.classifier import Classifier
from app.core.risk.tier import FREE, Tier, Verdict

_NO_PERSON = frozenset((Kind.ADDRESS, Kind.BUSINESS))
_SPACE = re.compile(r"\s+")
THRESHOLD = 0.6
"""Default: in ten-fold cross-validation it tells .90 of the risky questions and holds back .03 of the free ones; .5: .94, .05."""
_KEYS = frozenset(
    "id tier title_ko title_en reason_ko reason_en basis always person never about answer threshold".split()
)

Patterns = tuple[re.Pattern[str], ...]


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of question that is not answered freely.

    Attributes:
        always, person, never, about: patterns of questions, see above.
        answer: patterns of sentences that a model must not write unreviewed.
        threshold: likelihood of any risk from which the classifier is believed when it names this one.
    """

    category_id: str
    tier: Tier
    reason_ko: str
    reason_en: str
    always: Patterns
    person: Patterns
    never: Patterns
    about: Patterns
    answer: Patterns
    threshold: float

    def verdict(self) -> Verdict:
        """What applies when the category does."""
        return Verdict(self.tier, self.category_id, self.reason_ko, self.reason_en)

    def holds(self, question: str, names_person: bool, likelihood: float) -> bool:
        """Whether a question belongs here.

        Args:
            question: with single spaces.
            names_person: it names a person or holds a person's number.
            likelihood: what the classifier says, 0-1.
        """
        if _matches(self.never, question):
            return False
        if _matches(self.always, question) or (names_person and _matches(self.person, question)):
            return True
        return likelihood >= self.threshold and (not self.about or names_person or _matches(self.about, question))


@dataclass(frozen=True, slots=True)
class RiskRules:
    """Categories, and the classifier that tells them by meaning; None leaves it to the patterns."""

    categories: tuple[Category, ...]
    classifier: Classifier | None = None

    def assess(self, question: str, embed: Callable[[str], Sequence[float]] | None = None) -> Verdict:
        """The strictest tier of the categories that a question belongs to.

        Args:
            question: as asked.
            embed: embeds a question; None leaves the classifier out.
        """
        text = _SPACE.sub(" ", question).strip()
        names_person = any(finding.kind not in _NO_PERSON for finding in find_personal(text))
        likeliest, likelihood = "", 0.0
        if self.classifier is not None and embed is not None and text:
            likeliest, likelihood = self.classifier.likeliest(embed(text))
        verdict = FREE
        for category in sorted(self.categories, key=lambda each: each.category_id != likeliest):
            if category.holds(text, names_person, likelihood if category.category_id == likeliest else 0.0):
                verdict = verdict.stricter(category.verdict())
        return verdict

    def assess_written(self, text: str) -> Verdict:
        """The tier of what a model wrote: a sentence such as "가입을 추천드립니다" is risky, whatever was asked."""
        verdict = FREE
        for category in self.categories:
            if _matches(category.answer, text):
                verdict = verdict.stricter(category.verdict())
        return verdict


def parse_rules(table: Mapping[str, object], source: str, classifier: Classifier | None = None) -> RiskRules:
    """The rules that a TOML file writes.

    Args:
        table: the parsed file.
        source: its name, for the message.
        classifier: tells categories by meaning.

    Raises:
        PolicyError: risk_rules_invalid: an unknown key or tier, a pattern that is none. Nothing is left out silently,
            since a rule that does not work is worse than one that stops.
    """
    reading = _Reading(source)
    raw = table.get("category", [])
    if not isinstance(raw, list) or not raw or table.keys() - {"category"}:
        raise reading.wrong("[[category]]")
    return RiskRules(tuple(reading.category(reading.table(each)) for each in raw), classifier)


def _matches(patterns: Patterns, text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Reads one file, and says where it is wrong."""

    source: str

    def wrong(self, detail: str) -> PolicyError:
        return PolicyError("risk_rules_invalid", path=self.source, detail=detail)

    def table(self, value: object) -> Mapping[str, object]:
        if not isinstance(value, dict):
            raise self.wrong("[[category]]")
        return value

    def category(self, table: Mapping[str, object]) -> Category:
        name = self.text(table, "id", "category")
        unknown = sorted(table.keys() - _KEYS)
        if unknown:
            raise self.wrong(f"{name}: {', '.join(unknown)}")
        tier = self.text(table, "tier", name)
        if tier not in (Tier.REVIEW, Tier.EVIDENCE_ONLY):
            raise self.wrong(f"{name}.tier: {tier}")
        always, person, never, about, answer = (self.patterns(table, key, name) for key in _PATTERNS)
        threshold = table.get("threshold", THRESHOLD)
        if isinstance(threshold, bool) or not isinstance(threshold, (int, float)) or not math.isfinite(threshold):
            raise self.wrong(f"{name}.threshold")
        reasons = self.text(table, "reason_ko", name), self.text(table, "reason_en", name)
        return Category(name, Tier(tier), *reasons, always, person, never, about, answer, float(threshold))

    def text(self, table: Mapping[str, object], key: str, place: str) -> str:
        value = table.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(f"{place}.{key}")
        return value

    def patterns(self, table: Mapping[str, object], key: str, place: str) -> Patterns:
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


_PATTERNS = ("always", "person", "never", "about", "answer")
