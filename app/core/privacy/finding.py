"""What personal data is, and where it was found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Kinds of personal data, the most telling first: where two overlap, the earlier one counts."""

    RESIDENT = "resident"  # 주민등록번호
    FOREIGNER = "foreigner"  # 외국인등록번호
    CARD = "card"  # 신용·체크카드 번호
    DRIVER = "driver"  # 운전면허번호
    PASSPORT = "passport"  # 여권번호
    BUSINESS = "business"  # 사업자등록번호
    ACCOUNT = "account"  # 계좌번호
    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    NAME = "name"


UNIQUE_IDENTIFIERS = frozenset((Kind.RESIDENT, Kind.FOREIGNER, Kind.DRIVER, Kind.PASSPORT))
"""고유식별정보: 개인정보 보호법 제24조, 같은 법 시행령 제19조."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data at `text[start:end]`."""

    kind: Kind
    start: int
    end: int


TITLES = {
    Kind.RESIDENT: ("주민등록번호", "resident numbers"),
    Kind.FOREIGNER: ("외국인등록번호", "foreigner numbers"),
    Kind.CARD: ("카드번호", "card numbers"),
    Kind.DRIVER: ("운전면허번호", "driving licences"),
    Kind.PASSPORT: ("여권번호", "passports"),
    Kind.BUSINESS: ("사업자등록번호", "business numbers"),
    Kind.ACCOUNT: ("계좌번호", "account numbers"),
    Kind.PHONE: ("전화번호", "telephone numbers"),
    Kind.EMAIL: ("이메일", "e-mail addresses"),
    Kind.ADDRESS: ("주소", "addresses"),
    Kind.NAME: ("이름", "names"),
}
"""What people call them, in Korean and English."""
