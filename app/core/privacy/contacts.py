"""Telephone numbers, e-mail addresses, postal addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.core.privacy.finding import Finding, Kind
from app.core.privacy.grouping import AFTER, BEFORE

_AREAS = "2|3[1-3]|4[1-4]|5[1-5]|6[1-4]|70|80|50[2-8]"  # 전기통신번호관리세칙: area codes, 070, 080, 050x
_PHONE = re.compile(
    rf"{BEFORE}(?:"
    r"(?:\+?82[-. )]{0,2}\(?0?\)?|\(?0)(?:10|11|16|17|18|19)\)?[-. ]{0,3}\d{3,4}[-. ]{0,3}\d{4}"
    rf"|\(?0(?:{_AREAS})(?:\)[-. ]{{0,2}}|[-. ]{{1,3}})\d{{3,4}}[-. ]{{1,3}}\d{{4}}"
    rf"|\+82[-. ]{{0,2}}(?:{_AREAS})[-. ]{{1,3}}\d{{3,4}}[-. ]{{1,3}}\d{{4}}"
    r"|0 1 [016789][ ]{0,3}-[ ]{0,3}\d(?: \d){2,3}[ ]{0,3}-[ ]{0,3}\d(?: \d){3}"
    rf"){AFTER}"
)
_PHONE_BRACKETED = re.compile(rf"\(0(?:1[016789]|{_AREAS})\)[-. ]{{0,2}}\d{{3,4}}[-. ]{{1,3}}\d{{4}}{AFTER}")
_EMAIL = re.compile(
    r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62})\.){1,5}[A-Za-z]{2,24}(?![A-Za-z0-9-])"
)

_PROVINCE = (
    r"(?:서울(?:특별시|시)?|부산(?:광역시|시)?|대구(?:광역시|시)?|인천(?:광역시|시)?|광주(?:광역시|시)?|대전(?:광역시|시)?|"
    r"울산(?:광역시|시)?|세종(?:특별자치시|시)?|경기(?:도)?|강원(?:특별자치도|도)?|충청[북남]도|충[북남]|"
    r"전라[북남]도|전북특별자치도|전[북남]|경상[북남]도|경[북남]|제주(?:특별자치도|도)?)"
)
_DISTRICT = r"(?:[가-힣]{1,5}(?:시|군|구)\s{1,3}){1,2}"
_NO_UNIT = r"(?!\d|[.,]\d|\s?(?:년|월|일|개|명|건|%|원|회|조|항|배|억|만|천))"
_STREET = rf"[가-힣0-9·.]{{1,14}}(?<!으)(?:로|길)(?:\s?\d{{1,4}}(?:번?길|가길))?\s{{0,2}}(?:지하\s?)?\d{{1,4}}(?:-\d{{1,4}})?{_NO_UNIT}"
_LOT = (
    rf"[가-힣0-9]{{1,8}}(?:동|읍|면|리|가)\s{{0,2}}(?:\d가\s{{1,2}}|산\s?)?\d{{1,4}}(?:-\d{{1,4}})?(?:번지)?{_NO_UNIT}"
)
_REST = (
    r"(?:,?\s{0,2}\([가-힣0-9, ]{2,20}\))?"
    r"(?:,?\s{1,2}[가-힣A-Za-z0-9]{1,14}(?:아파트|빌딩|타워|빌라|오피스텔|맨션))?"
    r"(?:,?\s{0,2}\d{1,4}동(?![가-힣]))?(?:,?\s{0,2}(?:지하\s?)?\d{1,4}(?:층|호)(?!선)){0,2}"
)
_TOWN = r"(?:[가-힣]{1,6}(?:읍|면)\s{1,3})?"
_ADDRESS = re.compile(
    rf"(?<![가-힣]){_PROVINCE}\s{{1,3}}(?:(?:{_DISTRICT})?{_TOWN}{_STREET}|{_DISTRICT}{_TOWN}{_LOT}){_REST}"
)
_ADDRESS_NAMED = re.compile(
    rf"(?:주소|주소지|거주지|소재지|등록기준지|배송지)\s{{0,2}}[:|]?\s{{0,3}}(?P<address>{_DISTRICT}{_TOWN}(?:{_STREET}|{_LOT}){_REST})"
)


def contacts(text: str) -> Iterator[Finding]:
    """Every contact; overlaps are not yet resolved.

    Args:
        text: as `plain.plain` gives it.
    """
    for pattern in (_PHONE, _PHONE_BRACKETED):
        for match in pattern.finditer(text):
            if len(set(match.group()[3:]) - set("-. )")) > 1:  # 010-0000-0000 stands for a form to be filled in
                yield Finding(Kind.PHONE, match.start(), match.end())
    if "@" in text:
        for match in _EMAIL.finditer(text):
            yield Finding(Kind.EMAIL, match.start(), match.end())
    for match in _ADDRESS.finditer(text):
        yield Finding(Kind.ADDRESS, match.start(), match.end())
    for match in _ADDRESS_NAMED.finditer(text):
        yield Finding(Kind.ADDRESS, match.start("address"), match.end("address"))
