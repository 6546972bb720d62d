"""The column of turns: two hundred of them, following the end, screen readers, themes, the keyboard."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.core.retrieval.scope import Scope
from app.engine.protocol.events import Sentence, Turns
from app.engine.protocol.requests import Ask, OpenConversation
from app.ui.context import Context
from app.ui.conversation.panel import ConversationPanel
from app.ui.conversation.scope_chip import ScopeChip
from app.ui.conversation.stack import TurnStack
from app.ui.conversation.welcome import Welcome
from app.ui.theme.theme import Theme
from tests.fakes.engine import FakeEngine
from tests.ui.conversation import given


def open_long(panel: ConversationPanel, engine: FakeEngine, count: int = 200) -> None:
    """A long conversation of the history."""
    panel.open_conversation("c1")
    engine.finish(engine.last(OpenConversation).id, Turns(conversation_id="c1", turns=given.many_turns(count)))


def settle(panel: ConversationPanel) -> None:
    """Build everything that is to be built."""
    for _ in range(3):
        QCoreApplication.processEvents()
    while panel.view.stack.is_building:
        QCoreApplication.processEvents()


def built(stack: TurnStack) -> list[int]:
    """Which turns have widgets."""
    return [n for n, frame in enumerate(stack.frames) if frame.content is not None]


def test_only_turns_near_the_viewport_are_built(panel: ConversationPanel, engine: FakeEngine) -> None:
    open_long(panel, engine)
    stack = panel.view.stack
    assert built(stack) == []  # nothing at once: one turn at a time, between events
    settle(panel)
    assert 199 in built(stack)
    assert len(built(stack)) < 15
    panel.view.verticalScrollBar().setValue(0)
    settle(panel)
    assert 0 in built(stack)
    assert 199 not in built(stack)
    assert len(built(stack)) < 25


def test_frames_lie_one_below_the_other(panel: ConversationPanel, engine: FakeEngine) -> None:
    open_long(panel, engine, 40)
    for value in (0, 3_000, 6_000, 0):
        panel.view.verticalScrollBar().setValue(value)
        settle(panel)
    frames = panel.view.stack.frames
    assert all(a.geometry().bottom() < b.y() for a, b in pairwise(frames))
    assert panel.view.stack.height() > frames[-1].geometry().bottom()


def test_what_is_read_stays_where_it_is_while_turns_above_are_built(
    panel: ConversationPanel, engine: FakeEngine
) -> None:
    open_long(panel, engine, 60)
    settle(panel)
    bar = panel.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    frame = next(f for f in panel.view.stack.frames if f.geometry().bottom() >= bar.value())
    before = frame.y() - bar.value()
    settle(panel)
    assert frame.content is not None
    assert frame.y() - bar.value() == before


def test_asking_scrolls_to_the_new_turn(panel: ConversationPanel, engine: FakeEngine) -> None:
    open_long(panel, engine, 20)
    settle(panel)
    panel.view.verticalScrollBar().setValue(0)
    panel.ask("새 질문")
    settle(panel)
    bar, last = panel.view.verticalScrollBar(), panel.view.stack.frames[-1]
    assert bar.value() <= last.y() < bar.value() + panel.view.viewport().height()


def test_new_content_is_offered_when_the_person_reads_elsewhere(panel: ConversationPanel, engine: FakeEngine) -> None:
    open_long(panel, engine, 20)
    settle(panel)
    found = given.limit_answer()
    panel.ask(found.question)
    ask = given.begin(engine, found, "t99")
    settle(panel)
    bar = panel.view.verticalScrollBar()
    bar.setValue(100)
    settle(panel)
    before = bar.value()
    engine.reply(ask.id, Sentence(turn_id="t99", sentence=found.sentences[0]))
    settle(panel)
    assert bar.value() == before
    assert panel.view.newer.isVisible()
    panel.view.newer.click()
    settle(panel)
    assert bar.value() > before
    assert not panel.view.newer.isVisible()


def test_a_turn_reads_as_question_state_and_sentences_with_their_sources(
    panel: ConversationPanel, engine: FakeEngine
) -> None:
    found = given.fee_answer()
    panel.ask(found.question)
    given.finish(engine, given.begin(engine, found), found)
    frame = panel.view.stack.frames[0]
    assert frame.accessibleName() == f"Question: {found.question}"
    state, sentence = frame.accessibleDescription().splitlines()
    assert state == "Confirmed in part"
    assert sentence == (
        "OTP 재발급 수수료는 6월 1일부터 3,000원입니다. (Source 1: 전자금융 서비스 정기점검 및 수수료 변경 안내 문단 9)"
    )


def test_changes_of_state_are_announced(qtbot: QtBot, panel: ConversationPanel, engine: FakeEngine) -> None:
    said: list[str] = []
    panel.announce.connect(said.append)
    found = given.limit_answer()
    panel.ask(found.question)
    given.finish(engine, given.begin(engine, found), found)
    assert said[0] == "Looking through the documents"
    assert said[1] == "Sources found, writing the answer. 2 sources"
    assert said[-1].startswith("Confirmed in the documents\n개인(일반) 고객의")
    assert len(said) == 3


def test_everything_is_reached_by_tab(qtbot: QtBot, panel: ConversationPanel, engine: FakeEngine) -> None:
    found = given.limit_answer()
    panel.ask(found.question)
    given.finish(engine, given.begin(engine, found), found)
    settle(panel)
    panel.activateWindow()
    panel.box.field.setFocus()
    names: list[str] = []
    for _ in range(40):
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is panel.box.field:
            break
    wanted = {
        f"Question: {found.question}",
        "Source 1: 전자금융 업무처리 규정 제10조제1항, p. 2",
        "Open 전자금융 업무처리 규정 제10조제1항, p. 2",
        *("Copy", "Export", "Helpful", "Problem", "Ask again", "Edit"),
        "Where to look: All documents",
        "New conversation",
    }
    assert wanted <= set(names)
    assert names.index("Copy") > names.index("Open 전자금융 업무처리 규정 제10조제1항, p. 2")
    assert "" not in names
    from_the_top = names[names.index("Export all") :] + names[: names.index("Export all")]
    places = [
        from_the_top.index(name) for name in ("New conversation", f"Question: {found.question}", "Edit", "Question")
    ]
    assert places == sorted(places)


def test_a_theme_change_keeps_an_open_editor(panel: ConversationPanel, engine: FakeEngine, theme: Theme) -> None:
    found = given.fee_answer()
    panel.ask(found.question)
    given.finish(engine, given.begin(engine, found), found)
    panel.view.begin_edit(panel.thread_.entries[0])
    theme.choose("dark")
    settle(panel)
    content = panel.view.content_of(panel.thread_.entries[0])
    assert content is not None and content.question.editor is not None
    content.question.end_edit()
    theme.choose("light")
    settle(panel)
    rebuilt = panel.view.content_of(panel.thread_.entries[0])
    assert rebuilt is not None and rebuilt is not content


def test_a_larger_font_makes_turns_taller(panel: ConversationPanel, engine: FakeEngine) -> None:
    found = given.limit_answer()
    panel.ask(found.question)
    given.finish(engine, given.begin(engine, found), found)
    settle(panel)
    before = panel.view.stack.frames[0].height()
    font = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(font.pointSizeF() * 2)
    QApplication.setFont(larger)
    try:
        settle(panel)
        assert panel.view.stack.frames[0].height() > 1.4 * before
    finally:
        QApplication.setFont(font)


def test_the_welcome_invites_to_add_documents(qtbot: QtBot, context: Context) -> None:
    panel = ConversationPanel(context)
    qtbot.addWidget(panel)
    assert panel.welcome.add is not None and panel.welcome.samples is not None
    with qtbot.waitSignal(panel.add_requested):
        panel.welcome.add.click()
    with qtbot.waitSignal(panel.samples_requested):
        panel.welcome.samples.click()


def test_an_example_is_put_into_the_box_to_be_completed(panel: ConversationPanel, engine: FakeEngine) -> None:
    assert len(panel.welcome.examples) == 3
    panel.welcome.examples[0].click()
    assert panel.box.field.toPlainText() == "Who has to approve …?"
    assert panel.box.field.textCursor().selectedText() == "…"
    assert engine.sent_of(Ask) == []


def test_the_welcome_speaks_another_language_when_told(qtbot: QtBot, context: Context) -> None:
    welcome = Welcome(context)
    qtbot.addWidget(welcome)
    old = welcome.widget()
    QApplication.sendEvent(welcome, QEvent(QEvent.Type.LanguageChange))
    assert welcome.widget() is not old


@pytest.mark.parametrize(
    ("action", "scope"),
    [("All documents", Scope()), ("여신", Scope(collection="여신")), ("선택", Scope(documents=("d1",)))],
)
def test_the_scope_menu(qtbot: QtBot, context: Context, action: str, scope: Scope) -> None:
    chip = ScopeChip(context)
    qtbot.addWidget(chip)
    chip.set_collections(["전자금융", "여신"])
    chip.set_scope(Scope(documents=("d1",)), "선택")
    chip.set_scope(Scope(collection="전자금융"), "전자금융")
    menu = chip.menu()
    menu.aboutToShow.emit()
    checked = [each.text() for each in menu.actions() if each.isChecked()]
    assert checked == ["전자금융"]
    next(each for each in menu.actions() if each.text() == action).trigger()
    assert chip.scope == scope
    assert action in chip.accessibleName()
