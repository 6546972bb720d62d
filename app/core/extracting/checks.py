"""Checks: does the document say what it should (충족), say the contrary (미충족), or neither (확인필요)?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.core.extracting.answers import conditional, is_absent, token
from app.core.extracting.labels import contains
from app.core.extracting.passages import Passage, Reading
from app.core.extracting.result import Check
from app.core.extracting.template import Expect, Field
from app.core.grounding.polarity import Modality, stance
from app.core.sentences import sentence_spans
from app.core.structure import Kind

_ANSWERED = 3.0  # a ticked row outranks any sentence
_WITHOUT = ("없이", "아니하고", "않고")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome with the passage it rests on.

    Attributes:
        start, end: offsets into the passage's text.
        rank: how well the passage fits the check.
    """

    outcome: Check
    passage: Passage
    start: int
    end: int
    rank: float


def judge_check(wanted: Field, reading: Reading) -> Verdict | None:
    """The outcome of a check, or None when no passage decides it.

    Met only where a passage says so, unmet only where one says the contrary; two passages that fit equally well and
    disagree decide nothing.
    """
    groups = wanted.topics or (wanted.labels,)
    found = sorted(_verdicts(wanted, groups, reading), key=lambda verdict: -verdict.rank)
    if not found:
        return None
    best = [verdict for verdict in found if verdict.rank >= found[0].rank - 0.01]
    return best[0] if all(verdict.outcome is best[0].outcome for verdict in best) else None


def _verdicts(wanted: Field, groups: Sequence[Sequence[str]], reading: Reading) -> Iterator[Verdict]:
    for passage in reading.passages:
        if passage.row:
            yield from _of_row(wanted, groups, passage, reading)
            continue
        context = f"{passage.above} {_lead_in(passage, reading)}"
        for start, end in sentence_spans(passage.text):
            sentence = passage.text[start:end]
            inside = sum(contains(sentence, group) for group in groups)
            whole = all(contains(f"{context} {sentence}", group) for group in groups)
            if not inside or not whole:
                continue
            outcome = _line_answer(sentence) or _said(wanted.expect, f"{_lead_in(passage, reading)} {sentence}".strip())
            if outcome:
                yield Verdict(outcome, passage, start, end, 1.0 + inside / len(groups))


def _of_row(wanted: Field, groups: Sequence[Sequence[str]], passage: Passage, reading: Reading) -> Iterator[Verdict]:
    """A row "question | answer", or a mark in the column headed 예 or 아니오."""
    cells = [(c, passage.text[c.start : c.end]) for c in passage.cells]
    question = " ".join(text for _, text in cells if token(text) is None)
    if not all(contains(question, group) for group in groups):
        return
    answered = [(i, c, said) for i, (c, text) in enumerate(cells) if (said := token(text)) is not None]
    if len(answered) == 1:
        place, cell, said = answered[0]
        headed = _heading(passage, place, reading)
        outcome = headed if headed is not None else said
        yield Verdict(Check.MET if outcome else Check.UNMET, passage, passage.cells[0].start, cell.end, _ANSWERED)
        return
    for cell, text in cells[1:]:
        for start, end in sentence_spans(text):
            outcome_said = _said(wanted.expect, text[start:end])
            if outcome_said and not is_absent(text):
                yield Verdict(outcome_said, passage, cell.start + start, cell.start + end, 1.5)


def _heading(passage: Passage, place: int, reading: Reading) -> bool | None:
    """What the head of a cell's column says: 예 | 아니오."""
    index = reading.by_unit[passage.unit.ordinal]
    for other in reversed(reading.passages[:index]):
        if not other.row or other.unit.parent != passage.unit.parent:
            break
        if other.unit.ordinal == other.unit.parent + 1 and place < len(other.cells):
            cell = other.cells[place]
            return token(other.text[cell.start : cell.end])
    return None


def _lead_in(passage: Passage, reading: Reading) -> str:
    """The sentence that a list item continues."""
    if not Kind.ITEM <= passage.unit.kind <= Kind.SUBDETAIL:
        return ""
    parent = reading.by_unit.get(passage.unit.parent)
    return reading.passages[parent].text if parent is not None else ""


def _line_answer(sentence: str) -> Check | None:
    """ "설명의무 이행: 예"."""
    head, colon, tail = sentence.partition(":")
    if not colon or len(head) > 60:
        return None
    said = token(tail)
    return None if said is None else Check.MET if said else Check.UNMET


def _said(expect: Expect, sentence: str) -> Check | None:
    """What a sentence says of a check."""
    modality = stance(sentence).modality
    bound = conditional(sentence)
    if expect is Expect.REQUIRE:
        return _required(modality, bound, sentence)
    if expect is Expect.FORBID:
        return _forbidden(modality, bound, sentence)
    if expect is Expect.PERMIT:
        return _decided(
            modality, (Modality.PERMIT, Modality.REQUIRE, Modality.ASSERT), (Modality.FORBID, Modality.DENY)
        )
    return _decided(
        modality,
        (Modality.ASSERT, Modality.REQUIRE, Modality.PERMIT, Modality.FORBID),
        (Modality.DENY, Modality.EXEMPT),
        sentence,
    )


def _required(modality: Modality, bound: bool, sentence: str) -> Check | None:
    """A duty, or a ban on acting without it."""
    if modality is Modality.FORBID:
        return Check.MET if bound else None
    if modality is Modality.PERMIT:
        return Check.UNMET if any(word in sentence for word in _WITHOUT) else None
    return _decided(modality, (Modality.REQUIRE, Modality.ASSERT), (Modality.EXEMPT, Modality.DENY), sentence)


def _forbidden(modality: Modality, bound: bool, sentence: str) -> Check | None:
    """A ban, or a permission bound to consent; a free permission is the contrary."""
    if modality is Modality.PERMIT:
        free = not bound or any(word in sentence for word in _WITHOUT)
        return Check.UNMET if free else Check.MET
    if modality in (Modality.REQUIRE, Modality.ASSERT):
        return Check.MET if bound else None
    return Check.MET if modality in (Modality.FORBID, Modality.DENY) else None


def _decided(
    modality: Modality, met: Sequence[Modality], unmet: Sequence[Modality], sentence: str = "."
) -> Check | None:
    if modality is Modality.ASSERT and not sentence.rstrip(' .)"”').endswith(_STATING):
        return None
    return Check.MET if modality in met else Check.UNMET if modality in unmet else None


_STATING = ("다", "함", "음", "임", "됨", "것")
"""Endings of a sentence that states something; a heading or a bare noun does not."""
