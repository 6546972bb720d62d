"""Numbers that name a person: resident and foreigner numbers, licences, passports, cards, accounts, companies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.privacy import check_digits
from app.core.privacy.finding import Finding, Kind

_GAP = r"[ \t]{0,2}[-‐‑‒–—−~.·/_ ][ \t]{0,2}"
"""What people put between groups of digits; at least one character."""
_NO_DIGIT_BEFORE = r"(?<![0-9A-Za-z])(?<![0-9][-.,/])"
_NO_DIGIT_AFTER = r"(?![0-9A-Za-z])(?![-.,/][0-9])"

_RESIDENT = re.compile(rf"{_NO_DIGIT_BEFORE}(\d{{6}})(?:{_GAP})?(\d{{7}}){_NO_DIGIT_AFTER}")
_RESIDENT_SPREAD = re.compile(rf"{_NO_DIGIT_BEFORE}((?:\d[ \t]){{5}}\d)(?:{_GAP})((?:\d[ \t]){{6}}\d){_NO_DIGIT_AFTER}")
_RESIDENT_WORDS = re.compile(r"주민(?:등록)?\s*번호|주민번호|외국인\s*등록\s*번호|등록번호|생년월일|RRN", re.I)

_CARD = re.compile(
    rf"{_NO_DIGIT_BEFORE}(?:[2-6 9]\d{{3}}(?:{_GAP})?\d{{4}}(?:{_GAP})?\d{{4}}(?:{_GAP})?\d{{1,4}}"
    rf"|3\d{{3}}(?:{_GAP})?\d{{6}}(?:{_GAP})?\d{{4,5}}){_NO_DIGIT_AFTER}".replace("[2-6 9]", "[2-69]")
)
_CARD_LENGTHS = range(14, 17)
_CARD_WORDS = re.compile(r"카드|card", re.I)

_BUSINESS = re.compile(rf"{_NO_DIGIT_BEFORE}(\d{{3}})(?:{_GAP})?(\d{{2}})(?:{_GAP})?(\d{{5}}){_NO_DIGIT_AFTER}")
_BUSINESS_WORDS = re.compile(r"사업자|등록\s*번호|고유\s*번호", re.I)

_DRIVER = re.compile(
    rf"{_NO_DIGIT_BEFORE}(?:(?:1[1-9]|2[0-68])|서울|부산|경기|강원|충북|충남|전북|전남|경북|경남|제주|대구|인천|광주|대전|울산)"
    rf"(?:{_GAP})?\d{{2}}(?:{_GAP})\d{{6}}(?:{_GAP})\d{{2}}{_NO_DIGIT_AFTER}"
)
_DRIVER_SOLID = re.compile(rf"{_NO_DIGIT_BEFORE}(?:1[1-9]|2[0-68])\d{{10}}{_NO_DIGIT_AFTER}")
_DRIVER_WORDS = re.compile(r"운전\s*면허|면허\s*번호|면허증")

_PASSPORT = re.compile(
    r"(?<![0-9A-Za-z])(?:[MSRGDTC]\d{8}|[MSRGD]\d{3}[A-Z]\d{4}|(?:PM|PS|PR|PD)\d{7})(?![0-9A-Za-z])", re.I
)
_PASSPORT_WORDS = re.compile(r"여권|passport", re.I)

_NEAR = 24  # characters before a number in which its name makes it what it is


def numbers(text: str) -> Iterator[Finding]:
    """Every number of these kinds; overlaps are not yet resolved.

    Args:
        text: with digits as ASCII (see `detect.find_personal`).
    """
    yield from _residents(text)
    yield from _cards(text)
    yield from _businesses(text)
    yield from _drivers(text)
    yield from _passports(text)


def _residents(text: str) -> Iterator[Finding]:
    for pattern in (_RESIDENT, _RESIDENT_SPREAD):
        for match in pattern.finditer(text):
            digits = _digits(match.group())
            born = check_digits.birth(digits)
            if born is None:
                continue
            is_foreigner = digits[6] in "5678"
            checks = check_digits.foreigner(digits) if is_foreigner else check_digits.resident(digits)
            is_random = check_digits.is_given_at_random(born)
            if checks or is_random or _named(text, match.start(), _RESIDENT_WORDS):
                yield Finding(Kind.FOREIGNER if is_foreigner else Kind.RESIDENT, match.start(), match.end())


def _cards(text: str) -> Iterator[Finding]:
    for match in _CARD.finditer(text):
        digits = _digits(match.group())
        if len(digits) in _CARD_LENGTHS and check_digits.luhn(digits) and len(set(digits)) > 2:
            is_grouped = len(digits) < len(match.group())
            if is_grouped or len(digits) == 16 or _named(text, match.start(), _CARD_WORDS):
                yield Finding(Kind.CARD, match.start(), match.end())


def _businesses(text: str) -> Iterator[Finding]:
    for match in _BUSINESS.finditer(text):
        digits = _digits(match.group())
        is_grouped = len(digits) < len(match.group())
        if check_digits.business(digits) and (is_grouped or _named(text, match.start(), _BUSINESS_WORDS)):
            yield Finding(Kind.BUSINESS, match.start(), match.end())


def _drivers(text: str) -> Iterator[Finding]:
    for match in _DRIVER.finditer(text):
        yield Finding(Kind.DRIVER, match.start(), match.end())
    for match in _DRIVER_SOLID.finditer(text):
        if _named(text, match.start(), _DRIVER_WORDS):
            yield Finding(Kind.DRIVER, match.start(), match.end())


def _passports(text: str) -> Iterator[Finding]:
    for match in _PASSPORT.finditer(text):
        if _named(text, match.start(), _PASSPORT_WORDS):
            yield Finding(Kind.PASSPORT, match.start(), match.end())


def _named(text: str, start: int, words: re.Pattern[str]) -> bool:
    return words.search(text, max(0, start - _NEAR), start) is not None


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())
