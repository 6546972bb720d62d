"""Cell values as a spreadsheet shows them, for the simple number formats that people use.

Codes follow ECMA-376 Part 1, 18.8.31 (numFmts). A format that is not simple gives the plain number.
"""

from __future__ import annotations

import datetime
import math
import re
from functools import lru_cache
from typing import NamedTuple

_MIDNIGHT = datetime.time(0)
_EPOCH_DAY = datetime.date(1899, 12, 30)  # a time of day is stored as a moment of day 0
_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]')
_NUMBER = re.compile(r"(?P<digits>[#0?,]*[#0?])(?P<point>\.(?P<decimals>[0#?]+))?(?P<scale>,*)")
_SIGNIFICANT = ".15g"  # digits that a double and Excel hold


class NumberFormat(NamedTuple):
    """What a number format code asks for."""

    prefix: str
    suffix: str
    grouped: bool
    decimals: int
    least_digits: int
    percent: bool
    divisor: int


def show(value: object, code: str) -> str:
    """A cell's value as text.

    Args:
        value: what the file holds: None, bool, number, text, date or time.
        code: the number format, e.g. "#,##0.0%".
    """
    match value:
        case None:
            text = ""
        case bool():
            text = "TRUE" if value else "FALSE"
        case datetime.datetime():
            text = _moment(value)
        case datetime.time():
            text = value.isoformat("seconds" if value.second else "minutes")
        case int() | float():
            text = _number(value, code)
        case _:
            text = str(value)  # text, a date (ISO), a duration (h:mm:ss)
    return text


@lru_cache(maxsize=512)
def parse_format(code: str) -> NumberFormat | None:
    """Read a number format code; None when it is "General", text, a fraction, an exponent or a date."""
    positive = code.partition(";")[0]
    plain = _LITERAL.sub(_literal, positive)
    found = _NUMBER.search(plain)
    if not found or not re.search(r"[#0]", found.group("digits")):
        return None
    prefix, suffix = plain[: found.start()], plain[found.end() :]
    percent = "%" in prefix + suffix
    if re.search(r"[#0?@/]|[Ee][+-]|General", _unmarked(prefix) + _unmarked(suffix)):
        return None
    digits = found.group("digits")
    return NumberFormat(
        _printed(prefix),
        _printed(suffix),
        "," in digits,
        len(found.group("decimals") or ""),
        digits.replace(",", "").count("0"),
        percent,
        1000 ** len(found.group("scale")),
    )


# Literal text is kept between these while the code around it is read.
_OPEN, _CLOSE = "\x01", "\x02"


def _literal(match: re.Match[str]) -> str:
    text = match.group(1) or match.group(2) or match.group(3) or ""
    return f"{_OPEN}{text}{_CLOSE}" if text else ""


def _unmarked(part: str) -> str:
    return re.sub(f"{_OPEN}[^{_CLOSE}]*{_CLOSE}", "", part)


def _printed(part: str) -> str:
    return part.replace(_OPEN, "").replace(_CLOSE, "").strip()


def _number(value: int | float, code: str) -> str:
    if not math.isfinite(value):
        return ""
    shape = parse_format(code)
    if shape is None:
        return _plain(value)
    amount = abs(value) * (100 if shape.percent else 1) / shape.divisor
    text = f"{amount:{',' if shape.grouped else ''}.{shape.decimals}f}"
    whole = text.partition(".")[0]
    if len(whole) < shape.least_digits:
        text = "0" * (shape.least_digits - len(whole)) + text
    sign = "-" if value < 0 and text.strip("0.,") else ""
    return f"{sign}{shape.prefix}{text}{shape.suffix}"


def _plain(value: int | float) -> str:
    if isinstance(value, int):
        return str(value)
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return format(value, _SIGNIFICANT)


def _moment(value: datetime.datetime) -> str:
    if value.date() <= _EPOCH_DAY + datetime.timedelta(days=1) and value.time() != _MIDNIGHT:
        return value.time().isoformat("minutes")
    if value.time() == _MIDNIGHT:
        return value.date().isoformat()
    return value.isoformat(" ", "seconds" if value.second else "minutes")
