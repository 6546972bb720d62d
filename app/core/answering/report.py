"""Answers as reports: what an export of a question, or of a whole conversation, holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.core.answering.answer import Answer, AnswerSentence, AnswerStatus
from app.core.library import DocumentRecord
from app.core.messages import words
from app.core.report import Mark, Paragraph, Report, Run, Source, Style, text_paragraph
from app.core.risk.marking import needs_reviewer, risk_mark

_CELLS = " | "
"""Stands between the cells of a table in a page's text (see `BlockKind.TABLE`)."""
_READING = 3
"""Passages offered as reading where nothing was found, as on the screen."""


@dataclass(frozen=True, slots=True)
class _Fixed:
    """Fixed words of one language."""

    kind: str
    status: dict[AnswerStatus, str]
    sources: str
    evidence: str
    missing: str
    not_found: str
    reading: str
    withheld: str
    page: str


_WORDS = {
    "ko": _Fixed(
        kind="질의응답",
        status={
            AnswerStatus.ANSWERED: "근거 확인됨",
            AnswerStatus.PARTIAL: "일부만 확인됨",
            AnswerStatus.NOT_FOUND: "문서에 없음",
        },
        sources="근거 {count}곳",
        evidence="원문",
        missing="문서에서 찾지 못한 내용",
        not_found="등록된 문서에서 답을 찾지 못했습니다.",
        reading="가까운 내용 (답이 아님)",
        withheld="근거를 확인하지 못해 뺀 문장: {count}개",
        page="{page}쪽",
    ),
    "en": _Fixed(
        kind="Questions and answers",
        status={
            AnswerStatus.ANSWERED: "Supported",
            AnswerStatus.PARTIAL: "Partly supported",
            AnswerStatus.NOT_FOUND: "Not in the documents",
        },
        sources="sources: {count}",
        evidence="Words of the documents",
        missing="Not found in the documents",
        not_found="The documents do not hold an answer to this question.",
        reading="Nearest reading (not an answer)",
        withheld="Sentences left out because nothing bears them out: {count}",
        page="p. {page}",
    ),
}


def answer_report(
    answer: Answer,
    made_on: str,
    language: str = "ko",
    collection: str = "",
    reviewer: str = "",
    tell_withheld: bool = False,
) -> Report:
    """One question with its answer.

    Args:
        answer: the answer.
        made_on: ISO date and time to the minute.
        language: "ko" or "en", for the fixed words.
        collection: where it was asked; "" takes that of the cited documents when they share one.
        reviewer: who checked it, or "".
        tell_withheld: say how many sentences were withheld (where the policy allows it).
    """
    return conversation_report((answer,), answer.question, made_on, language, collection, reviewer, tell_withheld)


def conversation_report(
    answers: Sequence[Answer],
    title: str,
    made_on: str,
    language: str = "ko",
    collection: str = "",
    reviewer: str = "",
    tell_withheld: bool = False,
) -> Report:
    """Several questions with their answers, in order. For the arguments see `answer_report`."""
    alone = [answer.question for answer in answers] == [title]
    writing = _Writing(_WORDS.get(language, _WORDS["ko"]), language, tell_withheld, alone)
    blocks = tuple(block for answer in answers for block in writing.blocks(answer))
    named = list(dict.fromkeys(document.collection for document in writing.documents))
    return Report(
        title=title,
        kind=writing.words.kind,
        subject=tuple(dict.fromkeys(document.title or _file(document) for document in writing.documents)),
        collection=collection or (named[0] if len(named) == 1 else ""),
        made_on=made_on,
        language=language,
        blocks=blocks,
        sources=tuple(writing.sources),
        reviewer=reviewer,
        needs_review=any(needs_reviewer(answer) for answer in answers),
    )


