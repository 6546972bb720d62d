"""What a summary is: sentences that rest on citations, key facts, and an account of what was read and what was left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.core.answering.answer import Citation, Withheld
from app.core.library import DocumentRecord


class Length(StrEnum):
    """How much a summary says."""

    SHORT = "short"
    STANDARD = "standard"
    DETAILED = "detailed"


class FactKind(StrEnum):
    """What people look for first in a rule."""

    EFFECTIVE = "시행일"
    SUBJECT = "대상"
    DUTY = "의무"
    BAN = "금지"
    DEADLINE = "기한"
    PENALTY = "벌칙"
    MONEY = "금액"


class LeftOutReason(StrEnum):
    """Why something of a document is not in its summary."""

    NO_TEXT = "no_text"  # a page that is an image: nothing to read
    INSTRUCTION = "instruction"  # words that talk to the machine instead of to the reader
    DELETED = "deleted"  # a division whose articles are all deleted
    SECTION = "section"  # a section that was read and that the summary says nothing of


@dataclass(frozen=True, slots=True)
class SummarySentence:
    """A sentence of a summary.

    Attributes:
        citations: numbers of the citations it rests on; never empty.
        support: 1 for words of the document, else how well the check found it supported (0-1).
        verbatim: words of the document, amendment marks left out; otherwise written by the model.
        section: index into `Coverage.sections`.
    """

    text: str
    citations: tuple[int, ...]
    support: float
    verbatim: bool
    section: int


@dataclass(frozen=True, slots=True)
class SectionCoverage:
    """A section of a document, and what the summary says of it.

    Attributes:
        title: its heading ("제3장 전자금융거래의 안전성 확보"), or where it stands.
        document_id: the document it belongs to.
        page, last_page: where it begins and ends (1-based).
        represented: the summary has a sentence on it.
        sentences: how many.
        characters: length of its text.
        contents: captions of its articles or headings, in order ("제13조(전산자료 보호대책)").
    """

    title: str
    document_id: str
    page: int
    last_page: int
    represented: bool
    sentences: int
    characters: int
    contents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something of a document that is not in its summary.

    Attributes:
        count: how many statements, where there are several.
    """

    reason: LeftOutReason
    document_id: str
    title: str
    page: int
    count: int = 1


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was read, and what of it the summary speaks of.

    Attributes:
        pages, pages_read: of all documents; a page that is only an image cannot be read.
        chunks, chunks_read: the same for indexed passages; one that holds nothing but planted instructions is not read.
        chunks_written_from: passages that stand under a sentence of the summary.
    """

    pages: int
    pages_read: int
    chunks: int
    chunks_read: int
    chunks_written_from: int
    sections: tuple[SectionCoverage, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def represented(self) -> int:
        """Sections that the summary has a sentence on."""
        return sum(section.represented for section in self.sections)


@dataclass(frozen=True, slots=True)
class KeyFact:
    """A fact in the document's own words.

    Attributes:
        kind: what sort of fact.
        text: the statement.
        citations: numbers of the citations it stands in.
    """

    kind: FactKind
    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SummaryTimings:
    """Where the time went, in milliseconds; 0 for a stage that did not run.

    Attributes:
        extractive_ms: until the first summary, made without a model, was there.
        first_sentence_ms: until the first sentence was written.
        first_section_ms: until the first section was written.
        calls: how often the model was asked.
    """

    extractive_ms: float = 0.0
    first_sentence_ms: float = 0.0
    first_section_ms: float = 0.0
    total_ms: float = 0.0
    calls: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary of one document or several.

    Attributes:
        documents: what it was made from.
        korean: its language is Korean, otherwise English.
        sentences: by section, in the order of the documents.
        citations: what the sentences and key facts rest on, numbered from 1.
        withheld: sentences of the model that failed the check.
        generated: a model wrote some of it; otherwise every sentence is the documents' own.
        partial: the user stopped before the model was through; the rest is verbatim.
        notice: code of something the reader should know ("model_missing", "model_memory"), or "".
    """

    documents: tuple[DocumentRecord, ...]
    length: Length
    korean: bool
    sentences: tuple[SummarySentence, ...]
    citations: tuple[Citation, ...]
    withheld: tuple[Withheld, ...]
    coverage: Coverage
    key_facts: tuple[KeyFact, ...]
    timings: SummaryTimings = field(default_factory=SummaryTimings)
    generated: bool = False
    partial: bool = False
    notice: str = ""
