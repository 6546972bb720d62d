"""The buttons of a turn: an icon in the theme's colour, words, and a key path."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton

from app.ui.context import Context
from app.ui.conversation.chip import TARGET


class IconButton(QToolButton):
    """An icon with words; `accent` where it is the thing to do, `quiet` otherwise.

    Args:
        icon: name of the icon, or "".
        tone: the icon's colour, a field of `Colors`.
    """

    def __init__(self, context: Context, icon: str, text: str, role: str = "quiet", tone: str = "muted") -> None:
        super().__init__()
        self._context, self._icon, self._tone = context, icon, tone
        self.setProperty("role", role)
        self.set_words(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(TARGET, TARGET)
        self.repaint_icon()

    def set_words(self, text: str, tip: str = "") -> None:
        """What it says, and what it does in a few more words."""
        self.setText(text)
        self.setAccessibleName(text)
        if tip:
            self.setToolTip(tip)
            self.setAccessibleDescription(tip)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if self._icon else Qt.ToolButtonStyle.ToolButtonTextOnly
        self.setToolButtonStyle(style if text else Qt.ToolButtonStyle.ToolButtonIconOnly)

    def set_role(self, role: str) -> None:
        """More or less prominent."""
        if role != self.property("role"):
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)

    def repaint_icon(self) -> None:
        """The theme or the font has changed."""
        if self._icon:
            side = max(16, min(32, self.fontMetrics().height()))
            self.setIconSize(QSize(side, side))
            self.setIcon(self._context.theme.icon(self._icon, self._tone if self.isEnabled() else "faint"))

    def set_icon(self, icon: str, tone: str = "muted") -> None:
        """Another icon."""
        self._icon, self._tone = icon, tone
        self.repaint_icon()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Icons grow with the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.EnabledChange):
            self.repaint_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter clicks, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class LinkButton(IconButton):
    """A button as wide as there is room; long words end in an ellipsis and are whole in the tooltip."""

    def __init__(self, context: Context, icon: str, text: str) -> None:
        super().__init__(context, icon, text, role="link", tone="link")
        self._full = text
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shorten the words to the width."""
        super().resizeEvent(event)
        room = self.width() - self.iconSize().width() - 20
        self.setText(self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, max(room, 40)))

    def sizeHint(self) -> QSize:  # noqa: N802
        """The whole words."""
        width = self.fontMetrics().horizontalAdvance(self._full) + self.iconSize().width() + 20
        return QSize(width, max(TARGET, self.fontMetrics().height() + 8))
