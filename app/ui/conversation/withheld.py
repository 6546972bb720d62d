"""Sentences of the model that failed the check, behind a disclosure, with the reason of each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.core.answering.answer import Withheld
from app.ui.context import Context
from app.ui.conversation.buttons import IconButton
from app.ui.conversation.evidence import muted_label
from app.ui.conversation.prose import Prose
from app.ui.conversation.words import clean, reason_words


class WithheldPart(QWidget):
    """Closed at first: these sentences are no part of the answer."""

    def __init__(self, context: Context, withheld: Sequence[Withheld]) -> None:
        super().__init__()
        self._context, self._withheld = context, withheld
        self._body: QFrame | None = None
        self.toggle = IconButton(context, "chevron-right", self._label())
        self.toggle.setCheckable(True)
        self.toggle.setAccessibleDescription(self.tr("Shows sentences that the documents do not bear out"))
        self.toggle.toggled.connect(self._open)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)

    def _label(self) -> str:
        if len(self._withheld) == 1:
            return self.tr("1 sentence held back")
        return self.tr("%1 sentences held back").replace("%1", str(len(self._withheld)))

    def _open(self, is_open: bool) -> None:
        self.toggle.set_icon("chevron-down" if is_open else "chevron-right")
        if self._body is None:
            self._body = self._make_body()
            self._column.addWidget(self._body)
        self._body.setVisible(is_open)

    def _make_body(self) -> QFrame:
        body = QFrame()
        body.setProperty("role", "inset")
        column = QVBoxLayout(body)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(4)
        column.addWidget(muted_label(self.tr("Do not use these: they did not pass the check against the documents.")))
        for each in self._withheld:
            sentence = Prose(self._context.preferences, "withheld")
            sentence.set_text(f"“{clean(each.text)}”")
            sentence.setAccessibleName(self.tr("Held back"))
            column.addSpacing(12)
            column.addWidget(sentence)
            reason = reason_words(each.reason, self._context.preferences.language)
            column.addWidget(muted_label(self.tr("Reason: %1").replace("%1", reason)))
        return body
