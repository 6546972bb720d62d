"""What the pane says while no document is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.ui.theme.theme import Theme


class EmptySource(QWidget):
    """A quiet line on what will be here, or why a document cannot be shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._problem = ""
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.words = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setProperty("role", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 32, 32, 32)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(self._icon)
        column.addWidget(self.words)
        column.addStretch(2)
        theme.changed.connect(self._draw)
        self._draw()
        self.set_words()

    def show_problem(self, text: str) -> None:
        """Why a document cannot be shown; "" takes it back."""
        self._problem = text
        self._draw()
        self.set_words()

    def set_words(self) -> None:
        """Words in the language in force."""
        self.words.setText(self._problem or self.tr("Choose a source in an answer, and its page opens here."))

    def _draw(self) -> None:
        icon = self._theme.icon("warning", "warning") if self._problem else self._theme.icon("quote", "faint")
        self._icon.setPixmap(icon.pixmap(32, 32))
