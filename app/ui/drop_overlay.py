"""What the window shows while files hang over it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

_MARGIN = 16


class DropOverlay(QFrame):
    """Covers the window's content, and lets drops through to it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setObjectName("dropOverlay")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.label = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(self).addWidget(self.label)
        self._set_words()
        self.hide()

    def cover(self) -> None:
        """Show it over everything."""
        self.setGeometry(self._ground.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))
        self.show()
        self.raise_()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._set_words()
        super().changeEvent(event)

    def _set_words(self) -> None:
        self.label.setText(self.tr("Drop files or folders here to add them"))
