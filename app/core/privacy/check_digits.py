"""Check digits. The tests compare them with python-stdnum on random numbers; the core itself uses no library."""

from __future__ import annotations

from datetime import date

_RESIDENT_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)  # 주민등록법 시행규칙 별지: weights of the 12 digits
_BUSINESS_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)  # 국세청 사업자등록번호 검증
_CENTURIES = {1: 1900, 2: 1900, 3: 2000, 4: 2000, 5: 1900, 6: 1900, 7: 2000, 8: 2000}
"""Seventh digit to century; 9 and 0, for those born before 1900, are in nobody's papers any more."""
_RANDOM_SINCE = date(2020, 10, 5)
"""Numbers given since then have no check digit: 주민등록법 시행규칙 (2020. 10. 5. 시행)."""


def luhn(digits: str) -> bool:
    """ISO/IEC 7812-1, annex B: card numbers."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def business(digits: str) -> bool:
    """사업자등록번호, ten digits; the office comes first (from 101 on), then the sort of company, then a serial number."""
    total = sum(int(d) * w for d, w in zip(digits[:9], _BUSINESS_WEIGHTS, strict=True)) + int(digits[8]) * 5 // 10
    has_parts = int(digits[:3]) > 100 and digits[3:5] != "00" and digits[5:9] != "0000"
    return has_parts and (10 - total % 10) % 10 == int(digits[9])


def resident(digits: str) -> bool:
    """주민등록번호 (seventh digit 1-4), thirteen digits."""
    return (11 - _weighted(digits)) % 10 == int(digits[12])


def foreigner(digits: str) -> bool:
    """외국인등록번호 (seventh digit 5-8), thirteen digits."""
    return (13 - _weighted(digits)) % 10 == int(digits[12])


def birth(digits: str) -> date | None:
    """Date of birth that thirteen digits begin with, or None where there is no such day, or it is yet to come."""
    century = _CENTURIES.get(int(digits[6]))
    if century is None:
        return None
    try:
        born = date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return None
    return born if born <= date.today() else None


def is_given_at_random(born: date) -> bool:
    """The number was given after check digits were given up, since its owner was born then."""
    return born >= _RANDOM_SINCE


def _weighted(digits: str) -> int:
    return sum(int(d) * w for d, w in zip(digits[:12], _RESIDENT_WEIGHTS, strict=True)) % 11
