"""Typing a question: keys, composition of syllables, growth, pasting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.context import Context
from app.ui.conversation.panel import ConversationPanel
from app.ui.conversation.question_edit import QuestionEdit
from app.ui.preferences import Allowed, Preferences


@pytest.fixture
def field(qtbot: QtBot, context: Context) -> QuestionEdit:
    """Shown, 400 pixels wide."""
    made = QuestionEdit(context)
    qtbot.addWidget(made)
    made.setFixedWidth(400)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    return made


def compose(field: QuestionEdit, preedit: str, commit: str = "") -> None:
    """What an input method does."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def test_enter_asks_and_shift_enter_begins_a_line(qtbot: QtBot, field: QuestionEdit) -> None:
    qtbot.keyClicks(field, "one")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "two")
    assert field.question == "one\ntwo"
    with qtbot.waitSignal(field.submitted):
        qtbot.keyClick(field, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)


def test_a_syllable_that_is_being_composed_is_never_sent(qtbot: QtBot, field: QuestionEdit) -> None:
    compose(field, "한")
    with qtbot.assertNotEmitted(field.submitted):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "\n" not in field.toPlainText()
    compose(field, "", "한")
    with qtbot.waitSignal(field.submitted):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.question == "한"


def test_ctrl_enter_asks_where_that_is_preferred(qtbot: QtBot, field: QuestionEdit, preferences: Preferences) -> None:
    preferences.update_to(Allowed(enter_asks=False), "ko")
    with qtbot.assertNotEmitted(field.submitted):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.toPlainText() == "\n"
    with qtbot.waitSignal(field.submitted):
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_escape_is_told(qtbot: QtBot, field: QuestionEdit) -> None:
    with qtbot.waitSignal(field.escaped):
        qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_it_grows_with_its_text_up_to_a_limit(field: QuestionEdit) -> None:
    one = field.height()
    field.setPlainText("가\n나\n다")
    three = field.height()
    field.setPlainText("가\n" * 60)
    most = field.height()
    assert one < three < most < 60 * field.fontMetrics().lineSpacing() / 2
    assert field.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAsNeeded
    field.clear()
    assert field.height() == one


def test_pasted_markup_is_text(field: QuestionEdit) -> None:
    data = QMimeData()
    data.setHtml("<b>굵게</b>")
    data.setText("<b>굵게</b>")
    field.insertFromMimeData(data)
    assert field.toPlainText() == "<b>굵게</b>"


def test_tab_leaves_the_field(qtbot: QtBot, panel: ConversationPanel) -> None:
    panel.activateWindow()
    panel.focus_question()
    qtbot.keyClick(panel.box.field, Qt.Key.Key_Tab)
    assert panel.box.scope.hasFocus()
    assert panel.box.field.toPlainText() == ""


def test_a_placeholder_in_an_example_is_selected(field: QuestionEdit) -> None:
    field.setPlainText("… 승인은 누가 하나요?")
    field.select("…")
    assert field.textCursor().selectedText() == "…"
