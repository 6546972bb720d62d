"""The place of a turn in the column: light, so that there can be hundreds, with or without its content."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from app.ui.conversation.entry import Entry, cards
from app.ui.conversation.turn_view import TurnView

_INSET = 10  # around the content


class TurnFrame(QGroupBox):
    """A group for screen readers, and a stop of the Tab key that reads the whole turn.

    Attributes:
        content: None while the turn is far away.
        is_told: its name and description say what the entry says.
    """

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self.content: TurnView | None = None
        self.is_told = False
        self._column: QVBoxLayout | None = None
        self._measured = 0  # the last height at `_width`, or an estimate of it
        self._width = 0
        self.setProperty("role", "turn")

    def fill(self, content: TurnView) -> None:
        """Show a turn."""
        if self._column is None:
            self._column = QVBoxLayout(self)
            self._column.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        self.content = content
        self._column.addWidget(content)
        content.show()
        self.show()

    def empty(self) -> None:
        """Let go of the turn's widgets; the frame keeps its height."""
        if self.content is not None and self._column is not None:
            self._column.removeWidget(self.content)
            self.content.setParent(None)  # or a new style sheet would still be worked out for it
            self.content.deleteLater()
            self.content = None

    def forget_height(self) -> None:
        """The entry or the font is another."""
        self._width = 0

    def is_stale(self, width: int) -> bool:
        """Its content is laid out for another width."""
        return self.content is not None and self._width not in (0, width)

    def place_at(self, left: int, top: int, width: int) -> QRect:
        """Where it goes: as tall as its content, or as that is thought to be."""
        if self.content is not None and self._column is not None:
            self._measured, self._width = self._column.totalHeightForWidth(width), width
        elif width != self._width:
            self._measured, self._width = _estimate(self, width), width
        return QRect(left, top, width, self._measured)

    def stops(self) -> list[QWidget]:
        """What the Tab key stops at within the turn, as it is read."""
        found = [w for w in self.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        places = {id(w): w.mapTo(self, QPoint(0, w.height())) for w in found}
        return sorted(found, key=lambda w: (places[id(w)].y(), places[id(w)].x()))


def _estimate(frame: TurnFrame, width: int) -> int:
    """Height of a turn that was never built, from the length of its texts."""
    entry = frame.entry
    line = round(frame.fontMetrics().lineSpacing() * 1.5)
    per_line = max(12, width // max(1, frame.fontMetrics().horizontalAdvance("가")))
    lines = 1 + len(entry.question) // per_line + sum(len(s.text) for s in entry.headline) // per_line
    height = 2 * _INSET + 120 + lines * line
    for group in cards(entry):
        quoted = sum(1 + len(citation.quote) // per_line for citation in group)
        height += 70 + quoted * line
    if entry.found_nothing:
        height += 3 * (70 + 3 * line)
    return height
