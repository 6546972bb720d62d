"""Documents are added: from dialogs or by dropping, with progress, stops and failures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QUrl
from pytestqt.qtbot import QtBot

from app.engine.protocol.events import Stopped
from app.engine.protocol.requests import AddDocuments, Resume
from app.ui.context import Context
from app.ui.library.arrange import HEADER, Attention
from app.ui.library.dialogs import CollectionDialog
from app.ui.library.file_dialogs import FileDialogs, name_filters
from app.ui.library.notice_strip import Notice
from app.ui.library.panel import LibraryPanel
from tests.fakes.engine import FakeEngine
from tests.ui.library.given import (
    BANK,
    Heard,
    changed,
    drop,
    embedding,
    failed,
    panel_with,
    reading,
    row,
    shown,
    tell_rows,
)


def test_adding_shows_how_far_it_has_come(panel: LibraryPanel, engine: FakeEngine, heard: Heard) -> None:
    """Files, then chunks, then a summary."""
    panel.add_paths(["/규정/새.pdf", "/규정/새.pdf", "/규정/또.hwp"])
    request = engine.last(AddDocuments)
    assert (request.paths, request.collection) == (("/규정/새.pdf", "/규정/또.hwp"), "")
    assert panel.progress.isVisible()
    assert panel.progress.headline.text() == "Getting ready…"
    new = row("new", "새", state="waiting")
    engine.reply(request.id, changed(new), reading(1, 5, 1, 130, "/규정/새.pdf"))
    assert panel.progress.headline.text() == "Reading files: 1 of 5"
    assert panel.progress.time.text() == "about 2 min left · 1 could not be read"
    assert panel.progress.file.text() == "새.pdf"
    assert (panel.progress.bar.value(), panel.progress.bar.maximum()) == (1, 5)
    bad = row("bad", state="failed", error_code="document_damaged")
    engine.reply(request.id, changed(row("new", "새", state="searchable"), bad), reading(5, 5, 1, 0))
    engine.reply(request.id, embedding(64, 640, 40))
    assert panel.progress.headline.text() == "Indexing by meaning: 64 of 640"
    engine.finish(request.id, changed(row("new", "새")))
    assert not panel.progress.isVisible()
    assert heard.messages == [
        "Added 1 document. 1 document could not be read. 3 documents were there already and stay as they are."
    ]
    assert panel.strip.notice is Notice.FAILED
    panel.strip.act.click()
    assert sorted(shown(panel)) == ["bad", "k", "l"]
    panel.strip.act.click()
    assert len(shown(panel)) == 15


def test_one_burst_is_reported_once(panel: LibraryPanel, engine: FakeEngine, heard: Heard) -> None:
    """Jobs that overlap count together, and counts do not fall when one ends."""
    panel.add_paths(["/a"])
    first = engine.last(AddDocuments).id
    panel.add_paths(["/b"])
    second = engine.last(AddDocuments).id
    engine.reply(first, reading(10, 10, seconds=0))
    engine.reply(second, reading(1, 4, seconds=30))
    engine.finish(first, changed(row("n1")))
    assert heard.messages == []
    assert panel.progress.headline.text() == "Reading files: 11 of 14"
    engine.finish(second, changed(row("n2")))
    assert len(heard.messages) == 1
    assert heard.messages[0].startswith("Added 2 documents.")


def test_stop(panel: LibraryPanel, engine: FakeEngine, heard: Heard) -> None:
    """Everything stops; what waits can be read later."""
    panel.add_paths(["/a"])
    request = engine.last(AddDocuments).id
    engine.reply(request, changed(row("w", state="waiting")), reading(1, 9))
    panel.progress.stop.click()
    panel.progress.stop.click()
    assert engine.cancelled == [request]
    assert panel.progress.headline.text() == "Stopping…"
    engine.reply(request, Stopped())
    assert heard.messages == ["Stopped. Finished documents stay. 8 files were not added."]
    assert panel.strip.notice is Notice.WAITING
    assert panel.strip.label.text() == "2 documents still wait to be read."  # "f" has no vectors yet
    panel.strip.act.click()
    engine.finish(engine.last(Resume).id, changed(row("w")))
    assert heard.messages[-1] == "Read the 1 document that was left."
    assert panel.strip.notice is not Notice.WAITING


def test_a_job_that_fails_as_a_whole_says_why(panel: LibraryPanel, engine: FakeEngine, heard: Heard) -> None:
    """Disk full, with what to do, once."""
    panel.add_paths(["/a"])
    engine.reply(engine.last(AddDocuments).id, failed("disk_full"))
    assert len(heard.messages) == 1
    assert "디스크에 남은 공간이 없습니다" in heard.messages[0]
    assert not panel.progress.isVisible()


def test_the_engine_dies_while_adding(panel: LibraryPanel, context: Context, engine: FakeEngine, heard: Heard) -> None:
    """The same is asked of the next one, and what was left is resumed; nobody has to do anything."""
    panel.add_paths(["/규정"], "여신")
    engine.reply(engine.last(AddDocuments).id, reading(3, 9), changed(row("half", state="reading")))
    engine.die()
    assert panel.progress.headline.text() == "Getting ready…"
    panel.add_paths(["/나중"])
    assert len(engine.sent_of(AddDocuments)) == 1
    engine.get_ready(unfinished=True)
    tell_rows(context, (*BANK, row("half", state="waiting")))
    assert [request.paths for request in engine.sent_of(AddDocuments)] == [("/규정",), ("/규정",), ("/나중",)]
    assert engine.sent_of(AddDocuments)[1].collection == "여신"
    assert panel.progress.isVisible()
    for request in engine.sent_of(AddDocuments)[1:]:
        engine.finish(request.id)
    engine.finish(engine.last(Resume).id, changed(row("half")))
    assert not panel.progress.isVisible()
    assert "half" in shown(panel)
    assert len(heard.messages) == 1


def test_dialogs_for_adding(panel: LibraryPanel, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files or a folder, then the collection; dismissing either adds nothing."""
    answers: dict[str, object] = {"files": [], "folder": "", "collection": None}
    monkeypatch.setattr(FileDialogs, "ask_files", lambda *_: answers["files"])
    monkeypatch.setattr(FileDialogs, "ask_folder", lambda *_: answers["folder"])
    monkeypatch.setattr(CollectionDialog, "ask", lambda *_: answers["collection"])
    panel.add_dialog()
    answers["files"] = ["/규정/a.pdf"]
    panel.add_dialog()
    assert engine.sent_of(AddDocuments) == []
    answers.update(collection="여신", folder="/규정")
    panel.add_dialog()
    panel.add_dialog(folder=True)
    assert [(r.paths, r.collection) for r in engine.sent_of(AddDocuments)] == [
        (("/규정/a.pdf",), "여신"),
        (("/규정",), "여신"),
    ]


