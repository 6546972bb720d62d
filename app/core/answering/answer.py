"""What an answer is: sentences that rest on citations, what was withheld, and what was not found."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from app.core.geometry import Box
from app.core.library import DocumentRecord
from app.core.retrieval.passage import Passage


class AnswerStatus(StrEnum):
    """Decided by code, never by the model."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Citation:
    """A verbatim slice of a page: `page.text[start:end] == quote`.

    Attributes:
        number: as shown in the answer, from 1.
        rects: rectangles on the page in PDF points from its bottom-left corner; empty without geometry.
        locator: the place as a person would name it.
    """

    number: int
    document: DocumentRecord
    page: int
    start: int
    end: int
    quote: str
    rects: tuple[Box, ...]
    locator: str


@dataclass(frozen=True, slots=True)
class AnswerSentence:
    """A sentence that may be shown.

    Attributes:
        citations: numbers of the citations it rests on; never empty.
        support: 1 for a verbatim quote, else how well the check found it supported (0-1).
        verbatim: it is quoted from the documents, not written by the model.
    """

    text: str
    citations: tuple[int, ...]
    support: float
    verbatim: bool


@dataclass(frozen=True, slots=True)
class Withheld:
    """A sentence of the model that failed the check, with the reason's code."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Timings:
    """Where the time went, in milliseconds; 0 for a stage that did not run."""

    retrieve_ms: float = 0.0
    evidence_ms: float = 0.0
    first_token_ms: float = 0.0
    total_ms: float = 0.0
    prompt_tokens: int = 0
    completion_tokens: int = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    Attributes:
        text: what people read: the model's supported sentences, the quoted evidence, what is missing.
        missing: names of the parts of the question that the documents do not answer.
        passages: what was retrieved; offered as reading where nothing was found.
        notice: code of something the reader should know ("model_missing", "vectors_damaged"), or "".
        risk: "review" when a person has to check it before use, "evidence_only" when the model was kept from writing, else "".
        risk_category: id of the category in the risk rules, or "".
        risk_reason: why, in the language of the question, or "".
    """

    question: str
    status: AnswerStatus
    text: str
    sentences: tuple[AnswerSentence, ...]
    withheld: tuple[Withheld, ...]
    citations: tuple[Citation, ...]
    passages: tuple[Passage, ...]
    timings: Timings = field(default_factory=Timings)
    missing: tuple[str, ...] = ()
    notice: str = ""
    risk: str = ""
    risk_category: str = ""
    risk_reason: str = ""
