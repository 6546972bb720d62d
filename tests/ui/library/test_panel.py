"""The panel as a whole: what the engine says is shown, what the user does is asked of the engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QProgressBar
from pytestqt.qtbot import QtBot

from app.core.messages import words
from app.core.retrieval.scope import Scope
from app.engine.protocol.events import DocumentsRemoved, Stopped
from app.engine.protocol.requests import (
    AddDocuments,
    CheckFiles,
    ListDocuments,
    MoveDocuments,
    RemoveDocuments,
    Resume,
    RetryDocuments,
)
from app.ui.context import Context
from app.ui.library.arrange import HEADER, Attention, Order
from app.ui.library.dialogs import CollectionDialog, DetailsDialog, NameDialog, PasswordDialog
from app.ui.library.empty_state import Emptiness
from app.ui.library.file_dialogs import FileDialogs, name_filters
from app.ui.library.model import MIME
from app.ui.library.notice_strip import Notice
from app.ui.library.panel import LibraryPanel
from tests.fakes.engine import FakeEngine
from tests.ui.library.given import (
    BANK,
    INDEXING,
    changed,
    embedding,
    failed,
    panel_with,
    reading,
    row,
    settle,
    tell_rows,
)


class Heard:
    """What a panel said."""

    def __init__(self, panel: LibraryPanel) -> None:
        self.messages: list[str] = []
        self.opened: list[str] = []
        self.scopes: list[tuple[Scope, str]] = []
        self.undoable: list[tuple[str, object, object]] = []
        panel.message.connect(self.messages.append)
        panel.open_document.connect(self.opened.append)
        panel.scope_selected.connect(lambda scope, label: self.scopes.append((scope, label)))
        panel.undoable.connect(lambda *parts: self.undoable.append(parts))


@pytest.fixture
def panel(qtbot: QtBot, context: Context) -> Iterator[LibraryPanel]:
    """A panel with the bank's documents, shown."""
    made = panel_with(context, BANK)
    qtbot.addWidget(made)
    made.resize(320, 760)
    made.show()
    QApplication.processEvents()
    yield made
    QApplication.processEvents()


@pytest.fixture
def heard(panel: LibraryPanel) -> Heard:
    """What it says from now on."""
    return Heard(panel)


def shown(panel: LibraryPanel) -> list[str]:
    """Ids of the documents in the list."""
    keys = [panel.model.key(each) for each in range(panel.model.rowCount())]
    return [key for key in keys if not key.startswith(HEADER)]


