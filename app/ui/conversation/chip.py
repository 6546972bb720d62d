"""A citation chip: a small numbered button that opens its source."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton

from app.core.answering.answer import Citation
from app.ui.conversation.preview import QuotePreview
from app.ui.conversation.prose import scaled_font
from app.ui.conversation.words import clean, source_name

TARGET = 28
"""Smallest side of anything to click on, in pixels."""


class CitationChip(QToolButton):
    """[1]: previews its quote under the pointer or with the focus, and is clicked to open the source.

    Args:
        citation: None while the model is ahead of the list of citations.
    """

    def __init__(self, number: int, citation: Citation | None, preview: QuotePreview) -> None:
        super().__init__()
        self.citation = citation
        self._preview = preview
        self.setProperty("role", "cite")
        self.setText(str(number))
        self.setFont(scaled_font(0.86, bold=True))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setEnabled(citation is not None)
        if citation is not None:
            self.setAccessibleName(source_name(citation))
            self.setAccessibleDescription(clean(citation.quote))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Large enough to hit."""
        metrics = self.fontMetrics()
        return QSize(max(TARGET, metrics.horizontalAdvance(self.text()) + 16), max(TARGET, metrics.height() + 8))

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """The pointer is here."""
        super().enterEvent(event)
        if self.citation is not None:
            self._preview.show_soon(self.citation, self)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """The pointer has gone."""
        super().leaveEvent(event)
        self._preview.dismiss()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard is here."""
        super().focusInEvent(event)
        if self.citation is not None and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._preview.show_now(self.citation, self)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The keyboard has gone."""
        super().focusOutEvent(event)
        self._preview.dismiss()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter clicks, as on any other button; Escape puts the preview away."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Escape and self._preview.isVisible():
            self._preview.dismiss()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """A chip that goes takes its preview with it."""
        if self.hasFocus() or self.underMouse():
            self._preview.dismiss()
        super().hideEvent(event)
