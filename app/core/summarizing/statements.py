"""Statements: the sentences of a document as they stand, without the marks that open them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from app.core.amendments import blank_amendments
from app.core.answering.evidence import clean
from app.core.grounding.instructions import has_instruction, instruction_spans
from app.core.sentences import opens_list, sentence_spans
from app.core.structure.marks import CIRCLED, find_mark
from app.core.structure.tree import UnitTree
from app.core.structure.unit import Kind, PageSpan, Unit

_DELETED = re.compile(r"^[\s:]*삭\s*제\s*(?:[<\[(].*)?\.?$", re.DOTALL)
DELETED_HEADING = re.compile(r"\s*삭\s?제\s*(?:[<\[(].*)?$")
"""The title of a division whose articles were all repealed."""
_PENDING = re.compile(
    r"\[시행일\s*:[^\[\]]{0,80}\]\s*(?:제\d+조(?:의\d+)?(?:제\d+항)?(?:제\d+호)?(?:\s*(?:,|ㆍ|및)\s*제?\d*[조항호]?)*)?"
)
"""A print's note on when single articles take effect, set behind their text."""
_BULLET = re.compile(r"^[\s\-–—*•·․∙◦○●□■▪▶‣◈※☞❍ㅇŸ󰊱-󰊹]+(?=\s*\S)")
_SENTENCE = re.compile(r"(?:다|요|까|[a-z])[.!?][\s\"'”’)\]]*$")
_ENDS = re.compile(r"(?:[다요까죠음함됨임것]|[a-z\d%])[.!。\s\"'”’)\]]*$")
_FOLLOWING = re.compile(r"다음\s*각\s*[호목]")
_END = 60  # characters of a sentence's end
_NOTE_MARKS = "*※☞"
_BROKEN = 25  # characters from which a line may have been broken by the page's width
_SHORTEST = 12  # characters of a sentence


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence, an item of a list or a table row.

    Attributes:
        text: the words, amendment marks blanked and white space squeezed.
        spans: where they stand; `page.text[start:end]` each.
        unit: ordinal of the unit it belongs to.
        kind: of that unit.
        opener: opens a list, and says little without it.
        mark: what stood before it ("1.", "○", "*"), or "".
    """

    text: str
    spans: tuple[PageSpan, ...]
    unit: int
    kind: Kind
    opener: bool
    mark: str = ""

    @property
    def note(self) -> bool:
        """It is a remark on the statement before it."""
        return self.mark[:1] in _NOTE_MARKS and self.mark != ""

    def continued(self, following: Statement) -> Statement:
        """With the line that goes on with it."""
        text = f"{self.text} {following.text}"
        return replace(self, text=text, spans=(*self.spans, *following.spans), opener=following.opener)

    def goes_on(self, following: Statement) -> bool:
        """Whether a marked line breaks off, and the next line, which has no mark, goes on with it."""
        return (
            self.kind is following.kind is Kind.TEXT
            and bool(self.mark)
            and not following.mark
            and len(self.text) >= _BROKEN
            and not _ENDS.search(self.text)
        )

    @property
    def row(self) -> bool:
        """It is a row of a table."""
        return self.kind is Kind.ROW

    @property
    def complete(self) -> bool:
        """It reads as a sentence by itself; an item of a list does where it is one."""
        if self.opener or self.row or len(self.text) < _SHORTEST:
            return False
        listed = Kind.ITEM <= self.kind <= Kind.SUBDETAIL
        return bool((_SENTENCE if listed else _ENDS).search(self.text))


class StatementReader:
    """Reads the statements of one document, leaving out what talks to the machine.

    Args:
        tree: the document's units and page texts.
    """

    def __init__(self, tree: UnitTree) -> None:
        self._tree = tree
        self._forbidden = {page: _planted_spans(text) for page, text in tree.texts.items()}
        self.refused: list[Unit] = []

    def read(self, unit: Unit) -> tuple[Statement, ...]:
        """The statements of a unit; none for a bare caption, for deleted text and for planted instructions."""
        if unit.kind < Kind.ARTICLE or unit.kind is Kind.TABLE:
            return ()
        whole = self._tree.text(unit)
        if self._planted(unit.spans) or has_instruction(whole):
            self.refused.append(unit)
            return ()
        start = _mark_length(unit, whole)
        if not clean(whole[start:]) or _DELETED.match(whole[start:]):
            return ()
        return tuple(self._statements(unit, whole, start))

    def _statements(self, unit: Unit, whole: str, start: int) -> Iterator[Statement]:
        pieces = [(start, len(whole))] if unit.kind is Kind.ROW else _sentences(whole, start)
        for begin, end in pieces:
            spans = tuple(_slices(unit.spans, begin, end))
            text = _PENDING.sub("", clean(whole[begin:end])).strip()
            if text and spans:
                mark = whole[:start].strip() if begin == start else ""
                yield Statement(text, spans, unit.ordinal, unit.kind, _opens_list(text), mark)

    def _planted(self, spans: Sequence[PageSpan]) -> bool:
        return any(
            begin < span.end and span.start < end for span in spans for begin, end in self._forbidden.get(span.page, ())
        )


def _planted_spans(text: str) -> list[tuple[int, int]]:
    """Places of a page that talk to the machine. Two 항, each a sentence of its own, are not read as one instruction."""
    spans = []
    for begin, end in instruction_spans(text):
        first, _, second = text[begin:end].partition("\n")
        whole = blank_amendments(first).rstrip().endswith("다.") and second[:1] in CIRCLED and "\n" not in second
        if not (second and whole) or has_instruction(first) or has_instruction(second):
            spans.append((begin, end))
    return spans


def _opens_list(text: str) -> bool:
    """A sentence that announces a list at its end, or points to "다음 각 호" anywhere."""
    return opens_list(text[-_END:]) or bool(_FOLLOWING.search(text))


def _mark_length(unit: Unit, text: str) -> int:
    """Characters of the mark and caption that open a unit ("제5조(제목) ", "① ", "1. ", "- ")."""
    if unit.number:
        value = re.search(r"\d+", unit.number)
        mark = find_mark(text, int(value[0]) if value else 0)
        if mark and mark.kind is unit.kind:
            return mark.length + len(text[mark.length :]) - len(text[mark.length :].lstrip())
    bullet = _BULLET.match(text)
    return bullet.end() if bullet else 0


def _sentences(text: str, start: int) -> list[tuple[int, int]]:
    return [(start + begin, start + end) for begin, end in sentence_spans(text[start:])]


def _slices(spans: Sequence[PageSpan], begin: int, end: int) -> Iterator[PageSpan]:
    """The part of joined spans between two offsets of their joined text (see `join_spans`)."""
    offset = 0
    for span in spans:
        length = span.end - span.start
        left, right = max(begin - offset, 0), min(end - offset, length)
        if left < right:
            yield PageSpan(span.page, span.start + left, span.start + right)
        offset += length + 1