def press(panel: LibraryPanel, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key in the list."""
    QTest.keyClick(panel.view, key, modifier)


# --- beginning ------------------------------------------------------------------------------------------------------


def test_first_run_invites(qtbot: QtBot, context: Context, engine: FakeEngine) -> None:
    """Not before the engine has said that there is nothing."""
    panel = LibraryPanel(context)
    qtbot.addWidget(panel)
    assert panel.empty.reason is Emptiness.OPENING
    engine.get_ready()
    assert panel.empty.reason is Emptiness.OPENING
    tell_rows(context, [])
    assert panel.empty.reason is Emptiness.FIRST_RUN
    panel.empty.samples.click()
    request = engine.last(AddDocuments)
    assert request.collection
    assert {Path(path).suffix for path in request.paths} == {".pdf", ".docx", ".hwpx", ".txt"}
    assert all(Path(path).is_file() for path in request.paths)


def test_a_library_that_cannot_be_opened_says_so(qtbot: QtBot, context: Context, engine: FakeEngine) -> None:
    panel = LibraryPanel(context)
    qtbot.addWidget(panel)
    assert panel.empty.reason is Emptiness.OPENING
    engine.give_up("library_in_use", path="/srv/서고")
    assert panel.empty.reason is Emptiness.REFUSED
    assert panel.empty.headline.text() == "The library could not be opened"
    found = words("library_in_use", "ko", path="/srv/서고")
    assert panel.empty.text.text() == f"{found.message} {found.hint}".strip()
    assert not panel.empty.samples.isVisibleTo(panel.empty)
    engine.restart()
    assert panel.empty.reason is Emptiness.OPENING
    engine.get_ready()
    tell_rows(context, BANK)
    assert panel.stack.currentWidget() is panel.view
    engine.give_up()
    assert panel.stack.currentWidget() is panel.view, "what is known stays to be seen"


def test_a_panel_made_late_lists_at_once(qtbot: QtBot, context: Context, engine: FakeEngine) -> None:
    """The engine may be ready before the window is."""
    engine.get_ready(unfinished=True)
    panel = LibraryPanel(context)
    qtbot.addWidget(panel)
    assert len(engine.sent_of(ListDocuments)) == 1
    assert len(engine.sent_of(Resume)) == 1
    engine.finish(engine.last(Resume).id)


def test_documents_are_listed(panel: LibraryPanel) -> None:
    """All of them, with a summary."""
    assert sorted(shown(panel)) == sorted(each.document_id for each in BANK)
    assert panel.summary.text() == "13 documents · 730 pages"
    assert panel.collections() == ["여신", "전자금융"]
    assert panel.stack.currentWidget() is panel.view


# --- adding ---------------------------------------------------------------------------------------------------------


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


def drop(widget: LibraryPanel, data: QMimeData, target: object, point: QPoint) -> None:
    """Drop data onto a widget."""
    event = QDropEvent(
        QPointF(point),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    target.dropEvent(event)  # type: ignore[attr-defined]


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


# --- reading again --------------------------------------------------------------------------------------------------


def test_a_password_is_asked_for(
    panel: LibraryPanel, engine: FakeEngine, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong one is said to be wrong, and asked for again when the user wants."""
    asked: list[tuple[list[str], bool]] = []
    answers = iter(["틀림", "맞음", None])

    def answer(_parent: object, names: list[str], was_wrong: bool) -> str | None:
        asked.append((list(names), was_wrong))
        return next(answers)

    monkeypatch.setattr(PasswordDialog, "ask", answer)
    panel.view.go_to("k")
    assert panel.selection.password.isVisible()
    assert not panel.selection.ask.isVisible()
    assert "암호가 걸린 PDF입니다" in panel.selection.detail.text()
    panel.selection.password.click()
    request = engine.last(RetryDocuments)
    assert (request.document_ids, request.password) == (("k",), "틀림")
    engine.finish(request.id, changed(row("k", state="failed", error_code="password_wrong", pages=0)))
    assert heard.messages == ["암호가 맞지 않습니다."]
    assert "암호가 맞지 않습니다" in panel.selection.detail.text()
    panel.selection.password.click()
    request = engine.last(RetryDocuments)
    engine.finish(request.id, changed(row("k", "개인정보 처리위탁 계약서")))
    assert heard.messages[-1] == "Read 1 document again."
    assert not panel.selection.password.isVisible()
    assert panel.selection.open.isVisible()
    assert asked == [(["개인정보 처리위탁 계약서"], False), (["k"], True)]


def test_changed_files_are_read_again(panel: LibraryPanel, engine: FakeEngine) -> None:
    """All of them from the notice, one from the card; missing ones only where asked for by name."""
    assert panel.strip.notice is Notice.CHANGED
    panel.strip.act.click()
    assert engine.last(RetryDocuments).document_ids == ("d",)
    assert panel.strip.notice is Notice.NONE
    engine.finish(engine.last(RetryDocuments).id)
    panel.view.go_to("g")
    panel.selection.retry.click()
    assert engine.last(RetryDocuments).document_ids == ("g",)


def test_a_notice_that_was_put_off_stays_away(panel: LibraryPanel, engine: FakeEngine) -> None:
    """Until another document changes."""
    panel.strip.dismiss.click()
    assert panel.strip.notice is Notice.NONE
    engine.tell(changed(row("a", "여신업무 처리규정", collection="여신", on_disk="changed")))
    settle(panel)
    assert panel.strip.notice is Notice.CHANGED


def test_files_are_checked_when_the_window_comes_back(
    panel: LibraryPanel, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once a minute at most, and not twice at a time."""
    assert len(engine.sent_of(CheckFiles)) == 1
    panel.session.check_files()
    assert len(engine.sent_of(CheckFiles)) == 1
    monkeypatch.setattr("app.ui.library.session.CHECK_PAUSE_MS", 0)
    panel.session.check_files()
    panel.session.check_files()
    assert len(engine.sent_of(CheckFiles)) == 2


# --- taking out -----------------------------------------------------------------------------------------------------


def test_removal_can_be_undone(panel: LibraryPanel, engine: FakeEngine, heard: Heard) -> None:
    """Documents go at once, the engine hears nothing, and they come back."""
    panel.view.select_ids(["e", "f"])
    press(panel, Qt.Key.Key_Delete)
    assert {"e", "f"}.isdisjoint(shown(panel))
    assert panel.summary.text().startswith("11 documents")
    text, undo, commit = heard.undoable[0]
    assert text == "Took out 2 documents."
    assert callable(undo) and callable(commit)
    undo()
    commit()
    assert {"e", "f"} <= set(shown(panel))
    assert engine.sent_of(RemoveDocuments) == []


def test_removal_becomes_final(panel: LibraryPanel, engine: FakeEngine, heard: Heard) -> None:
    """When the toast ends; later undoing does nothing."""
    panel.commands.remove(["e"])
    _, undo, commit = heard.undoable[0]
    assert callable(undo) and callable(commit)
    commit()
    commit()
    undo()
    assert "e" not in shown(panel)
    request = engine.last(RemoveDocuments)
    assert request.document_ids == ("e",)
    assert len(engine.sent_of(RemoveDocuments)) == 1
    engine.finish(request.id, DocumentsRemoved(document_ids=("e",)))
    settle(panel)
    assert "e" not in shown(panel)


def test_removals_are_flushed_before_a_question(panel: LibraryPanel, engine: FakeEngine) -> None:
    """Answers must not come from documents that were taken out."""
    panel.commands.remove(["e"])
    panel.commands.remove(["f"])
    panel.flush_pending()
    panel.flush_pending()
    assert [request.document_ids for request in engine.sent_of(RemoveDocuments)] == [("e",), ("f",)]


def test_a_removal_that_fails_shows_the_documents_again(panel: LibraryPanel, engine: FakeEngine, heard: Heard) -> None:
    """With the reason."""
    panel.commands.remove(["e"])
    panel.flush_pending()
    engine.reply(engine.last(RemoveDocuments).id, failed("library_locked"))
    assert "e" in shown(panel)
    assert "다른 프로그램이 서고 자료를 쓰고 있습니다" in heard.messages[0]


def test_a_removal_outlives_the_engine(panel: LibraryPanel, context: Context, engine: FakeEngine) -> None:
    """Asked again of the next one; the rows stay away meanwhile."""
    panel.commands.remove(["e"])
    panel.flush_pending()
    engine.die()
    assert "e" not in shown(panel)
    engine.get_ready()
    tell_rows(context, BANK)
    assert "e" not in shown(panel)
    engine.finish(engine.last(RemoveDocuments).id, DocumentsRemoved(document_ids=("e",)))
    assert len(engine.sent_of(RemoveDocuments)) == 2


def test_adding_what_was_just_taken_out_keeps_it(panel: LibraryPanel, engine: FakeEngine, heard: Heard) -> None:
    """The file itself, or its folder."""
    panel.commands.remove(["e", "f", "k"])
    panel.add_paths(["/home/clerk/규정/전자금융거래법.pdf"])
    assert "e" in shown(panel)
    assert "f" not in shown(panel)
    panel.flush_pending()
    assert engine.last(RemoveDocuments).document_ids == ("f", "k")
    panel.commands.remove(["a"])
    panel.add_paths(["/home/clerk/규정"])
    assert "a" in shown(panel)


# --- collections ----------------------------------------------------------------------------------------------------


def test_moving(panel: LibraryPanel, engine: FakeEngine, heard: Heard) -> None:
    """By drag or menu; shown at once, undone at once."""
    data = QMimeData()
    data.setData(MIME, b"h\ni")
    rect = panel.view.visualRect(panel.model.index(panel.model.position(HEADER + "여신")))
    drop(panel, data, panel.view, rect.center())
    request = engine.last(MoveDocuments)
    assert (request.document_ids, request.collection) == (("h", "i"), "여신")
    assert panel.model.section_of(panel.model.position("h")) == "여신"
    text, undo, _ = heard.undoable[0]
    assert text == "Moved 2 documents: 여신"
    assert callable(undo)
    undo()
    assert engine.last(MoveDocuments).collection == ""
    assert panel.model.section_of(panel.model.position("h")) == ""


def test_moving_to_where_it_is_does_nothing(panel: LibraryPanel, engine: FakeEngine, heard: Heard) -> None:
    """No request, no toast."""
    panel.commands.move(["a", "b"], "여신")
    assert engine.sent_of(MoveDocuments) == []
    assert heard.undoable == []


def test_a_refused_move_goes_back(panel: LibraryPanel, engine: FakeEngine, heard: Heard) -> None:
    """With the reason."""
    panel.commands.move(["a"], "전자금융")
    engine.reply(engine.last(MoveDocuments).id, failed("library_locked"))
    assert panel.model.section_of(panel.model.position("a")) == "여신"
    assert len(heard.messages) == 1


def test_new_rename_dissolve(
    panel: LibraryPanel, engine: FakeEngine, heard: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A collection without documents is shown, too, and remembered."""
    names = iter(["감사", "여신 규정", "내부감사"])
    monkeypatch.setattr(NameDialog, "ask", lambda *_: next(names))
    panel.top.new_collection.emit()
    assert panel.collections() == ["감사", "여신", "전자금융"]
    assert HEADER + "감사" in [panel.model.key(each) for each in range(panel.model.rowCount())]
    panel.view.go_to(HEADER + "여신")
    press(panel, Qt.Key.Key_F2)
    request = engine.last(MoveDocuments)
    assert (sorted(request.document_ids), request.collection) == (["a", "b", "c", "d"], "여신 규정")
    panel.view.go_to(HEADER + "감사")
    press(panel, Qt.Key.Key_F2)
    assert panel.collections() == ["내부감사", "여신 규정", "전자금융"]
    panel.commands.dissolve("전자금융")
    assert panel.collections() == ["내부감사", "여신 규정"]
    assert engine.last(MoveDocuments).collection == ""
    undo = heard.undoable[-1][1]
    assert callable(undo)
    undo()
    assert panel.collections() == ["내부감사", "여신 규정", "전자금융"]
    assert engine.last(MoveDocuments).collection == "전자금융"


def test_the_shown_collection_is_dissolved(panel: LibraryPanel) -> None:
    """All documents are shown then."""
    panel.top.show_chosen.emit("여신", Attention.NONE)
    assert sorted(shown(panel)) == ["a", "b", "c", "d"]
    panel.commands.dissolve("여신")
    assert len(shown(panel)) == len(BANK)


def test_asking_within(panel: LibraryPanel, heard: Heard) -> None:
    """A collection, one document, several; failed ones cannot be asked."""
    panel.commands.ask_collection("여신")
    panel.commands.ask_collection("")
    panel.view.select_ids(["a"])
    panel.selection.ask.click()
    panel.view.select_ids(["a", "e", "k"])
    panel.selection.ask.click()
    panel.commands.ask_about(["k"])
    assert heard.scopes == [
        (Scope(collection="여신"), "여신"),
        (Scope(collection=""), "No collection"),
        (Scope(documents=("a",)), "여신업무 처리규정"),
        (Scope(documents=("a", "e")), "2 selected documents"),
    ]


# --- finding, sorting, remembering ----------------------------------------------------------------------------------


def test_filter(panel: LibraryPanel) -> None:
    """Hits, none, and the way back."""
    QTest.keyClicks(panel.top.field, "leasing")
    assert shown(panel) == []
    assert panel.empty.reason is Emptiness.NO_HITS
    panel.top.field.setText("ㅈㅈㄱㅇ")
    assert sorted(shown(panel)) == ["e", "f", "g"]
    assert panel.summary.text() == "3 of 13 documents"
    QTest.keyClick(panel.top.field, Qt.Key.Key_Down)
    assert panel.view.hasFocus()
    assert panel.view.selected_ids() == [shown(panel)[0]]
    QTest.keyClick(panel.top.field, Qt.Key.Key_Escape)
    assert len(shown(panel)) == len(BANK)


def test_the_view_is_remembered(qtbot: QtBot, context: Context, panel: LibraryPanel) -> None:
    """Order, folded and empty collections; nonsense is ignored."""
    panel.top.order_chosen.emit(Order.EFFECTIVE)
    panel.view.go_to(HEADER + "여신")
    press(panel, Qt.Key.Key_Left)
    panel.commands._collections.create("감사")
    state = panel.view_state()
    other = panel_with(context)
    qtbot.addWidget(other)
    other.restore_view_state("{nonsense")
    other.restore_view_state('{"order": "by colour"}')
    assert other.view_state() != state
    other.restore_view_state(state)
    assert other.view_state() == state
    assert other.collections() == ["감사"]


def test_selection_survives_what_happens_around_it(panel: LibraryPanel, engine: FakeEngine) -> None:
    """New rows, other orders, thousands of rows at once."""
    panel.view.select_ids(["e", "h"])
    engine.tell(changed(row("0", "가", collection="가"), row("z", "하하")))
    settle(panel)
    panel.top.order_chosen.emit(Order.ADDED)
    engine.tell(changed(*(row(f"x{number}", f"가{number}", collection=f"c{number}") for number in range(200))))
    settle(panel)
    assert sorted(panel.view.selected_ids()) == ["e", "h"]
    assert panel.selection.headline.text() == "2 selected"


# --- keys -----------------------------------------------------------------------------------------------------------


def test_keys_of_the_list(panel: LibraryPanel, heard: Heard) -> None:
    """Enter opens, arrows fold, letters search, Ctrl+A selects documents only."""
    panel.view.go_to("a")
    press(panel, Qt.Key.Key_Return)
    assert heard.opened == ["a"]
    press(panel, Qt.Key.Key_Left)
    assert panel.view.current_key() == HEADER + "여신"
    press(panel, Qt.Key.Key_Left)
    assert "a" not in shown(panel)
    press(panel, Qt.Key.Key_Left)
    assert "a" not in shown(panel)
    press(panel, Qt.Key.Key_Right)
    assert "a" in shown(panel)
    press(panel, Qt.Key.Key_Space)
    assert "a" not in shown(panel)
    press(panel, Qt.Key.Key_Return)
    assert "a" in shown(panel)
    QTest.keyClicks(panel.view, "RE:")
    assert panel.view.selected_ids() == ["m"]
    press(panel, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(panel.view.selected_ids()) == len(BANK)
    assert panel.selection.headline.text() == "13 selected"
    panel.selection.clear.click()
    assert not panel.selection.isVisible()


def test_a_header_is_clicked(panel: LibraryPanel) -> None:
    """It folds and unfolds."""
    rect = panel.view.visualRect(panel.model.index(0))
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert "a" not in shown(panel)
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert "a" in shown(panel)


def test_menus(panel: LibraryPanel, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    """What they offer fits what was clicked."""
    details: list[str] = []
    monkeypatch.setattr(DetailsDialog, "ask", lambda _parent, title, _lines, _may_copy: details.append(title))

    def offered(key: str) -> dict[str, object]:
        menu = panel.menu_for(key)
        assert menu is not None
        return {action.text().split("\t")[0]: action for action in menu.actions() if action.text()}

    panel.view.go_to("k")
    assert {"Enter password…", "Read again", "Take out of the library"} <= set(offered("k"))
    assert "Open" not in offered("k")
    panel.view.go_to("a")
    found = offered("a")
    assert "Enter password…" not in found
    found["About this document…"].trigger()  # type: ignore[attr-defined]
    assert details == ["여신업무 처리규정"]
    assert "Rename…" in offered(HEADER + "여신")
    assert "Rename…" not in offered(HEADER)
    offered(HEADER + "전자금융")["Select its documents"].trigger()  # type: ignore[attr-defined]
    assert sorted(panel.view.selected_ids()) == ["e", "f", "g"]


def test_every_control_has_a_name(panel: LibraryPanel) -> None:
    """For screen readers."""
    panel.view.select_ids(["a", "k"])
    for widget in panel.findChildren(QAbstractButton):
        if widget.isVisibleTo(panel) and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            assert widget.text() or widget.accessibleName(), widget
    for kind in (QLineEdit, QListView, QProgressBar):
        for widget in panel.findChildren(kind):
            assert widget.accessibleName(), widget


def test_reading_documents_show_their_pages(panel: LibraryPanel, engine: FakeEngine) -> None:
    """Many events in a row paint the last one."""
    engine.tell(changed(*INDEXING))
    for page in range(1, 213):
        engine.tell(changed(row("n", "외국환거래규정", state="reading", pages=212, pages_read=page)))
    settle(panel)
    panel.add_paths(["/규정"])
    assert panel.progress.headline.text() == "Reading files…"
    assert panel.progress.file.text() == "외국환거래규정.pdf · Reading p. 212 of 212"
    said = panel.model.index(panel.model.position("n")).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert said.startswith("Reading p. 212 of 212")


def test_the_chooser_names_what_is_shown(panel: LibraryPanel) -> None:
    """Every collection and what wants attention, with counts; names that do not fit are spoken whole."""
    panel.top.chooser.list.aboutToShow.emit()
    offered = [action.text() for action in panel.top.chooser.list.actions() if action.text()]
    assert offered == [
        "All documents (13)",
        "여신 (4)",
        "전자금융 (3)",
        "No collection (6)",
        "Could not be read (2)",
        "Changed files (2)",
    ]
    next(action for action in panel.top.chooser.list.actions() if "여신" in action.text()).trigger()
    assert sorted(shown(panel)) == ["a", "b", "c", "d"]
    assert panel.top.chooser.accessibleName() == "Shown: 여신"
    name = "개인여신 심사역 실무 참고자료 (2026년 하반기)"
    panel.commands._collections.create(name)
    panel.top.show_chosen.emit(name, Attention.NONE)
    assert panel.top.chooser.text().endswith("…")
    assert panel.top.chooser.accessibleName() == f"Shown: {name}"
    assert panel.empty.reason is Emptiness.NO_DOCUMENTS_HERE


def test_screen_readers_find_rows_and_their_states(panel: LibraryPanel) -> None:
    """Through Qt's accessibility, as AT-SPI and UI Automation see them."""
    view = QAccessible.queryAccessibleInterface(panel.view)
    assert view.role() is QAccessible.Role.List
    rows = [view.child(each) for each in range(view.childCount())]
    found = {each.text(QAccessible.Text.Name): each.text(QAccessible.Text.Description) for each in rows}
    assert "암호가 걸린 PDF입니다" in found["개인정보 처리위탁 계약서"]
    assert found["Collection 여신"] == "4 documents, expanded"
    assert view.text(QAccessible.Text.Name) == "Documents"
