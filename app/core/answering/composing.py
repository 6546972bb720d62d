"""Putting an answer together: quoted evidence, the model's sentences above it, what is missing, and the status."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.core.answering.answer import Answer, AnswerSentence, AnswerStatus, Timings, Withheld
from app.core.answering.evidence import Evidence
from app.core.answering.expected import satisfies
from app.core.answering.quoting import Quoter
from app.core.answering.selection import PartAnswer
from app.core.retrieval.passage import Passage
from app.core.sentences import opens_list, sentence_spans
from app.core.structure import PageSpan

_WHOLE = 420  # characters; a longer unit is quoted by its relevant sentences
_LEAD_IN_QUOTED = 160
_SPACE = re.compile(r"\s+")
_HANGUL = re.compile(r"[가-힣]")

NOT_FOUND_KO = "등록된 문서에서 답을 찾지 못했습니다."
NOT_FOUND_EN = "The documents do not hold an answer to this question."


@dataclass(slots=True)
class Composer:
    """Composes the answer to one question; evidence is quoted once, the headline may come later.

    Args:
        question: as asked; its language decides the fixed words.
        quoter: numbers the citations.
        passages: what was retrieved, shown as reading.
        parts: the question's parts with their evidence.
        premise: what the question takes for granted against the documents, or "".
        notice: code of something the reader should know about the search, or "".
    """

    question: str
    quoter: Quoter
    passages: tuple[Passage, ...]
    parts: tuple[PartAnswer, ...]
    premise: str = ""
    notice: str = ""
    quoted: tuple[AnswerSentence, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Quote the evidence of every answered part, each unit once."""
        chosen: dict[tuple[str, int], Evidence] = {}
        for part in self.parts:
            if part.answered and not self.premise:
                chosen.update({scored.evidence.key: scored.evidence for scored in part.chosen})
        self.quoted = tuple(s for group in _grouped(list(chosen.values())) if (s := self._quote(group)))

    @property
    def evidence(self) -> list[Evidence]:
        """Evidence of the answered parts, in turn, so that every part reaches the model."""
        queues = [[s.evidence for s in part.chosen] for part in self.parts if part.answered]
        turns = max((len(queue) for queue in queues), default=0)
        ordered = [queue[i] for i in range(turns) for queue in queues if i < len(queue)]
        return list({each.key: each for each in ordered}.values())

    def asked_for(self, text: str) -> bool:
        """A sentence holds a value of the kind that some answered part asks for, or none is asked for."""
        return any(satisfies(part.expected, text) is not False for part in self.parts if part.answered)

    def repeats(self, text: str) -> bool:
        """A quoted sentence says this already."""
        bare = _SPACE.sub("", text).rstrip(".")
        return any(bare in _SPACE.sub("", quoted.text) for quoted in self.quoted)

    def compose(
        self, headline: Sequence[AnswerSentence], withheld: Sequence[Withheld], timings: Timings, notice: str = ""
    ) -> Answer:
        """The answer with these sentences of the model above the quotes.

        Args:
            headline: sentences of the model that passed the check.
            withheld: those that did not.
            timings: measured so far.
            notice: code of something the reader should know about the writing; it comes before that of the search.
        """
        notice = notice or self.notice
        missing = tuple(part.part.label for part in self.parts if not part.answered)
        status = self._status(len(missing))
        if status is AnswerStatus.NOT_FOUND:
            text = self._not_found()
            return Answer(self.question, status, text, (), tuple(withheld), (), self.passages, timings, missing, notice)
        sentences = (*headline, *self.quoted)
        lines = [_line(s) for s in sentences] + [self._missing_line(label) for label in missing]
        return Answer(
            self.question,
            status,
            "\n".join(lines),
            sentences,
            tuple(withheld),
            tuple(self.quoter.citations),
            self.passages,
            timings,
            missing,
            notice,
        )

    def _not_found(self) -> str:
        if not self.premise:
            return NOT_FOUND_KO if self.korean else NOT_FOUND_EN
        if self.korean:
            return f"질문에 적힌 ‘{self.premise}’ 부분이 등록된 문서의 내용과 다르거나 문서에서 확인되지 않습니다. 아래 문단을 확인하세요."
        return f"The documents disagree with ‘{self.premise}’ in the question, or do not bear it out. See the passages below."

    @property
    def korean(self) -> bool:
        """The question is in Korean."""
        return bool(_HANGUL.search(self.question))

    def _status(self, missing: int) -> AnswerStatus:
        if not self.quoted:
            return AnswerStatus.NOT_FOUND
        return AnswerStatus.PARTIAL if missing else AnswerStatus.ANSWERED

    def _missing_line(self, label: str) -> str:
        if self.korean:
            return f"‘{label}’에 대한 내용은 등록된 문서에서 찾지 못했습니다."
        return f"The documents do not say: {label}."

    def _quote(self, group: Sequence[Evidence]) -> AnswerSentence | None:
        """One quoted sentence: the lead-in once, then each item that continues it."""
        numbers: list[int] = []
        if group[0].lead_in:
            numbers += self.quoter.cite(group[0], self._lead_in_spans(group[0]))
        for evidence in group:
            numbers += self.quoter.cite(evidence, self._spans(evidence))
        numbers = list(dict.fromkeys(numbers))
        text = " ".join(_SPACE.sub(" ", self.quoter.quote(number)) for number in numbers)
        return AnswerSentence(text, tuple(numbers), 1.0, verbatim=True) if numbers else None

    def _lead_in_spans(self, evidence: Evidence) -> tuple[PageSpan, ...]:
        """A short lead-in whole; of a longer one, the sentence that opens the list.

        A 항 may say other things before that sentence, and name an exception after it. The exception is quoted, too, where
        there is room, and never without the sentence: items behind "다만, … 그러하지 아니하다" would read as its cases.
        """
        if len(evidence.lead_in_text) <= _LEAD_IN_QUOTED:
            return evidence.lead_in
        pieces = self._sentences(evidence, evidence.lead_in)
        if not pieces:
            return evidence.lead_in
        opening = max((i for i, piece in enumerate(pieces) if opens_list(self._text(evidence, piece))), default=-1)
        whole = _joined(pieces[opening:])
        return tuple(whole) if sum(piece.end - piece.start for piece in whole) <= _WHOLE else (pieces[opening],)

    def _sentences(self, evidence: Evidence, spans: Sequence[PageSpan]) -> list[PageSpan]:
        return [
            PageSpan(span.page, span.start + start, span.start + end)
            for span in spans
            for start, end in sentence_spans(self._text(evidence, span))
        ]

    def _spans(self, evidence: Evidence) -> tuple[PageSpan, ...]:
        """The whole unit, or for a very long one its sentences that hold the question's words."""
        if sum(span.end - span.start for span in evidence.spans) <= _WHOLE:
            return evidence.spans
        words = set(re.findall(r"[가-힣A-Za-z0-9]{2,}", self.question))
        ranked = sorted(
            self._sentences(evidence, evidence.spans), key=lambda piece: -_shared(words, self._text(evidence, piece))
        )
        kept: list[PageSpan] = []
        for piece in ranked:
            if kept and sum(k.end - k.start for k in kept) + piece.end - piece.start > _WHOLE:
                break
            kept.append(piece)
        return tuple(sorted(kept, key=lambda piece: (piece.page, piece.start)))

    def _text(self, evidence: Evidence, span: PageSpan) -> str:
        return self.quoter.page(evidence.document.document_id, span.page).text[span.start : span.end]


def _grouped(evidence: Sequence[Evidence]) -> list[list[Evidence]]:
    """Evidence in order, with a list's opening and its items brought together behind the first of them."""
    openings = {(each.document.document_id, each.lead_in) for each in evidence if each.lead_in}
    groups: dict[object, list[Evidence]] = {}
    for each in evidence:
        whole = each.document.document_id, each.spans
        key = (each.document.document_id, each.lead_in) if each.lead_in else whole if whole in openings else each.key
        groups.setdefault(key, []).append(each)
    return [sorted(group, key=lambda e: e.unit) for group in groups.values()]


def _joined(sentences: Sequence[PageSpan]) -> list[PageSpan]:
    """Sentences that follow each other on a page as one stretch of it."""
    joined: list[PageSpan] = []
    for each in sentences:
        if joined and joined[-1].page == each.page:
            joined[-1] = PageSpan(each.page, joined[-1].start, each.end)
        else:
            joined.append(each)
    return joined


def _shared(words: set[str], text: str) -> int:
    return sum(word in text or word[:2] in text for word in words)


def _line(sentence: AnswerSentence) -> str:
    marks = "".join(f"[{number}]" for number in sentence.citations)
    return f"{sentence.text} {marks}"
