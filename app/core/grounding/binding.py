"""Whether a claimed value stands in the row of the passage it is claimed for.

"무기명 50만원, 실명 200만원": a sentence that says "무기명은 200만원" holds only values the passage holds, and is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.core.grounding.clauses import words_of
from app.core.grounding.value import Value, ValueKind, readable
from app.core.grounding.values import find_values, supports

_BOUND_KINDS = (
    ValueKind.MONEY, ValueKind.PERCENT, ValueKind.FRACTION, ValueKind.COUNT, ValueKind.DURATION, ValueKind.TIME, ValueKind.DATE,
)  # fmt: skip
_SEPARATOR = re.compile(r"[\n;|/]|(?<=[다음함것])\.\s|,\s|[:：]\s(?=\d)")
_HARD = re.compile(r"[\n;|]|(?<=[다음함것])\.\s")
# "한도", "금액": what is measured, not for whom; the rows of a list share it even where only one of them says it.
_PROPERTY = re.compile(r"(?:한도|금액|기간|비율|기한|시한|횟수|인원|수수료|보증금|과태료|벌금|징역|[가-힣][액율률료])$")
_TAIL = 14  # characters after a value that still belong to it ("5년 이하의 징역", "50만원(무기명의 경우)")


@dataclass(frozen=True, slots=True)
class Row:
    """A value with the words that stand with it."""

    value: Value
    words: frozenset[str]


def misplaced(claim: str, evidence: str) -> Value | None:
    """A value of the claim that the passage states for something else, or None.

    A value is misplaced when the passage holds several values of its kind, the words the claim puts with it stand, in
    the passage, only with another of them, and none of them with the one claimed. Without such words nothing is said.
    Where the claim itself sets cases side by side ("무기명은 …, 실명은 …"), each case must be named in the passage.

    Args:
        claim: the sentence that would be shown.
        evidence: the passage it would cite.
    """
    theirs = _rows(evidence)
    mine = _rows(claim)
    for row in _side_by_side(claim):
        if not _anchored(row, evidence):
            return row.value
    for row in mine:
        rivals = [other for other in theirs if same_kind(row.value, other.value)]
        own = [other for other in rivals if supports(row.value, [other.value])]
        others = [other for other in rivals if not supports(row.value, [other.value])]
        if own and others and _belongs_elsewhere(row, own, others):
            return row.value
    return None


_NEXT_CASE = re.compile(r"(?:이고|이며|고|며|,)\s[^,]{0,30}?(?:은|는|이면|면|경우|에는|인\s때)\s?$")


def _side_by_side(claim: str) -> list[Row]:
    """Rows of a claim that sets cases side by side, each with the words that only it has."""
    clean = readable(claim)
    rows = _plain_rows(claim)
    apart: list[Row] = []
    for before, row in pairwise(rows):
        if same_kind(before.value, row.value) and _NEXT_CASE.search(clean, before.value.end, row.value.start):
            cases = (Row(before.value, before.words - row.words), Row(row.value, row.words - before.words))
            apart.extend(case for case in cases if case.words)
    return apart


def _anchored(row: Row, evidence: str) -> bool:
    squeezed = "".join(readable(evidence).split()).lower()
    return any(word in squeezed or word.rstrip("은는이가을를도의") in squeezed for word in row.words)


def same_kind(value: Value, other: Value) -> bool:
    """Whether one of the values could be told in the other's place."""
    return value.kind is other.kind and (value.kind is not ValueKind.COUNT or value.unit == other.unit)


def _belongs_elsewhere(row: Row, own: Sequence[Row], others: Sequence[Row]) -> bool:
    mine = frozenset().union(*(other.words for other in own))
    if row.words & mine:
        return False
    return any(row.words & other.words for other in others)


def _rows(text: str) -> list[Row]:
    return _distinct(_plain_rows(text))


def _plain_rows(text: str) -> list[Row]:
    """Each value with the words between the value of its kind before it (or the last separator) and its end."""
    clean = readable(text)
    values = [value for value in find_values(text) if value.kind in _BOUND_KINDS]
    rows = []
    for value in values:
        same = [v for v in values if v is not value and v.kind is value.kind and v.end <= value.start]
        begin = max([0, *(v.end for v in same), *(m.end() for m in _HARD.finditer(clean, 0, value.start))])
        close = _SEPARATOR.search(clean, value.end, value.end + _TAIL)
        following = [v.start for v in values if v.start >= value.end]
        end = min([len(clean), value.end + _TAIL, *([close.start()] if close else []), *following])
        words = words_of(clean[begin : value.start] + " " + clean[value.end : end])
        rows.append(Row(value, frozenset(word for word in words if not _PROPERTY.search(word))))
    return rows


def _distinct(rows: list[Row]) -> list[Row]:
    """Rows with the words that set them apart from rows of other values of the same kind."""
    distinct = []
    for row in rows:
        shared: set[str] = set()
        for other in rows:
            if other is not row and same_kind(row.value, other.value) and other.value.key != row.value.key:
                shared |= other.words
        distinct.append(Row(row.value, row.words - shared))
    return distinct


_DEFINED = re.compile(r"[\"'「]([^\"'」\n]{1,40})[\"'」]\s*(?:\([^()]{0,80}\))?\s*(?:이란|란|이라 함은|라 함은)")
_DEFINING = re.compile(r"말한다|말합니다|말해|의미한다|의미합니다|뜻한다|뜻합니다|통칭|이란\s|란\s|정의")
_TELLING = 2  # words shared with a definition before the sentence is taken to restate it


def misdefined(claim: str, evidence: str) -> bool:
    """Whether a sentence gives one defined term the definition of another.

    The definitions article of a statute holds dozens of terms; a sentence that restates one of their definitions must
    name that term.

    Args:
        claim: the sentence that would be shown.
        evidence: the passage it would cite.
    """
    if not _DEFINING.search(claim):
        return False
    clean = readable(evidence)
    marks = list(_DEFINED.finditer(clean))
    if not marks:
        return False
    ends = [*(mark.start() for mark in marks[1:]), len(clean)]
    said = set(words_of(readable(claim)))
    shared = [len(said & set(words_of(clean[mark.end() : end]))) for mark, end in zip(marks, ends, strict=True)]
    best = max(shared)
    if best < _TELLING:
        return False
    squeezed = "".join(claim.split())
    return not any(
        "".join(mark[1].split()) in squeezed for mark, count in zip(marks, shared, strict=True) if count == best
    )
