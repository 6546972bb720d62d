"""Answers over the sample documents with the real models: every citation verbatim, every status the code's own."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.adapters.llama_model import LlamaModel
from app.core.answering.answer import Answer, AnswerSentence, AnswerStatus
from app.core.answering.service import Listener
from app.core.errors import Cancelled
from app.core.indexing.service import Outcome
from app.system import installed, paths
from app.wiring import Access, Library
from tests.integration.conftest import Open

QUESTIONS: list[dict[str, Any]] = tomllib.loads((paths.resources() / "samples" / "questions.toml").read_text("utf-8"))[
    "question"
]
DEMO = [question for question in QUESTIONS if question["demo"]]
ANSWERABLE = [question for question in QUESTIONS if question["document"]]


@pytest.fixture
def library(sample_folder: tuple[Path, list[Outcome]], open_library: Open) -> Library:
    return open_library(sample_folder[0], Access.ASK)


@pytest.fixture(scope="module")
def model() -> Iterator[LlamaModel]:
    loaded = LlamaModel(installed.answer_file().path)
    yield loaded
    loaded.close()


def bare(text: str) -> str:
    return re.sub(r"[\s,]", "", text)


def check(library: Library, answer: Answer) -> None:
    """What holds for every answer whatever it says."""
    numbers = [citation.number for citation in answer.citations]
    assert numbers == list(range(1, len(numbers) + 1))
    for citation in answer.citations:
        page = library.catalogue.page(citation.document.document_id, citation.page)
        assert page is not None
        assert page.text[citation.start : citation.end] == citation.quote
        assert citation.quote == citation.quote.strip() != ""
    for sentence in answer.sentences:
        assert sentence.citations
        assert set(sentence.citations) <= set(numbers)
        assert 0.0 < sentence.support <= 1.0
    if answer.status is AnswerStatus.NOT_FOUND:
        assert (answer.sentences, answer.citations) == ((), ())
    else:
        assert answer.sentences
    assert (answer.status is AnswerStatus.PARTIAL) == bool(answer.sentences and answer.missing)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["text"])
def test_whatever_is_answered_is_cited_verbatim(library: Library, question: dict[str, Any]) -> None:
    check(library, library.answerer(None).ask(question["text"]))


@pytest.mark.parametrize("question", ANSWERABLE, ids=lambda question: question["text"])
def test_the_right_document_is_found(library: Library, question: dict[str, Any]) -> None:
    query = library.queries().build(question["text"])
    found = {Path(p.document.path).name for p in library.retriever().retrieve(query, 5).passages}
    assert set(question["document"]) <= found


@pytest.mark.parametrize("question", DEMO, ids=lambda question: question["text"])
def test_the_questions_of_the_demonstration_are_answered_as_they_should_be(
    library: Library, question: dict[str, Any]
) -> None:
    answer = library.answerer(None).ask(question["text"])
    assert answer.status.value == question["expect_status"]
    assert all(re.search(pattern, bare(answer.text)) for pattern in question["must_contain"])
    assert {Path(c.document.path).name for c in answer.citations} >= set(question["document"])


def test_the_model_writes_above_the_quotes_what_they_bear_out(library: Library, model: LlamaModel) -> None:
    evidence: list[Answer] = []
    sentences: list[AnswerSentence] = []
    listener = Listener(evidence.append, sentences.append)
    answer = library.answerer(model).ask(DEMO[0]["text"], listener=listener)
    check(library, answer)
    assert answer.status is AnswerStatus.ANSWERED
    assert "5회" in answer.text
    assert answer.timings.completion_tokens > 0
    assert answer.timings.first_token_ms > answer.timings.evidence_ms
    assert tuple(sentences) == tuple(s for s in answer.sentences if not s.verbatim)
    assert evidence[0].status is AnswerStatus.ANSWERED
    shown = {(c.document.document_id, c.page, c.start, c.end) for c in answer.citations}
    assert {(c.document.document_id, c.page, c.start, c.end) for c in evidence[0].citations} <= shown


def test_the_model_is_not_even_asked_where_the_documents_hold_no_answer(library: Library, model: LlamaModel) -> None:
    unanswerable = next(question for question in DEMO if question["kind"] == "unanswerable")
    answer = library.answerer(model).ask(unanswerable["text"])
    check(library, answer)
    assert answer.status is AnswerStatus.NOT_FOUND
    assert answer.timings.completion_tokens == 0
    assert answer.passages


def test_an_answer_is_cancelled_while_the_model_writes(library: Library, model: LlamaModel) -> None:
    told: list[Answer] = []
    with pytest.raises(Cancelled):
        library.answerer(model).ask(DEMO[0]["text"], listener=Listener(told.append), cancelled=lambda: bool(told))
    assert told[0].status is AnswerStatus.ANSWERED
