"""Every duty and ban of a rule, sentence by sentence, with its article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.core.extracting.passages import Passage, Reading
from app.core.grounding.clauses import find_clauses
from app.core.grounding.modality import Modality
from app.core.sentences import sentence_spans
from app.core.structure import Kind

_ITEM_DUTY = re.compile(r"(?:할|둘|갖출|받을|않을|아니할|말|될|줄|지킬)\s?것\s*[.;]?\s*$")
_ITEM_BAN = re.compile(r"(?:아니할|않을|못할|말|금지할)\s?것\s*[.;]?\s*$")
_SENTENCE_END = re.compile(r"(?:다|함|됨|요)\s*[.)\"”]*\s*(?:[<\[][^<>\[\]]*[>\]]\s*)*$")
_COMMENCEMENT = re.compile(r"부터\s*시행한다")


@dataclass(frozen=True, slots=True)
class Duty:
    """A sentence that binds.

    Attributes:
        ban: it forbids; otherwise it requires.
        start, end: offsets into the passage's text.
    """

    passage: Passage
    ban: bool
    start: int
    end: int


def duties_of(reading: Reading) -> Iterator[Duty]:
    """Duties and bans in order: main clauses that require or forbid, and list items that end in "…할 것"."""
    for passage in reading.passages:
        if passage.row or passage.unit.kind < Kind.ARTICLE:
            continue
        for start, end in sentence_spans(passage.text):
            sentence = passage.text[start:end]
            begin = start + _mark_length(passage, start, sentence)
            ban = _ban(passage.text[begin:end])
            if ban is not None and begin < end and (_SENTENCE_END.search(sentence) or _led_in(passage, reading)):
                yield Duty(passage, ban, begin, end)


def _led_in(passage: Passage, reading: Reading) -> bool:
    """A list item binds where the sentence it continues does; the items of a definition only say what a thing is."""
    above = [
        reading.by_unit[unit.ordinal]
        for unit in reading.tree.ancestors(passage.unit)
        if unit.ordinal in reading.by_unit
    ]
    parent = passage.unit.parent
    texts = [each for each in reading.passages if each.unit.kind is Kind.TEXT and each.unit.parent == parent]
    before = [each.text for each in texts if each.unit.ordinal < passage.unit.ordinal][-1:]
    leads = [*(reading.passages[index].text for index in above), *before]
    return any(_ban(text[start:end]) is not None for text in leads for start, end in sentence_spans(text))


def _ban(sentence: str) -> bool | None:
    """True for a ban, False for a duty, None for neither."""
    if _COMMENCEMENT.search(sentence):
        return None
    if _ITEM_DUTY.search(sentence):
        return bool(_ITEM_BAN.search(sentence))
    if not _SENTENCE_END.search(sentence):
        return None  # an item that only lists a case
    binding = [
        clause
        for clause in find_clauses(sentence)
        if not clause.embedded and clause.modality in (Modality.REQUIRE, Modality.FORBID)
    ]
    return binding[-1].modality is Modality.FORBID if binding else None


def _mark_length(passage: Passage, start: int, sentence: str) -> int:
    """The number and title that open the unit are no words of the sentence."""
    if start != 0:
        return 0
    title = passage.unit.title
    if title and (at := sentence.find(title)) >= 0:
        length = at + len(title) + 1
    else:
        mark = re.match(
            r"\s*(?:[①-⑳㉑-㉟]|\d{1,3}(?:의\d{1,2})?\.|[가-하]\.|\(?\d{1,2}\)|\(?[가-하]\)|제\d+조(?:의\d+)?)", sentence
        )
        length = mark.end() if mark else 0
    return length + len(sentence[length:]) - len(sentence[length:].lstrip())
