"""How far the work is: an icon, words, a bar, and a button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QWidget

from app.ui.context import Context
from app.ui.conversation.buttons import IconButton


class ProgressRow(QWidget):
    """One line below the heading of a page.

    Signals:
        stop_asked():
    """

    stop_asked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._icon, self._tone = "clock", "muted"
        self.icon = QLabel()
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.stop = IconButton(context, "stop", "", role="secondary")
        self.stop.clicked.connect(self.stop_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.icon)
        row.addWidget(self.text, 1)
        row.addWidget(self.bar)
        row.addWidget(self.stop)

    def retranslate(self) -> None:
        """Words of the button."""
        self.stop.set_words(self.tr("Stop"), self.tr("Stop here; what is done so far is kept (Esc)"))

    def say(self, icon: str, tone: str, text: str) -> None:
        """What is going on."""
        self._icon, self._tone = icon, tone
        self.text.setText(text)
        self.text.setProperty("tone", tone)
        self.text.style().unpolish(self.text)
        self.text.style().polish(self.text)
        self.redraw()

    def show_bar(self, done: int, total: int) -> None:
        """How much is done; a moving bar while the total is unknown (0)."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        name = self.tr("Progress")
        self.bar.setAccessibleName(f"{name} {done}/{total}" if total else name)

    def set_open(self, is_open: bool, can_stop: bool = True) -> None:
        """Whether work goes on."""
        self.bar.setVisible(is_open)
        self.stop.setVisible(is_open)
        self.stop.setEnabled(can_stop)

    def redraw(self) -> None:
        """The theme is another."""
        side = max(16, self.fontMetrics().height())
        self.icon.setPixmap(self._context.theme.icon(self._icon, self._tone).pixmap(side, side))
        self.stop.repaint_icon()
