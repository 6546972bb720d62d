"""Covers the window when nobody has used it for a while, so that a passer-by reads nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton, QVBoxLayout, QWidget

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
    """Watches for use. It hides content from passers-by; locking the session is the system's business.

    Args:
        window: what is covered.
        minutes: without use; 0 never covers.
    """

    def __init__(self, window: QMainWindow, minutes: int) -> None:
        super().__init__(window)
        self._window = window
        self.cover: QWidget | None = None
        self._timer = QTimer(self, singleShot=True, interval=max(1, minutes) * 60_000)
        self._timer.timeout.connect(self.hide_content)
        if minutes:
            self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Every use begins the wait anew."""
        if self._timer.isActive() and event.type() in _USE:
            self._timer.start()
        return super().eventFilter(watched, event)

    def hide_content(self) -> None:
        """Cover the window until the person comes back."""
        if self.cover is not None:
            return
        self.cover = QWidget(self._window)
        self.cover.setObjectName("cover")
        self.cover.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        label = QLabel(self.tr("Covered because nobody was here."), alignment=Qt.AlignmentFlag.AlignCenter)
        button = QPushButton(self.tr("Go on"))
        button.setProperty("role", "primary")
        button.clicked.connect(self.show_content)
        column = QVBoxLayout(self.cover)
        column.addStretch(1)
        column.addWidget(label)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.cover.setGeometry(self._window.rect())
        self.cover.show()
        self.cover.raise_()
        self._enable_content(False)
        button.setFocus()

    def show_content(self) -> None:
        """The person is back."""
        if self.cover is not None:
            self._enable_content(True)
            self.cover.deleteLater()
            self.cover = None
            self._timer.start()

    def _enable_content(self, enabled: bool) -> None:
        content = self._window.centralWidget()
        if content is not None:
            content.setEnabled(enabled)
