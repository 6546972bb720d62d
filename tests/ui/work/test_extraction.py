"""The extraction page: choose a template, see the table, open a value's source."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.engine.protocol.events import ExtractionShown, Failed, WorkProgress
from app.engine.protocol.requests import ExportWork, Extract, ListTemplates
from app.ui.context import Context
from app.ui.saving import SaveDialog
from app.ui.work.extraction_model import ExtractionModel
from app.ui.work.tall_table import BADGE, SOURCE
from tests.fakes.engine import FakeEngine
from tests.ui.work import given

Show = Callable[[QWidget], QWidget]


@pytest.mark.parametrize("documents", [1, 2, 7])
def test_the_model_keeps_qts_rules(ready: Context, documents: int) -> None:
    model = ExtractionModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_extraction(given.extraction(documents), "ko")
    assert (model.rowCount(), model.columnCount()) == (6, 1 + documents)
    model.show_extraction(given.duties(), "en")
    assert (model.rowCount(), model.columnCount()) == (3, 3)
    tester.deleteLater()
    model.deleteLater()


def test_templates_say_what_they_do(ready: Context, shown: Show) -> None:
    page = given.choosing_page(ready)
    shown(page)
    cards = page.chooser.cards
    assert [card.link.accessibleName() for card in cards] == [each.titles[0] for each in given.TEMPLATES]
    assert "대출금액" in cards[0].about.text()
    assert "duty" in cards[2].about.text()
    assert cards[1].link.accessibleDescription() == cards[1].about.text()


def test_a_chosen_template_is_filled_from_the_documents(ready: Context, engine: FakeEngine, shown: Show) -> None:
    page = given.choosing_page(ready)
    shown(page)
    page.chooser.cards[1].link.click()
    asked = engine.last(Extract)
    assert (asked.template, asked.document_ids) == ("full_sale_check", ("c", "d"))
    engine.reply(asked.id, WorkProgress(done=3, total=6, label="전산 용역 계약서"))
    assert "3/6" in page.progress.text.text()
    assert "완전판매 점검표" in page.title
    engine.finish(asked.id, ExtractionShown(extraction=given.extraction()))
    assert page.export.isVisible()


def test_values_checks_and_what_is_missing_are_words(ready: Context, shown: Show) -> None:
    page = given.extraction_page(ready)
    shown(page)
    model = page.model
    assert "120,000,000" in str(model.index(0, 1).data())
    assert "12,000,000원" in str(model.index(0, 1).data())
    assert str(model.index(2, 1).data()) == "Not in the document"
    assert str(model.index(3, 1).data()).startswith("충족 ")
    assert model.index(4, 1).data(BADGE)[2] == "미충족"
    assert str(model.index(5, 1).data()).startswith("확인필요")
    assert "충족 2" in page.progress.text.text()


def test_a_value_opens_its_source_and_a_missing_one_does_not(ready: Context, shown: Show, qtbot: QtBot) -> None:
    page = given.extraction_page(ready)
    shown(page)
    table = page.table
    with qtbot.waitSignal(page.citation_activated) as heard:
        qtbot.mouseClick(
            table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(page.model.index(0, 1)).center()
        )
    assert heard.args[0].quote.startswith("금 120,000,000원")
    assert page.model.index(2, 1).data(SOURCE) is None
    table.setCurrentIndex(page.model.index(2, 1))
    with qtbot.assertNotEmitted(page.citation_activated):
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_duties_are_a_list_whose_rows_open_their_source(ready: Context, shown: Show, qtbot: QtBot) -> None:
    page = given.extraction_page(ready, given.duties())
    shown(page)
    assert str(page.model.index(1, 0).data()) == "금지"
    page.table.setCurrentIndex(page.model.index(1, 2))
    with qtbot.waitSignal(page.citation_activated) as heard:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert heard.args[0].page == 5


def test_another_template_is_one_click_away(ready: Context, engine: FakeEngine, shown: Show) -> None:
    page = given.extraction_page(ready)
    shown(page)
    page.other.click()
    assert page.pages.currentWidget() is page.chooser
    assert len(engine.sent_of(ListTemplates)) == 2


def test_templates_that_cannot_be_read_are_said(ready: Context, engine: FakeEngine, shown: Show) -> None:
    page = given.choosing_page(ready)
    shown(page)
    page.choose_template()
    engine.reply(engine.last(ListTemplates).id, Failed(code="template_invalid", values={"file": "x", "detail": "y"}))
    assert page.progress.isVisible()
    assert page.progress.text.text()


def test_tables_are_exported_as_workbooks_first(
    ready: Context, engine: FakeEngine, shown: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = given.extraction_page(ready)
    shown(page)
    offered: list[tuple[str, ...]] = []

    def ask(parent: QWidget, heading: str, suggestion: str, filters: list[str], suffixes: tuple[str, ...]) -> str:
        offered.append(suffixes)
        return "/tmp/점검.xlsx"

    monkeypatch.setattr(SaveDialog, "ask", ask)
    page.export.click()
    assert offered == [(".xlsx", ".docx")]
    assert engine.last(ExportWork).path == "/tmp/점검.xlsx"
