"""Typed values: which stretches of a text are a date, an amount, a rate, a period, and each in one form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from app.core.extracting.template import FieldType
from app.core.grounding.numerals import plain
from app.core.grounding.tables import with_units
from app.core.grounding.value import Value, ValueKind, readable
from app.core.grounding.values import find_values

_KINDS = {
    FieldType.MONEY: (ValueKind.MONEY,),
    FieldType.PERCENTAGE: (ValueKind.PERCENT, ValueKind.FRACTION),
    FieldType.DATE: (ValueKind.DATE,),
    FieldType.PERIOD: (ValueKind.DURATION, ValueKind.DATE),
    FieldType.COUNT: (ValueKind.COUNT,),
}
_RANGE = re.compile(r"\s*(?:\([월화수목금토일]\))?\s*(?:일)?\s*(?:부터|에서|~|-)\s*(?:\([월화수목금토일]\)\s*)?")
_UNTIL = re.compile(r"\s*(?:\([월화수목금토일]\))?\s*까지")
_BEFORE = {
    FieldType.MONEY: re.compile(r"(?:일금|금|총액|총)\s*$"),
    FieldType.PERCENTAGE: re.compile(r"(?:연리|연이율|연간|연|월|일)\s*$"),
}
_BEHIND = {
    FieldType.MONEY: re.compile(r"\s*정(?![가-힣])"),
    FieldType.PERIOD: re.compile(r"\s?(?:이내|전까지|이상|이하|이전|간|전)(?![가-힣])"),
}
_SAME_AGAIN = re.compile(r"\s*[(\[]\s*(?:금|일금|₩|￦|\\)?\s*$")
_MOMENTS = re.compile(r"지체없이|즉시|다음날|다음영업일|당일")


@dataclass(frozen=True, slots=True)
class Typed:
    """A value of a text.

    Attributes:
        start, end: where it stands, with the words that belong to it ("금 1억원정", "연 5.5%", "30일 이내").
        normalised: one form for all ways of writing it.
    """

    start: int
    end: int
    normalised: str


def values_in(text: str, kind: FieldType, units: Sequence[str] = ()) -> list[Typed]:
    """The values of a type, in order.

    Args:
        text: any stretch of a passage.
        kind: a type with a form of its own; not text, party, yes_no or check.
        units: units that a table's heading announces for numbers without one.
    """
    values = find_values(text)
    if units:
        values = sorted(with_units(values, units), key=lambda value: value.start)
    chosen = [value for value in values if value.kind in _KINDS[kind]]
    if kind is FieldType.DATE:
        return [Typed(v.start, v.end, v.key) for v in chosen if _whole_date(v)]
    if kind is FieldType.PERIOD:
        return sorted(_periods(text, chosen), key=lambda typed: typed.start)
    return [_widened(text, value, kind) for value in _without_repeats(text, chosen)]


def _whole_date(value: Value) -> bool:
    """A day of a year; "매월 25일" and "2026년" are no dates."""
    return re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.key) is not None


def _periods(text: str, values: Sequence[Value]) -> Iterator[Typed]:
    """Stretches between two dates, and durations."""
    clean = readable(text)
    dates = [value for value in values if value.kind is ValueKind.DATE and _whole_date(value)]
    for first, last in pairwise(dates):
        if _RANGE.fullmatch(clean, first.end, last.start):
            until = _UNTIL.match(clean, last.end)
            yield Typed(first.start, until.end() if until else last.end, f"{first.key}/{last.key}")
    for value in values:
        if value.kind is ValueKind.DURATION and not _MOMENTS.search(value.key):
            behind = _BEHIND[FieldType.PERIOD].match(clean, value.end)
            yield Typed(value.start, behind.end() if behind else value.end, value.key)


def _without_repeats(text: str, values: Sequence[Value]) -> Iterator[Value]:
    """ "금 일억원정(₩100,000,000)" states one amount."""
    previous: Value | None = None
    for value in values:
        again = previous and previous.key == value.key and _SAME_AGAIN.search(text[previous.end : value.start])
        if not again:
            yield value
        previous = value


def _widened(text: str, value: Value, kind: FieldType) -> Typed:
    clean = readable(text)
    start, end = value.start, value.end
    if before := _BEFORE.get(kind):
        found = before.search(clean, max(0, start - 6), start)
        if found and not (found.start() and "가" <= clean[found.start() - 1] <= "힣"):
            start = found.start()
    if behind := _BEHIND.get(kind):
        found = behind.match(clean, end)
        end = found.end() if found else end
    return Typed(start, end, normal_form(value))


def normal_form(value: Value) -> str:
    """A value in one form: "KRW 100000000", "5.5%", "3명"."""
    if value.kind is ValueKind.MONEY:
        return value.key.replace(":", " ")
    if value.kind in (ValueKind.PERCENT, ValueKind.FRACTION):
        share = Fraction(value.key) * 100
        sign = "%p" if value.unit == "%p" else "%"
        return f"{plain(round(Decimal(share.numerator) / share.denominator, 6))}{sign}"
    return f"{value.key}{value.unit}" if value.kind is ValueKind.COUNT else value.key
