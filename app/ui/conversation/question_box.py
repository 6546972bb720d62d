"""Where a question is typed: the field, the scope, and the button that asks or stops."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.conversation.buttons import IconButton
from app.ui.conversation.prose import scaled_font
from app.ui.conversation.question_edit import QuestionEdit
from app.ui.conversation.scope_chip import ScopeChip


class QuestionBox(QFrame):
    """The box at the foot of the conversation.

    Signals:
        asked(str): a question.
        stopped(): stop answering.
    """

    asked = Signal(str)
    stopped = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._is_busy = False
        self._hint = ""
        self.setProperty("role", "field")
        self.field = QuestionEdit(context)
        self.scope = ScopeChip(context)
        self.hint = QLabel()
        self.hint.setProperty("role", "muted")
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.send = IconButton(context, "send", "", role="primary", tone="accent_text")
        self.stop = IconButton(context, "stop", "", role="secondary", tone="text")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.scope)
        row.addWidget(self.hint, 1)
        row.addWidget(self.stop)
        row.addWidget(self.send)
        column.addLayout(row)
        self.field.submitted.connect(self._ask)
        self.field.escaped.connect(self.stopped)
        self.field.textChanged.connect(self._update)
        self.field.installEventFilter(self)
        self.send.clicked.connect(self._ask)
        self.stop.clicked.connect(self.stopped)
        context.preferences.changed.connect(self._say)
        self._say()
        self._update()

    def set_busy(self, is_busy: bool) -> None:
        """An answer is being written: it can be stopped; questions can be typed and wait their turn."""
        if is_busy != self._is_busy:
            had_focus = self.stop.hasFocus()
            self._is_busy = is_busy
            self._update()
            if had_focus:
                self.field.setFocus()

    def clear(self) -> None:
        """The question has been asked."""
        self.field.clear()

    def use_font(self) -> None:
        """The font size has changed."""
        self.field.setFont(scaled_font(1.05))

    def _ask(self) -> None:
        if question := self.field.question:
            self.asked.emit(question)

    def _update(self) -> None:
        self.stop.setVisible(self._is_busy)
        self.send.setEnabled(bool(self.field.question))

    def _say(self) -> None:
        """Words in the language in force."""
        enter_asks = self._context.preferences.allowed.enter_asks
        self.field.setPlaceholderText(self.tr("Ask about your documents"))
        self.field.setAccessibleName(self.tr("Question"))
        hint = self.tr("Enter asks, Shift+Enter begins a new line")
        if not enter_asks:
            hint = self.tr("Ctrl+Enter asks, Enter begins a new line")
        self._hint = hint
        self.hint.setText(hint)
        self.field.setAccessibleDescription(hint)
        for button, text, tip in (
            (self.send, self.tr("Ask"), self.tr("Ask (Enter)") if enter_asks else self.tr("Ask (Ctrl+Enter)")),
            (self.stop, self.tr("Stop"), self.tr("Stop answering (Esc)")),
        ):
            button.set_words(text, tip)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The hint is left out where it does not fit; it is in the field's description, too."""
        super().resizeEvent(event)
        taken = sum(part.sizeHint().width() for part in (self.scope, self.send)) + 60
        taken += self.stop.sizeHint().width() if self._is_busy else 0
        fits = self.hint.fontMetrics().horizontalAdvance(self._hint) <= self.width() - taken
        self.hint.setText(self._hint if fits else "")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The frame shows that the field has the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("focused", event.type() == QEvent.Type.FocusIn)
            self.style().unpolish(self)
            self.style().polish(self)
        return super().eventFilter(watched, event)
