"""The line above the conversation: its title, a new one, and the export of all of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.ui.context import Context
from app.ui.conversation.buttons import IconButton, explain
from app.ui.conversation.prose import scaled_font
from app.ui.conversation.words import clean


class Header(QWidget):
    """Title and two buttons.

    Signals:
        new_requested(), export_requested(): a button was pressed.
    """

    new_requested = Signal()
    export_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._title = ""
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.new = IconButton(context, "new-chat", "")
        self.export = IconButton(context, "export", "")
        self.new.clicked.connect(self.new_requested)
        self.export.clicked.connect(self.export_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 12, 4)
        row.addWidget(self.label, 1)
        row.addWidget(self.export)
        row.addWidget(self.new)
        self._say()

    def show_title(self, title: str, has_turns: bool, may_export: bool) -> None:
        """Another conversation, or another title."""
        self._title = clean(title)
        self.new.setVisible(has_turns)
        self.export.setVisible(has_turns and may_export)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shorten the title to the width; where there is little, buttons are icons with a tooltip."""
        super().resizeEvent(event)
        is_narrow = self.width() < 42 * self.fontMetrics().horizontalAdvance("가")
        for button in (self.new, self.export):
            style = Qt.ToolButtonStyle.ToolButtonIconOnly if is_narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            button.setToolButtonStyle(style)
        self._elide()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another language or font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._say()

    def _elide(self) -> None:
        text = self.label.fontMetrics().elidedText(
            self._title, Qt.TextElideMode.ElideRight, max(self.label.width(), 40)
        )
        self.label.setText(text)
        explain(self.label, self._title if text != self._title else "")

    def _say(self) -> None:
        self.label.setFont(scaled_font(bold=True))
        self.new.set_words(self.tr("New conversation"), self.tr("Begin a new conversation"))
        self.export.set_words(self.tr("Export all"), self.tr("Save the whole conversation as a file"))
        self._elide()
