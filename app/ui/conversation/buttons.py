"""The buttons of a turn: an icon in the theme's colour, words, and a key path."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QToolButton, QWidget

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

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as icon and words; Qt leaves room for two spaces and a menu arrow on one side only."""
        hint = super().sizeHint()
        spare = 2 * self.fontMetrics().horizontalAdvance(" ") if self.text() else 0
        if self.menu() is not None:
            spare += self.style().pixelMetric(QStyle.PixelMetric.PM_MenuButtonIndicator, None, self)
        return QSize(max(TARGET, hint.width() - spare + 6), max(TARGET, hint.height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Words are not cut off."""
        return self.sizeHint()

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
        explain(self, text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shorten the words to the width."""
        super().resizeEvent(event)
        room = self.width() - self.iconSize().width() - 20
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, max(room, 40))
        self.setText(shown.replace("&", "&&"))  # or it would underline the next letter

    def sizeHint(self) -> QSize:  # noqa: N802
        """The whole words."""
        width = self.fontMetrics().horizontalAdvance(self._full) + self.iconSize().width() + 20
        return QSize(width, max(TARGET, self.fontMetrics().height() + 8))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Words are shortened."""
        return QSize(80, self.sizeHint().height())


def explain(widget: QWidget, text: str) -> None:
    """Give words of a document as tooltip, and to screen readers without the markup."""
    widget.setToolTip(plain_tip(text) if text else "")
    widget.setAccessibleDescription(text)


def plain_tip(text: str) -> str:
    """Words of a document for a tooltip, which would take markup for markup."""
    return f"<span>{escape(text)}</span>"
