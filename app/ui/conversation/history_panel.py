"""Earlier conversations: search, open, rename, delete."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.conversation import Conversation
from app.engine.protocol.events import (
    AnyEvent,
    ConversationChanged,
    ConversationGone,
    Conversations,
    Crashed,
    Failed,
    TurnStarted,
)
from app.engine.protocol.requests import DeleteConversation, ListConversations, RenameConversation, RestoreConversation
from app.ui.accessible import name_clear_button
from app.ui.clipboard import CopyKeys
from app.ui.context import Context
from app.ui.conversation.buttons import IconButton
from app.ui.conversation.evidence import muted_label
from app.ui.conversation.history_delegate import HistoryDelegate
from app.ui.conversation.history_model import HistoryModel
from app.ui.conversation.style import style_sheet
from app.ui.conversation.thread import UNKNOWN
from app.ui.conversation.words import clean, trouble
from app.ui.engine.client import EngineState as ProcessState

SEARCH_MS = 250


class HistoryList(QListView):
    """The list. Enter and a click open, F2 renames, Delete deletes.

    Signals:
        opened(QModelIndex), delete_asked(QModelIndex): keys of the list.
    """

    opened = Signal(object)
    delete_asked = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """The list's own keys."""
        if self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_asked.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_F2:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class HistoryPanel(QWidget):
    """The history of conversations.

    Signals:
        conversation_chosen(str): show this one.
        conversation_deleted(str): it is gone (the conversation panel hears the same from the engine).
        new_requested(): begin a new one.
        undoable(str, Callable, Callable): text, undo, commit.
        message(str): a short note for the person.
    """

    conversation_chosen = Signal(str)
    conversation_deleted = Signal(str)
    new_requested = Signal()
    undoable = Signal(str, object, object)
    message = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._current = ""
        self._asked = 0
        self._is_stale = True
        self.model = HistoryModel(context.preferences.language, self)
        self.search = QLineEdit()
        self.new = IconButton(context, "new-chat", "")
        self.list = HistoryList()
        CopyKeys(self.list, context.preferences)
        self.empty = muted_label("")
        self._pages = QStackedWidget()
        self._typing = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.search)
        self._restyle()
        self._say()
        if context.engine.state is ProcessState.READY:
            self.refresh()

    def _lay_out(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(HistoryDelegate(self._context, self.list))
        self.list.setProperty("role", "history")
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.search.setClearButtonEnabled(True)
        top = QHBoxLayout()
        top.setContentsMargins(8, 8, 8, 4)
        top.addWidget(self.search, 1)
        top.addWidget(self.new)
        self._pages.addWidget(self.list)
        blank = QWidget()
        column = QVBoxLayout(blank)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self.empty)
        column.addStretch(1)
        self._pages.addWidget(blank)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(top)
        whole.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._typing.timeout.connect(self.refresh)
        self.search.textChanged.connect(self._search_typed)
        self.search.returnPressed.connect(self._into_list)
        self.new.clicked.connect(self.new_requested)
        self.list.clicked.connect(self._open)
        self.list.opened.connect(self._open)
        self.list.delete_asked.connect(self._delete)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self.model.renamed.connect(self._rename)
        self.model.modelReset.connect(self._after_reset)
        self._context.engine.received.connect(self._overheard)
        self._context.engine.state_changed.connect(self._engine_changed)
        self._context.theme.changed.connect(self._restyle)
        self._context.preferences.changed.connect(self._speak)

    # --- what the window does ---------------------------------------------------------------------------------------

    def set_current(self, conversation_id: str) -> None:
        """Mark the conversation that is shown."""
        self._current = conversation_id
        self._after_reset()

    def refresh(self) -> None:
        """Ask the engine for the history, limited to what is searched for."""
        self._typing.stop()
        self._asked = self._context.engine.send(ListConversations, self._listed, containing=self.search.text().strip())

    # --- inside -----------------------------------------------------------------------------------------------------

    def _listed(self, event: AnyEvent) -> None:
        if isinstance(event, Conversations) and event.re == self._asked:
            self._is_stale = False
            self.model.show_all(event.conversations)

    def _search_typed(self) -> None:
        self._typing.start()

    def _into_list(self) -> None:
        """Enter in the search box goes to the first result."""
        if self._typing.isActive():
            self.refresh()
        first = next((n for n in range(self.model.rowCount()) if self.model.conversation(self.model.index(n))), -1)
        if first >= 0:
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(first))

    def _open(self, index: QModelIndex) -> None:
        if found := self.model.conversation(index):
            self.conversation_chosen.emit(found.conversation_id)

    def _rename(self, conversation_id: str, title: str) -> None:
        before = self.model.conversation(self.model.index(self.model.row_of(conversation_id)))
        if before is not None:
            self.model.put(replace(before, title=title))
            handler = partial(self._renamed, before)
            self._context.engine.send(RenameConversation, handler, conversation_id=conversation_id, title=title)

    def _renamed(self, before: Conversation, event: AnyEvent) -> None:
        if isinstance(event, Failed | Crashed):
            self.model.put(before)
        self._heard(event)

    def _delete(self, index: QModelIndex) -> None:
        found = self.model.conversation(index)
        if found is None:
            return
        row = index.row()
        self.model.remove(found.conversation_id)
        self._context.engine.send(
            DeleteConversation, partial(self._deleted, found), conversation_id=found.conversation_id
        )
        self.conversation_deleted.emit(found.conversation_id)
        self._select_near(row)
        text = self.tr("Deleted: %1").replace("%1", _short(found.title))
        self.undoable.emit(text, partial(self._restore, found), _nothing)

    def _deleted(self, conversation: Conversation, event: AnyEvent) -> None:
        if isinstance(event, Failed | Crashed):
            self.model.put(conversation)
        self._heard(event)

    def _restore(self, conversation: Conversation) -> None:
        self.model.put(conversation)
        self._context.engine.send(RestoreConversation, self._heard, conversation_id=conversation.conversation_id)

    def _heard(self, event: AnyEvent) -> None:
        if isinstance(event, Failed | Crashed):
            failure = event if isinstance(event, Failed) else Failed(code=UNKNOWN)
            found = trouble(failure, self._context.preferences.language)
            self.message.emit(f"{found.message} {found.hint}")

    def _select_near(self, row: int) -> None:
        """After a deletion the keyboard stays where it was."""
        rows = sorted(range(self.model.rowCount()), key=lambda n: abs(n - row))
        near = next((n for n in rows if self.model.conversation(self.model.index(n))), -1)
        if near >= 0:
            self.list.setCurrentIndex(self.model.index(near))

    def _overheard(self, event: AnyEvent) -> None:
        is_searching = bool(self.search.text().strip())
        if isinstance(event, ConversationChanged | TurnStarted):
            if not is_searching or self.model.row_of(event.conversation.conversation_id) >= 0:
                self.model.put(event.conversation)
        elif isinstance(event, ConversationGone):
            self.model.remove(event.conversation_id)

    def _engine_changed(self, state: ProcessState) -> None:
        if state is ProcessState.READY:
            self.refresh()

    def _after_reset(self) -> None:
        at = self.model.row_of(self._current)
        if at >= 0 and not self.list.hasFocus():
            self.list.setCurrentIndex(self.model.index(at))
        self._pages.setCurrentIndex(0 if self.model.rowCount() else 1)
        is_searching = bool(self.search.text().strip())
        nothing = self.tr("No conversation holds these words.") if is_searching else ""
        waiting = "" if self._is_stale else self.tr("Your conversations will be listed here.")
        self.empty.setText(nothing or waiting)

    def _show_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if self.model.conversation(index) is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open"), partial(self._open, index))
        menu.addAction(self.tr("Rename (F2)"), partial(self.list.edit, index))
        menu.addAction(self.tr("Delete (Del)"), partial(self._delete, index))
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _restyle(self) -> None:
        self.setStyleSheet(style_sheet(self._context.theme.colors))
        self.new.repaint_icon()
        self.list.viewport().update()

    def _speak(self) -> None:
        self.model.speak(self._context.preferences.language)

    def _say(self) -> None:
        self.search.setPlaceholderText(self.tr("Search conversations"))
        self.search.setAccessibleName(self.tr("Search conversations"))
        name_clear_button(self.search)
        self.list.setAccessibleName(self.tr("History"))
        self.new.setToolTip(self.tr("New conversation"))
        self.new.setAccessibleName(self.tr("New conversation"))
        self._after_reset()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another language or font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
            self._speak()
        elif event.type() == QEvent.Type.FontChange:
            self.model.speak(self._context.preferences.language)


def _short(title: str) -> str:
    text = clean(title)
    return text if len(text) <= 40 else f"{text[:40]}…"


def _nothing() -> None:
    """The engine has deleted it already."""
