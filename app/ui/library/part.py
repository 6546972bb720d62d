"""What the parts of the panel have in common: they follow the language and the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QFrame, QPushButton, QSizePolicy, QToolButton, QWidget

from app.ui.context import Context


class Part(QFrame):
    """A part of the panel. Subclasses set words in `retranslate` and icons in `restyle`, and call both when built."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        context.theme.changed.connect(self.restyle)

    def retranslate(self) -> None:
        """Set every word anew."""

    def restyle(self) -> None:
        """Set every icon anew."""

    def rescale(self) -> None:
        """Icons grow with the font."""
        side = max(16, round(self.fontMetrics().height() * 1.05))
        for button in self.findChildren(QAbstractButton):
            button.setIconSize(QSize(side, side))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Qt tells of a new language or font this way."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.rescale()


def push_button(role: str, parent: QWidget) -> QPushButton:
    """A button with a role of the style sheet ("primary", "quiet", "danger"; "": a plain one)."""
    button = QPushButton(parent)
    if role:
        button.setProperty("role", role)
    button.setAutoDefault(False)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


def tool_button(parent: QWidget) -> QToolButton:
    """A small button with an icon; it takes part in the tab order, which tool buttons otherwise do not."""
    button = QToolButton(parent)
    button.setProperty("role", "quiet")
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def name_button(button: QToolButton | QPushButton, words: str, shortcut: str = "") -> None:
    """Give a button of icons its words: tooltip and accessible name."""
    button.setToolTip(f"{words} ({shortcut})" if shortcut else words)
    button.setAccessibleName(words)