@dataclass(slots=True)
class _Writing:
    """Writes answers one after the other, numbering their sources throughout.

    Attributes:
        alone: there is one answer, and the title is its question.
    """

    words: _Fixed
    language: str
    tell_withheld: bool
    alone: bool
    sources: list[Source] = field(default_factory=list)
    documents: list[DocumentRecord] = field(default_factory=list)

    def blocks(self, answer: Answer) -> Iterator[Paragraph]:
        """An answer's paragraphs."""
        numbers = {c.number: self._source(c.document, c.page, c.locator, c.quote) for c in answer.citations}
        if not self.alone:
            yield text_paragraph(answer.question, Style.HEADING)
        yield self._status(answer)
        if answer.notice:
            yield text_paragraph(words(answer.notice, self.language).message, Style.NOTE)
        if answer.risk:
            yield text_paragraph(f"{risk_mark(answer.risk, self.language)}: {answer.risk_reason}", Style.NOTE)
        headline = [s for s in answer.sentences if not s.verbatim]
        quoted = [s for s in answer.sentences if s.verbatim]
        for sentence in headline:
            yield text_paragraph(sentence.text, sources=_known(sentence.citations, numbers))
        if headline and quoted:
            yield self._heading(self.words.evidence)
        for sentence in quoted:
            yield text_paragraph(_quoted(sentence, answer), Style.QUOTE, _known(sentence.citations, numbers))
        yield from self._missing(answer)
        if self.tell_withheld and answer.withheld:
            yield text_paragraph(self.words.withheld.format(count=len(answer.withheld)), Style.NOTE)

    def _status(self, answer: Answer) -> Paragraph:
        told = Run(self.words.status[answer.status], Mark.BOLD)
        if not answer.citations:
            return Paragraph((told,))
        return Paragraph((told, Run(f" · {self.words.sources.format(count=len(answer.citations))}", Mark.MUTED)))

    def _missing(self, answer: Answer) -> Iterator[Paragraph]:
        if answer.status is AnswerStatus.NOT_FOUND:
            yield text_paragraph(answer.text or self.words.not_found)
            yield from self._reading(answer)
        elif answer.missing:
            yield self._heading(self.words.missing)
            yield from (text_paragraph(label, Style.ITEM) for label in answer.missing)

    def _reading(self, answer: Answer) -> Iterator[Paragraph]:
        nearest = answer.passages[:_READING]
        if nearest:
            yield self._heading(self.words.reading)
        for passage in nearest:
            number = self._source(passage.document, passage.page, passage.locator, passage.text)
            source = self.sources[number - 1]
            place = ", ".join(part for part in (source.title, source.place) if part)
            yield text_paragraph(place, Style.ITEM, (number,))

    def _heading(self, text: str) -> Paragraph:
        """Under a question of many, bold words: there is one level of headings."""
        return text_paragraph(text, Style.HEADING) if self.alone else Paragraph((Run(text, Mark.BOLD),))

    def _source(self, document: DocumentRecord, page: int, locator: str, quote: str) -> int:
        """Number of a source, the same for the same words at the same place."""
        printed = self.words.page.format(page=page) if document.paged else ""
        place = ", ".join(part for part in (locator, printed) if part)
        file = _file(document)
        for source in self.sources:
            if (source.file, source.place, source.quote) == (file, place, quote) and source.title == document.title:
                return source.number
        if document not in self.documents:
            self.documents.append(document)
        self.sources.append(Source(len(self.sources) + 1, file, document.title, place, quote))
        return len(self.sources)


def _quoted(sentence: AnswerSentence, answer: Answer) -> str:
    """A quoted sentence; rows of a table stand one under the other."""
    quotes = [c.quote for c in answer.citations if c.number in sentence.citations]
    if len(quotes) > 1 and all(_CELLS in quote for quote in quotes):
        return "\n".join(" ".join(quote.split()) for quote in quotes)
    return sentence.text


def _known(citations: Sequence[int], numbers: dict[int, int]) -> tuple[int, ...]:
    return tuple(numbers[number] for number in citations if number in numbers)


def _file(document: DocumentRecord) -> str:
    """Name of the source file; a library may have been filled on another system."""
    return re.split(r"[\\/]", document.path)[-1]
