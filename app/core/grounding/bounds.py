"""Comparison words and the values they attach to: 2년 이상, 100분의 20을 초과할 수 없다, 최소 3명, 10일 전까지."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.core.grounding.value import Value, ValueKind, readable
from app.core.grounding.values import find_values


class Bound(StrEnum):
    """On which side of a value a rule lies."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"
    UNTIL = "until"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A value with its bound.

    Attributes:
        value: what is bounded.
        bound: on which side the rule lies.
        start, end: character offsets, the comparison word included.
        absorbed: the bound has taken up the negation of its clause ("초과할 수 없다" is an upper bound).
    """

    value: Value
    bound: Bound
    start: int
    end: int
    absorbed: bool = False


_COMPARED = frozenset(
    {
        ValueKind.MONEY, ValueKind.PERCENT, ValueKind.FRACTION, ValueKind.COUNT, ValueKind.DURATION,
        ValueKind.DATE, ValueKind.TIME, ValueKind.NUMBER,
    }
)  # fmt: skip
_GLUE = (
    r"\s?(?:에\s?(?:상당|해당)하는\s?금액|의\s?(?:금액|비율|기간|한도|수|자)?)?\s?(?:정도)?\s?(?:을|를|이|가|은|는)?\s?"
)
_CANNOT = r"(?:수\s?(?:는|가|도)?\s?없|지\s?(?:는\s?)?(?:못|아니|않)|(?:서|선)(?:는)?\s?(?:아니|안)\s?[되된돼됩]|면\s?(?:아니|안)\s?[되된돼됩])"
# Earlier patterns win: what must not be exceeded is an upper bound, and so on.
_AFTER_VALUE = tuple(
    (bound, re.compile(f"{_GLUE}(?:{pattern})"))
    for bound, pattern in (
        (
            Bound.AT_MOST,
            rf"(?:초과하?|넘어?)[^\s,.]{{0,3}}\s?{_CANNOT}|(?:초과할|넘을|초과하여|초과해|넘어)\s?{_CANNOT}",
        ),
        (Bound.AT_LEAST, rf"미만(?:으로|이)\s?[^,.]{{0,12}}?{_CANNOT}"),
        (Bound.LESS_THAN, rf"이상(?:으로|을|은)?\s?[^,.\s]{{0,6}}\s?{_CANNOT}"),
        (Bound.AT_LEAST, r"이상(?!거래|징후|현상|행위|매매|금융)"),
        (Bound.MORE_THAN, r"초과|넘(?=[는어을으긴게지고])|웃도|상회"),
        (Bound.AT_MOST, r"이하|이내|안에|안으로|내(?:에|로)|한도|범위|밑으로"),
        (Bound.LESS_THAN, r"미만|못\s?미치|밑도|(?:도\s)?안\s?되는|안\s?된(?=\s)|보다\s?(?:적|작|낮|짧)"),
        (Bound.MORE_THAN, r"보다\s?(?:많|크|높|길|오래)"),
        (Bound.BEFORE, r"이?전(?=까지|에|부터|의|[\s.,)]|$)"),
        (Bound.AFTER, r"이?후(?=[에부의는\s.,)]|$)|뒤(?=[에부\s.,)]|$)|지(?:난|나|남)|경과"),
        (Bound.SINCE, r"부터"),
        (Bound.UNTIL, r"까지"),
    )
)
_ABSORBING = 3  # the first patterns take up a negation
_BEFORE_VALUE = (
    (Bound.AT_LEAST, re.compile(r"(?:최소한?|적어도|최저|하한(?:액|선)?(?:은|이)?)\s?(?:약\s)?$")),
    (
        Bound.AT_MOST,
        re.compile(r"(?:최대한?|최고|최장|많아야|늦어도|(?:상한(?:액|선)?|한도(?:액)?)(?:은|는|이|가)?)\s?(?:약\s)?$"),
    ),
)
_REACH = 16  # characters before a value in which "최소" or "한도는" may stand


def find_comparisons(text: str, values: Sequence[Value] | None = None) -> list[Comparison]:
    """The bounded values of a text.

    Args:
        text: a sentence or passage.
        values: its values, when they are known already.
    """
    clean = readable(text)
    found = []
    for value in find_values(text) if values is None else values:
        if value.kind in _COMPARED and (comparison := _compared(clean, value)):
            found.append(comparison)
    return found


def _compared(clean: str, value: Value) -> Comparison | None:
    timed = value.kind in (ValueKind.DATE, ValueKind.TIME) or value.unit == "시점"
    for index, (bound, pattern) in enumerate(_AFTER_VALUE):
        match = pattern.match(clean, value.end)
        if match:
            return Comparison(value, _untimed(bound, timed), value.start, match.end(), absorbed=index < _ABSORBING)
    for bound, pattern in _BEFORE_VALUE:
        match = pattern.search(clean, max(0, value.start - _REACH), value.start)
        if match:
            return Comparison(value, bound, match.start(), value.end)
    return None


def _untimed(bound: Bound, timed: bool) -> Bound:
    """부터 and 까지 bound a quantity (1천만원부터, 3회까지) but begin and end a stretch of time (9시부터)."""
    if timed:
        return bound
    return {Bound.SINCE: Bound.AT_LEAST, Bound.UNTIL: Bound.AT_MOST}.get(bound, bound)


_UPPER_SPLIT = frozenset({Bound.AT_LEAST, Bound.LESS_THAN})  # the value itself lies with what is larger
_LOWER_SPLIT = frozenset({Bound.AT_MOST, Bound.MORE_THAN})  # the value itself lies with what is smaller
_QUANTITY = _UPPER_SPLIT | _LOWER_SPLIT
_TIME_CLASH = (
    {Bound.BEFORE, Bound.AFTER}, {Bound.BEFORE, Bound.SINCE}, {Bound.UNTIL, Bound.AFTER}, {Bound.UNTIL, Bound.SINCE},
    {Bound.AT_MOST, Bound.BEFORE}, {Bound.AT_MOST, Bound.AFTER}, {Bound.LESS_THAN, Bound.AFTER},
)  # fmt: skip


class Relation(StrEnum):
    """How two bounds on the same value stand to each other."""

    SAME = "same"
    COMPLEMENT = "complement"
    CLASH = "clash"


def relation(claim: Comparison, evidence: Comparison) -> Relation:
    """Compare two bounds on the same value.

    이상/미만 put the value itself on the upper side, 이하/초과 on the lower: a claim that changes from one pair to the
    other is wrong at the value itself (이상 ↔ 초과). Within a pair the two bounds are each other's complement: "초과할
    수 없다" and "이하로 할 수 있다" agree when one is negated and the other is not.
    """
    mine, theirs = claim.bound, evidence.bound
    if mine is theirs:
        return Relation.SAME
    if mine in _QUANTITY and theirs in _QUANTITY:
        split = _UPPER_SPLIT if mine in _UPPER_SPLIT else _LOWER_SPLIT
        return Relation.COMPLEMENT if theirs in split else Relation.CLASH
    dated = claim.value.kind in (ValueKind.DATE, ValueKind.TIME)
    clashes = _TIME_CLASH[:4] if dated else _TIME_CLASH
    return Relation.CLASH if {mine, theirs} in clashes else Relation.SAME
