"""Earlier conversations: days, search, opening, renaming, deleting with undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.engine.protocol.events import ConversationChanged, ConversationGone, Conversations, Failed, TurnStarted
from app.engine.protocol.requests import DeleteConversation, ListConversations, RenameConversation, RestoreConversation
from app.ui.context import Context
from app.ui.conversation.history_model import HistoryModel, day_words
from app.ui.conversation.history_panel import HistoryPanel
from tests.fakes.engine import FakeEngine
from tests.ui.conversation import given

LISTED = (
    given.conversation("c1", "첫째", 3),
    given.conversation("c2", "둘째", 1, 0.0001),
    given.conversation("c3", "셋째", 2, 40),
)


@pytest.fixture
def panel(qtbot: QtBot, context: Context, engine: FakeEngine) -> Iterator[HistoryPanel]:
    """Three conversations of two days."""
    made = HistoryPanel(context)
    qtbot.addWidget(made)
    made.resize(300, 500)
    with qtbot.waitExposed(made):
        made.show()
    engine.get_ready(1)
    engine.finish(engine.last(ListConversations).id, Conversations(conversations=LISTED))
    yield made


def titles(panel: HistoryPanel) -> list[str]:
    """What the rows say."""
    return [str(panel.model.index(n).data()) for n in range(panel.model.rowCount())]


def index_of(panel: HistoryPanel, conversation_id: str) -> QModelIndex:
    """Where a conversation is."""
    return panel.model.index(panel.model.row_of(conversation_id))


def test_conversations_are_grouped_by_day(panel: HistoryPanel) -> None:
    rows = titles(panel)
    assert rows[:3] == ["Today", "첫째", "둘째"] or rows[0] == "Today"
    assert rows[-1] == "셋째"
    assert len(rows) == 5
    heading = panel.model.index(0)
    assert panel.model.flags(heading) == Qt.ItemFlag.NoItemFlags
    assert panel.model.data(index_of(panel, "c1"), Qt.ItemDataRole.AccessibleTextRole).startswith("첫째, ")


@pytest.mark.parametrize(
    ("days", "words"), [(0, "Today"), (-1, "Today"), (1, "Yesterday"), (2, "Last 7 days"), (7, "Last 7 days")]
)
def test_days(qapp: object, days: int, words: str) -> None:
    now = datetime.now(UTC)
    today = now.astimezone().date()
    assert day_words((now - timedelta(days=days)).isoformat(), today, "ko") == words


def test_older_days_have_their_date(qapp: object) -> None:
    today = datetime(2026, 6, 30).date()
    assert day_words("2026-05-20T03:00:00+00:00", today, "ko") == "2026년 5월 20일 수요일"
    assert day_words("2026-05-20T03:00:00+00:00", today, "en") == "Wednesday, May 20, 2026"
    assert day_words("", today, "ko") == "Earlier"


def test_the_model_is_sound(qtbot: QtBot, qapp: object) -> None:
    model = HistoryModel("ko")
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_all(LISTED)
    model.put(given.conversation("c4", "넷째"))
    model.put(given.conversation("c1", "다른 이름", 3))
    model.remove("c2")
    model.remove("unknown")
    assert model.row_of("c2") == -1
    assert model.rowCount() == 5
    tester.deleteLater()
    model.deleteLater()


def test_a_click_and_enter_open(qtbot: QtBot, panel: HistoryPanel) -> None:
    place = panel.list.visualRect(index_of(panel, "c3")).center()
    with qtbot.waitSignal(panel.conversation_chosen) as chosen:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chosen.args == ["c3"]
    panel.list.setCurrentIndex(index_of(panel, "c1"))
    with qtbot.waitSignal(panel.conversation_chosen) as chosen:
        qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert chosen.args == ["c1"]


def test_arrow_keys_skip_headings(qtbot: QtBot, panel: HistoryPanel) -> None:
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(2))
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    assert panel.model.conversation(panel.list.currentIndex()) == LISTED[2]


def test_searching_waits_until_typing_rests(qtbot: QtBot, panel: HistoryPanel, engine: FakeEngine) -> None:
    before = len(engine.sent_of(ListConversations))
    qtbot.keyClicks(panel.search, "abc")
    assert len(engine.sent_of(ListConversations)) == before
    qtbot.waitUntil(lambda: len(engine.sent_of(ListConversations)) == before + 1)
    assert engine.last(ListConversations).containing == "abc"
    engine.finish(engine.last(ListConversations).id, Conversations(conversations=()))
    assert panel.empty.text() == "No conversation holds these words."
    engine.tell(ConversationChanged(conversation=given.conversation("c9", "새것")))
    assert panel.model.rowCount() == 0  # it may not hold the words


def test_an_earlier_search_does_not_overwrite_a_later_one(
    qtbot: QtBot, panel: HistoryPanel, engine: FakeEngine
) -> None:
    panel.refresh()
    first = engine.last(ListConversations)
    panel.refresh()
    second = engine.last(ListConversations)
    engine.finish(second.id, Conversations(conversations=LISTED[:1]))
    engine.finish(first.id, Conversations(conversations=LISTED))
    assert panel.model.rowCount() == 2


def test_enter_in_the_search_goes_to_the_first_result(qtbot: QtBot, panel: HistoryPanel) -> None:
    panel.search.setFocus()
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.list.currentIndex().row() == 1


def test_renaming_in_place(qtbot: QtBot, panel: HistoryPanel, engine: FakeEngine) -> None:
    panel.list.setFocus()
    panel.list.setCurrentIndex(index_of(panel, "c1"))
    qtbot.keyClick(panel.list, Qt.Key.Key_F2)
    editor = panel.list.findChild(QLineEdit)
    assert editor is not None
    editor.setText("이체한도 증액")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(engine.sent_of(RenameConversation)))
    sent = engine.last(RenameConversation)
    assert (sent.conversation_id, sent.title) == ("c1", "이체한도 증액")
    assert index_of(panel, "c1").data() == "이체한도 증액"
    with qtbot.waitSignal(panel.message):
        engine.reply(sent.id, Failed(code="disk_full"))
    assert index_of(panel, "c1").data() == "첫째"


def test_an_empty_name_is_no_name(panel: HistoryPanel, engine: FakeEngine) -> None:
    assert not panel.model.setData(index_of(panel, "c1"), "  ")
    assert engine.sent_of(RenameConversation) == []


def test_deleting_can_be_undone(qtbot: QtBot, panel: HistoryPanel, engine: FakeEngine) -> None:
    undo: list[Callable[[], None]] = []
    panel.undoable.connect(lambda text, back, commit: undo.append(back))
    panel.list.setFocus()
    panel.list.setCurrentIndex(index_of(panel, "c1"))
    with qtbot.waitSignal(panel.conversation_deleted) as gone:
        qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert gone.args == ["c1"]
    assert engine.last(DeleteConversation).conversation_id == "c1"
    engine.finish(engine.last(DeleteConversation).id, ConversationGone(conversation_id="c1"))
    assert panel.model.row_of("c1") == -1
    assert panel.model.conversation(panel.list.currentIndex()) is not None
    undo[0]()
    assert engine.last(RestoreConversation).conversation_id == "c1"
    assert panel.model.row_of("c1") >= 0


def test_a_deletion_that_fails_puts_it_back(qtbot: QtBot, panel: HistoryPanel, engine: FakeEngine) -> None:
    panel.list.setCurrentIndex(index_of(panel, "c1"))
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    with qtbot.waitSignal(panel.message):
        engine.reply(engine.last(DeleteConversation).id, Failed(code="disk_full"))
    assert panel.model.row_of("c1") >= 0


def test_a_new_conversation_appears_on_top(panel: HistoryPanel, engine: FakeEngine) -> None:
    fresh = given.conversation("c8", "방금", 1, -0.001)
    engine.tell(TurnStarted(turn=given.turn("t1", None, conversation_id="c8"), conversation=fresh))
    assert panel.model.conversation(panel.model.index(1)) == fresh


def test_the_list_comes_back_with_the_engine(panel: HistoryPanel, engine: FakeEngine) -> None:
    before = len(engine.sent_of(ListConversations))
    engine.die()
    engine.get_ready(1)
    assert len(engine.sent_of(ListConversations)) == before + 1


def test_the_shown_conversation_is_marked(panel: HistoryPanel) -> None:
    panel.set_current("c3")
    assert panel.list.currentIndex() == index_of(panel, "c3")


def test_titles_with_markup_are_escaped_in_tooltips(panel: HistoryPanel, engine: FakeEngine) -> None:
    engine.tell(ConversationChanged(conversation=given.conversation("c9", "<img src=x>")))
    tip = panel.model.data(index_of(panel, "c9"), Qt.ItemDataRole.ToolTipRole)
    assert tip == "<span>&lt;img src=x&gt;</span>"
