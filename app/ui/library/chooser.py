"""A button that names what is shown and opens a menu of what could be."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

_ROOM = 28
"""Pixels that padding and the arrow take from the words."""


class Chooser(QPushButton):
    """Words of any length: what does not fit is elided."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "chooser")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.list = QMenu(self)
        self.setMenu(self.list)
        self.shown = ""

    def show_name(self, name: str, spoken: str) -> None:
        """What is shown; `spoken` is for screen readers."""
        self.shown = name
        self.setAccessibleName(spoken)
        self._elide()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Any width."""
        return QSize(3 * _ROOM, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another part of the words fits."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        fitting = self.fontMetrics().elidedText(self.shown, Qt.TextElideMode.ElideRight, self.width() - _ROOM)
        self.setText(fitting.replace("&", "&&"))
