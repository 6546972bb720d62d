"""The question of a turn, and the field to edit it in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.conversation.buttons import IconButton
from app.ui.conversation.entry import Entry
from app.ui.conversation.evidence import muted_label
from app.ui.conversation.prose import Prose
from app.ui.conversation.question_edit import QuestionEdit
from app.ui.conversation.words import clean_lines, clock_time, scope_words


class QuestionPart(QWidget):
    """What was asked, where and when.

    Signals:
        edited(str): the question is to be replaced.
    """

    edited = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._editor: _Editor | None = None
        self.text = Prose(context.preferences, "question", factor=1.15, bold=True)
        self.meta = muted_label("")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self.text)
        self._column.addWidget(self.meta)

    def show_entry(self, entry: Entry) -> None:
        """Take over a question."""
        question = clean_lines(entry.question)
        if self.text.toPlainText() != question:
            self.text.set_text(question)
            self.text.setAccessibleName(self.tr("Question"))
        parts = [
            entry.scope_label or scope_words(entry.scope),
            clock_time(entry.asked_at, self._context.preferences.language),
        ]
        self.meta.setText(" · ".join(part for part in parts if part))

    @property
    def editor(self) -> QuestionEdit | None:
        """The field while the question is being edited."""
        return self._editor.field if self._editor is not None else None

    def begin_edit(self, question: str, later: int) -> None:
        """Show the field instead of the question.

        Args:
            later: turns that asking again replaces.
        """
        self.end_edit()
        self._editor = _Editor(self._context, question, later)
        self._editor.submitted.connect(self._submit)
        self._editor.cancelled.connect(self.end_edit)
        self._column.insertWidget(0, self._editor)
        self.text.hide()
        self._editor.field.setFocus()

    def end_edit(self) -> None:
        """Show the question again."""
        if self._editor is not None:
            self._editor.hide()
            self._editor.deleteLater()
            self._editor = None
        self.text.show()

    def _submit(self, question: str) -> None:
        self.edited.emit(question)


class _Editor(QFrame):
    submitted = Signal(str)
    cancelled = Signal()

    def __init__(self, context: Context, question: str, later: int) -> None:
        super().__init__()
        self.setProperty("role", "field")
        self.field = QuestionEdit(context)
        self.field.setPlainText(question)
        self.field.setAccessibleName(self.tr("Edit the question"))
        self.field.selectAll()
        self.field.submitted.connect(self._submit)
        self.field.escaped.connect(self.cancelled)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(self.field)
        row = QHBoxLayout()
        note = self.tr("The questions after this one will be replaced.") if later else ""
        row.addWidget(muted_label(note), 1)
        cancel = IconButton(context, "", self.tr("Cancel"))
        cancel.clicked.connect(self.cancelled)
        ask = IconButton(context, "send", self.tr("Ask again"), role="primary", tone="accent_text")
        ask.clicked.connect(self._submit)
        row.addWidget(cancel)
        row.addWidget(ask)
        column.addLayout(row)

    def _submit(self) -> None:
        if self.field.question:
            self.submitted.emit(self.field.question)
