"""The words for one change: which value, bound, duty or term it touches."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.core.comparing.folding import letters
from app.core.comparing.wording import Change
from app.core.grounding.bounds import find_comparisons
from app.core.grounding.polarity import Modality, stance
from app.core.grounding.value import Value, ValueKind
from app.core.grounding.values import find_values, supports
from app.core.particles import particle

_LONGEST = 40  # characters of a quotation inside a note
_PROVISO = re.compile(r"\s*(?:다만|단|그러나)\s?,")
_NAMES = {
    ValueKind.MONEY: ("금액", "amount"),
    ValueKind.PERCENT: ("비율", "rate"),
    ValueKind.FRACTION: ("비율", "rate"),
    ValueKind.COUNT: ("수", "number"),
    ValueKind.DURATION: ("기간", "period"),
    ValueKind.FREQUENCY: ("주기", "frequency"),
    ValueKind.DATE: ("날짜", "date"),
    ValueKind.TIME: ("시각", "time"),
    ValueKind.ARTICLE: ("인용 조문", "reference"),
    ValueKind.ISSUE: ("문서 번호", "issue"),
    ValueKind.NUMBER: ("숫자", "figure"),
    ValueKind.NAME: ("인용 명칭", "name"),
}
_COUNTED = {"명": "인원", "인": "인원", "회": "횟수", "건": "건수", "차": "횟수"}
_DUTY = {
    Modality.PERMIT: ("할 수 있음", "may"),
    Modality.FORBID: ("할 수 없음", "must not"),
    Modality.REQUIRE: ("하여야 함", "must"),
    Modality.EXEMPT: ("하지 않아도 됨", "need not"),
}


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark in both languages."""

    ko: str
    en: str


def quoted(text: str) -> str:
    """The words in quotation marks, shortened."""
    bare = " ".join(text.split())
    return f"'{bare if len(bare) <= _LONGEST else bare[: _LONGEST - 1].rstrip() + '…'}'"


def change_remarks(old: str, new: str, changes: Sequence[Change], title: bool = False) -> Iterator[Remark]:
    """Remarks on the changes within one pair of sentences ("" where there is none).

    Args:
        old, new: the sentences.
        changes: where they differ.
        title: they are titles.
    """
    if not old or not new:
        yield _sentence(old, new)
        return
    if title:
        yield _term(old, new)
        return
    if any(change.old == old for change in changes):
        yield Remark(f"{quoted(old)} → {quoted(new)}", f"{quoted(old)} → {quoted(new)}")
        return
    values = list(_values(old, new))
    bounds = list(_bounds(old, new))
    yield from (_replaced(_value_name(was), was.text, now.text, _value_name(was, 1)) for was, now in values)
    yield from (_replaced("범위", was, now, "limit") for was, now in bounds)
    duty = _duty(old, new, changes)
    if duty:
        yield duty
    told = [(was.text, now.text) for was, now in values] + [
        pair for was, now in bounds for pair in _bound_words(was, now)
    ]
    for change in changes:
        if not _explained(change, told, bool(duty)):
            yield _term(change.old, change.new)


def _sentence(old: str, new: str) -> Remark:
    words = old or new
    proviso = bool(_PROVISO.match(words))
    what, en = ("단서", "proviso") if proviso else ("문장", "sentence")
    if new:
        return Remark(f"{what} 신설 {quoted(new)}", f"{en} added {quoted(new)}")
    return Remark(f"{what} 삭제 {quoted(old)}", f"{en} deleted {quoted(old)}")


def _replaced(name: str, was: str, now: str, en: str) -> Remark:
    subject = particle(name, "이", "가")
    return Remark(
        f"{name}{subject} '{was}'에서 '{now}'{particle(now, '으로', '로')} 바뀜",
        f"{en} changed from '{was}' to '{now}'",
    )


def _term(old: str, new: str) -> Remark:
    if old and new:
        to = particle(new, "으로", "로") if len(new) <= _LONGEST else "로"
        object_ = particle(old, "이", "가") if len(old) <= _LONGEST else "가"
        return Remark(f"{quoted(old)}{object_} {quoted(new)}{to} 바뀜", f"{quoted(old)} became {quoted(new)}")
    if new:
        return Remark(f"{quoted(new)} 추가", f"{quoted(new)} added")
    return Remark(f"{quoted(old)} 삭제", f"{quoted(old)} deleted")


def _value_name(value: Value, language: int = 0) -> str:
    if not language and value.kind is ValueKind.COUNT:
        return _COUNTED.get(value.unit, "수")
    return _NAMES[value.kind][language]


def _values(old: str, new: str) -> Iterator[tuple[Value, Value]]:
    """Values of one kind that changed places: each one gone with the next one of its kind that came."""
    before, after = find_values(old), find_values(new)
    gone = [value for value in before if not _held(value, after)]
    come = [value for value in after if not _held(value, before)]
    for value in gone:
        other = next((each for each in come if each.kind is value.kind), None)
        if other:
            come.remove(other)
            yield value, other


def _held(value: Value, others: Sequence[Value]) -> bool:
    if value.kind is ValueKind.NAME and "「" not in value.text:
        return True  # a defined term in quotation marks: told of as words
    return any(value.text == other.text for other in others) or supports(value, others)


def _bounds(old: str, new: str) -> list[tuple[str, str]]:
    """Bounds that changed on a value that stayed: 3년 이상 → 3년 초과."""
    before, after = find_comparisons(old), find_comparisons(new)
    found = []
    for was in before:
        same = [now for now in after if now.value.key == was.value.key and now.value.kind is was.value.kind]
        if same and all(now.bound is not was.bound for now in same):
            found.append((old[was.start : was.end].strip(), new[same[0].start : same[0].end].strip()))
    return found


def _duty(old: str, new: str, changes: Sequence[Change]) -> Remark | None:
    """May became must, must became must not …, said of the same act in the same place."""
    was, now = stance(old).modality, stance(new).modality
    if was is now or was not in _DUTY or now not in _DUTY or not any(map(_same_act, changes)):
        return None
    return Remark(f"'{_DUTY[was][0]}'에서 '{_DUTY[now][0]}'으로 바뀜", f"'{_DUTY[was][1]}' became '{_DUTY[now][1]}'")


def _same_act(change: Change) -> bool:
    """ "제공할 수 있다" and "제공하여야 한다" begin alike and end in another modal."""
    stem = _head(letters(change.old), letters(change.new))
    return (
        bool(_MODAL.search(change.old) and _MODAL.search(change.new))
        and max(len(change.old), len(change.new)) <= _LONGEST
        and stem > 0
    )


def _explained(change: Change, told: Sequence[tuple[str, str]], duty: bool) -> bool:
    """What is left of a change without the values told of is the same on both sides, or a verb's ending."""
    old, new = letters(change.old), letters(change.new)
    for was, now in told:
        old, new = old.replace(letters(was), "", 1), new.replace(letters(now), "", 1)
    particles = {old, new} <= _PARTICLES
    return old == new or particles or (duty and _same_act(change))


def _bound_words(was: str, now: str) -> Iterator[tuple[str, str]]:
    """The bounded values whole, and their bounds alone, as a change may hold either."""
    yield was, now
    head = _head(was, now)
    yield was[head:], now[head:]


def _head(left: str, right: str) -> int:
    """How many letters two texts share from the start."""
    return next((i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))


_PARTICLES = frozenset("이 가 을 를 은 는 로 으로 와 과 의 에".split()) | {""}
_MODAL = re.compile(r"수\s?있|수\s?없|[하여해]야|아니\s?된|아니하|않")
