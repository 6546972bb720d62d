"""Documents are moved between collections, and asked about together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt

from app.core.retrieval.scope import Scope
from app.engine.protocol.requests import MoveDocuments
from app.ui.library.arrange import HEADER, Attention
from app.ui.library.dialogs import NameDialog
from app.ui.library.model import MIME
from app.ui.library.panel import LibraryPanel
from tests.fakes.engine import FakeEngine
from tests.ui.library.given import BANK, Heard, drop, failed, press, shown


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
