"""A bar above the panes for what concerns the whole window: the engine stopped, memory runs low, the disk is full."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.ui.accessible import announce
from app.ui.theme.theme import Theme

_ICONS = {"warning": "warning", "bad": "error", "info": "info"}


class Banner(QFrame):
    """One message with at most one action; stays until it is settled or closed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.topic = ""
        self._tone = "warning"
        self._action: Callable[[], object] | None = None
        self.setProperty("role", "banner")
        self.icon, self.label = QLabel(), QLabel(wordWrap=True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.button, self.close_button = QPushButton(), QToolButton()
        self.close_button.setProperty("role", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(self.icon)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self.button.clicked.connect(self._act)
        self.close_button.clicked.connect(self.hide)
        theme.changed.connect(self._draw)
        self.hide()

    def tell(
        self, topic: str, text: str, tone: str = "warning", action: str = "", do: Callable[[], object] | None = None
    ) -> None:
        """Show a message; another one of the same topic replaces it.

        Args:
            topic: what it is about, for `settle`.
            text: what happened and what to do.
            tone: "warning", "bad" or "info".
            action: words of the button, or "".
            do: what the button does.
        """
        self.topic, self._tone, self._action = topic, tone, do
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        for child in (self.label, self.icon):
            self.style().polish(child)
        self.label.setText(text)
        self.setAccessibleName(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.close_button.setAccessibleName(self.tr("Close this message"))
        self.close_button.setToolTip(self.tr("Close this message"))
        self._draw()
        self.show()
        announce(self, text)

    def settle(self, topic: str) -> None:
        """The matter is over."""
        if self.topic == topic:
            self.topic = ""
            self.hide()

    def _act(self) -> None:
        if self._action is not None:
            self._action()

    def _draw(self) -> None:
        tone = "link" if self._tone == "info" else self._tone
        self.icon.setPixmap(self._theme.icon(_ICONS[self._tone], tone).pixmap(20, 20))
        self.close_button.setIcon(self._theme.icon("close"))