def test_without_collections_no_question_is_asked(
    qtbot: QtBot, context: Context, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is nothing to choose."""
    panel = panel_with(context)
    qtbot.addWidget(panel)
    monkeypatch.setattr(FileDialogs, "ask_files", lambda *_: ["/a.pdf"])
    monkeypatch.setattr(CollectionDialog, "ask", lambda *_: pytest.fail("asked"))
    panel.add_dialog()
    assert engine.last(AddDocuments).collection == ""


def test_name_filters_cover_every_format() -> None:
    """All together first, and any file at last."""
    filters = name_filters()
    for suffix in ("*.pdf", "*.hwp", "*.hwpx", "*.docx", "*.xlsx", "*.eml", "*.md"):
        assert suffix in filters[0]
        assert sum(suffix in each for each in filters) == 2
    assert filters[-1].endswith("(*)")


def test_files_join_the_collection_that_is_shown(panel: LibraryPanel, engine: FakeEngine) -> None:
    """Unless another one is named."""
    panel.top.show_chosen.emit("여신", Attention.NONE)
    panel.add_paths(["/a.pdf"])
    panel.add_paths(["/b.pdf"], "")
    assert [request.collection for request in engine.sent_of(AddDocuments)] == ["여신", ""]


def test_files_are_dropped(panel: LibraryPanel, engine: FakeEngine) -> None:
    """Onto the panel, or onto a collection; links to the web are nothing."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/규정/a.pdf"), QUrl("https://example.com/b.pdf")])
    drop(panel, data, panel, QPoint(5, 5))
    rect = panel.view.visualRect(panel.model.index(panel.model.position(HEADER + "전자금융")))
    drop(panel, data, panel.view, rect.center())
    assert [(request.paths, request.collection) for request in engine.sent_of(AddDocuments)] == [
        (("/규정/a.pdf",), ""),
        (("/규정/a.pdf",), "전자금융"),
    ]
