"""Searching and answering where the vectors cannot be used, or are not there yet."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import pytest

from app.core.answering.answer import AnswerStatus
from app.core.errors import StorageError, UsageError
from app.core.ports import Vector
from app.core.retrieval.no_vectors import BUSY, NoVectors
from app.core.retrieval.query import LONGEST_QUESTION
from app.core.retrieval.scope import Scope
from app.core.retrieval.service import Mode, Retriever
from tests.fakes.library import SmallLibrary
from tests.fakes.vectors import MemoryVectors

RULE = (
    "제1조(목적) 이 규정은 전자금융 업무를 정한다.",
    "제5조(비밀번호) 은행은 비밀번호를 분기마다 변경한다.",
    "제6조(보고) 영업점장은 사고를 1시간 이내에 보고한다.",
)
QUESTION = "비밀번호는 얼마나 자주 변경하나요?"


class Damaged(MemoryVectors):
    """A store whose files are there and cannot be read."""

    def search(self, vector: Vector, limit: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        raise StorageError("vectors_damaged")

    def count(self) -> int:
        raise StorageError("vectors_damaged")


@pytest.fixture
def filled(library: SmallLibrary) -> SmallLibrary:
    library.add(library.write("규정.txt", *RULE))
    return library


def without(library: SmallLibrary, store: str) -> str:
    """Take the vectors away. Returns the notice that is due."""
    if store == "damaged":
        library.vectors = Damaged()
        return "vectors_damaged"
    if store == "lost":
        library.vectors.reset()
        return "vectors_damaged"
    if store == "waiting":
        library.vectors.reset()
        library.catalogue.mark_embedded(library.catalogue.chunk_ids(), embedded=False)
        return ""
    return BUSY


def retriever(library: SmallLibrary, store: str) -> Retriever:
    vectors = NoVectors() if store == "busy" else library.vectors
    return Retriever(library.catalogue, vectors, library.embedder)


@pytest.mark.parametrize("store", ["damaged", "lost", "waiting", "busy"])
def test_search_goes_by_words_and_says_why(filled: SmallLibrary, store: str) -> None:
    notice = without(filled, store)
    found = retriever(filled, store).retrieve(filled.query(QUESTION), 5)
    assert found.passages[0].locator == "제5조"
    assert found.notice == notice
    assert found.lacking & {chunk.chunk_id for chunk in found.passages[0].chunks}


@pytest.mark.parametrize("store", ["damaged", "lost", "waiting", "busy"])
def test_an_answer_knows_how_near_its_passages_are_all_the_same(filled: SmallLibrary, store: str) -> None:
    whole = retriever(filled, "").retrieve_measured(filled.query(QUESTION), 5).passages
    without(filled, store)
    found = retriever(filled, store).retrieve_measured(filled.query(QUESTION), 5).passages
    assert found[0].text == whole[0].text
    assert found[0].similarity == pytest.approx(whole[0].similarity, abs=1e-6)
    assert found[0].similarity > 0


@pytest.mark.parametrize("store", ["damaged", "lost"])
def test_an_answer_carries_the_notice(filled: SmallLibrary, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.core.answering.gate.THRESHOLD", -99.0)  # the gate is fitted to the real embedder
    without(filled, store)
    answer = filled.answerer().ask(QUESTION)
    assert (answer.status, answer.notice) == (AnswerStatus.ANSWERED, "vectors_damaged")
    assert "분기마다" in answer.text


def test_whole_vectors_are_no_reason_for_a_notice(filled: SmallLibrary) -> None:
    found = retriever(filled, "").retrieve_measured(filled.query(QUESTION), 5)
    assert (found.notice, found.lacking) == ("", frozenset())
    elsewhere = retriever(filled, "").retrieve(filled.query(QUESTION), 5, Scope("없는 곳"))
    assert (elsewhere.passages, elsewhere.notice) == ((), "")


@pytest.mark.parametrize("store", ["damaged", "busy"])
def test_who_asks_for_vectors_alone_is_told_that_there_are_none(filled: SmallLibrary, store: str) -> None:
    without(filled, store)
    with pytest.raises(StorageError):
        retriever(filled, store).retrieve(filled.query(QUESTION), 5, mode=Mode.VECTOR)
    assert retriever(filled, store).retrieve(filled.query(QUESTION), 5, mode=Mode.LEXICAL).notice == ""


def test_other_trouble_of_the_store_is_not_hushed_up(filled: SmallLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*arguments: object) -> None:
        raise StorageError("library_locked")

    monkeypatch.setattr(filled.vectors, "search", locked)
    with pytest.raises(StorageError, match="library_locked"):
        filled.search(QUESTION)


def test_adding_mends_a_store_that_lost_its_vectors(filled: SmallLibrary) -> None:
    filled.vectors.reset()
    filled.add(filled.write("새규정.txt", "제9조(열쇠) 열쇠를 보관한다."))
    assert filled.vectors.ids() == set(filled.catalogue.chunk_ids())


def test_adding_makes_a_damaged_store_anew(filled: SmallLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged() -> int:
        raise StorageError("vectors_damaged")

    monkeypatch.setattr(filled.vectors, "count", damaged)
    assert filled.indexer().mend()
    monkeypatch.undo()
    list(filled.indexer().resume())
    assert filled.vectors.ids() == set(filled.catalogue.chunk_ids())


def test_a_store_that_breaks_while_it_is_filled_is_made_anew_once(
    filled: SmallLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    add, calls = filled.vectors.add, []

    def damaged_at_first(chunk_ids: Sequence[int], vectors: Sequence[Vector]) -> None:
        calls.append(chunk_ids)
        if len(calls) == 1:
            raise StorageError("vectors_damaged")
        add(chunk_ids, vectors)

    monkeypatch.setattr(filled.vectors, "add", damaged_at_first)
    (outcome,) = filled.add(filled.write("새규정.txt", "제9조(열쇠) 열쇠를 보관한다."))
    assert outcome.status == "ready"
    assert filled.vectors.ids() == set(filled.catalogue.chunk_ids())

    def damaged(chunk_ids: Sequence[int], vectors: Sequence[Vector]) -> None:
        raise StorageError("vectors_damaged")

    monkeypatch.setattr(filled.vectors, "add", damaged)
    with pytest.raises(StorageError):
        filled.add(filled.write("다른규정.txt", "제3조(금고) 금고를 잠근다."))


def test_mending_what_is_whole_changes_nothing(filled: SmallLibrary) -> None:
    assert not filled.indexer().mend()
    assert filled.catalogue.count_without_vector() == 0


def test_a_question_as_long_as_a_document_is_refused(filled: SmallLibrary) -> None:
    with pytest.raises(UsageError, match="question_too_long"):
        filled.query("가" * (LONGEST_QUESTION + 1))
    assert filled.query("가 " * (LONGEST_QUESTION // 2)).text


def test_hangul_that_was_typed_apart_is_put_together(filled: SmallLibrary) -> None:
    apart = unicodedata.normalize("NFD", QUESTION)
    assert filled.query(apart) == filled.query(QUESTION)
    assert filled.answerer().ask(apart).question == QUESTION
