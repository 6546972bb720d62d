"""The source pane shows the cited page with the cited words marked, whatever the engine says in between."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from app.engine.protocol.events import Failed, Matches
from app.engine.protocol.records import Match
from app.engine.protocol.requests import DescribeDocument, FindInDocument, GetPage, LocateSpan, RenderPage
from app.ui.context import Context
from app.ui.source.page_view import Fit
from app.ui.source.panel import SourcePanel
from tests.fakes.engine import FakeEngine
from tests.ui.source import given


@pytest.fixture
def panel(qtbot: QtBot, context: Context, engine: FakeEngine) -> Iterator[SourcePanel]:
    made = SourcePanel(context)
    qtbot.addWidget(made)
    made.resize(620, 800)
    made.show()
    engine.start()
    engine.get_ready(1)
    yield made
    made.clear()


def draw(engine: FakeEngine) -> None:
    """Answer the newest request for a picture."""
    asked = engine.last(RenderPage)
    engine.finish(asked.id, given.picture(asked.width, asked.page))


def opened(panel: SourcePanel, engine: FakeEngine, **fields: object) -> None:
    """A citation of page 2 was clicked, and the document came."""
    panel.show_citation(given.citation())
    engine.finish(engine.last(DescribeDocument).id, given.info(**fields))  # type: ignore[arg-type]


def test_a_citation_opens_its_page_and_marks_its_words(panel: SourcePanel, engine: FakeEngine) -> None:
    opened(panel, engine)
    draw(engine)
    assert panel.shown_page() == 2
    assert engine.last(RenderPage).page == 2
    canvas = panel.page_view.canvas
    place = canvas.rectangle(given.line_box(2))
    shot = canvas.grab().toImage()
    inside = QColor(shot.pixel(round(place.right()) - 4, round(place.center().y())))
    outside = QColor(shot.pixel(round(place.right()) - 4, round(place.top()) - 40))
    assert inside.name() == "#ffe27a"
    assert outside.name() == "#ffffff"


def test_rectangles_are_asked_for_where_a_citation_has_none(panel: SourcePanel, engine: FakeEngine) -> None:
    panel.show_citation(given.citation(with_rects=False))
    engine.finish(engine.last(DescribeDocument).id, given.info())
    asked = engine.last(LocateSpan)
    assert (asked.page, asked.end - asked.start) == (2, len(given.QUOTE))
    engine.finish(
        asked.id, Matches(document_id="d1", matches=(Match(asked.page, asked.start, asked.end, (given.line_box(2),)),))
    )
    draw(engine)
    place = panel.page_view.canvas.rectangle(given.line_box(2))
    shot = panel.page_view.canvas.grab().toImage()
    assert QColor(shot.pixel(round(place.right()) - 4, round(place.center().y()))).name() == "#ffe27a"


def test_a_place_without_geometry_is_marked_in_the_text(panel: SourcePanel, engine: FakeEngine) -> None:
    panel.show_citation(given.citation(with_rects=False))
    engine.finish(engine.last(DescribeDocument).id, given.info())
    asked = engine.last(LocateSpan)
    engine.finish(asked.id, Matches(document_id="d1", matches=(Match(asked.page, asked.start, asked.end, ()),)))
    engine.finish(engine.last(GetPage).id, given.content())
    (marked,) = panel.text_view.extraSelections()
    assert marked.cursor.selectedText() == given.QUOTE


def test_a_document_that_cannot_be_drawn_is_read_as_text(panel: SourcePanel, engine: FakeEngine) -> None:
    opened(panel, engine, drawable=False)
    engine.finish(engine.last(GetPage).id, given.content())
    assert engine.sent_of(RenderPage) == []
    assert panel.text_view.isVisible()
    (marked,) = panel.text_view.extraSelections()
    assert marked.cursor.selectedText() == given.QUOTE
    assert marked.format.fontUnderline()


def test_characters_beyond_the_bmp_do_not_shift_the_mark(panel: SourcePanel, engine: FakeEngine) -> None:
    opened(panel, engine, drawable=False)
    shifted = given.content()
    text = "𠮷😀\u2029" + given.TEXT
    engine.finish(
        engine.last(GetPage).id, type(shifted)(document_id="d1", page=2, text=text, blocks=(("heading", 0, 3, 1),))
    )
    start = text.index(given.QUOTE)
    panel.text_view.set_marks([(start, start + len(given.QUOTE))])
    (marked,) = panel.text_view.extraSelections()
    assert marked.cursor.selectedText() == given.QUOTE


def test_a_missing_source_falls_back_to_the_indexed_text(panel: SourcePanel, engine: FakeEngine) -> None:
    opened(panel, engine)
    engine.reply(engine.last(RenderPage).id, Failed(code="file_missing", values={"path": "규정.pdf"}))
    engine.finish(engine.last(GetPage).id, given.content())
    assert panel.header.notice.isVisible()
    assert panel.text_view.isVisible()
    assert panel.text_view.toPlainText() == given.TEXT


def test_an_answer_about_another_document_is_dropped(panel: SourcePanel, engine: FakeEngine) -> None:
    panel.show_document("old")
    old = engine.last(DescribeDocument)
    panel.show_citation(given.citation())
    engine.finish(old.id, given.info(title="다른 문서"))
    assert panel.shown_page() == 0
    engine.finish(engine.last(DescribeDocument).id, given.info())
    assert panel.shown_page() == 2


def test_a_document_that_is_gone_is_said_in_words(panel: SourcePanel, engine: FakeEngine) -> None:
    panel.show_document("d1")
    engine.reply(engine.last(DescribeDocument).id, Failed(code="document_missing", values={"document": "d1"}))
    assert panel.empty.isVisible()
    assert "문서" in panel.empty.words.text()


def test_the_engine_coming_back_draws_the_page_again(panel: SourcePanel, engine: FakeEngine) -> None:
    opened(panel, engine)
    engine.die()
    engine.start()
    engine.get_ready(1)
    engine.finish(engine.last(DescribeDocument).id, given.info())
    draw(engine)
    assert panel.shown_page() == 2


def test_pages_turn_by_button_key_and_list(panel: SourcePanel, engine: FakeEngine, qtbot: QtBot) -> None:
    opened(panel, engine)
    qtbot.mouseClick(panel.toolbar.next, Qt.MouseButton.LeftButton)
    assert panel.shown_page() == 3
    assert not panel.toolbar.next.isEnabled()
    panel.toolbar.page.setText("1")
    qtbot.keyClick(panel.toolbar.page, Qt.Key.Key_Return)
    assert panel.shown_page() == 1
    panel.page_view.to_edge(bottom=True)
    qtbot.keyClick(panel.page_view, Qt.Key.Key_PageDown)
    assert panel.shown_page() == 2
    panel.page_list.chosen.emit(3)
    assert panel.shown_page() == 3
    panel.go_to(99)
    assert panel.shown_page() == 3


def test_words_are_found_marked_and_stepped_through(panel: SourcePanel, engine: FakeEngine, qtbot: QtBot) -> None:
    opened(panel, engine)
    draw(engine)
    panel.find_bar.enter()
    qtbot.keyClicks(panel.find_bar.field, "bank")
    panel.find_bar.field.setText("접근매체")
    qtbot.keyClick(panel.find_bar.field, Qt.Key.Key_Return)
    asked = engine.last(FindInDocument)
    assert asked.words == "접근매체"
    places = tuple(Match(page, 0, 4, (given.line_box(0),)) for page in (1, 2, 3))
    engine.finish(asked.id, Matches(document_id="d1", matches=places))
    assert panel.find_bar.count.text() == "2 / 3"
    qtbot.keyClick(panel.find_bar.field, Qt.Key.Key_Return)
    assert (panel.shown_page(), panel.find_bar.count.text()) == (3, "3 / 3")
    qtbot.keyClick(panel.find_bar.field, Qt.Key.Key_Return)
    assert panel.shown_page() == 1
    qtbot.keyClick(panel.find_bar.field, Qt.Key.Key_Escape)
    assert not panel.find_bar.isVisible()


def test_zoom_asks_for_a_sharper_picture_and_marks_follow(panel: SourcePanel, engine: FakeEngine, qtbot: QtBot) -> None:
    opened(panel, engine)
    before = panel.page_view.canvas.rectangle(given.line_box(2)).width()
    panel.page_view.set_fit(Fit.PAGE)
    small = panel.page_view.zoom
    panel.page_view.step_zoom(1)
    assert panel.page_view.zoom > small
    panel.page_view.set_zoom(2.0)
    qtbot.waitUntil(lambda: engine.last(RenderPage).width == panel.page_view.pixels_wide())
    assert panel.page_view.canvas.rectangle(given.line_box(2)).width() > before
    assert panel.toolbar.zoom.text() == "200%"


def test_thumbnails_come_for_the_rows_that_are_seen(panel: SourcePanel, engine: FakeEngine, qtbot: QtBot) -> None:
    opened(panel, engine)
    panel.toolbar.pages.setChecked(True)
    qtbot.waitUntil(lambda: any(each.width < 200 for each in engine.sent_of(RenderPage)))
    asked = next(each for each in engine.sent_of(RenderPage) if each.width < 200)
    engine.finish(asked.id, given.picture(asked.width, asked.page))
    assert panel.page_list.model.has_picture(asked.page)


def test_the_page_model_keeps_qt_s_rules(panel: SourcePanel, qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(panel.page_list.model, QAbstractItemModelTester.FailureReportingMode.Warning)
    panel.page_list.set_document(given.info())
    assert panel.page_list.model.rowCount() == 3
    tester.deleteLater()


def test_those_who_cannot_see_the_page_hear_the_quote(panel: SourcePanel, engine: FakeEngine, qtbot: QtBot) -> None:
    opened(panel, engine)
    with qtbot.waitSignal(panel.announce) as heard:
        panel.show_citation(given.citation())
    assert given.QUOTE in heard.args[0]
    assert panel.page_view.accessibleDescription() == given.QUOTE


def test_old_pictures_are_let_go(panel: SourcePanel, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.ui.source.document.KEPT_BYTES", 1)
    opened(panel, engine)
    draw(engine)
    panel.go_to(3)
    draw(engine)
    assert panel.document.any_image(2) is None
    assert panel.document.any_image(3) is not None
