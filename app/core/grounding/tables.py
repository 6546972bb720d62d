"""Numbers of a table whose unit stands in its heading: "(단위: 백만원)", "보증금(만원)"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from app.core.grounding.numerals import parse_number, plain
from app.core.grounding.value import Value, ValueKind, readable

_WON = "원 천원 만원 십만원 백만원 천만원 억원 십억원 백억원 조원".split()
_DOLLARS = "달러 천달러 만달러 백만달러 천만달러 억달러".split()
_COUNTS = "명 건 개 회 점 배 세 쪽 매 부 대".split()
_PERIODS = "년 개월 주 일 영업일 시간 분 초".split()
_UNITS = "|".join(sorted([*_WON, *_DOLLARS, *_COUNTS, *_PERIODS, "%", "퍼센트", "%p"], key=len, reverse=True))
_NOTE = re.compile(rf"단위\s*:\s*(?P<list>[^()\n|]{{1,40}})|\((?P<unit>{_UNITS})\)")
_UNIT = re.compile(rf"(?<![가-힣])(?:{_UNITS})(?![가-힣])")


def heading_units(text: str) -> tuple[str, ...]:
    """The units a text announces for numbers that stand without one ("단위: 억원, %" → 억원, %)."""
    units: dict[str, None] = {}
    for found in _NOTE.finditer(readable(text).replace(" 달러", "달러")):
        for unit in _UNIT.findall(found["list"]) if found["list"] else [found["unit"]]:
            units[unit] = None
    return tuple(units)


def with_units(values: Sequence[Value], units: Sequence[str]) -> list[Value]:
    """The values, and each bare number once more with every announced unit.

    Args:
        values: of a passage; never of a claim, which must name its units itself.
        units: from `heading_units` of the passage and its headings.
    """
    bare = [value for value in values if value.kind is ValueKind.NUMBER and not value.unit and "-" not in value.key]
    return [*values, *(read for value in bare for unit in units if (read := _read(value, unit)))]


def _read(value: Value, unit: str) -> Value | None:
    try:
        number = parse_number(value.key)
    except ValueError:  # a version such as 1.2.3
        return None
    if unit in _WON or unit in _DOLLARS:
        currency, word = ("KRW", "원") if unit in _WON else ("USD", "달러")
        scale = unit.removesuffix(word)
        key = f"{currency}:{plain(number * (parse_number(scale) if scale else 1))}"
        return Value(ValueKind.MONEY, key, value.start, value.end, value.text, currency)
    if unit in ("%", "퍼센트", "%p"):
        points = "%p" if unit == "%p" else "%"
        return Value(ValueKind.PERCENT, str(Fraction(number) / 100), value.start, value.end, value.text, points)
    if unit in _COUNTS:
        return Value(ValueKind.COUNT, plain(number), value.start, value.end, value.text, "장" if unit == "매" else unit)
    return Value(ValueKind.DURATION, f"{plain(number)}{unit}", value.start, value.end, value.text, unit)
