"""Account numbers, by the groups that Korean banks print them in, and by the words before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.privacy.finding import Finding, Kind

BANKS = (
    "국민|KB|신한|우리|하나|외환|농협|NH|기업|IBK|산업|KDB|SC제일|제일|씨티|부산|대구|iM뱅크|광주|전북|경남|제주|수협|"
    "새마을|신협|우체국|카카오|케이뱅크|K뱅크|토스|저축|은행|뱅크|증권|상호금융"
)
_WORDS = re.compile(
    rf"(?:계좌|통장|입금|송금|이체|출금|예금\s*번호|환급|account|(?:{BANKS})(?:은행|뱅크)?)[^0-9\n]{{0,20}}$", re.I
)
_NOT_WORDS = re.compile(
    r"(?:전화|연락처|팩스|fax|tel|문의|사업자|승인|접수|문서|관리|주문|증서|특허|법인\s*등록)[^0-9\n]{0,12}$", re.I
)
_GROUPED = re.compile(r"(?<![0-9A-Za-z])(?<![0-9][-.])\d{2,6}(?:[-–][0-9]{2,7}){1,3}(?![0-9A-Za-z])(?![-.][0-9])")
_SOLID = re.compile(r"(?<![0-9A-Za-z.,])\d{10,14}(?![0-9A-Za-z])(?![.,][0-9])")
_LENGTHS = range(10, 15)
"""Korean account numbers have 10 to 14 digits (금융결제원 CMS 계좌번호 체계)."""

_KNOWN = tuple(
    re.compile(pattern)
    for pattern in (
        r"\d{6}-\d{2}-\d{6}$",  # 국민
        r"\d{3}-\d{2}-\d{6}$",  # 신한 (old), 씨티
        r"\d{3}-\d{3}-\d{6}$",  # 신한
        r"\d{4}-\d{3}-\d{6}$",  # 우리
        r"\d{3}-\d{6}-\d{5}$",  # 하나
        r"\d{3}-\d{4}-\d{4}-\d{2}$",  # 농협
        r"\d{3}-\d{6}-\d{2}-\d{3}$",  # 기업
        r"\d{3}-\d{4}-\d{4}-\d{3}$",  # 산업
        r"\d{3}-\d{2}-\d{6}-\d$",  # 부산, 경남
        r"\d{4}-\d{2}-\d{7}$",  # 카카오
        r"\d{4}-\d{4}-\d{4}-\d$",  # 새마을, 토스
    )
)
_NEAR = 40


def accounts(text: str) -> Iterator[Finding]:
    """Account numbers; a number without any word that speaks of an account has to be grouped as a bank does."""
    for match in _GROUPED.finditer(text):
        digits = sum(character.isdigit() for character in match.group())
        if digits not in _LENGTHS or _looks_like_phone(match.group()):
            continue
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if _NOT_WORDS.search(before):
            continue
        if _WORDS.search(before) or any(known.match(match.group().replace("–", "-")) for known in _KNOWN):
            yield Finding(Kind.ACCOUNT, match.start(), match.end())
    for match in _SOLID.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        if _WORDS.search(before) and not _NOT_WORDS.search(before):
            yield Finding(Kind.ACCOUNT, match.start(), match.end())


def _looks_like_phone(number: str) -> bool:
    return re.match(r"0(?:2|1\d|[3-6]\d|70|80|50\d)-\d{3,4}-\d{4}$", number) is not None
