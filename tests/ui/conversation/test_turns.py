"""What a turn shows and offers: previews, copying, export, judgements, withheld sentences, hostile text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from app.core.answering.answer import Answer
from app.core.conversation import Feedback, Verdict
from app.core.retrieval.scope import Scope
from app.engine.protocol.events import Failed, FileWritten
from app.engine.protocol.requests import ExportTurns, GiveFeedback
from app.settings.choices import Masking
from app.ui.conversation.copying import plain_text, rich_text
from app.ui.conversation.panel import ConversationPanel
from app.ui.conversation.turn_view import TurnView
from app.ui.preferences import Allowed, Preferences
from app.ui.saving import SaveDialog
from tests.fakes.engine import FakeEngine
from tests.ui.conversation import given

Shown = Callable[[Answer], TurnView]


@pytest.fixture
def shown(panel: ConversationPanel, engine: FakeEngine) -> Shown:
    """Ask and answer, and give what shows it."""

    def show(found: Answer) -> TurnView:
        panel.ask(found.question)
        given.finish(engine, given.begin(engine, found), found)
        settle(panel)
        content = panel.view.content_of(panel.thread_.entries[-1])
        assert content is not None
        return content

    return show


def settle(panel: ConversationPanel) -> None:
    """Let layouts and slices of building come to rest."""
    for _ in range(5):
        QCoreApplication.processEvents()
    while panel.view.stack.is_building:
        QCoreApplication.processEvents()


def test_a_chip_previews_its_quote_under_the_pointer(qtbot: QtBot, panel: ConversationPanel, shown: Shown) -> None:
    chip = shown(given.limit_answer()).answer.chips[2]
    preview = panel.view.preview
    QTest.mouseMove(panel.window(), QPoint(1, 1))
    QTest.mouseMove(chip, chip.rect().center())
    qtbot.waitUntil(preview.isVisible)
    assert preview.accessibleName() == "Source 4: 이체한도 증액 업무처리 기준 안내 및 특별점검 실시 문단 5"
    assert preview.accessibleDescription().startswith("1. 이체한도를")
    assert panel.rect().contains(preview.geometry())
    QTest.mouseMove(panel.window(), QPoint(1, 1))
    qtbot.waitUntil(lambda: not preview.isVisible())


def test_a_chip_previews_its_quote_with_the_keyboard(qtbot: QtBot, panel: ConversationPanel, shown: Shown) -> None:
    chip = shown(given.limit_answer()).answer.chips[0]
    panel.activateWindow()
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    assert panel.view.preview.isVisible()
    qtbot.keyClick(chip, Qt.Key.Key_Escape)
    assert not panel.view.preview.isVisible()


def test_chips_are_named_after_their_source(shown: Shown) -> None:
    view = shown(given.limit_answer())
    assert view.answer.chips[0].accessibleName() == "Source 1: 전자금융 업무처리 규정 제10조제1항, p. 2"
    assert view.evidence_cards[1].chips[0].accessibleName().endswith("문단 5")


def test_every_chip_and_button_is_large_enough(shown: Shown) -> None:
    view = shown(given.limit_answer())
    buttons = [*view.answer.chips, *view.evidence_cards[0].chips, view.evidence_cards[0].link, view.buttons.copy]
    assert all(min(each.width(), each.height()) >= 28 for each in buttons)


def test_a_copied_answer_has_its_personal_data_starred_out(
    qtbot: QtBot, panel: ConversationPanel, shown: Shown, preferences: Preferences
) -> None:
    found = given.fee_answer()
    private = replace(found.citations[0], quote="수수료는 김민수 고객님 계좌에서 내며 연락처는 010-1234-5678이다.")
    view = shown(replace(found, citations=(private,)))
    with qtbot.waitSignal(panel.message):
        view.buttons.copy.click()
    copied = QGuiApplication.clipboard().mimeData()
    for words in (copied.text(), copied.html()):
        assert "010-****-****" in words
        assert "1234" not in words
    preferences.update_to(Allowed(masking=Masking.OFF), "ko")
    view.buttons.copy.click()
    assert "010-1234-5678" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().setText("먼저")
    preferences.update_to(Allowed(copy=False), "ko")
    panel._copy(view.entry)
    assert QGuiApplication.clipboard().text() == "먼저"


def test_copying_takes_the_sources_along(qtbot: QtBot, panel: ConversationPanel, shown: Shown) -> None:
    view = shown(given.fee_answer())
    with qtbot.waitSignal(panel.message):
        view.buttons.copy.click()
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == (
        "OTP 재발급 수수료는 6월부터 얼마이고, 배송에는 며칠이 걸리나요?\n\n"
        "[Confirmed in part]\n"
        "OTP 재발급 수수료는 6월 1일부터 3,000원입니다. [1]\n"
        "‘배송 기간’에 대한 내용은 등록된 문서에서 찾지 못했습니다.\n\n"
        "Sources\n\n"
        "[1] 전자금융 서비스 정기점검 및 수수료 변경 안내, 문단 9\n"
        "“OTP 생성기 재발급 수수료는 2026년 6월 1일부터 3,000원으로 한다.”\n"
    )
    assert "<p>OTP 재발급 수수료는 6월 1일부터 3,000원입니다. [1]</p>" in copied.html()


def test_copying_where_nothing_was_found(panel: ConversationPanel, shown: Shown) -> None:
    shown(given.nothing_found())
    text = plain_text(panel.thread_.entries[0])
    assert text.endswith("[Not in the documents]\n등록된 문서에서 답을 찾지 못했습니다.\n")


def test_selected_words_are_copied_without_the_places_of_chips(shown: Shown) -> None:
    prose = shown(given.limit_answer()).answer.prose
    prose.selectAll()
    copied = prose.createMimeDataFromSelection().text()
    assert copied == " ".join(s.text for s in given.limit_answer().sentences[:2])


def test_hostile_text_is_only_text(panel: ConversationPanel, shown: Shown) -> None:
    found = given.hostile_answer()
    view = shown(found)
    settle(panel)
    html = rich_text(panel.thread_.entries[0])
    assert "<script>" not in html
    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;" in html
    assert all(
        label.textFormat() is Qt.TextFormat.PlainText or not label.text() or label.text() == "Sources"
        for label in view.findChildren(QLabel)
    )
    quote = view.evidence_cards[0].findChildren(QTextEdit)[0]
    assert quote.toPlainText().startswith("<b>굵게</b> <img src=x onerror=alert(1)> gnp.exe &lt;script&gt;")
    assert "\u202e" not in quote.toPlainText()
    assert "<span>&lt;h1&gt;" in view.evidence_cards[0].link.toolTip()
    assert view.answer.prose.toPlainText().startswith("<a href='http://x'>여기</a>를 누르세요. %1 & %2")
    assert view.width() <= panel.view.viewport().width()  # a word without an end does not push the panel apart


def test_a_long_quote_folds(qtbot: QtBot, panel: ConversationPanel, shown: Shown) -> None:
    from app.ui.conversation.evidence import FoldedQuote

    folded = shown(given.long_answer()).evidence_cards[0].findChild(FoldedQuote)
    assert folded is not None
    qtbot.waitUntil(folded.more.isVisible)
    low = folded.prose.height()
    folded.more.click()
    qtbot.waitUntil(lambda: folded.prose.height() > low * 1.5)
    assert not folded.more.isVisible()


def test_a_short_quote_does_not(panel: ConversationPanel, shown: Shown) -> None:
    from app.ui.conversation.evidence import FoldedQuote

    view = shown(given.password_answer())
    assert [f.more.isVisible() for f in view.findChildren(FoldedQuote)] == [False, False]


def test_old_versions_are_marked(shown: Shown) -> None:
    badges = [
        label.text() for label in shown(given.long_answer()).findChildren(QLabel) if label.property("role") == "badge"
    ]
    assert badges == ["Old version — a newer one is in the library"]


def test_withheld_sentences_wait_behind_a_disclosure(shown: Shown) -> None:
    part = shown(given.password_answer()).withheld_part
    assert part is not None
    assert part.toggle.text() == "2 sentences held back"
    part.toggle.click()
    texts = [edit.toPlainText() for edit in part.findChildren(QTextEdit)]
    assert texts == ["“비밀번호를 3회 틀리면 인터넷뱅킹이 막힙니다.”", "“정지는 다음 날 자동으로 풀립니다.”"]
    reasons = " ".join(label.text() for label in part.findChildren(QLabel))
    assert "문서에서 뒷받침하는 내용을 찾지 못했습니다." in reasons


def test_policy_takes_things_away(panel: ConversationPanel, preferences: Preferences, shown: Shown) -> None:
    preferences.update_to(Allowed(show_withheld=False, copy=False, export=False), "ko")
    view = shown(given.password_answer())
    assert view.withheld_part is None
    assert not view.buttons.copy.isVisible()
    assert not view.buttons.export.isVisible()
    assert not panel.header.export.isVisible()


def test_helpful_is_kept_and_taken_back(shown: Shown, engine: FakeEngine) -> None:
    view = shown(given.fee_answer())
    view.buttons.helpful.click()
    assert engine.last(GiveFeedback).feedback == Feedback(Verdict.HELPFUL)
    assert view.buttons.helpful.isChecked()
    view.buttons.helpful.click()
    assert engine.last(GiveFeedback).feedback is None
    assert not view.buttons.helpful.isChecked()


def test_a_problem_is_kept_with_its_reason(qtbot: QtBot, shown: Shown, engine: FakeEngine) -> None:
    view = shown(given.fee_answer())
    view.buttons.problem.click()
    assert engine.last(GiveFeedback).feedback == Feedback(Verdict.PROBLEM)
    form = view.reason_form
    assert form is not None
    form.words.setText("시행일이 다릅니다")
    qtbot.keyClick(form.words, Qt.Key.Key_Return)
    assert engine.last(GiveFeedback).feedback == Feedback(Verdict.PROBLEM, "시행일이 다릅니다")
    assert view.reason_form is None
    assert view.buttons.problem.isChecked()


def test_a_judgement_that_cannot_be_kept_is_taken_back(
    qtbot: QtBot, panel: ConversationPanel, shown: Shown, engine: FakeEngine
) -> None:
    view = shown(given.fee_answer())
    view.buttons.helpful.click()
    with qtbot.waitSignal(panel.message):
        engine.reply(engine.last(GiveFeedback).id, Failed(code="disk_full"))
    assert not view.buttons.helpful.isChecked()


def test_a_turn_is_exported(
    qtbot: QtBot,
    panel: ConversationPanel,
    shown: Shown,
    engine: FakeEngine,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    path = str(tmp_path / "답.pdf")
    suggestions: list[str] = []
    monkeypatch.setattr(
        SaveDialog, "ask", lambda parent, heading, suggestion, *formats: suggestions.append(suggestion) or path
    )
    view = shown(given.fee_answer())
    view.buttons.export.click()
    sent = engine.last(ExportTurns)
    assert (sent.conversation_id, sent.turn_id, sent.path) == ("c1", "t1", path)
    assert Path(suggestions[0]).name == "OTP 재발급 수수료는 6월부터 얼마이고, 배송에는 며칠이 걸리나요.docx"
    with qtbot.waitSignal(panel.message) as said:
        engine.finish(sent.id, FileWritten(path=path))
    assert said.args == ["Saved: 답.pdf"]
    panel.header.export.click()
    assert engine.last(ExportTurns).turn_id == ""


def test_an_export_that_fails_says_what_to_do(
    qtbot: QtBot, panel: ConversationPanel, shown: Shown, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SaveDialog, "ask", lambda *_: "x.docx")
    shown(given.fee_answer()).buttons.export.click()
    with qtbot.waitSignal(panel.message) as said:
        engine.reply(engine.last(ExportTurns).id, Failed(code="disk_full"))
    assert "공간을 비우고" in said.args[0]


def test_an_export_is_thought_better_of(shown: Shown, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SaveDialog, "ask", lambda *_: "")
    shown(given.fee_answer()).buttons.export.click()
    assert engine.sent_of(ExportTurns) == []


def test_a_table_is_shown_as_one(shown: Shown) -> None:
    from app.ui.conversation.tables import TableQuote

    table = shown(given.limit_answer()).evidence_cards[0].findChild(TableQuote)
    assert table is not None
    cells = [edit.toPlainText() for edit in table.findChildren(QTextEdit)]
    assert cells[:6] == ["구분", "1회 이체한도", "1일 이체한도", "증액 승인권자", "개인(일반)", "1천만원"]


def test_the_scope_of_a_turn_is_shown(panel: ConversationPanel, shown: Shown) -> None:
    panel.set_scope(Scope(documents=("d1", "d2")), "선택 문서 2건")
    assert shown(given.fee_answer()).question.meta.text().startswith("선택 문서 2건")
