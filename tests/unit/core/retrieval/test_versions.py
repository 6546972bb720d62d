"""Chunks of versions that a question does not ask about."""

from __future__ import annotations

import zlib

import pytest

from app.core.chunk import Chunk
from app.core.library import DocumentRecord, StoredChunk
from app.core.retrieval.fusion import SUPERSEDED_FACTOR, SUPPLEMENT_FACTOR
from app.core.retrieval.query import Query
from app.core.retrieval.versions import NAMED_FACTOR, chunk_factor, hidden_versions, names_version
from app.core.structure import PageSpan
from tests.fakes.documents import make_record

OLD = make_record("old", superseded_by="new", effective_date="2025-02-05", metadata={"issue": "2025-4"})
NEW = make_record("new", effective_date="2026-02-13", metadata={"issue": "2026-7"})
DOCUMENTS = {"old": OLD, "new": NEW}


def stored(document: DocumentRecord, label: str, supplement: bool = False, heading: str = "") -> StoredChunk:
    chunk = Chunk(0, (PageSpan(1, 0, 9),), label, (heading,) if heading else (), "", 0, 0, supplement)
    return StoredChunk(zlib.crc32(f"{document.document_id} {label}".encode()), document.document_id, chunk, "")


def hidden(query: Query, *chunks: StoredChunk) -> list[str]:
    found = hidden_versions(chunks, DOCUMENTS, query)
    return [f"{c.document_id} {c.chunk.label}" for c in chunks if c.chunk_id in found]


PLAIN = Query("보고 기한", "", ())


def test_an_old_article_hides_behind_the_one_in_force() -> None:
    assert hidden(PLAIN, stored(OLD, "제13조제1항"), stored(NEW, "제13조제2항")) == ["old 제13조제1항"]


def test_an_old_article_without_counterpart_stays() -> None:
    assert hidden(PLAIN, stored(OLD, "제13조"), stored(NEW, "제14조")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("제13조의2제1항", "제13조제1항"),
        ("제13조", "제13조의2"),
        ("제1조", "제11조"),
        ("부칙 제2조", "제2조"),
        ("별표 1 제3호", "별표 2 제3호"),
        ("별표 1", "별표 11"),
        ("", "제13조"),
    ],
)
def test_other_places_are_no_counterpart(old: str, new: str) -> None:
    assert hidden(PLAIN, stored(OLD, old), stored(NEW, new)) == []


@pytest.mark.parametrize(
    ("old", "new"), [("별표 1 제3호", "별표 1"), ("부칙 제2조제1항", "부칙 제2조"), ("제13조의2", "제13조의2제3항")]
)
def test_the_same_place_is(old: str, new: str) -> None:
    assert hidden(PLAIN, stored(OLD, old), stored(NEW, new)) == [f"old {old}"]


def test_text_without_a_number_goes_by_its_heading() -> None:
    assert hidden(PLAIN, stored(OLD, "", heading="보고"), stored(NEW, "", heading="보고")) == ["old "]
    assert hidden(PLAIN, stored(OLD, "", heading="보고"), stored(NEW, "", heading="교육")) == []


@pytest.mark.parametrize(
    "query",
    [
        Query("", "", (), asks_old=True),
        Query("", "", (), issues=("2025-4",)),
        Query("", "", (), issues=("2025-02-05",)),
    ],
)
def test_a_question_about_the_old_version_sees_it(query: Query) -> None:
    assert hidden(query, stored(OLD, "제13조"), stored(NEW, "제13조")) == []


def test_factors() -> None:
    assert chunk_factor(stored(NEW, "제13조"), NEW, PLAIN) == 1.0
    assert chunk_factor(stored(OLD, "제13조"), OLD, PLAIN) == SUPERSEDED_FACTOR
    assert chunk_factor(stored(OLD, "제13조"), OLD, Query("", "", (), asks_old=True)) == 1.0
    assert chunk_factor(stored(OLD, "제13조"), OLD, Query("", "", (), issues=("2025-4",))) == NAMED_FACTOR
    assert chunk_factor(stored(NEW, "부칙 제1조", supplement=True), NEW, PLAIN) == SUPPLEMENT_FACTOR
    assert chunk_factor(stored(NEW, "부칙 제1조", supplement=True), NEW, Query("경과조치가 있나요", "", ())) == 1.0


def test_a_version_is_named_by_issue_or_date() -> None:
    assert names_version(OLD, Query("", "", (), issues=("2025-02-05",)))
    assert not names_version(OLD, PLAIN)
    assert not names_version(make_record("x"), Query("", "", (), issues=("2025-4",)))
