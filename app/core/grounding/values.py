"""Every value a text states, and whether one text bears out the values of another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from app.core.grounding.amounts import amount_values, large_values
from app.core.grounding.citations import article_within, citation_values, name_values
from app.core.grounding.counts import count_values, number_values
from app.core.grounding.dates import date_values, date_within, time_values
from app.core.grounding.periods import duration_values, with_rates
from app.core.grounding.value import Scan, Value, ValueKind, readable

__all__ = ["Value", "ValueKind", "equivalent", "find_values", "supports"]

Recogniser = Callable[[Scan], Iterator[Value]]

# "1. ", "(2)", "3)" open an item, "[1]" is a citation mark of an answer, "단위: 백만원" heads a table.
_MARKS = re.compile(
    r"(?m)^[ ]*(?:\d{1,3}\\?\.(?!\d)(?=[ 가-힣「\"(])|\(?\d{1,3}\)(?=[ 가-힣「\"]))|\[\d{1,2}\]"
    r"|\(단위\s*:[^()]*\)|단위\s*:\s*\S+|(?<=[ .,])\(\d{1,2}\)(?=\s?[가-힣])"
)
_RECOGNISERS = (citation_values, amount_values, time_values, duration_values, count_values, large_values, number_values)
_BY_WORD = (amount_values, time_values, duration_values, count_values)  # what a text without a digit may still state
_DIGIT = re.compile(r"\d")
_LABEL = re.compile(r"[가-하]목|[상하]반기")


def find_values(text: str) -> list[Value]:
    """The values of a text, in the order they stand.

    Args:
        text: a sentence or a passage.

    Returns:
        Values with offsets into `text`. Names may overlap other values; nothing else overlaps. The numbers of list
        items ("1. ", "①", "(2)") and citation marks ("[1]") are none.
    """
    return list(_find(text))


@lru_cache(maxsize=4096)
def _find(text: str) -> tuple[Value, ...]:
    clean = readable(text)
    scan = Scan(text, clean, clean)
    values: list[Value] = []
    recognisers: Sequence[Recogniser] = _BY_WORD
    if _DIGIT.search(clean) or _LABEL.search(clean):
        values.extend(date_values(scan))
        for mark in _MARKS.finditer(scan.rest):
            scan.blank(mark.start(), mark.end())
        recognisers = _RECOGNISERS
    for recogniser in recognisers:
        values.extend(recogniser(scan))
    values.sort(key=lambda value: value.start)
    return tuple(sorted([*with_rates(values, scan), *name_values(scan)], key=lambda value: (value.start, value.end)))


def supports(claim: Value, evidence: Sequence[Value]) -> bool:
    """Whether any value of the evidence bears out the claimed one.

    The same amount written otherwise does (1,000만원 and 1천만원, 30 % and 100분의 30, 2주 and 14일); a less exact
    article or date does not bear out a more exact one; 5일 and 5영업일 differ, and so do 연 1회 and 월 1회.
    """
    return any(_same(claim, other) and _same_rate(claim, other, evidence) for other in evidence) or (
        claim.kind is ValueKind.COUNT and claim.key == "1" and claim.unit == "회" and _is_cycle(claim.per, evidence)
    )


def equivalent(left: Value, right: Value) -> bool:
    """Whether two periods are equally long by the calendar's own rules: 2주 is 14일, 1년 is 12개월, 90분 is 1시간 30분.

    Business days are no days, a month is no fixed number of days, and 72시간 is not 3일 (Civil Act, art. 155-160:
    a period in days does not count its first day, one in hours runs at once).
    """
    periods = (ValueKind.DURATION, ValueKind.FREQUENCY)
    return left.kind in periods and right.kind in periods and _length(left.key) == _length(right.key)


_FAMILIES = {
    "년": ("개월", 12),
    "개월": ("개월", 1),
    "주": ("일", 7),
    "일": ("일", 1),
    "시간": ("초", 3600),
    "분": ("초", 60),
    "초": ("초", 1),
}
_PERIOD_KEY = re.compile(r"(\d+(?:\.\d+)?)(\D+)")


def _length(key: str) -> tuple[str, Decimal]:
    found = _PERIOD_KEY.fullmatch(key)
    if not found:
        return key, Decimal(0)
    family, factor = _FAMILIES.get(found[2], (found[2], 1))
    return family, Decimal(found[1]) * factor


_RATIOS = (ValueKind.PERCENT, ValueKind.FRACTION)
_ALIKE = (frozenset({"개", "가지", "곳", "개사", "항목"}), frozenset({"회", "차", "번째"}))
"""Counters that change places freely: 세 가지 and 3개 항목, 2차 위반 and 두 번째 위반."""
_LARGE_NUMBER = 10_000
"""A number this large without a unit ("한도는 5만") is taken for the amount or count of the same size in evidence."""


def _same(claim: Value, other: Value) -> bool:
    if claim.kind in _RATIOS and other.kind in _RATIOS:
        return claim.key == other.key and (claim.unit == "%p") == (other.unit == "%p")
    if equivalent(claim, other):
        return True
    if claim.kind is not other.kind:
        return _same_across_kinds(claim, other)
    if claim.kind is ValueKind.ARTICLE:
        return article_within(claim.key, other.key)
    if claim.kind is ValueKind.DATE:
        return date_within(claim.key, other.key)
    if claim.kind is ValueKind.COUNT and claim.unit != other.unit:
        return claim.key == other.key and any({claim.unit, other.unit} <= units for units in _ALIKE)
    return claim.key == other.key


def _same_across_kinds(claim: Value, other: Value) -> bool:
    """매년 follows from 연 1회; a number without a unit from the count or the large amount of the same size."""
    if claim.kind is ValueKind.FREQUENCY:
        return bool(other.per) and _length(claim.key) == _length(other.per)
    if claim.kind is not ValueKind.NUMBER or other.kind not in (ValueKind.MONEY, ValueKind.COUNT):
        return False
    size = other.key.rpartition(":")[2]
    return claim.key == size and (other.kind is ValueKind.COUNT or Decimal(size) >= _LARGE_NUMBER)


def _same_rate(claim: Value, other: Value, evidence: Sequence[Value]) -> bool:
    if not claim.per or not other.per:
        # A rate of interest is by the year unless it says otherwise; a number of times needs its period in evidence.
        return not claim.per or claim.kind is not ValueKind.COUNT or _is_cycle(claim.per, evidence)
    return _length(claim.per) == _length(other.per)


def _is_cycle(per: str, evidence: Sequence[Value]) -> bool:
    return bool(per) and any(v.kind is ValueKind.FREQUENCY and _length(v.key) == _length(per) for v in evidence)
