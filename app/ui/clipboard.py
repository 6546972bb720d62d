"""The one way out to the clipboard: text leaves only where the policy permits it, with personal data hidden.

Qt copies by itself in many places: keys, context menus, dragging, the selection of X11. Every one of them asks a text
widget for `createMimeDataFromSelection`, and item views put their current cell there; both end here.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QTextEdit, QWidget

from app.settings.choices import Masking
from app.ui.preferences import Preferences


def copyable(text: str, masking: Masking) -> str:
    """The text as the policy lets it leave the window; its length stays.

    Args:
        text: any.
        masking: where personal data is hidden.
    """
    from app.core.privacy.policy import Mode, exported  # compiles many patterns; copying is rare

    return exported(text, Mode(masking.value))


def put(data: QMimeData, preferences: Preferences) -> bool:
    """Put data that is masked already on the clipboard. Returns whether the policy permits it."""
    if not preferences.allowed.copy:
        return False
    QGuiApplication.clipboard().setMimeData(data)
    return True


def copy_text(text: str, preferences: Preferences) -> bool:
    """Put a text on the clipboard, masked. Returns whether the policy permits it."""
    data = QMimeData()
    data.setText(copyable(text, preferences.allowed.masking))
    return put(data, preferences)


def copies_current(view: QAbstractItemView, event: QKeyEvent, preferences: Preferences) -> bool:
    """Where a key asks an item view for a copy: copy the words of its current item, if the policy permits it.

    Returns:
        Whether it was such a key. Qt would copy without asking anybody.
    """
    if not event.matches(QKeySequence.StandardKey.Copy):
        return False
    if view.currentIndex().isValid():
        copy_text(str(view.currentIndex().data() or ""), preferences)
    event.accept()
    return True


class CopyKeys(QObject):
    """Hears the keys of an item view before the view does, and copies as the policy permits.

    Args:
        view: keeps it as its child.
        preferences: what the policy permits.
    """

    def __init__(self, view: QAbstractItemView, preferences: Preferences) -> None:
        super().__init__(view)
        self._view, self._preferences = view, preferences
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Copying ends here; everything else goes on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return copies_current(self._view, event, self._preferences)
        return False


class CopiedText(QTextEdit):
    """Text that people read: what they select may leave as plain text only, if at all.

    Args:
        preferences: what the policy permits; None for words that nobody copies.
    """

    def __init__(self, preferences: Preferences | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences

    @property
    def may_copy(self) -> bool:
        """The policy permits it."""
        return self._preferences is not None and self._preferences.allowed.copy

    def selected_text(self) -> str:
        """The selected words with personal data hidden.

        Looked for in the whole text: half a number that was selected is personal data, too, and would not be known.
        """
        assert self._preferences is not None
        whole = copyable(self.toPlainText(), self._preferences.allowed.masking)
        cursor = self.textCursor()
        return _slice(whole, cursor.selectionStart(), cursor.selectionEnd())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        """For the clipboard, for dragging and for the selection of X11; empty where nothing may be copied."""
        data = QMimeData()
        if self.may_copy:
            data.setText(self.selected_text())
        return data

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """A copy that is not permitted must not empty the clipboard either."""
        keys = QKeySequence.StandardKey
        if not self.may_copy and (event.matches(keys.Copy) or event.matches(keys.Cut)):
            event.accept()
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Qt's menu is there for copying."""
        if self.may_copy:
            super().contextMenuEvent(event)
        else:
            event.accept()


def _slice(text: str, start: int, end: int) -> str:
    """Part of a text by Qt's positions, which count UTF-16 units."""
    return text.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")
