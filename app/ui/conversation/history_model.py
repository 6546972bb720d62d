"""The history as rows: conversations, newest first, under the heading of their day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.core.conversation import Conversation
from app.ui.conversation.buttons import plain_tip
from app.ui.conversation.words import clean, clock_time, local_time

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
HEADING_ROLE = Qt.ItemDataRole.UserRole + 1
CONVERSATION_ROLE = Qt.ItemDataRole.UserRole + 2
WHEN_ROLE = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Row:
    """A heading, or a conversation."""

    heading: str = ""
    conversation: Conversation | None = None


class HistoryModel(QAbstractListModel):
    """Conversations and headings.

    Signals:
        renamed(str conversation_id, str title): the person gave another title.
    """

    renamed = Signal(str, str)

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._conversations: dict[str, Conversation] = {}
        self._rows: list[Row] = []

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a row says."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == HEADING_ROLE:
            return row.heading
        found = row.conversation
        if found is None:
            return row.heading if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return clean(found.title)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(clean(found.title))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{clean(found.title)}, {self._when(found)}, {turns_words(found.turns)}"
        return {CONVERSATION_ROLE: found, WHEN_ROLE: self._when(found)}.get(role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or self._rows[index.row()].conversation is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Rename; the engine confirms with the new entry."""
        found = self.conversation(index)
        title = str(value).strip()
        if found is None or role != Qt.ItemDataRole.EditRole or not title or title == found.title:
            return False
        self.renamed.emit(found.conversation_id, title)
        return True

    def conversation(self, index: Index) -> Conversation | None:
        """The conversation in a row."""
        return self._rows[index.row()].conversation if index.isValid() and index.row() < len(self._rows) else None

    def row_of(self, conversation_id: str) -> int:
        """The row of a conversation, -1 where there is none."""
        found = (
            n
            for n, row in enumerate(self._rows)
            if row.conversation and row.conversation.conversation_id == conversation_id
        )
        return next(found, -1)

    # --- changes ----------------------------------------------------------------------------------------------------

    def show_all(self, conversations: Sequence[Conversation]) -> None:
        """Other conversations."""
        self._conversations = {each.conversation_id: each for each in conversations}
        self._arrange()

    def put(self, conversation: Conversation) -> None:
        """Add or replace one."""
        before = self._conversations.get(conversation.conversation_id)
        self._conversations[conversation.conversation_id] = conversation
        if before is not None and before.updated_at == conversation.updated_at:
            self._replace(conversation)
        else:
            self._arrange()

    def remove(self, conversation_id: str) -> Conversation | None:
        """Take one away."""
        gone = self._conversations.pop(conversation_id, None)
        if gone is not None:
            self._arrange()
        return gone

    def speak(self, language: str) -> None:
        """Headings and times in another language."""
        self._language = language
        self._arrange()

    def _replace(self, conversation: Conversation) -> None:
        at = self.row_of(conversation.conversation_id)
        self._rows[at] = Row(conversation=conversation)
        self.dataChanged.emit(self.index(at), self.index(at))

    def _arrange(self) -> None:
        self.beginResetModel()
        self._rows = []
        newest_first = sorted(self._conversations.values(), key=lambda each: each.updated_at, reverse=True)
        today = datetime.now().astimezone().date()
        for each in newest_first:
            heading = day_words(each.updated_at, today, self._language)
            if not self._rows or self._last_heading() != heading:
                self._rows.append(Row(heading=heading))
            self._rows.append(Row(conversation=each))
        self.endResetModel()

    def _last_heading(self) -> str:
        return next(row.heading for row in reversed(self._rows) if row.conversation is None)

    def _when(self, conversation: Conversation) -> str:
        return clock_time(conversation.updated_at, self._language)


def turns_words(count: int) -> str:
    """ "질문 3개"."""
    if count == 1:
        return translate("conversation", "1 question")
    return translate("conversation", "%1 questions").replace("%1", str(count))


def day_words(iso: str, today: date, language: str) -> str:
    """The heading of a day: today, yesterday, the last seven days, then the date."""
    when = local_time(iso)
    if when is None:
        return translate("conversation", "Earlier")
    days = (today - when.date()).days
    if days <= 0:
        return translate("conversation", "Today")
    if days == 1:
        return translate("conversation", "Yesterday")
    if days <= 7:
        return translate("conversation", "Last 7 days")
    locale = QLocale(QLocale.Language.Korean if language == "ko" else QLocale.Language.English)
    return locale.toString(QDate(when.year, when.month, when.day), format=QLocale.FormatType.LongFormat)
