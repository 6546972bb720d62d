"""Driving licences and passports: numbers without a published check digit, told by their form and their label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.core.privacy.finding import Finding, Kind
from app.core.privacy.grouping import AFTER, BEFORE, Stretch
from app.core.privacy.labels import named

_GAP = r"[ \t]{0,2}[-./ ][ \t]{0,2}"
_REGIONS = "서울|부산|경기|강원|충북|충남|전북|전남|경북|경남|제주|대구|인천|광주|대전|울산"
_LICENCE_BY_NAME = re.compile(rf"(?:{_REGIONS})(?:{_GAP})?\d{{2}}(?:{_GAP})\d{{6}}(?:{_GAP})\d{{2}}{AFTER}")
_LICENCE = re.compile(rf"{BEFORE}(?:1[1-9]|2[0-68])(?:{_GAP})?\d{{2}}(?:{_GAP})?\d{{6}}(?:{_GAP})?\d{{2}}{AFTER}")
"""Codes of the issuing offices: 도로교통법 시행규칙 별표 (11 서울 … 26 울산, 28 경기북부)."""
_LICENCE_WORDS = re.compile(r"운전|면허|licen[cs]e", re.I)

_PASSPORT = re.compile(
    r"(?<![0-9A-Za-z])(?:[A-Z]\d{8}|[MSRGD]\d{3}[A-Z]\d{4}|(?:PM|PS|PR|PD)\d{7})(?![0-9A-Za-z])", re.I
)
"""여권법 시행규칙: a letter and eight digits; since 2021-12-21 a letter, three digits, a letter, four digits. Other
countries' have eight digits behind a letter most often."""
_PASSPORT_WORDS = re.compile(r"여권|passport", re.I)


def papers(text: str, stretches: Sequence[Stretch]) -> Iterator[Finding]:
    """Numbers of licences and passports.

    Args:
        text: as `plain.plain` gives it.
        stretches: where digits are, see `grouping.stretches_of`.
    """
    for match in _LICENCE_BY_NAME.finditer(text):
        yield Finding(Kind.DRIVER, match.start(), match.end())
    for start, end in stretches:
        for match in _LICENCE.finditer(text, start, end):
            if named(text, match.start(), _LICENCE_WORDS):
                yield Finding(Kind.DRIVER, match.start(), match.end())
    for match in _PASSPORT.finditer(text):
        if named(text, match.start(), _PASSPORT_WORDS):
            yield Finding(Kind.PASSPORT, match.start(), match.end())
