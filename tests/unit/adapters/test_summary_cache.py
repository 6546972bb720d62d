"""Kept summaries: what comes back is what was kept, and nothing that happens to the file is an error."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.adapters import summary_cache
from app.adapters.summary_cache import SqliteSummaryCache
from app.core.answering.answer import Citation, Withheld
from app.core.summarizing.summary import (
    Coverage,
    FactKind,
    KeyFact,
    LeftOut,
    LeftOutReason,
    Length,
    SectionCoverage,
    Summary,
    SummarySentence,
)
from tests.fakes.documents import make_record

DOCUMENT = make_record("d1", pages=3, error_values={"page": 2})
SUMMARY = Summary(
    documents=(DOCUMENT,),
    length=Length.SHORT,
    korean=True,
    sentences=(SummarySentence("직원은 3일 이내에 보고하여야 한다.", (1,), 0.93, False, 0),),
    citations=(Citation(1, DOCUMENT, 2, 10, 14, "보고한다", ((1.0, 2.0, 3.5, 4.0),), "제6조제1항"),),
    withheld=(Withheld("직원은 9일 이내에 보고하여야 한다.", "withheld_value"),),
    coverage=Coverage(
        3, 2, 5, 5, 1,
        (SectionCoverage("제1장 총칙", "d1", 1, 2, True, 1, 300, ("제1조(목적)",)),),
        (LeftOut(LeftOutReason.NO_TEXT, "d1", "", 3),),
    ),
    key_facts=(KeyFact(FactKind.DEADLINE, "3일 이내에 보고", (1,)),),
    generated=True,
)  # fmt: skip


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    SqliteSummaryCache(tmp_path / "summaries.db").save("k", SUMMARY)
    cache = SqliteSummaryCache(tmp_path / "summaries.db")
    assert cache.load("k") == SUMMARY
    assert cache.load("other") is None


def test_a_later_summary_takes_the_place_of_an_earlier_one(tmp_path: Path) -> None:
    cache = SqliteSummaryCache(tmp_path / "summaries.db")
    later = replace(SUMMARY, korean=False)
    cache.save("k", SUMMARY)
    cache.save("k", later)
    assert cache.load("k") == later


def test_a_file_that_was_never_made_holds_nothing(tmp_path: Path) -> None:
    assert SqliteSummaryCache(tmp_path / "summaries.db").load("k") is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"no database at all" * 100, b""])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "summaries.db"
    path.write_bytes(content)
    cache = SqliteSummaryCache(path)
    assert cache.load("k") is None
    cache.save("k", SUMMARY)
    assert cache.load("k") == SUMMARY


@pytest.mark.parametrize("row", [b"{", b'{"documents": []}', b"[]", b'{"length": "endless"}'])
def test_a_row_that_is_no_summary_is_forgotten(tmp_path: Path, row: bytes) -> None:
    path = tmp_path / "summaries.db"
    cache = SqliteSummaryCache(path)
    cache.save("k", SUMMARY)
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE summaries SET summary = ?", (row,))
    assert cache.load("k") is None
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT count(*) FROM summaries").fetchone() == (0,)


def test_the_oldest_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(summary_cache, "MOST", 2)
    cache = SqliteSummaryCache(tmp_path / "summaries.db")
    for key in ("a", "b", "c"):
        cache.save(key, SUMMARY)
    assert [cache.load(key) is not None for key in ("a", "b", "c")] == [False, True, True]


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    cache = SqliteSummaryCache(tmp_path / "missing" / "summaries.db")
    cache.save("k", SUMMARY)
    assert cache.load("k") is None
