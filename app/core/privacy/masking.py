"""Starring out personal data."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.privacy.detect import find_personal
from app.core.privacy.finding import Finding, Kind

STAR = "*"
_SEEN = {  # how much of a number stays: enough to be told apart by those who know it
    Kind.RESIDENT: 7,  # 생년월일과 성별: 개인정보 보호위원회, 개인정보 처리 방법에 관한 안내의 예
    Kind.FOREIGNER: 7,
    Kind.CARD: 4,
    Kind.DRIVER: 4,
    Kind.PASSPORT: 1,
    Kind.BUSINESS: 3,
    Kind.ACCOUNT: 3,
    Kind.PHONE: 3,
}


def mask(text: str, findings: Sequence[Finding] | None = None) -> str:
    """The text with personal data starred out; its length stays.

    Args:
        text: any.
        findings: as `find_personal` returns them; None looks for them.
    """
    characters = list(text)
    for finding in find_personal(text) if findings is None else findings:
        for place in _hidden(text, finding):
            characters[place] = STAR
    return "".join(characters)


def _hidden(text: str, finding: Finding) -> list[int]:
    """Places to be starred out; separators stay, so that the kind of number can still be told."""
    places = [i for i in range(finding.start, finding.end) if text[i].isalnum()]
    if finding.kind is Kind.EMAIL:
        at = next((i for i in range(finding.start, finding.end) if text[i] in "@＠"), finding.end)
        return [i for i in places if finding.start + 2 <= i < at] or [i for i in places if i < at]
    if finding.kind is Kind.NAME:
        return places[1:-1] if len(places) > 2 else places[1:]
    if finding.kind is Kind.ADDRESS:
        return [i for i in places if text[i].isdigit()]
    return places[_SEEN[finding.kind] :]
