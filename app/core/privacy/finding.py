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
