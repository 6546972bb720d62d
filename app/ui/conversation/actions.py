"""What can be done with a turn: copy, export, judge, ask again, edit, stop."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.conversation import Feedback, Verdict
from app.ui.context import Context
from app.ui.conversation.buttons import IconButton
from app.ui.conversation.entry import Entry, Phase
from app.ui.conversation.evidence import muted_label
from app.ui.flow_layout import FlowLayout

_INSET = 10  # a quiet button's border and padding: the first icon is to stand below the words above it


class ActionRow(QWidget):
    """The buttons of a turn; which of them are there follows from how far the answer has come.

    Signals:
        copied(), exported(), again(), edit_begun(), stopped(): a button was pressed.
        judged(Feedback | None): a judgement, or that it is taken back.
    """

    copied = Signal()
    exported = Signal()
    again = Signal()
    edit_begun = Signal()
    stopped = Signal()
    judged = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._flow = FlowLayout(self, gap=2)
        self._flow.setContentsMargins(-_INSET, 0, 0, 0)
        self.stop = self._button("stop", self.tr("Stop"), self.tr("Stop answering (Esc)"))
        self.copy = self._button("copy", self.tr("Copy"), self.tr("Copy the answer with its sources"))
        self.export = self._button("export", self.tr("Export"), self.tr("Save as Word, PDF or Markdown"))
        self.helpful = self._button("thumbs-up", self.tr("Helpful"), self.tr("This answer helped"))
        self.problem = self._button("thumbs-down", self.tr("Problem"), self.tr("Something is wrong with this answer"))
        self.retry = self._button("refresh", self.tr("Ask again"), self.tr("Ask this question once more"))
        self.edit = self._button("edit", self.tr("Edit"), self.tr("Change the question and ask again"))
        self.helpful.setCheckable(True)
        self.problem.setCheckable(True)
        self.stop.clicked.connect(self.stopped)
        self.retry.clicked.connect(self.again)
        self.copy.clicked.connect(self.copied)
        self.export.clicked.connect(self.exported)
        self.edit.clicked.connect(self.edit_begun)
        self.helpful.clicked.connect(lambda on: self._judge(Verdict.HELPFUL if on else None))
        self.problem.clicked.connect(lambda on: self._judge(Verdict.PROBLEM if on else None))

    def _button(self, icon: str, text: str, tip: str) -> IconButton:
        made = IconButton(self._context, icon, text)
        made.set_words(text, tip)
        self._flow.addWidget(made)
        return made

    def _judge(self, verdict: Verdict | None) -> None:
        self.judged.emit(Feedback(verdict) if verdict is not None else None)

    def show_entry(self, entry: Entry) -> None:
        """Offer what makes sense now."""
        allowed = self._context.preferences.allowed
        is_over = not entry.is_open
        has_answer = entry.answer is not None and is_over
        is_kept = bool(entry.turn_id)
        self.stop.setVisible(entry.is_open)
        self.stop.setEnabled(not entry.stopping)
        self.retry.setVisible(entry.phase in (Phase.DONE, Phase.STOPPED))  # otherwise it stands beside what went wrong
        self.edit.setVisible(is_over)
        self.copy.setVisible(has_answer and allowed.copy)
        self.export.setVisible(has_answer and is_kept and allowed.export)
        for button, verdict in ((self.helpful, Verdict.HELPFUL), (self.problem, Verdict.PROBLEM)):
            button.setVisible(has_answer and is_kept and entry.phase is not Phase.FAILED)
            is_on = entry.feedback is not None and entry.feedback.verdict is verdict
            button.setChecked(is_on)
            button.set_icon(
                "thumbs-up" if verdict is Verdict.HELPFUL else "thumbs-down", "accent" if is_on else "muted"
            )


class ReasonForm(QFrame):
    """Asks what is wrong with an answer: one of four reasons, or own words.

    Signals:
        given(str): the reason.
    """

    given = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "inset")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(6)
        column.addWidget(muted_label(self.tr("What is wrong? Your words stay on this computer.")))
        reasons = QWidget()
        flow = FlowLayout(reasons, gap=6)
        self.reasons: list[IconButton] = []
        for text in (
            self.tr("The answer is wrong"),
            self.tr("The source does not fit"),
            self.tr("Something is missing"),
            self.tr("The document is out of date"),
        ):
            button = IconButton(context, "", text, role="choice")
            button.clicked.connect(lambda _=False, text=text: self.given.emit(text))
            self.reasons.append(button)
            flow.addWidget(button)
        column.addWidget(reasons)
        row = QHBoxLayout()
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("In your own words"))
        self.words.setAccessibleName(self.tr("What is wrong with the answer"))
        self.words.setMaxLength(500)
        self.send = IconButton(context, "", self.tr("Save"), role="secondary")
        self.send.setEnabled(False)
        self.words.textChanged.connect(lambda text: self.send.setEnabled(bool(text.strip())))
        self.words.returnPressed.connect(self._give)
        self.send.clicked.connect(self._give)
        row.addWidget(self.words, 1)
        row.addWidget(self.send, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)

    def _give(self) -> None:
        if text := self.words.text().strip():
            self.given.emit(text)
