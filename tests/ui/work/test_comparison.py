"""The comparison page: both wordings side by side, filtered, opened, and never a stall."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextCursor
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.comparing.comparison import RowKind
from app.core.report import Mark, Paragraph, Run
from app.engine.protocol.requests import Compare
from app.ui.context import Context
from app.ui.theme.colors import DARK
from app.ui.work.comparison_model import ComparisonModel
from app.ui.work.comparison_page import ComparisonPage
from app.ui.work.rich_text import plain_text, spoken_text, text_document
from app.ui.work.tall_table import GROUP, PARAGRAPHS, SOURCE
from tests.fakes.engine import FakeEngine
from tests.ui.work import given

Show = Callable[[QWidget], QWidget]


def test_the_model_keeps_qts_rules(ready: Context) -> None:
    model = ComparisonModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_comparison(given.comparison(), "ko")
    model.show_kinds([RowKind.CHANGED])
    model.show_kinds([])
    assert model.rowCount() == 0
    tester.deleteLater()
    model.deleteLater()


def test_every_change_has_a_heading_and_both_wordings(ready: Context, shown: Show) -> None:
    page = given.comparison_page(ready)
    shown(page)
    assert page.comparison is not None
    kinds = [row.kind for row in page.comparison.rows]
    assert sorted(kinds) == sorted([RowKind.CHANGED, RowKind.ADDED, RowKind.CHANGED, RowKind.MOVED, RowKind.REMOVED])
    model = page.model
    assert model.rowCount() == 2 * len(kinds)
    assert model.index(0, 0).data(GROUP)
    assert page.table.columnSpan(0, 0) == 2
    assert str(model.index(0, 0).data()).startswith("Changed 제2조")
    assert "5천만원" in str(model.index(1, 0).data())
    assert "1억원" in str(model.index(1, 1).data())
    spoken = str(model.index(1, 1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert "[added: 1억원" in spoken
    headers = [str(model.headerData(column, Qt.Orientation.Horizontal)) for column in (0, 1)]
    assert headers[0].endswith("(2025-01-02)")
    assert headers[1].endswith("(2026-07-01)")


def test_filters_by_kind_have_counts(ready: Context, shown: Show) -> None:
    page = given.comparison_page(ready)
    shown(page)
    assert page.kinds.buttons[RowKind.CHANGED].text() == "Changed 2"
    for kind in (RowKind.CHANGED, RowKind.REMOVED, RowKind.MOVED):
        page.kinds.buttons[kind].click()
    assert page.model.changes() == 1
    assert page.table.columnSpan(0, 0) == 2
    page.kinds.buttons[RowKind.ADDED].click()
    assert page.pages.currentWidget() is page.nothing
    assert page.nothing.text()


def test_a_click_and_the_enter_key_open_either_side(ready: Context, shown: Show, qtbot: QtBot) -> None:
    page = given.comparison_page(ready)
    shown(page)
    table = page.table
    with qtbot.waitSignal(page.citation_activated) as heard:
        place = table.visualRect(page.model.index(1, 0)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    old = heard.args[0]
    assert old.document.document_id == "a"
    assert old.quote.startswith("제2조(이체한도)")
    with qtbot.waitSignal(page.citation_activated) as heard:
        table.setCurrentIndex(page.model.index(1, 1))
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert heard.args[0].document.document_id == "b"
    assert page.model.index(3, 0).data(SOURCE) is None  # a new article stands on one side only


def test_swapping_compares_the_other_way_round(ready: Context, engine: FakeEngine, shown: Show) -> None:
    page = given.comparison_page(ready)
    shown(page)
    page.swap.click()
    assert (engine.last(Compare).old_id, engine.last(Compare).new_id) == ("b", "a")


def test_the_same_text_says_so(ready: Context, shown: Show) -> None:
    page = given.comparison_page(ready, given.comparison(given.OLD, given.OLD))
    shown(page)
    assert page.pages.currentWidget() is page.nothing
    assert "same" in page.nothing.text()


def test_rows_are_as_tall_as_their_words_whatever_the_width(ready: Context, shown: Show, qtbot: QtBot) -> None:
    page = given.comparison_page(ready, given.long_comparison(8))
    shown(page)
    page.resize(1200, 700)
    qtbot.waitUntil(lambda: not page.table.slices.is_busy)
    wide = page.table.rowHeight(1)
    page.resize(520, 700)
    qtbot.waitUntil(lambda: not page.table.slices.is_busy and page.table.rowHeight(1) > wide)
    delegate = page.table.delegate_
    for row in range(page.model.rowCount()):
        columns = 1 if page.model.index(row, 0).data(GROUP) else 2
        needed = [
            delegate.height(page.model.index(row, column), page.table.cell_width(page.model.index(row, column)))
            for column in range(columns)
        ]
        assert page.table.rowHeight(row) == max(needed)


def test_three_hundred_changes_are_measured_in_slices(ready: Context, shown: Show, qtbot: QtBot) -> None:
    """What is on the screen is measured at once, the rest between events."""
    page = given.comparison_page(ready, given.long_comparison())
    shown(page)
    assert page.model.rowCount() == 600
    assert page.table.slices.is_busy
    assert 0 < len(page.table._measured) < 600
    qtbot.waitUntil(lambda: len(page.table._measured) == 600, timeout=20_000)
    assert not page.table.slices.is_busy


def test_scrolling_stays_where_it_is_while_rows_above_are_measured(ready: Context, shown: Show, qtbot: QtBot) -> None:
    page = given.comparison_page(ready, given.long_comparison())
    shown(page)
    qtbot.waitUntil(lambda: not page.table.slices.is_busy, timeout=20_000)
    target = page.model.index(301, 1)
    page.table.scrollTo(target, page.table.ScrollHint.PositionAtTop)
    top = page.table.rowAt(0)
    page.resize(520, 700)
    qtbot.waitUntil(lambda: not page.table.slices.is_busy and len(page.table._measured) == 600, timeout=20_000)
    assert abs(page.table.rowAt(0) - top) <= 1


def test_marks_are_not_told_by_colour_alone() -> None:
    words = (Paragraph((Run("가", Mark.ADDED), Run("나", Mark.REMOVED), Run("<b>다</b>"))),)
    document = text_document(words, DARK, QFont(), 300.0)
    cursor = QTextCursor(document)
    cursor.setPosition(1)
    assert cursor.charFormat().fontUnderline()
    cursor.setPosition(2)
    assert cursor.charFormat().fontStrikeOut()
    assert document.toPlainText() == "가나<b>다</b>" == plain_text(words)
    assert spoken_text(words, "[+%1]", "[-%1]") == "[+가][-나]<b>다</b>"


def test_paragraphs_are_what_the_export_shows(ready: Context, shown: Show) -> None:
    page: ComparisonPage = given.comparison_page(ready)
    shown(page)
    paragraphs = page.model.index(1, 1).data(PARAGRAPHS)
    marked = [run.text.strip() for paragraph in paragraphs for run in paragraph.runs if run.mark is Mark.ADDED]
    assert marked == ["1억원으로", "2종을"]
