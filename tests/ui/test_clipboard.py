"""Whatever way text leaves the window, the policy decides whether, and personal data stays behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QStringListModel, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from app.engine.protocol.events import PageContent
from app.settings.choices import Masking
from app.ui.clipboard import CopiedText, CopyKeys, copyable
from app.ui.context import Context
from app.ui.conversation.chip import CitationChip
from app.ui.conversation.preview import QuotePreview
from app.ui.conversation.prose import Prose
from app.ui.preferences import Allowed, Preferences
from app.ui.source.text_view import TextView
from tests.ui.work import given

WORDS = "김민수 고객님의 주민등록번호는 900101-1234568이다. 😀 한도는 3천만원이다."
BEFORE = "먼저 복사한 글"
Make = Callable[[Context], CopiedText]


def prose(context: Context) -> CopiedText:
    made = Prose(context.preferences, "quote")
    made.set_text(WORDS)
    return made


def text_view(context: Context) -> CopiedText:
    made = TextView(context)
    made.set_content(PageContent(document_id="d", page=1, text=WORDS, blocks=()))
    return made


@pytest.fixture(params=[prose, text_view])
def text(request: pytest.FixtureRequest, context: Context, qtbot: QtBot) -> CopiedText:
    made: CopiedText = request.param(context)
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    QGuiApplication.clipboard().setText(BEFORE)
    return made


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def press_copy(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def dragged(text: QTextEdit) -> str:
    """What dragging the selection would take along."""
    return text.createMimeDataFromSelection().text()


def test_a_copy_has_its_personal_data_starred_out(text: CopiedText) -> None:
    text.selectAll()
    press_copy(text)
    assert clipboard() == copyable(WORDS, Masking.EXPORT)
    assert "1234568" not in clipboard() and "900101" in clipboard()
    assert "1234568" in text.toPlainText(), "the screen is another matter"
    assert dragged(text) == clipboard()
    assert not QGuiApplication.clipboard().mimeData().hasHtml()


def test_half_a_number_is_known_as_well(text: CopiedText) -> None:
    cursor = text.textCursor()
    start = WORDS.index("1234568")
    cursor.setPosition(start)
    cursor.setPosition(start + 4, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    text.copy()
    assert clipboard() == "1***"


def test_places_behind_letters_of_two_units_are_right(text: CopiedText) -> None:
    cursor = text.textCursor()
    start = WORDS.index("한도는") + 1  # Qt counts the face twice
    cursor.setPosition(start)
    cursor.setPosition(start + 3, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    text.copy()
    assert clipboard() == "한도는"


def test_without_masking_words_leave_as_they_are(text: CopiedText, preferences: Preferences) -> None:
    preferences.update_to(Allowed(masking=Masking.OFF), "ko")
    text.selectAll()
    press_copy(text)
    assert clipboard() == WORDS


def test_nothing_leaves_where_the_policy_forbids_it(text: CopiedText, preferences: Preferences) -> None:
    preferences.update_to(Allowed(copy=False), "ko")
    text.selectAll()
    press_copy(text)
    QTest.keyClick(text, Qt.Key.Key_Insert, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == BEFORE
    assert dragged(text) == ""
    text.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(5, 5), QPoint(5, 5)))
    assert QApplication.activePopupWidget() is None


def test_chips_are_no_words(context: Context, qtbot: QtBot) -> None:
    made = Prose(context.preferences, "answer")
    qtbot.addWidget(made)
    preview = QuotePreview(made)
    made.add_parts([("한도는 3천만원이다.", [CitationChip(1, None, preview)]), ("기한은 3일이다.", ())])
    made.selectAll()
    assert dragged(made) == "한도는 3천만원이다. 기한은 3일이다."


@pytest.mark.parametrize("keys", [Qt.Key.Key_C, Qt.Key.Key_Insert])
def test_a_cell_of_a_table(context: Context, qtbot: QtBot, preferences: Preferences, keys: Qt.Key) -> None:
    given.engine_of(context).get_ready(4)
    new = tuple(line.replace("1억원", "1억원, 연락처 010-1234-5678,") for line in given.NEW)
    page = given.comparison_page(context, given.comparison(new=new))
    qtbot.addWidget(page)
    page.table.setCurrentIndex(page.model.index(1, 1))
    preferences.update_to(Allowed(copy=False), "ko")
    QGuiApplication.clipboard().setText(BEFORE)
    QTest.keyClick(page.table, keys, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == BEFORE
    preferences.update_to(Allowed(), "ko")
    QTest.keyClick(page.table, keys, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == copyable(str(page.model.index(1, 1).data()), Masking.EXPORT)
    assert "010-****-****" in clipboard()
    page.close_page()


def test_the_current_item_of_a_list(qtbot: QtBot, preferences: Preferences) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(QStringListModel(["900101-1234568 고객의 한도는?"], view))
    view.setCurrentIndex(view.model().index(0, 0))
    CopyKeys(view, preferences)
    QGuiApplication.clipboard().setText(BEFORE)
    preferences.update_to(Allowed(copy=False), "ko")
    press_copy(view)
    assert clipboard() == BEFORE
    preferences.update_to(Allowed(), "ko")
    press_copy(view)
    assert clipboard() == "900101-1****** 고객의 한도는?"
