"""Looking for words in the document."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from app.engine.protocol.events import Matches
from app.engine.protocol.records import Match
from app.ui.accessible import name_clear_button
from app.ui.theme.theme import Theme

_TYPING_MS = 250


class FindBar(QWidget):
    """A search field with a count and steps.

    Signals:
        asked(str): look for these words; "" when the search was given up.
        current_changed(Match): show this one.
        closed(): the person is done.
    """

    asked = Signal(str)
    current_changed = Signal(object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.matches: tuple[Match, ...] = ()
        self._more = 0
        self._at = -1
        self.field = QLineEdit(clearButtonEnabled=True)
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.previous, self.next, self.close_button = QToolButton(), QToolButton(), QToolButton()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self.field, 1)
        for widget in (self.count, self.previous, self.next, self.close_button):
            row.addWidget(widget)
        self._typing = QTimer(self, singleShot=True, interval=_TYPING_MS)
        self._typing.timeout.connect(self._ask)
        self.field.textEdited.connect(self._typing.start)
        self.previous.clicked.connect(lambda: self.step(-1))
        self.next.clicked.connect(lambda: self.step(1))
        self.close_button.clicked.connect(self.leave)
        theme.changed.connect(self._icons)
        self._icons()
        self._words()
        self._show_count()

    def enter(self) -> None:
        """Show the bar and put the cursor into it."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def leave(self) -> None:
        """Hide the bar and forget what was found."""
        self._typing.stop()
        self.field.clear()
        self.take(())
        self.hide()
        self.asked.emit("")
        self.closed.emit()

    def take(self, found: Matches | tuple[()]) -> None:
        """What was found."""
        self.matches, self._more = (found.matches, found.more) if isinstance(found, Matches) else ((), 0)
        self._at = -1
        self._show_count()

    def step(self, by: int) -> None:
        """The next match, round the end."""
        if self._typing.isActive():
            self._ask()
            return
        if self.matches:
            self._at = (self._at + by) % len(self.matches) if self._at >= 0 or by > 0 else len(self.matches) - 1
            self._show_count()
            self.current_changed.emit(self.matches[self._at])

    def current(self) -> Match | None:
        """The match shown now."""
        return self.matches[self._at] if 0 <= self._at < len(self.matches) else None

    def start_at(self, page: int) -> None:
        """Step to the first match on or behind a page."""
        behind = [i for i, match in enumerate(self.matches) if match.page >= page]
        if self.matches:
            self._at = (behind[0] if behind else 0) - 1
            self._at = self._at if self._at >= 0 else len(self.matches) - 1
            self.step(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape closes, Shift+Enter steps back."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._words()
            self._show_count()
        super().changeEvent(event)

    def _ask(self) -> None:
        self._typing.stop()
        words = self.field.text().strip()
        self.take(())
        self.asked.emit(words)

    def _show_count(self) -> None:
        enabled = bool(self.matches)
        self.previous.setEnabled(enabled)
        self.next.setEnabled(enabled)
        if not self.field.text().strip():
            self.count.setText("")
        elif not enabled:
            self.count.setText(self.tr("No match"))
        else:
            total = f"{len(self.matches)}+" if self._more else str(len(self.matches))
            self.count.setText(f"{self._at + 1} / {total}" if self._at >= 0 else total)
        self.count.setAccessibleName(self.count.text())

    def _icons(self) -> None:
        for button, icon in ((self.previous, "chevron-up"), (self.next, "chevron-down"), (self.close_button, "close")):
            button.setIcon(self._theme.icon(icon))
            button.setProperty("role", "quiet")

    def _words(self) -> None:
        self.field.setPlaceholderText(self.tr("Find in this document"))
        self.field.setAccessibleName(self.tr("Find in this document"))
        name_clear_button(self.field)
        for button, words in (
            (self.previous, self.tr("Previous match (Shift+Enter)")),
            (self.next, self.tr("Next match (Enter)")),
            (self.close_button, self.tr("Close search (Esc)")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
