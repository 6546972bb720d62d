"""Tabs beside the conversation, and the page where work begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.engine.protocol.requests import Compare, ListTemplates, Summarize
from app.system import paths
from app.ui.context import Context
from app.ui.translations import Translations
from app.ui.work.document_choice import DocumentChoice
from app.ui.work.order import WorkKind, older_first
from app.ui.work.panel import MOST_TABS, WorkPanel
from app.ui.work.start_page import StartPage
from tests.fakes.engine import FakeEngine
from tests.ui.library import given as shelf
from tests.ui.work import given

Show = Callable[[QWidget], QWidget]


@pytest.fixture
def panel(ready: Context, shown: Show) -> WorkPanel:
    """A panel whose home is a label."""
    made = WorkPanel(ready, QLabel("home"))
    shown(made)
    return made


def start_of(panel: WorkPanel) -> StartPage:
    """The open start page."""
    page = panel.currentWidget()
    assert isinstance(page, StartPage)
    return page


def test_without_work_there_is_no_bar(panel: WorkPanel) -> None:
    assert not panel.tabBar().isVisible()
    panel.order("summary", given.ROWS[:1])
    assert panel.tabBar().isVisible()
    panel.close_current()
    assert not panel.tabBar().isVisible()
    assert panel.currentIndex() == 0


def test_work_has_a_tab_of_its_own_and_the_same_work_is_shown_again(panel: WorkPanel, engine: FakeEngine) -> None:
    panel.order("summary", given.ROWS[:1])
    panel.order("extraction", given.ROWS[2:])
    assert len(engine.sent_of(Summarize)) == len(engine.sent_of(ListTemplates)) == 1
    panel.order("summary", given.ROWS[:1])
    assert len(engine.sent_of(Summarize)) == 1
    assert panel.currentIndex() == 1
    assert panel.tabText(1) == "Summary · 전자금융 업무처리 규정"


def test_the_older_version_is_the_current_one(panel: WorkPanel, engine: FakeEngine) -> None:
    panel.order("comparison", (given.ROWS[1], given.ROWS[0]))
    assert (engine.last(Compare).old_id, engine.last(Compare).new_id) == ("a", "b")
    undated = (shelf.row("n", added_at="2026-02-01"), shelf.row("o", added_at="2026-01-01", superseded=True))
    assert [row.document_id for row in older_first(undated)] == ["o", "n"]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [("comparison", given.ROWS[:1]), ("comparison", given.ROWS), ("summary", ()), ("extraction", ())],
)
def test_what_cannot_be_done_is_said(panel: WorkPanel, kind: str, rows: tuple[object, ...], qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.message) as heard:
        panel.order(kind, rows)  # type: ignore[arg-type]
    assert heard.args[0]
    assert panel.count() == 1


def test_documents_that_could_not_be_read_are_passed_over(panel: WorkPanel, engine: FakeEngine) -> None:
    failed = shelf.row("k", state="failed", error_code="pdf_encrypted")
    panel.order("summary", (given.ROWS[0], failed))
    assert engine.last(Summarize).document_ids == ("a",)


def test_closing_a_tab_stops_its_work(panel: WorkPanel, engine: FakeEngine, qtbot: QtBot) -> None:
    panel.order("summary", given.ROWS[:1])
    asked = engine.last(Summarize).id
    close = panel.tabBar().tabButton(1, panel.tabBar().ButtonPosition.RightSide)
    assert isinstance(close, QToolButton)
    assert close.accessibleName() == "Close Summary · 전자금융 업무처리 규정"
    assert min(close.width(), close.height()) >= 28
    close.click()
    assert engine.cancelled == [asked]
    assert panel.count() == 1


def test_there_are_only_so_many_tabs(panel: WorkPanel, qtbot: QtBot) -> None:
    for number in range(MOST_TABS):
        panel.order("comparison", (shelf.row(f"x{number}"), shelf.row(f"y{number}")))
    with qtbot.waitSignal(panel.message):
        panel.order("comparison", given.ROWS[:2])
    assert panel.count() == MOST_TABS + 1


def test_going_home_leaves_the_work_open(panel: WorkPanel) -> None:
    panel.order("summary", given.ROWS[:1])
    panel.go_home()
    assert panel.currentIndex() == 0
    assert panel.count() == 2


def test_the_start_page_offers_what_fits_the_ticks(panel: WorkPanel, engine: FakeEngine) -> None:
    failed = shelf.row("k", state="failed")
    panel.show_start((*given.ROWS, failed), ("a",))
    start = start_of(panel)
    assert start.choice.rowCount() == len(given.ROWS)
    buttons = {card.kind: card.button for card in start.cards}
    assert [buttons[kind].isEnabled() for kind in WorkKind] == [True, False, True]
    start.shown.toggle(start.shown.index(1, 0))
    assert buttons[WorkKind.COMPARISON].isEnabled() == (len(start.choice.ticked()) == 2)
    start.shown.toggle(start.shown.index(0, 0))
    start.shown.toggle(start.shown.index(1, 0))
    assert [buttons[kind].isEnabled() for kind in WorkKind] == [False, False, False]
    assert all(card.reason.text() for card in start.cards)


def test_the_start_page_begins_the_work_and_goes(panel: WorkPanel, engine: FakeEngine) -> None:
    panel.show_start(given.ROWS, ("b", "a"))
    start = start_of(panel)
    next(card for card in start.cards if card.kind is WorkKind.COMPARISON).button.click()
    assert engine.last(Compare).old_id == "a"
    assert panel.count() == 2
    assert panel.pages()[0].order.kind is WorkKind.COMPARISON


def test_documents_are_found_by_their_words(panel: WorkPanel) -> None:
    panel.show_start(given.ROWS, ())
    start = start_of(panel)
    start.filter.setText("용역")
    assert start.shown.rowCount() == 1
    start.shown.toggle(start.shown.index(0, 0))
    start.filter.clear()
    assert [row.document_id for row in start.choice.ticked()] == ["c"]


def test_the_choice_keeps_qts_rules(qapp: QApplication) -> None:
    model = DocumentChoice()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(given.ROWS, ("c",))
    assert model.index(0, 0).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
    assert model.setData(model.index(0, 0), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole.value)
    assert model.ticked() == []
    tester.deleteLater()
    model.deleteLater()


@pytest.fixture
def korean(qapp: QApplication) -> Iterator[Callable[[], None]]:
    """Changes the language to Korean; English again afterwards."""
    translations = Translations(qapp)
    yield lambda: translations.use("ko")
    translations.use("en")


def test_the_language_changes_at_run_time(panel: WorkPanel, korean: Callable[[], None], engine: FakeEngine) -> None:
    assert (paths.resources() / "translations" / "work_ko.ts").is_file()
    panel.order("comparison", given.ROWS[:2])
    korean()
    QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
    assert panel.tabText(0) == "대화"
    assert panel.tabText(1).startswith("신구대비")
    page = panel.pages()[0]
    assert page.heading.text() == "신구대비"
    assert page.progress.stop.text() == "멈추기"
