"""Short messages at the foot of the window, some with an undo button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from app.ui.accessible import announce

SHOWN_MS = 4_000
UNDO_MS = 8_000
_GAP = 24  # pixels below it


class Toast(QFrame):
    """One message at a time; a new one replaces it, which settles what could still be undone.

    Args:
        parent: the window's content, at whose foot it stands.
        above: a widget of it that must stay free: the question and its button.
    """

    def __init__(self, parent: QWidget, above: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground, self._above = parent, above
        self.setObjectName("toast")
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton()
        self._undo: Callable[[], object] | None = None
        self._commit: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(16)
        row.addWidget(self.label)
        row.addWidget(self.button)
        self.button.clicked.connect(self.undo)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.settle)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str) -> None:
        """A message that goes away by itself."""
        self.settle()
        self._show(text, SHOWN_MS)

    def offer_undo(self, text: str, undo: Callable[[], object], commit: Callable[[], object]) -> None:
        """A message with a way back.

        Args:
            text: what was done.
            undo: takes it back.
            commit: called once when it can no longer be taken back.
        """
        self.settle()
        self._undo, self._commit = undo, commit
        self._show(text, UNDO_MS)

    def undo(self) -> None:
        """Take back what was done."""
        undo, self._undo, self._commit = self._undo, None, None
        self._timer.stop()
        self.hide()
        if undo is not None:
            undo()

    def settle(self) -> None:
        """What could be undone is done now."""
        commit, self._undo, self._commit = self._commit, None, None
        self._timer.stop()
        self.hide()
        if commit is not None:
            commit()

    def _show(self, text: str, milliseconds: int) -> None:
        self.label.setText(text)
        self.button.setText(self.tr("Undo"))
        self.button.setVisible(self._undo is not None)
        announce(self, text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(milliseconds)

    def _place(self) -> None:
        parent = self._ground
        self.label.setWordWrap(self.label.sizeHint().width() > parent.width() - 200)
        self.adjustSize()
        foot = parent.height() - _GAP
        if self._above is not None and self._above.isVisible():
            foot = self._above.mapTo(parent, QPoint(0, 0)).y() - _GAP // 2
        self.move((parent.width() - self.width()) // 2, max(0, foot - self.height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay in the middle when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
