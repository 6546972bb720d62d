"""A small card beside a chip that shows the words it stands for."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from app.core.answering.answer import Citation
from app.ui.conversation.prose import Prose, scaled_font
from app.ui.conversation.words import clean, place, source_name, title

HOVER_MS = 250
_LONGEST = 420  # characters; the card below and the source pane show the rest
_WIDTH_CHARS = 44


class QuotePreview(QFrame):
    """One for the whole conversation, lying over it; never takes the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "preview")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # what it covers can be clicked
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._title = QLabel(self)
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._place = QLabel(self)
        self._place.setTextFormat(Qt.TextFormat.PlainText)
        self._place.setProperty("role", "muted")
        self._quote = Prose(None, "quote")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(4)
        for part in (self._title, self._place, self._quote):
            column.addWidget(part)
        self._pending: tuple[Citation, QWidget] | None = None
        self._hover = QTimer(self, singleShot=True, interval=HOVER_MS)
        self._hover.timeout.connect(self._show_pending)
        self.hide()

    def show_soon(self, citation: Citation, beside: QWidget) -> None:
        """The pointer rests on a chip."""
        self._pending = (citation, beside)
        self._hover.start()

    def show_now(self, citation: Citation, beside: QWidget) -> None:
        """A chip has the keyboard focus."""
        self._hover.stop()
        self._pending = (citation, beside)
        self._show_pending()

    def dismiss(self) -> None:
        """The pointer or the focus has gone."""
        self._hover.stop()
        self._pending = None
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nothing is shown later, either."""
        self._hover.stop()
        super().hideEvent(event)

    def _show_pending(self) -> None:
        if self._pending is None:
            return
        citation, beside = self._pending
        quote = clean(citation.quote)
        self._title.setFont(scaled_font(bold=True))
        self._title.setText(title(citation))
        self._place.setText(place(citation))
        self._quote.set_text(quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST]}…")
        self.setAccessibleName(source_name(citation))
        self.setAccessibleDescription(quote)
        self._fit(beside)
        self.show()
        self.raise_()

    def _fit(self, beside: QWidget) -> None:
        """Below the chip, or above it where there is no room."""
        room = self.parentWidget() or self
        width = min(self.fontMetrics().averageCharWidth() * _WIDTH_CHARS + 28, room.width() - 16)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout else 0
        corner = beside.mapTo(room, QPoint(0, beside.height() + 4))
        if corner.y() + height > room.height():
            corner = beside.mapTo(room, QPoint(0, -height - 4))
        left = max(8, min(corner.x(), room.width() - width - 8))
        self.setGeometry(left, max(4, corner.y()), width, height)
