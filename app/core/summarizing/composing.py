"""Putting a summary together: drafts are numbered, key facts cited, and what is covered is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.core.answering.answer import Citation, Withheld
from app.core.library import DocumentRecord
from app.core.summarizing.citing import Citer, Numbering
from app.core.summarizing.drafts import Draft
from app.core.summarizing.keyfacts import Fact
from app.core.summarizing.material import DocumentText
from app.core.summarizing.sections import Section
from app.core.summarizing.summary import (
    Coverage,
    KeyFact,
    LeftOut,
    LeftOutReason,
    Length,
    SectionCoverage,
    Summary,
    SummarySentence,
    SummaryTimings,
)


@dataclass(frozen=True, slots=True)
class State:
    """How far a summary has come."""

    withheld: tuple[Withheld, ...] = ()
    timings: SummaryTimings = field(default_factory=SummaryTimings)
    generated: bool = False
    partial: bool = False
    notice: str = ""


@dataclass(slots=True)
class Composer:
    """Composes the summary of some documents, as often as it is asked.

    Args:
        citer: looks up citations.
        texts: what was read.
        facts: key facts.
        length: what was asked for.
        korean: language of the summary.
    """

    citer: Citer
    texts: tuple[DocumentText, ...]
    facts: tuple[Fact, ...]
    length: Length
    korean: bool
    sections: tuple[Section, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Gather the sections of all documents."""
        self.sections = tuple(section for text in self.texts for section in text.sections)

    @property
    def documents(self) -> tuple[DocumentRecord, ...]:
        """What is summarised."""
        return tuple(text.document for text in self.texts)

    def compose(self, drafts: Sequence[Draft], state: State) -> Summary:
        """The summary with these sentences; a draft without a citation is left out."""
        numbering = self.citer.numbering()
        sentences = tuple(s for draft in drafts if (s := _sentence(draft, numbering)))
        facts = [KeyFact(f.kind, f.text, numbering.cite((f.topic,), f.statements)) for f in self.facts]
        return Summary(
            documents=self.documents,
            length=self.length,
            korean=self.korean,
            sentences=sentences,
            citations=tuple(numbering.citations),
            withheld=state.withheld,
            coverage=self._coverage(sentences, numbering.citations),
            key_facts=tuple(fact for fact in facts if fact.citations),
            timings=state.timings,
            generated=state.generated,
            partial=state.partial,
            notice=state.notice,
        )

    def _coverage(self, sentences: Sequence[SummarySentence], citations: Sequence[Citation]) -> Coverage:
        counts = Counter(sentence.section for sentence in sentences)
        covered = tuple(_covered(section, counts[index]) for index, section in enumerate(self.sections))
        silent = [
            LeftOut(LeftOutReason.SECTION, s.document.document_id, s.title, s.page, len(s.topics))
            for index, s in enumerate(self.sections)
            if not counts[index]
        ]
        return Coverage(
            pages=sum(text.document.pages for text in self.texts),
            pages_read=sum(text.pages_read for text in self.texts),
            chunks=sum(len(text.chunks) for text in self.texts),
            chunks_read=sum(text.chunks_read for text in self.texts),
            chunks_written_from=self._written_from(sentences, citations),
            sections=covered,
            left_out=(*(each for text in self.texts for each in text.left_out), *silent),
        )

    def _written_from(self, sentences: Sequence[SummarySentence], citations: Sequence[Citation]) -> int:
        """Indexed passages that a sentence's citation overlaps."""
        cited = {number for sentence in sentences for number in sentence.citations}
        places: dict[tuple[str, int], list[tuple[int, int]]] = {}
        for citation in citations:
            if citation.number in cited:
                key = citation.document.document_id, citation.page
                places.setdefault(key, []).append((citation.start, citation.end))
        return sum(
            any(
                start < span.end and span.start < end
                for span in stored.chunk.spans
                for start, end in places.get((text.document.document_id, span.page), ())
            )
            for text in self.texts
            for stored in text.chunks
        )


def _sentence(draft: Draft, numbering: Numbering) -> SummarySentence | None:
    citations = numbering.cite(draft.topics, draft.statements)
    if not citations:
        return None
    return SummarySentence(draft.text, citations, draft.support, draft.verbatim, draft.section)


def _covered(section: Section, sentences: int) -> SectionCoverage:
    return SectionCoverage(
        section.title,
        section.document.document_id,
        section.page,
        section.last_page,
        sentences > 0,
        sentences,
        section.characters,
        tuple(dict.fromkeys(topic.caption for topic in section.topics if topic.caption)),
    )
