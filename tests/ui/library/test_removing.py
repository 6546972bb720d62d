"""Documents are taken out, at once for the person and a little later for the engine."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.engine.protocol.events import DocumentsRemoved
from app.engine.protocol.requests import RemoveDocuments
from app.ui.context import Context
from app.ui.library.panel import LibraryPanel
from tests.fakes.engine import FakeEngine
from tests.ui.library.given import BANK, Heard, failed, press, settle, shown, tell_rows


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
