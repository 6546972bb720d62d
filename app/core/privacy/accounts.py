"""Account numbers, by the groups that Korean banks print them in, and by the words before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.core.privacy.finding import Finding, Kind
from app.core.privacy.grouping import AFTER, BEFORE, Stretch, digits_of
from app.core.privacy.labels import column_head, label_before, named_otherwise

_BANKS = (
    "국민|KB|신한|우리|하나|외환|농협|NH|기업|IBK|산업|KDB|SC제일|제일|씨티|부산|대구|iM|광주|전북|경남|제주|수협|"
    "새마을금고|신협|우체국|카카오|케이|토스|저축|은행|뱅크|증권|상호금융"
)
_WORDS = re.compile(r"계좌|통장|예금번호|입금처|송금처|account", re.I)
_BANK_RIGHT_BEFORE = re.compile(rf"(?:{_BANKS})(?:은행|뱅크)?[:(\[]?$", re.I)
_COUNTED = re.compile(r"(?:계좌|통장|은행|점포)(?:수|매수|이체한도)[^가-힣]{0,3}$")
_GROUPED = re.compile(
    rf"{BEFORE}\d{{2,6}}(?:[ ]?-[ ]?\d{{1,7}}){{1,3}}{AFTER}|{BEFORE}\d{{3,6}}(?:[ ]\d{{2,6}}){{2}}{AFTER}"
)
_BETWEEN = re.compile(r"[ ]?[- ][ ]?")
_SOLID = re.compile(rf"{BEFORE}\d{{10,14}}{AFTER}(?![.,][0-9])")
_LENGTHS = range(10, 15)
"""Korean account numbers have 10 to 14 digits (금융결제원 CMS 계좌번호 체계)."""
_UNITS_AFTER = re.compile(r"\s?(?:원|개|건|명|주|좌|년|월|%|억|천원|백만)")
_YEARS_OR_DAYS = re.compile(r"(?:19|20)\d\d-(?:(?:19|20)\d\d-|(?:0\d|1[0-2])-)")
_SINCE_A_YEAR = re.compile(r"(?:19|20)\d\d-\d+-")  # "2023-1234-000123": more often a document of that year
_PHONE = re.compile(r"(?:0(?:2|1\d|[3-6]\d|70|80|50\d)-\d{3,4}-\d{4}|1[5-8]\d\d-\d{4})$")
_KNOWN = re.compile(
    r"(?:\d{6}-\d{2}-\d{6}"  # 국민, 우체국
    r"|\d{3}-\d{6}-\d{5}"  # 하나
    r"|\d{3}-\d{4}-\d{4}-\d{2}"  # 농협
    r"|\d{3}-\d{6}-\d{2}-\d{3})$"  # 기업
)
"""Groups that hardly any other number has: such a number is an account without a word saying so."""


def accounts(text: str, stretches: Sequence[Stretch]) -> Iterator[Finding]:
    """Account numbers; overlaps are not yet resolved.

    Args:
        text: as `plain.plain` gives it.
        stretches: where digits are, see `grouping.stretches_of`.
    """
    for start, end in stretches:
        for match in _GROUPED.finditer(text, start, end):
            number = _BETWEEN.sub("-", match.group())
            is_formed = not _PHONE.match(number) and not _YEARS_OR_DAYS.match(number)
            if is_formed and _may_be(text, match) and (_said(text, match.start()) or _KNOWN.match(number)):
                yield Finding(Kind.ACCOUNT, match.start(), match.end())
        for match in _SOLID.finditer(text, start, end):
            if _may_be(text, match) and _said(text, match.start()):
                yield Finding(Kind.ACCOUNT, match.start(), match.end())


def _may_be(text: str, match: re.Match[str]) -> bool:
    digits = digits_of(match.group())
    return (
        len(digits) in _LENGTHS
        and len(set(digits)) > 1
        and not _UNITS_AFTER.match(text, match.end())
        and not named_otherwise(text, match.start(), _WORDS)
    )


def _said(text: str, start: int) -> bool:
    """A word for accounts stands before the number or over its column, or a bank's name right before it."""
    label, head = label_before(text, start), column_head(text, start)
    if _COUNTED.search(label):
        return False
    if _WORDS.search(label) or _WORDS.search(head):
        return True
    return _BANK_RIGHT_BEFORE.search(label) is not None and not _SINCE_A_YEAR.match(text, start)
