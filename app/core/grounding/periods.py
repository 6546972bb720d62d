"""Periods, deadlines and how often: 3개월, 5영업일, 보름, 1월 전, 매년, 6개월마다, 연 2회."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from app.core.grounding.amounts import range_head
from app.core.grounding.numerals import ARABIC, NATIVE, SINO_SMALL, parse_number, plain
from app.core.grounding.value import Scan, Value, ValueKind

_NUMBER = rf"(?:{ARABIC}|{NATIVE}|{SINO_SMALL})"
_MONTHS = r"(?:개월|달(?!러|성|걀|력)|월(?![요세급]))"
_YEARS = re.compile(
    rf"(?P<number>{_NUMBER}(?!\s?해)|{NATIVE}(?=\s?해(?:\s|에|동안|마다|[.,]|$)))\s?(?:개년|년(?!도|생|월|말|초(?!과))"
    rf"|해)(?:\s?(?P<months>{ARABIC}|{SINO_SMALL})\s?{_MONTHS})?"
)
_MONTH = re.compile(rf"(?P<number>{_NUMBER})\s?{_MONTHS}")
_WEEK = re.compile(
    rf"(?P<number>{ARABIC}|{NATIVE})\s?(?:주일|주간|주(?!당|식|권|주|택|소|체|요|의\s*금액|민|문))(?![가-힣]{{3}})"
)
_BUSINESS = re.compile(rf"(?P<number>{_NUMBER})\s?(?:영업일|거래일|근무일|업무일)")
_DAY = re.compile(
    rf"(?P<number>{ARABIC}|[일이삼사오육칠팔구]?십[일이삼사오육칠팔구]?(?=일\s?(?:이내|간|전|후|안|까지|이상)))\s?일(?!반|본|치|시(?!에)|괄"
    rf"|련|체|람|요일|상|관|방|용|종|원)"
)
_HOUR = re.compile(
    rf"(?P<number>{_NUMBER})\s?시간(?!대|외|표|제)(?:\s?(?P<minutes>{ARABIC})\s?분(?!의|기)|\s?(?P<half>반)(?![가-힣]))?"
)
_MINUTE = re.compile(
    rf"(?P<number>{ARABIC}|[일이삼사오]?십)\s?분(?=\s|간|이내|마다|이상|이하|미만|초과|전|후|을|이|의\s|에|까지|[.,)]|$)(?!\s*의\s*\d)"
)
_SECOND = re.compile(rf"(?P<number>{ARABIC})\s?초(?=\s|간|이내|마다|이상|이하|미만|전|후|를|[.,)]|$)(?!과)")
_SHARES = re.compile(r"주식[^.\n]{0,20}$|주당[^.\n]{0,10}$")

_WORDS = {
    "하루": (1, "일"), "이틀": (2, "일"), "사흘": (3, "일"), "나흘": (4, "일"), "닷새": (5, "일"), "엿새": (6, "일"), "이레": (7, "일"),
    "여드레": (8, "일"), "아흐레": (9, "일"), "열흘": (10, "일"), "보름": (15, "일"), "일주일": (7, "일"), "이주일": (14, "일"),
    "한주일": (7, "일"), "반년": (6, "개월"), "반달": (15, "일"),
}  # fmt: skip
_WORD = re.compile(
    rf"(?<![가-힣])({'|'.join(sorted(_WORDS, key=len, reverse=True))})(?!빨리|속히|아침|달\s|\s*(?:종일|평균|빨리))"
)
_MOMENTS = (
    ("다음영업일", r"다음\s?영업일|익\s?영업일"),
    ("다음날", r"다음\s?날|익일|이튿날"),
    ("당일", r"(?<![가-힣])당일|같은\s?날"),
    ("지체없이", r"지체\s?없이"),
    ("즉시", r"즉시|즉각"),
)
_MOMENT = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _MOMENTS))

_UNITS = {
    "년": "1년",
    "해": "1년",
    "연도": "1년",
    "연": "1년",
    "반기": "6개월",
    "분기": "3개월",
    "월": "1개월",
    "달": "1개월",
    "개월": "1개월",
    "주": "1주",
    "일": "1일",
    "날": "1일",
}
_CYCLE_UNIT = r"(?:회계연도|사업연도|영업연도|연도|년|해|반기|분기|개월|월|달|주일?|영업일|일|시간)"
_EVERY = re.compile(
    rf"(?<![가-힣])매\s?(?P<number>{_NUMBER})\s?(?P<unit>{_CYCLE_UNIT})(?:마다)?"
    rf"|(?P<number2>{_NUMBER})\s?(?P<unit2>{_CYCLE_UNIT})\s?(?:마다|(?:의\s?)?(?:주기|간격|단위)(?:로|의|마다)?(?![가-힣]{{2}}))"
    rf"|(?:주기|간격)(?:는|은|를|가)?\s(?P<number3>{ARABIC})\s?(?P<unit3>{_CYCLE_UNIT})"
    r"|(?<![가-힣])매\s?(?P<unit4>회계연도|사업연도|영업연도|연도|년|해|반기|분기|월(?!요)|달|주|영업일|일)(?!\s?\d+\s?일)(?:마다)?"
    r"|(?<![가-힣])(?P<unit5>해|분기|반기|달|월|주|날)(?:마다)|(?<![가-힣])(?P<unit6>분기|반기)별"
)
_RATE = re.compile(
    rf"(?:(?<![가-힣])매\s?(?P<a>회계연도|사업연도|영업연도|연도|년|해|반기|분기|월|달|주|일)(?:마다)?"
    r"|(?<![가-힣\d])(?P<b>연|년|월|주|분기|반기|일)(?:간)?(?:에|당|별|마다)?|(?<![가-힣])(?P<day>일일|하루)(?:에|당)?"
    rf"|(?P<n>{_NUMBER})\s?(?P<c>년|해|반기|분기|개월|달|월|주일?|일|시간)(?:에|마다|당))"
    r"\s*(?:이자율|이율|금리|수익률)?(?:은|는)?\s*(?:각각|각|최소한|최소|최대|최고|평균|총|약|정기적으로|적어도)?\s*$"
)
_RATE_REACH = 24


def duration_values(scan: Scan) -> Iterator[Value]:
    """Periods and moments; run after the dates, so that a calendar month or year is no period."""
    yield from scan.take(list(_frequencies(scan)))
    yield from scan.take([_word(scan, m) for m in _WORD.finditer(scan.rest)])
    yield from scan.take(
        [
            scan.value(ValueKind.DURATION, str(m.lastgroup), m.start(), m.end(), "시점")
            for m in _MOMENT.finditer(scan.rest)
        ]
    )
    yield from scan.take([value for m in _YEARS.finditer(scan.rest) for value in _years(scan, m)])
    yield from scan.take([value for m in _BUSINESS.finditer(scan.rest) for value in _simple(scan, m, "영업일")])
    yield from scan.take([value for m in _MONTH.finditer(scan.rest) for value in _simple(scan, m, "개월")])
    yield from scan.take([value for m in _WEEK.finditer(scan.rest) for value in _weeks(scan, m)])
    yield from scan.take([value for m in _HOUR.finditer(scan.rest) for value in _hours(scan, m)])
    for pattern, unit in ((_DAY, "일"), (_MINUTE, "분"), (_SECOND, "초")):
        yield from scan.take([value for m in pattern.finditer(scan.rest) for value in _simple(scan, m, unit)])


def with_rates(values: Sequence[Value], scan: Scan) -> list[Value]:
    """Bind each rate to its period ("연 2회", "1년에 한 번", "매월 1회"); the period is then no value of its own."""
    bound, swallowed = [], []
    for value in values:
        found = _rate_before(value, scan)
        if found:
            swallowed.append((found.start(), value.start))
            value = replace(value, per=_rate_key(found))  # noqa: PLW2901 - the same value, with its period
        bound.append(value)
    return [v for v in bound if not any(start <= v.start and v.end <= end for start, end in swallowed)]


def _rate_before(value: Value, scan: Scan) -> re.Match[str] | None:
    counts = value.kind is ValueKind.COUNT and value.unit in ("회", "건", "명")
    spent = value.kind is ValueKind.DURATION and value.unit in ("시간", "분")
    shared = value.kind in (ValueKind.PERCENT, ValueKind.FRACTION, ValueKind.MONEY)
    if not (counts or spent or shared):
        return None
    found = _RATE.search(scan.clean, max(0, value.start - _RATE_REACH), value.start)
    if found and shared and (found["n"] or found["b"] in ("분기", "반기", "주")):
        return None  # "6개월마다 30%" and "분기 10억원" state two values, not a rate
    return found


def _rate_key(found: re.Match[str]) -> str:
    if found["day"]:
        return "1일"
    if found["n"]:
        return _cycle_key(found["n"], found["c"])
    return _cycle_key("1", found["a"] or found["b"])


def _cycle_key(number: str, unit: str) -> str:
    if unit in ("시간", "영업일"):
        return f"{plain(parse_number(number))}{unit}"
    base = _UNITS["연도" if unit.endswith("연도") else unit.removesuffix("일") or "일"]
    size, name = Decimal(base[: -len(base.lstrip("0123456789"))]), base.lstrip("0123456789")
    return f"{plain(parse_number(number) * size)}{name}"


def _frequencies(scan: Scan) -> Iterator[Value]:
    for found in _EVERY.finditer(scan.rest):
        groups = found.groupdict()
        number = groups["number"] or groups["number2"] or groups["number3"] or "1"
        unit = next(groups[name] for name in ("unit", "unit2", "unit3", "unit4", "unit5", "unit6") if groups[name])
        yield scan.value(ValueKind.FREQUENCY, _cycle_key(number, unit), found.start(), found.end(), "주기")


def _word(scan: Scan, found: re.Match[str]) -> Value:
    number, unit = _WORDS[found[1]]
    return scan.value(ValueKind.DURATION, f"{number}{unit}", found.start(), found.end(), unit)


def _years(scan: Scan, found: re.Match[str]) -> Iterator[Value]:
    years = parse_number(found["number"])
    if found["months"]:
        months = years * 12 + parse_number(found["months"])
        yield scan.value(ValueKind.DURATION, f"{plain(months)}개월", found.start(), found.end(), "개월")
    else:
        yield from _simple(scan, found, "년")


def _simple(scan: Scan, found: re.Match[str], unit: str) -> Iterator[Value]:
    head = range_head(scan, found.start(), found["number"])
    if head:
        yield scan.value(ValueKind.DURATION, f"{plain(head[0])}{unit}", head[1], head[2], unit)
    number = parse_number(found["number"])
    yield scan.value(ValueKind.DURATION, f"{plain(number)}{unit}", found.start(), found.end(), unit)


def _weeks(scan: Scan, found: re.Match[str]) -> Iterator[Value]:
    spent = re.match(r"\s?(?:이내|동안|안에|간)", scan.clean[found.end() : found.end() + 4])
    if not spent and found[0].endswith("주") and _SHARES.search(scan.clean, max(0, found.start() - 30), found.start()):
        yield scan.value(ValueKind.COUNT, plain(parse_number(found["number"])), found.start(), found.end(), "주")
    else:
        yield from _simple(scan, found, "주")


def _hours(scan: Scan, found: re.Match[str]) -> Iterator[Value]:
    minutes = parse_number(found["minutes"]) if found["minutes"] else Decimal(30 if found["half"] else 0)
    if minutes:
        total = parse_number(found["number"]) * 60 + minutes
        yield scan.value(ValueKind.DURATION, f"{plain(total)}분", found.start(), found.end(), "분")
    else:
        yield from _simple(scan, found, "시간")
