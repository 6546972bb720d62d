"""The summary page: verbatim at once, section by section, stopped, exported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.core.summarizing.summary import LeftOutReason
from app.engine.protocol.events import Done, Failed, FileWritten, Stopped, SummaryShown, WorkProgress
from app.engine.protocol.requests import ExportWork, Summarize
from app.ui.context import Context
from app.ui.conversation.chip import CitationChip
from app.ui.conversation.prose import Prose
from app.ui.preferences import Allowed
from app.ui.saving import SaveDialog
from app.ui.work.summary_page import SummaryPage
from tests.fakes.engine import FakeEngine
from tests.ui.work import given

Show = Callable[[QWidget], QWidget]


def texts(page: SummaryPage) -> list[str]:
    """The sentences that are shown, in order."""
    found = []
    for index in range(page._text.count()):
        item = page._text.itemAt(index)
        assert item is not None
        part = item.widget()
        assert part is not None
        found += [prose.toPlainText().split("\u202f")[0] for prose in part.findChildren(Prose)]
    return found


def test_verbatim_sentences_come_first_and_are_replaced(ready: Context, engine: FakeEngine, shown: Show) -> None:
    page = given.summary_page(ready)
    shown(page)
    asked = engine.last(Summarize)
    assert (asked.document_ids, asked.length, asked.use_model) == (("b",), "standard", True)
    engine.reply(asked.id, SummaryShown(summary=given.summary(0), final=False))
    given.settle(page)
    assert texts(page)[0] == given._verbatim(0)
    assert page.draft.property("tone") == "info"
    assert not page.export.isVisible()
    engine.reply(
        asked.id,
        WorkProgress(done=2, total=4, label="제2장 이용자 보호", seconds_left=130),
        SummaryShown(summary=given.summary(2), final=False),
    )
    given.settle(page)
    assert texts(page)[0] == given._written(0)
    assert texts(page)[2] == f"“{given._verbatim(2)}”"
    assert "AI" in page.draft_text.text()
    assert "2/4" in page.progress.text.text()
    assert "2 min" in page.progress.text.text()
    engine.finish(asked.id, SummaryShown(summary=given.summary(5), final=True))
    given.settle(page)
    assert all("“" not in text for text in texts(page))
    assert page.export.isVisible()
    assert not page.progress.stop.isVisible()


def test_sentences_stay_where_nothing_changed(ready: Context, engine: FakeEngine, shown: Show) -> None:
    page = given.finished_summary(ready, given.summary(3))
    shown(page)
    before = page._sections[0].findChildren(CitationChip)
    page.take(SummaryShown(summary=given.summary(4), final=True))
    given.settle(page)
    assert page._sections[0].findChildren(CitationChip) == before


def test_a_chip_opens_its_source(ready: Context, qtbot: QtBot, shown: Show) -> None:
    page = given.finished_summary(ready)
    shown(page)
    chip = page._sections[1].findChildren(CitationChip)[0]
    with qtbot.waitSignal(page.citation_activated) as heard:
        chip.click()
    assert heard.args[0].quote == given._verbatim(1)


def test_another_length_asks_anew(ready: Context, engine: FakeEngine, shown: Show) -> None:
    page = given.summary_page(ready)
    shown(page)
    first = engine.last(Summarize).id
    page.lengths.buttons["detailed"].click()
    assert engine.cancelled == [first]
    assert engine.last(Summarize).length == "detailed"


def test_stopping_keeps_what_is_there(ready: Context, engine: FakeEngine, qtbot: QtBot, shown: Show) -> None:
    page = given.summary_page(ready)
    shown(page)
    asked = engine.last(Summarize).id
    engine.reply(asked, SummaryShown(summary=given.summary(0), final=False))
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert engine.cancelled == [asked]
    assert not page.progress.stop.isEnabled()
    engine.reply(asked, SummaryShown(summary=given.summary(1, partial=True), final=True), Stopped())
    given.settle(page)
    assert len(texts(page)) == 4
    assert page.export.isVisible()
    assert page.again.isVisible()


def test_the_strip_names_every_section_and_opens_it(ready: Context, qtbot: QtBot, shown: Show) -> None:
    page = given.finished_summary(ready)
    shown(page)
    segments = page.strip.segments
    assert [segment.property("represented") for segment in segments] == [True, True, True, False, True]
    assert "제4장 보칙" in segments[3].accessibleName()
    assert "not in the summary" in segments[3].accessibleName()
    assert min(min(s.width(), s.height()) for s in segments) >= 28
    with qtbot.waitSignal(page.page_activated) as heard:
        segments[2].click()
    assert heard.args == ["b", 7]
    page.window().activateWindow()
    segments[0].setFocus()
    qtbot.waitUntil(segments[0].hasFocus)
    QTest.keyClick(segments[0], Qt.Key.Key_Right)
    assert segments[1].hasFocus()
    with qtbot.waitSignal(page.page_activated) as heard:
        QTest.keyClick(segments[1], Qt.Key.Key_Return)
    assert heard.args == ["b", 4]


def test_sixty_sections_are_all_visible(ready: Context, shown: Show, qtbot: QtBot) -> None:
    page = given.finished_summary(ready, given.summary(60, sections=60))
    shown(page)
    qtbot.wait(50)
    rows = {segment.y() for segment in page.strip.segments}
    assert len(rows) > 1
    assert all(page.strip.rect().contains(segment.geometry()) for segment in page.strip.segments)


def test_what_was_left_out_and_held_back_is_behind_disclosures(
    ready: Context, shown: Show, qtbot: QtBot, engine: FakeEngine
) -> None:
    page = given.finished_summary(ready)
    shown(page)
    page.left_out.toggle.setChecked(True)
    assert page.left_out._body is not None
    links = [link for link in page.left_out._body.findChildren(QWidget) if link.property("role") == "link"]
    with qtbot.waitSignal(page.page_activated) as heard:
        links[-1].click()  # type: ignore[attr-defined]
    assert heard.args[1] in {each.page for each in given.summary().coverage.left_out}
    assert {each.reason for each in given.summary().coverage.left_out} == {LeftOutReason.SECTION, LeftOutReason.NO_TEXT}
    assert page._withheld is not None
    ready.preferences.update_to(Allowed(show_withheld=False), "ko")
    page.take(SummaryShown(summary=given.summary(5), final=True))
    assert page._withheld is None


def test_a_model_that_is_missing_is_said(ready: Context, shown: Show) -> None:
    page = given.finished_summary(ready, given.summary(0, notice="model_missing"))
    shown(page)
    assert "not available" in page.draft_text.text()
    assert "quotes only" in page.progress.text.text()


def test_export_writes_the_result_of_the_newest_request(
    ready: Context, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, shown: Show, qtbot: QtBot
) -> None:
    page = given.finished_summary(ready)
    shown(page)
    monkeypatch.setattr(SaveDialog, "ask", lambda *given_: "/tmp/요약.docx")
    page.export.click()
    asked = engine.last(ExportWork)
    assert (asked.work, asked.path) == (engine.last(Summarize).id, "/tmp/요약.docx")
    with qtbot.waitSignal(page.message) as heard:
        engine.finish(asked.id, FileWritten(path="/tmp/요약.docx"))
    assert "요약.docx" in heard.args[0]


def test_a_result_that_the_engine_has_forgotten_is_made_again_then_exported(
    ready: Context, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, shown: Show
) -> None:
    page = given.finished_summary(ready)
    shown(page)
    monkeypatch.setattr(SaveDialog, "ask", lambda *given_: "/tmp/요약.pdf")
    page.export.click()
    engine.reply(engine.last(ExportWork).id, Failed(code="work_gone"))
    again = engine.sent_of(Summarize)
    assert len(again) == 2
    engine.finish(again[-1].id, SummaryShown(summary=given.summary(5), final=True))
    assert engine.last(ExportWork).work == again[-1].id
    assert len(engine.sent_of(ExportWork)) == 2


def test_export_is_gone_where_policy_forbids_it(ready: Context, shown: Show) -> None:
    page = given.finished_summary(ready)
    shown(page)
    assert page.export.isVisible()
    ready.preferences.update_to(Allowed(export=False), "en")
    assert not page.export.isVisible()


def test_hostile_words_are_shown_as_words(ready: Context, shown: Show) -> None:
    found = given.summary(5)
    evil = "<b>굵게</b>\u202e<img src='file:///etc/passwd'>"
    sentences = (replace(found.sentences[0], text=evil), *found.sentences[1:])
    page = given.finished_summary(ready, replace(found, sentences=sentences))
    shown(page)
    assert texts(page)[0] == "<b>굵게</b><img src='file:///etc/passwd'>"


def test_a_page_that_is_closed_gives_its_work_up(ready: Context, engine: FakeEngine, shown: Show) -> None:
    page = given.summary_page(ready)
    shown(page)
    asked = engine.last(Summarize).id
    page.close_page()
    assert engine.cancelled == [asked]
    engine.reply(asked, SummaryShown(summary=given.summary(1), final=True), Done())
    assert page.summary is None
