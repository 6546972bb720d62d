"""A bar above the panes for what concerns the whole window: the engine stopped, memory runs low, the disk is full."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from app.ui.accessible import announce
from app.ui.theme.theme import Theme

_ICONS = {"bad": "error", "warning": "warning", "info": "info"}  # the most serious first


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told: its tone, its words, and the words of its button ("" for none) with what it does."""

    tone: str
    text: str
    action: str = ""
    do: Callable[[], object] | None = None


class Banner(QFrame):
    """Shows the most serious of the matters that are open; each stays until it is settled or closed."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._open: dict[str, Notice] = {}
        self._closed: dict[str, Notice] = {}
        self._shown: Notice | None = None
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
        self.close_button.clicked.connect(self._close)
        theme.changed.connect(self._draw)
        self._set_words()
        self.hide()

    @property
    def topic(self) -> str:
        """What is shown, or ""."""
        return next((topic for topic, notice in self._open.items() if notice is self._shown), "")

    def tell(
        self, topic: str, text: str, tone: str = "warning", action: str = "", do: Callable[[], object] | None = None
    ) -> None:
        """Show a message; another one of the same topic replaces it, and one that was closed is not shown again.

        Args:
            topic: what it is about, for `settle`.
            text: what happened and what to do.
            tone: "warning", "bad" or "info".
            action: words of the button, or "".
            do: what the button does.
        """
        known = self._open.get(topic) or self._closed.get(topic)
        if known is not None and (known.tone, known.text) == (tone, text):
            return
        self._closed.pop(topic, None)
        self._open[topic] = Notice(tone, text, action, do)
        self._show_first()

    def settle(self, topic: str) -> None:
        """The matter is over."""
        self._closed.pop(topic, None)
        if self._open.pop(topic, None) is not None:
            self._show_first()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another language, for what comes next."""
        if event.type() == QEvent.Type.LanguageChange:
            self._set_words()
        super().changeEvent(event)

    def _show_first(self) -> None:
        order = list(_ICONS)
        first = min(self._open.values(), key=lambda notice: order.index(notice.tone), default=None)
        if first is self._shown:
            return
        self._shown = first
        if first is None:
            self.hide()
            return
        self.setProperty("tone", first.tone)
        for widget in (self, self.label, self.icon):
            self.style().unpolish(widget)
            self.style().polish(widget)
        self.label.setText(first.text)
        self.setAccessibleName(first.text)
        self.button.setText(first.action)
        self.button.setVisible(bool(first.action))
        self._draw()
        self.show()
        announce(self, first.text)

    def _act(self) -> None:
        if self._shown is not None and self._shown.do is not None:
            self._shown.do()

    def _close(self) -> None:
        topic = self.topic
        if topic:
            self._closed[topic] = self._open.pop(topic)
            self._show_first()

    def _set_words(self) -> None:
        self.close_button.setAccessibleName(self.tr("Close this message"))
        self.close_button.setToolTip(self.tr("Close this message"))

    def _draw(self) -> None:
        self.close_button.setIcon(self._theme.icon("close"))
        if self._shown is not None:
            color = "link" if self._shown.tone == "info" else self._shown.tone
            self.icon.setPixmap(self._theme.icon(_ICONS[self._shown.tone], color).pixmap(20, 20))
