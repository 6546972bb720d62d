"""Covers the window when nobody has used it for a while, so that a passer-by reads nothing.

It hides content; it asks for no password. Locking the session is the system's business.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMainWindow, QPushButton, QVBoxLayout, QWidget

_USE = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    )
)


class IdleCover(QObject):
    """Watches for use of the whole program, as its event filter.

    Args:
        window: what is covered, with its dialogs.
        minutes: without use; 0 never covers.
    """

    def __init__(self, window: QMainWindow, minutes: int) -> None:
        super().__init__(window)
        self._window = window
        self._hidden: list[QDialog] = []
        self.cover: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=max(1, minutes) * 60_000)
        self._timer.timeout.connect(self.hide_content)
        self.watches = minutes > 0
        if self.watches:
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Every use begins the wait anew; the cover is as large as the window."""
        if self._timer.isActive() and event.type() in _USE:
            self._timer.start()
        elif self.cover is not None and watched is self._window and event.type() == QEvent.Type.Resize:
            self.cover.setGeometry(self._window.rect())
        return False

    def hide_content(self) -> None:
        """Cover the window until the person comes back."""
        if self.cover is not None:
            return
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        self._hidden = [dialog for dialog in self._window.findChildren(QDialog) if dialog.isVisible()]
        for dialog in self._hidden:
            dialog.hide()
        self.cover = self._make()
        self._enable_content(False)
        self.cover.show()
        self.cover.raise_()
        self.cover.setFocus()

    def show_content(self) -> None:
        """The person is back."""
        if self.cover is None:
            return
        self._enable_content(True)
        self.cover.hide()
        self.cover.deleteLater()
        self.cover = None
        for dialog in self._hidden:
            dialog.show()
        self._hidden = []
        if self.watches:
            self._timer.start()

    def _make(self) -> QWidget:
        cover = QWidget(self._window)
        cover.setObjectName("cover")
        cover.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        title, words = QLabel(self.tr("Seogo")), QLabel(self.tr("Covered because nobody was here."))
        title.setProperty("role", "title")
        words.setProperty("role", "muted")
        button = QPushButton(self.tr("Go on"))
        button.setProperty("role", "primary")
        button.clicked.connect(self.show_content)
        column = QVBoxLayout(cover)
        column.setSpacing(12)
        column.addStretch(1)
        for widget in (title, words, button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        cover.setFocusProxy(button)
        cover.setGeometry(self._window.rect())
        return cover

    def _enable_content(self, enabled: bool) -> None:
        """Neither the mouse nor the keyboard reaches what is covered, shortcuts included."""
        for content in (self._window.centralWidget(), self._window.statusBar()):
            if content is not None:
                content.setEnabled(enabled)
        for shortcut in self._window.findChildren(QShortcut):
            shortcut.setEnabled(enabled)
