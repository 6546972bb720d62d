"""The window: what belongs together is joined up, and it stands as it stood."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from app.core.retrieval.scope import Scope
from app.engine.protocol.events import Crashed, Failed
from app.engine.protocol.requests import AddDocuments, DescribeDocument, OpenConversation
from app.ui.context import Context
from app.ui.main_window import SMALLEST, MainWindow
from tests.fakes.engine import FakeEngine
from tests.ui.conversation import given as talk
from tests.ui.library import given as shelf
from tests.ui.shell import given
from tests.ui.source import given as paper

NO_RAISE = pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
"""Windows that Qt draws in memory have no order."""


def mime(*files: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(file) for file in files])
    return data


def enter(window: MainWindow, data: QMimeData) -> QDragEnterEvent:
    event = QDragEnterEvent(
        window.rect().center(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    window.dragEnterEvent(event)
    return event


def drop(window: MainWindow, data: QMimeData) -> None:
    where = QPointF(window.rect().center())
    window.dropEvent(
        QDropEvent(where, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    )


def test_files_may_be_dropped_anywhere(window: MainWindow, engine: FakeEngine, tmp_path: Path) -> None:
    engine.get_ready()
    shelf.tell_rows(Context(engine, window.top_bar._theme, window._context.preferences), ())
    file = tmp_path / "규정.txt"
    file.write_text("x", "utf-8")
    data = mime(str(file))
    assert enter(window, data).isAccepted()
    assert window.overlay.isVisible()
    drop(window, data)
    assert not window.overlay.isVisible()
    assert engine.last(AddDocuments).paths == (str(file),)


def test_what_is_no_file_is_not_taken(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("some words")
    assert not enter(window, data).isAccepted()
    assert not window.overlay.isVisible()


def test_a_citation_opens_the_source_even_when_it_was_hidden(window: MainWindow, engine: FakeEngine) -> None:
    engine.get_ready(4)
    window.source.hide()
    window.conversation.citation_activated.emit(paper.citation())
    assert window.source.isVisible()
    assert engine.last(DescribeDocument).document_id == "d1"


def test_a_source_that_was_folded_away_is_unfolded(window: MainWindow, engine: FakeEngine) -> None:
    engine.get_ready(4)
    left, middle, right = window.splitter.sizes()
    window.splitter.setSizes([left, middle + right, 0])
    window.conversation.citation_activated.emit(paper.citation())
    assert window.splitter.sizes()[2] > 0


def test_panes_are_shown_and_hidden(window: MainWindow) -> None:
    window.top_bar.left.click()
    assert window.left.isHidden()
    window.top_bar.left.click()
    assert not window.left.isHidden()
    window.top_bar.right.click()
    assert window.source.isHidden()


def test_the_conversation_learns_what_the_library_holds(
    window: MainWindow, engine: FakeEngine, context: Context
) -> None:
    heard: list[tuple[str, object]] = []
    window.conversation.set_documents_available = lambda has: heard.append(("any", has))  # type: ignore[method-assign]
    window.conversation.set_collections = lambda names: heard.append(("names", names))  # type: ignore[method-assign]
    engine.get_ready(0)
    assert heard[-1] == ("any", False)
    shelf.tell_rows(context, shelf.BANK)
    assert heard[-2:] == [("names", ["여신", "전자금융"]), ("any", True)]


def test_asking_within_a_folder(window: MainWindow, engine: FakeEngine) -> None:
    engine.get_ready(4)
    window.library.scope_selected.emit(Scope(collection="여신"), "여신")
    assert window.conversation.box.scope.text().find("여신") >= 0


def test_asking_commits_what_could_be_undone(window: MainWindow) -> None:
    done: list[str] = []
    window.library.undoable.emit("3 removed", lambda: done.append("undo"), lambda: done.append("commit"))
    assert window.toast.isVisible()
    window.conversation.about_to_ask.emit()
    assert done == ["commit"]


def test_closing_commits_what_could_be_undone(window: MainWindow) -> None:
    done: list[str] = []
    window.history.undoable.emit("1 deleted", lambda: done.append("undo"), lambda: done.append("commit"))
    window.close()
    assert done == ["commit"]


def test_a_dying_engine_is_told_and_taken_back(window: MainWindow, engine: FakeEngine) -> None:
    engine.get_ready(4)
    engine.die()
    assert window.banner.topic == "engine" and window.banner.isVisible()
    engine.start()
    engine.get_ready(4)
    assert not window.banner.isVisible()


def test_an_engine_that_gave_up_can_be_started_again(window: MainWindow, engine: FakeEngine) -> None:
    engine.give_up("library_in_use", path="/home/clerk/library")
    assert "/home/clerk/library" in window.banner.label.text()
    window.banner.button.click()
    assert engine.restarts == 1


def test_low_memory_offers_quotes_alone(window: MainWindow, engine: FakeEngine, qtbot: QtBot) -> None:
    engine.tell(given.state(free_memory=given.GIGABYTE // 2))
    assert window.banner.topic == "memory"
    with qtbot.waitSignal(window.evidence_only_asked) as asked:
        window.banner.button.click()
    assert asked.args == [True]
    engine.tell(given.state())
    assert not window.banner.isVisible()


def test_the_bar_does_not_flicker_around_the_limit(window: MainWindow, engine: FakeEngine) -> None:
    engine.tell(given.state(free_memory=given.GIGABYTE - 1))
    engine.tell(given.state(free_memory=given.GIGABYTE + 1))
    assert window.banner.isVisible()
    engine.tell(given.state(free_memory=2 * given.GIGABYTE))
    assert not window.banner.isVisible()


def test_a_model_that_does_not_fit_leads_to_the_models_page(window: MainWindow, engine: FakeEngine) -> None:
    engine.tell(given.state(model_state="no_memory"))
    window.banner.button.click()
    dialogs = [type(each).__name__ for each in window.dialogs._open.values()]
    assert dialogs == ["ModelsDialog"]
    window.dialogs._open.popitem()[1].close()


def test_a_full_disk_is_told_every_time(window: MainWindow, engine: FakeEngine) -> None:
    engine.tell(Failed(code="disk_full"))
    assert window.banner.topic == "storage"
    window.banner.close_button.click()
    engine.tell(Failed(code="disk_full"))
    assert window.banner.isVisible()


def test_a_failure_that_a_panel_shows_itself_is_not_told_twice(window: MainWindow, engine: FakeEngine) -> None:
    engine.tell(Failed(code="pdf_encrypted"))
    assert not window.banner.isVisible()


@NO_RAISE
def test_a_bug_of_the_engine_is_shown_once_and_can_be_copied(window: MainWindow, engine: FakeEngine) -> None:
    engine.tell(Crashed(report="KeyError\nasking.py:12 run"))
    engine.tell(Crashed(report="KeyError\nasking.py:12 run"))
    (dialog,) = window.dialogs._open.values()
    dialog.copy_button.click()  # type: ignore[attr-defined]
    assert "asking.py:12" in dialog.text.toPlainText()  # type: ignore[attr-defined]
    dialog.restart_button.click()  # type: ignore[attr-defined]
    assert engine.restarts == 1
    assert window.dialogs._open == {}


def test_it_stands_as_it_stood(qtbot: QtBot, context: Context, window: MainWindow, tmp_path: Path) -> None:
    window.resize(1200, 700)
    window.splitter.setSizes([280, 500, 420])
    window.source.hide()
    window.left.setCurrentIndex(1)
    sizes = window.splitter.sizes()
    window.close()
    again = given.window(context, tmp_path)
    qtbot.addWidget(again)
    again._restore()
    assert again.height() == 700  # the width is that of the screen in memory
    assert again.source.isHidden() and not again.left.isHidden()
    assert again.left.currentIndex() == 1
    again.show()
    assert abs(again.splitter.sizes()[0] - sizes[0]) <= 2


def test_a_damaged_memory_of_the_window_is_no_obstacle(qtbot: QtBot, context: Context, tmp_path: Path) -> None:
    (tmp_path / "window.json").write_text('{"left_tab": "x"', "utf-8")
    window = given.window(context, tmp_path)
    qtbot.addWidget(window)
    assert not window.left.isHidden()


def test_the_conversation_of_last_time_is_opened_once(
    qtbot: QtBot, context: Context, engine: FakeEngine, tmp_path: Path
) -> None:
    (tmp_path / "window.json").write_text('{"conversation": "c7"}', "utf-8")
    window = given.window(context, tmp_path)
    qtbot.addWidget(window)
    engine.get_ready(4)
    assert engine.last(OpenConversation).conversation_id == "c7"
    engine.die()
    engine.start()
    engine.get_ready(4)
    assert len([each for each in engine.sent_of(OpenConversation) if each.conversation_id == "c7"]) >= 1


def test_it_fits_the_smallest_screen(window: MainWindow) -> None:
    window.resize(*SMALLEST)
    assert (window.width(), window.height()) == SMALLEST
    for pane in (window.left, window.conversation, window.source):
        assert pane.geometry().right() <= window.splitter.width()
        assert pane.width() >= pane.minimumWidth()


@NO_RAISE
def test_a_second_start_brings_it_forward_with_files(
    window: MainWindow, engine: FakeEngine, context: Context, tmp_path: Path
) -> None:
    engine.get_ready()
    shelf.tell_rows(context, ())
    file = tmp_path / "약관.txt"
    file.write_text("x", "utf-8")
    window.showMinimized()
    window.come_forward([str(file)])
    assert not window.isMinimized()
    assert engine.last(AddDocuments).paths == (str(file),)


def test_an_answer_is_shown(window: MainWindow, engine: FakeEngine) -> None:
    engine.get_ready(4)
    engine.tell(given.state())
    window.conversation.ask(talk.LIMIT_QUESTION)
    found = talk.limit_answer()
    talk.finish(engine, talk.begin(engine, found), found)
    assert window.conversation.current_conversation() == "c1"
