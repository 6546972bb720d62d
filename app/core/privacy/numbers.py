"""Numbers with a check digit: resident and foreigner numbers, cards, companies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.core.privacy import check_digits
from app.core.privacy.finding import Finding, Kind
from app.core.privacy.grouping import Grouped, Shape, Stretch
from app.core.privacy.labels import named, named_otherwise

_RESIDENT = Shape((6, 7), first=r"\d{2}[01]\d[0-3]\d")
_RESIDENT_WORDS = re.compile(
    r"주민(?:등록)?번호|외국인등록번호|실명(?:확인)?번호|거소신고번호|^등록번호|RRN|registration", re.I
)
_MAY_BE_MISTYPED = re.compile(r"주민(?:등록)?번호|외국인등록번호|거소신고번호|RRN|registration", re.I)
"""Said to be one of these, a number counts without its check digit: since 2020-10-05 none is given to anybody."""

_CARDS = (
    Shape(
        (4, 4, 4, 4), first=r"(?:2[2-7]\d\d|35\d\d|[4569]\d{3})"
    ),  # ISO/IEC 7812: Mastercard 2221-2720, JCB, the rest
    Shape((4, 6, 5), first=r"3[47]\d{2}"),  # American Express
    Shape((4, 6, 4), first=r"3[0689]\d{2}"),  # Diners Club
)
_CARD_WORDS = re.compile(r"카드|card|아멕스|amex|다이너스|diners|비자|마스터", re.I)

_BUSINESS = Shape((3, 2, 5))
_BUSINESS_WORDS = re.compile(r"사업자|고유번호|납세번호|(?<!법인)등록번호|biz|business", re.I)
_UNITS_AFTER = re.compile(r"\s?(?:원|개|건|명|주|좌|천원|백만원|억|%|호|회|번째)")


def numbers(text: str, stretches: Sequence[Stretch]) -> Iterator[Finding]:
    """Every number of these kinds; overlaps are not yet resolved.

    Args:
        text: as `plain.plain` gives it.
        stretches: where digits are, see `grouping.stretches_of`.
    """
    yield from _residents(text, stretches)
    for shape in _CARDS:
        for number in shape.find(text, stretches):
            if _is_card(text, number):
                yield Finding(Kind.CARD, number.start, number.end)
    for number in _BUSINESS.find(text, stretches):
        if _is_business(text, number):
            yield Finding(Kind.BUSINESS, number.start, number.end)


def _residents(text: str, stretches: Sequence[Stretch]) -> Iterator[Finding]:
    for number in _RESIDENT.find(text, stretches):
        born = check_digits.birth(number.digits)
        if born is None:
            continue
        is_foreigner = number.digits[6] in "5678"
        checks = (check_digits.foreigner if is_foreigner else check_digits.resident)(number.digits)
        may_be = not checks and check_digits.is_given_at_random(born) and number.mark == "-"
        if named_otherwise(text, number.start, _RESIDENT_WORDS):
            continue
        if (
            (checks and not number.broken)
            or may_be
            or named(text, number.start, _RESIDENT_WORDS if checks else _MAY_BE_MISTYPED)
        ):
            yield Finding(Kind.FOREIGNER if is_foreigner else Kind.RESIDENT, number.start, number.end)


def _is_card(text: str, number: Grouped) -> bool:
    if not check_digits.luhn(number.digits) or len(set(number.digits)) < 2:
        return False
    if named_otherwise(text, number.start, _CARD_WORDS):
        return False
    is_sure = len(number.digits) == 16 and not number.broken
    return is_sure or named(text, number.start, _CARD_WORDS)


def _is_business(text: str, number: Grouped) -> bool:
    if not check_digits.business(number.digits):
        return False
    if not number.mark and _UNITS_AFTER.match(text, number.end):
        return False
    if named_otherwise(text, number.start, _BUSINESS_WORDS):
        return False
    return (number.mark == "-" and not number.broken) or named(text, number.start, _BUSINESS_WORDS)
