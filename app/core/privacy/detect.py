"""Finding personal data in text, and masking it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from app.core.privacy.accounts import accounts
from app.core.privacy.contacts import contacts
from app.core.privacy.finding import Finding, Kind
from app.core.privacy.numbers import numbers

_ORDER = {kind: place for place, kind in enumerate(Kind)}
_SAME_LENGTH = str.maketrans(
    {chr(0xFF10 + n): str(n) for n in range(10)}
    | {
        "－": "-",
        "ㅡ": "-",
        "（": "(",
        "）": ")",
        "＠": "@",
        "：": ":",
        "．": ".",
        "　": " ",
        "\u00a0": " ",
        "\u200b": " ",
    }
)
"""Full-width and invisible characters, one for one, so that offsets stay."""
_MASK = "*"
_SEEN = {  # how much of a number stays: enough to be told apart by those who know it
    Kind.RESIDENT: 7,  # 생년월일과 성별: 개인정보 보호위원회 표준 개인정보 처리지침의 예
    Kind.FOREIGNER: 7,
    Kind.CARD: 4,
    Kind.DRIVER: 4,
    Kind.PASSPORT: 1,
    Kind.BUSINESS: 3,
    Kind.ACCOUNT: 3,
    Kind.PHONE: 3,
}


def find_personal(text: str) -> tuple[Finding, ...]:
    """Personal data in a text, in reading order, without overlaps.

    Args:
        text: any; offsets of the findings refer to it as given.
    """
    plain = text.translate(_SAME_LENGTH)
    found = [*numbers(plain), *accounts(plain), *contacts(plain)]
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda each: (_ORDER[each.kind], each.start, -each.end)):
        if all(finding.end <= other.start or finding.start >= other.end for other in kept):
            kept.append(finding)
    return tuple(sorted(kept, key=lambda each: each.start))


def count_kinds(findings: Iterable[Finding]) -> dict[Kind, int]:
    """How many of each kind."""
    return dict(Counter(finding.kind for finding in findings))


def mask(text: str, findings: Sequence[Finding] | None = None) -> str:
    """The text with personal data starred out; its length stays.

    Args:
        text: any.
        findings: as `find_personal` returns them; None looks for them.
    """
    characters = list(text)
    for finding in find_personal(text) if findings is None else findings:
        for place in _hidden(text, finding):
            characters[place] = _MASK
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
