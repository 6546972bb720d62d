"""How large a dialog opens: as large as its words need, and never larger than the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_USUAL_LINE = 16  # pixels between lines at the normal font size
_EDGE = 80  # pixels of the screen that stay free


def open_at(dialog: QWidget, width: int, height: int) -> None:
    """Size a dialog; width and height are pixels at the normal font size."""
    scale = max(1.0, dialog.fontMetrics().lineSpacing() / _USUAL_LINE)
    room = dialog.screen().availableSize() - QSize(_EDGE, _EDGE)
    wanted = QSize(round(width * scale), round(height * scale))
    dialog.resize(wanted.boundedTo(room).expandedTo(QSize(360, 300)))
