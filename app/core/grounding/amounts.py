"""Money, percentages and fractions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

from app.core.grounding.numerals import ARABIC, DIGITS, SINO, TIGHT, parse_number, plain
from app.core.grounding.value import Scan, Value, ValueKind

_SCALED_TAIL = re.compile(r"[십백천만억조]+$")
_RANGE_HEAD = re.compile(rf"(?<!\d)(?<!\d[,.\-])(?P<low>{DIGITS}(?:\s?[십백천만억조]+)?)\s*(?:~|-|내지|에서)\s*$")
_RANGE_REACH = 24  # characters; "1,000,000,000 내지 " is the longest head worth reading

# Dollars of different countries are different currencies; 불 opens many words (불법, 불이익) and needs an end.
_CURRENCIES = (
    ("AUD", r"(?:호주|오스트레일리아)\s?달러"),
    ("HKD", r"홍콩\s?달러"),
    ("CAD", r"캐나다\s?달러"),
    ("SGD", r"싱가포르\s?달러"),
    (
        "USD",
        r"(?:미합중국|미국|미)?\s?달러(?:화)?|미불|불(?![가-힣])|불(?=이상|이하|초과|미만|을|까지|정도)|(?:USD|usd)(?![A-Za-z])",
    ),
    ("EUR", r"유로(?:화)?(?![가-힣]{2})"),
    ("JPY", r"엔(?:화)?(?![가-힣]{2}|지|진|터)"),
    ("CNY", r"위안(?:화)?(?![가-힣]{2})"),
    ("GBP", r"파운드(?:화)?"),
    ("KRW", r"원(?!칙|인|장|본|격|금|래|가(?!량)|활|천|리|점|산|안|생|문|형|유|서|고|소|료|자재|주|거래|어민)정?"),
)
_SUFFIXES = "|".join(f"(?P<{code}>{pattern})" for code, pattern in _CURRENCIES)
_MONEY = re.compile(rf"(?P<number>{ARABIC}|{SINO})\s*(?:여\s*)?(?:{_SUFFIXES})")
_SIGNS = {
    "US$": "USD",
    "USD": "USD",
    "미화": "USD",
    "$": "USD",
    "₩": "KRW",
    "KRW": "KRW",
    "원화": "KRW",
    "€": "EUR",
    "¥": "JPY",
    "£": "GBP",
}
_SIGNED = re.compile(
    rf"(?P<sign>US\$|USD|KRW|미화|원화|[$₩€¥£])\s*(?P<number>{ARABIC})(?:\s*(?:달러|불(?![가-힣])|원))?"
)
# "5억 사고", "10조 이상": nothing but money is counted in hundred millions without a unit.
_LARGE = re.compile(
    rf"(?P<number>(?<!\d)(?<!\d[,.]){DIGITS}\s?(?:[십백천]*[억조])(?:\s?{DIGITS}?\s?[천백십]*만?)?)(?![가-힣]*(?:명"
    rf"|건|개|주|분의))(?![치직합건회항용성사기각율])"
)

_PERCENT = re.compile(
    rf"(?P<number>{ARABIC}|{SINO})\s*(?P<unit>%\s?(?:p|P|포인트)(?![a-z])|퍼센트\s?(?:포인트|p)|%|퍼센트|프로(?!그램|젝트"
    rf"|토콜|필|세스|그래|모션|파일|덕트|슈머)|퍼(?![가-힣])|bps?(?![a-z])|‰)"
)
_FRACTION = re.compile(
    rf"(?P<whole>{TIGHT}|{SINO}|[이삼사오육칠팔구십백천만])\s*분의\s*(?P<part>{TIGHT}(?!분의)|{SINO}|[일이삼사오육칠팔구십](?![가-힣]))"
)
_SLASHED = re.compile(r"(?<![\d/.])(?P<part>\d{1,3})/(?P<whole>\d{1,3})(?![\d/.])")
_HALF = re.compile(r"(?<![가-힣])(?:절반|반수)(?![가-힣]{2})")


def amount_values(scan: Scan) -> Iterator[Value]:
    """Fractions, percentages and money, in that order: "100분의 30" holds no bare number."""
    yield from scan.take([value for found in _FRACTION.finditer(scan.rest) for value in _fraction(scan, found)])
    yield from scan.take([scan.value(ValueKind.FRACTION, "1/2", m.start(), m.end()) for m in _HALF.finditer(scan.rest)])
    yield from scan.take(_ranged(scan, _PERCENT, _percent))
    yield from scan.take(_ranged(scan, _SIGNED, _signed))
    yield from scan.take(_ranged(scan, _MONEY, _money))
    yield from scan.take([value for found in _SLASHED.finditer(scan.rest) for value in _fraction(scan, found)])


def large_values(scan: Scan) -> Iterator[Value]:
    """Amounts of 억 and 조 without a unit; run after the counts, so that 1억 명 is no money."""
    yield from scan.take(
        [
            scan.value(
                ValueKind.MONEY,
                f"KRW:{plain(parse_number(m['number']))}",
                m.start(),
                m.start() + len(m["number"].rstrip()),
                "KRW",
            )
            for m in _LARGE.finditer(scan.rest)
        ]
    )


def range_head(scan: Scan, start: int, number: str) -> tuple[Decimal, int, int] | None:
    """The lower end of a range whose upper end begins at `start`: (value, start, end), or None.

    The lower end borrows the scale of the upper one: "5~10만원" is 50,000 to 100,000.
    """
    left = max(0, start - _RANGE_REACH)
    found = _RANGE_HEAD.search(scan.rest, left, start)
    if not found:
        return None
    low = parse_number(found["low"])
    squeezed = "".join(number.split())
    tail = _SCALED_TAIL.search(squeezed)
    if tail and squeezed[: tail.start()].replace(",", "").isdigit() and not _SCALED_TAIL.search(found["low"]):
        low *= parse_number(tail[0])
    return low, found.start("low"), found.end("low")


Reader = Callable[[Scan, Decimal, int, int, re.Match[str]], Value]


def _ranged(scan: Scan, pattern: re.Pattern[str], read: Reader) -> list[Value]:
    values = []
    for found in pattern.finditer(scan.rest):
        head = range_head(scan, found.start(), found["number"])
        if head:
            values.append(read(scan, head[0], head[1], head[2], found))
        values.append(read(scan, parse_number(found["number"]), found.start(), found.end(), found))
    return values


def _percent(scan: Scan, number: Decimal, start: int, end: int, found: re.Match[str]) -> Value:
    unit = found["unit"].replace(" ", "").lower()
    if unit.startswith("bp"):
        return scan.value(ValueKind.PERCENT, str(Fraction(number) / 10000), start, end, "%p")
    if unit == "‰":
        return scan.value(ValueKind.PERCENT, str(Fraction(number) / 1000), start, end, "%")
    points = unit.endswith(("p", "포인트"))
    return scan.value(ValueKind.PERCENT, str(Fraction(number) / 100), start, end, "%p" if points else "%")


def _fraction(scan: Scan, found: re.Match[str]) -> Iterator[Value]:
    whole, part = parse_number(found["whole"]), parse_number(found["part"])
    if whole:
        percent = whole == 100
        kind = ValueKind.PERCENT if percent else ValueKind.FRACTION
        yield scan.value(
            kind, str(Fraction(part) / Fraction(whole)), found.start(), found.end(), "%" if percent else ""
        )


def _signed(scan: Scan, number: Decimal, start: int, end: int, found: re.Match[str]) -> Value:
    currency = _SIGNS[found["sign"]]
    return scan.value(ValueKind.MONEY, f"{currency}:{plain(number)}", start, end, currency)


def _money(scan: Scan, number: Decimal, start: int, end: int, found: re.Match[str]) -> Value:
    currency = next(code for code, _ in _CURRENCIES if found[code])
    return scan.value(ValueKind.MONEY, f"{currency}:{plain(number)}", start, end, currency)
