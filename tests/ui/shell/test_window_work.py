"""Document work in the window: from the library and the top bar to the centre, its sources on the right, and back."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.engine.protocol.events import ComparisonShown, SummaryShown
from app.engine.protocol.requests import Compare, DescribeDocument, Extract, Summarize
from app.ui.context import Context
from app.ui.library.menus import collection_menu, document_menu
from app.ui.main_window import MainWindow
from app.ui.work.start_page import StartPage
from tests.fakes.engine import FakeEngine
from tests.ui.library import given as shelf
from tests.ui.shell import given as shell
from tests.ui.work import given


def window_with(context: Context, qtbot: QtBot) -> MainWindow:
    """The window with a few documents."""
    window = shell.window(context)
    qtbot.addWidget(window)
    shell.engine_of(context).get_ready(len(given.ROWS))
    shelf.tell_rows(context, given.ROWS)
    window.library.store.flush()
    window.show()
    return window


def texts_of(menu: QMenu) -> list[str]:
    """What a menu offers."""
    return [action.text().split("\t")[0] for action in menu.actions() if action.text()]


def test_selected_documents_are_worked_on_beside_the_conversation(
    context: Context, engine: FakeEngine, qtbot: QtBot
) -> None:
    window = window_with(context, qtbot)
    window.conversation.box.field.setPlainText("쓰다 만 질문")
    window.library.view.select_ids(["a", "b"])
    qtbot.waitUntil(window.library.selection.comparison.isVisible)
    window.library.selection.comparison.click()
    assert (engine.last(Compare).old_id, engine.last(Compare).new_id) == ("a", "b")
    engine.finish(engine.last(Compare).id, ComparisonShown(comparison=given.comparison()))
    assert window.work.currentIndex() == 1
    page = window.work.pages()[0]
    page.citation_activated.emit(given.cite(1, "이체한도"))
    assert engine.last(DescribeDocument).document_id == "b"
    window.work.go_home()
    assert window.conversation.isVisible()
    assert window.conversation.box.field.toPlainText() == "쓰다 만 질문"
    assert window.work.count() == 2


def test_a_section_of_a_summary_opens_its_page(context: Context, engine: FakeEngine, qtbot: QtBot) -> None:
    window = window_with(context, qtbot)
    window.library.commands.work_on("summary", ["b"])
    engine.finish(engine.last(Summarize).id, SummaryShown(summary=given.summary(5), final=True))
    window.work.pages()[0].page_activated.emit("b", 7)
    assert engine.last(DescribeDocument).document_id == "b"


def test_the_selection_bar_offers_what_fits(context: Context, qtbot: QtBot) -> None:
    window = window_with(context, qtbot)
    card = window.library.selection
    window.library.view.select_ids(["a"])
    qtbot.waitUntil(card.summary.isVisible)
    assert not card.comparison.isVisible()
    assert card.extraction.isVisible()
    window.library.view.select_ids(["a", "b", "c"])
    qtbot.waitUntil(lambda: card.headline.text() == "3 selected")
    assert not card.comparison.isVisible()


def test_menus_offer_document_work(context: Context, engine: FakeEngine, qtbot: QtBot) -> None:
    window = window_with(context, qtbot)
    library = window.library

    def menu(*rows: object) -> list[str]:
        made = document_menu(library, context.theme, library.commands, list(rows), [], lambda _: None)  # type: ignore[arg-type]
        found = texts_of(made)
        made.deleteLater()
        return found

    assert "Compare the two" in menu(*given.ROWS[:2])
    assert "Compare the two" not in menu(*given.ROWS[:3])
    assert {"Summarise", "Extract and check…"} <= set(menu(given.ROWS[0]))
    assert "Summarise" not in menu(shelf.row("k", state="failed"))
    made = collection_menu(library, context.theme, library.commands, "계약", lambda: None)
    next(action for action in made.actions() if action.text().startswith("Summarise")).trigger()
    made.deleteLater()
    assert set(engine.last(Summarize).document_ids) == {"c", "d"}
    assert window.work.tabText(1).endswith("계약")


def test_the_top_bar_begins_with_what_is_selected(context: Context, engine: FakeEngine, qtbot: QtBot) -> None:
    window = window_with(context, qtbot)
    window.library.view.select_ids(["c"])
    window.top_bar.work.click()
    start = window.work.currentWidget()
    assert isinstance(start, StartPage)
    assert [row.document_id for row in start.choice.ticked()] == ["c"]
    assert not engine.sent_of(Extract)


def test_asking_leads_back_to_the_conversation(context: Context, qtbot: QtBot) -> None:
    window = window_with(context, qtbot)
    window.work.order("summary", given.ROWS[:1])
    window.library.commands.ask_about(["a"])
    assert window.work.currentIndex() == 0
    window.work.setCurrentIndex(1)
    window.top_bar.new.click()
    assert window.work.currentIndex() == 0
