"""The state line of a turn: icon, words, and quietly how long it took."""

from __future__ import annotations

import time

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui.context import Context
from app.ui.conversation.entry import Entry, Phase
from app.ui.conversation.prose import scaled_font
from app.ui.conversation.words import Standpoint, elapsed, standpoint

_TICK_MS = 1_000


class FittingLabel(QLabel):
    """Plain words on one line where there is room, else wrapped."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:  # noqa: N802
        """One line."""
        width = self.fontMetrics().horizontalAdvance(self.text()) + 4
        return QSize(width, max(self.fontMetrics().height(), self.heightForWidth(width)))


class StateLine(QWidget):
    """Says how far an answer has come; seconds are counted while it is being written."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._started = 0.0
        self._shown: tuple[Standpoint, bool] | None = None
        self._icon = QLabel(self)
        self._text = FittingLabel()
        self._text.setFont(scaled_font(bold=True))
        self._time = QLabel(self)
        self._time.setTextFormat(Qt.TextFormat.PlainText)
        self._time.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._text)
        row.addWidget(self._time)
        row.addStretch(1)
        self._ticks = QTimer(self, interval=_TICK_MS)
        self._ticks.timeout.connect(self._tick)

    @property
    def text(self) -> str:
        """The words."""
        return self._text.text()

    def show_entry(self, entry: Entry, engine_ready: bool) -> None:
        """Take over the state of an entry."""
        found = standpoint(entry, engine_ready)
        self._started = entry.started
        if self._shown != (found, self._context.theme.is_dark):
            self._shown = (found, self._context.theme.is_dark)
            side = max(16, self._text.fontMetrics().height())
            self._icon.setPixmap(self._context.theme.icon(found.icon, found.tone).pixmap(side, side))
            self._text.setText(found.text)
            self._text.setProperty("tone", found.tone)
            self._text.style().unpolish(self._text)
            self._text.style().polish(self._text)
        if entry.is_running and not entry.found_nothing:
            self._tick()
            self._ticks.start()
        else:
            self._ticks.stop()
            self._time.setText(_took(entry))

    def _tick(self) -> None:
        seconds = int(time.monotonic() - self._started)
        self._time.setText(elapsed(seconds, whole=True) if seconds else "")


def _took(entry: Entry) -> str:
    total = entry.answer.timings.total_ms if entry.answer is not None and entry.phase is Phase.DONE else 0.0
    return elapsed(max(total / 1000, 0.1)) if total else ""
