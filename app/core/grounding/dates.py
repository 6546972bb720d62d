"""Calendar dates, parts of years, and times of day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.grounding.numerals import parse_number
from app.core.grounding.value import Scan, Value, ValueKind

_YEAR = r"(?P<year>(?<!\d)(?:19|20)\d{2}|(?<!\w)'\d{2})"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])"
_LAST_CENTURY = 70
"""'88 is 1988 and '26 is 2026: internal rules do not date back to before 1970, nor reach 2070."""
_FULL = re.compile(
    rf"{_YEAR}\s*[.\-/년]\s*{_MONTH}\s*(?:[.\-/]\s*{_DAY}(?!\d)(?:\s*일|\.(?!\d))?|월\s*(?P<day4>3[01]"
    rf"|[12]\d|0?[1-9])\s*일(?!간|\s*이내))"
    r"|(?<![\d.])(?P<short>\d{2})\s*년\s*(?P<month2>1[0-2]|0?[1-9])\s*월\s*(?P<day2>3[01]|[12]\d|0?[1-9])\s*일"
    r"|(?<![\d.\-])(?P<short3>\d{2})\.\s?(?P<month3>1[0-2]|0?[1-9])\.\s?(?P<day3>3[01]|[12]\d|0?[1-9])\.?(?![\d.])"
    r"|(?<!\d)(?P<packed>(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(?!\d)"
)
# The end of a period may leave out the year: "2026. 1. 1.부터 3. 31.까지".
_SAME_YEAR = re.compile(
    r"\s*(?:부터|~|-|에서|,)\s*(?:같은 해\s*)?(?P<month>1[0-2]|0?[1-9])\s*(?:월|\.)\s*(?P<day>3[01]|[12]\d|0?[1-9])\s*(?:일|\.)?"
)
_YEAR_LOOSE = r"(?P<year>(?<!\d)(?:19|20)\d{2}|(?<!\w)'\d{2}|(?<![\d.])\d{2})"
_QUARTER = re.compile(rf"(?:{_YEAR_LOOSE}\s*(?:년도?|\.)\s*)?(?<!\d)(?P<quarter>[1-4])\s*(?:/\s*4\s*)?분기(?![별마])")
_HALF = re.compile(rf"(?:{_YEAR_LOOSE}\s*(?:년도?|\.)\s*)?(?P<half>상|하)반기")
_YEAR_MONTH = re.compile(rf"{_YEAR_LOOSE}\s*년도?\s*{_MONTH}\s*월(?![\d세])")
_YEAR_ONLY = re.compile(rf"{_YEAR}\s*년(?:도)?")
_MONTH_DAY = re.compile(rf"(?<!\d){_MONTH}\s*월\s*{_DAY}\s*일(?!간|\s*이내)")
_PERIOD_AFTER = re.compile(
    r"\s*(?:전|이내|안에|내에|내(?=\s|$)|간|이상|이하|미만|초과|동안|마다|을?\s*(?:넘|경과|초과)|이\s*(?:지나|경과|넘)|의\s*(?:범위|기간|징역|금고|유예))"
)
_CALENDAR_BEFORE = re.compile(r"(?:매년|매|해마다|다음\s*해|내년|올해|작년|금년|당해|지난|오는|년도?)\s*$")
_MONTH_ONLY = re.compile(rf"(?<!\d){_MONTH}\s*월(?![\d세급])")
_DAY_ONLY = re.compile(
    rf"(?:매월|매달|다음\s*달|익월|당월|전월|그\s*달|이달|해당\s*월|매\s*분기\s*(?:첫|마지막)\s*달)(?:의)?\s*{_DAY}\s*일(?!간|\s*이내)"
)


def date_values(scan: Scan) -> Iterator[Value]:
    """Dates from the most to the least exact; "1월 전" and "6월 이상" are periods and left to the durations."""
    yield from scan.take(list(_full_dates(scan)))
    yield from scan.take(
        [
            scan.value(ValueKind.DATE, _part_key(m, f"Q{m['quarter']}"), m.start(), m.end(), "분기")
            for m in _QUARTER.finditer(scan.rest)
        ]
    )
    halves = {"상": "H1", "하": "H2"}
    yield from scan.take(
        [
            scan.value(ValueKind.DATE, _part_key(m, halves[m["half"]]), m.start(), m.end(), "반기")
            for m in _HALF.finditer(scan.rest)
        ]
    )
    yield from scan.take(list(_months(scan)))
    yield from scan.take(
        [
            scan.value(ValueKind.DATE, f"--{int(m['month']):02}-{int(m['day']):02}", m.start(), m.end(), "월일")
            for m in _MONTH_DAY.finditer(scan.rest)
        ]
    )
    yield from scan.take(
        [
            scan.value(ValueKind.DATE, f"---{int(m['day']):02}", m.start(), m.end(), "일")
            for m in _DAY_ONLY.finditer(scan.rest)
        ]
    )
    yield from scan.take(
        [
            scan.value(ValueKind.DATE, _full_year(m["year"]), m.start(), m.end(), "년")
            for m in _YEAR_ONLY.finditer(scan.rest)
        ]
    )
    yield from scan.take(list(_bare_months(scan)))


def _full_year(year: str) -> str:
    digits = year.strip("'")
    if len(digits) > 2:
        return digits
    return f"19{digits}" if int(digits) >= _LAST_CENTURY else f"20{digits}"


def _full_dates(scan: Scan) -> Iterator[Value]:
    for found in _FULL.finditer(scan.rest):
        packed = found["packed"]
        if packed:
            year, month, day = packed[:4], packed[4:6], packed[6:]
        else:
            year = _full_year(found["year"] or found["short"] or found["short3"])
            month = found["month"] or found["month2"] or found["month3"]
            day = found["day"] or found["day2"] or found["day3"] or found["day4"]
        yield scan.value(ValueKind.DATE, f"{year}-{int(month):02}-{int(day):02}", found.start(), found.end(), "년월일")
        later = _SAME_YEAR.match(scan.rest, found.end())
        if later:
            key = f"{year}-{int(later['month']):02}-{int(later['day']):02}"
            yield scan.value(ValueKind.DATE, key, later.start("month"), later.end(), "년월일")


def _part_key(found: re.Match[str], part: str) -> str:
    return f"{_full_year(found['year'])}-{part}" if found["year"] else f"-{part}"


def _months(scan: Scan) -> Iterator[Value]:
    for found in _YEAR_MONTH.finditer(scan.rest):
        short = (
            len(found["year"]) == 2
        )  # "1년 6월의 징역" has one digit; "10년 6월 이상" is a period, "25년 6월" a month
        if short and _PERIOD_AFTER.match(scan.rest, found.end()):
            continue
        yield scan.value(
            ValueKind.DATE, f"{_full_year(found['year'])}-{int(found['month']):02}", found.start(), found.end(), "년월"
        )


def _bare_months(scan: Scan) -> Iterator[Value]:
    for found in _MONTH_ONLY.finditer(scan.rest):
        before = scan.clean[max(0, found.start() - 8) : found.start()]
        if _CALENDAR_BEFORE.search(before) or not _PERIOD_AFTER.match(scan.rest, found.end()):
            if re.search(r"\d\s*년\s*$", before) and not re.search(r"\d{4}\s*년\s*$", before):
                continue  # the second half of "1년 6월"
            yield scan.value(ValueKind.DATE, f"--{int(found['month']):02}", found.start(), found.end(), "월")


def date_within(claim: str, evidence: str) -> bool:
    """Whether a date follows from another: its year, month or day may be left out, but none may differ or be added."""
    if claim == evidence:
        return True
    mine, theirs = _fields(claim), _fields(evidence)
    return all(not field or field == other for field, other in zip(mine, theirs, strict=True))


def _fields(key: str) -> tuple[str, str, str, str]:
    """(year, part of the year, month, day) of a key."""
    if "Q" in key or "H" in key:
        year, _, part = key.rpartition("-")
        return (year.strip("-"), part, "", "")
    if key.startswith("---"):
        return ("", "", "", key[3:])
    year, month, day = ("" if key.startswith("--") else key[:4], "", "")
    rest = key[2:] if key.startswith("--") else key[5:]
    month, _, day = rest.partition("-")
    return (year, "", month, day)


_HALVES = r"(?P<half>오전|오후|아침|낮|저녁|밤|새벽|심야|야간)"
_CLOCK = re.compile(
    rf"(?:{_HALVES}\s*)?(?<!\d)(?P<hour>2[0-4]|1\d|0?\d)\s*시(?!간|\s?행|설|장|스|기|험|정|도|작|점|의회|민|청|군|세|급|효|술|인|외|중)"
    r"(?:\s*(?P<minute>[0-5]?\d)\s*분|\s*(?P<thirty>반)(?![가-힣]))?"
    rf"|(?:{_HALVES.replace('half', 'half2')}\s*)?(?<![\d:])(?P<hour2>2[0-4]|[01]?\d):(?P<minute2>[0-5]\d)(?![\d:])"
    rf"|(?P<half3>오전|오후|아침|낮|저녁|밤|새벽)\s*(?P<hour3>열[한두]|[한두세네열]|다섯|여섯|일곱|여덟|아홉)\s*시(?!간)"
    r"|(?<![가-힣])(?P<word>정오|자정)(?![가-힣]{2})"
)
_NIGHT_TURNS = 6  # "밤 11시" is before midnight, "밤 1시" after it
_NOON = 12


def time_values(scan: Scan) -> Iterator[Value]:
    """Times of day as "HH:MM"; a bare hour after one marked 오후 in a range is read as 오후, too ("오후 1시부터 6시")."""
    previous: tuple[int, int] | None = None  # end of the last time, its hour, when it was marked as afternoon

    def read(found: re.Match[str]) -> Value:
        nonlocal previous
        half, hour, minute = _clock_parts(found)
        hour = _hour(half, hour)
        near = previous and re.fullmatch(
            r"\s*(?:부터|에서|~|-)\s*(?:같은 날\s*)?", scan.rest[previous[0] : found.start()]
        )
        if not half and near and previous and previous[1] >= _NOON and hour < _NOON and hour + _NOON > previous[1]:
            hour += _NOON
        previous = (found.end(), hour)
        return scan.value(ValueKind.TIME, f"{hour % 24:02}:{minute:02}", found.start(), found.end(), "시")

    yield from scan.take([read(found) for found in _CLOCK.finditer(scan.rest)])


def _clock_parts(found: re.Match[str]) -> tuple[str, int, int]:
    if found["word"]:
        return "", _NOON if found["word"] == "정오" else 0, 0
    half = found["half"] or found["half2"] or found["half3"] or ""
    if found["hour3"]:
        return half, int(parse_number(found["hour3"])), 0
    minute = found["minute"] or found["minute2"] or ("30" if found["thirty"] else "0")
    return half, int(found["hour"] or found["hour2"]), int(minute)


def _hour(half: str, hour: int) -> int:
    if half in ("오후", "저녁", "낮") and hour < _NOON:
        # 낮 11시 is before noon, 낮 1시 after it
        return hour if half == "낮" and hour > 9 else hour + _NOON
    if half in ("밤", "심야", "야간"):
        return (hour % _NOON) + (_NOON if _NIGHT_TURNS <= hour < _NOON else 0) if hour <= _NOON else hour
    if half in ("오전", "새벽") and hour == _NOON:
        return 0
    return hour
