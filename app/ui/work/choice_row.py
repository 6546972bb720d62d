"""A row of buttons of which one, or any number, is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.ui.context import Context
from app.ui.conversation.buttons import IconButton
from app.ui.flow_layout import FlowLayout


class ChoiceRow(QWidget):
    """Checkable buttons.

    Args:
        exclusive: exactly one is chosen.

    Signals:
        chosen(): the person chose.
    """

    chosen = Signal()

    def __init__(self, context: Context, values: Sequence[str], exclusive: bool) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(exclusive)
        self.buttons: dict[str, IconButton] = {}
        flow = FlowLayout(self, gap=6)
        for value in values:
            button = IconButton(context, "", value, role="segment")
            button.setCheckable(True)
            button.setChecked(not exclusive)
            button.clicked.connect(lambda _=False: self.chosen.emit())
            self._group.addButton(button)
            self.buttons[value] = button
            flow.addWidget(button)

    def set_words(self, value: str, text: str) -> None:
        """What the button says."""
        self.buttons[value].set_words(text)

    def choose(self, value: str) -> None:
        """Choose one, as if the person had, but without telling."""
        self.buttons[value].setChecked(True)

    def values(self) -> list[str]:
        """What is chosen."""
        return [value for value, button in self.buttons.items() if button.isChecked()]
