"""A turn on the screen: question, state, answer with chips, evidence, and what can be done with it."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.answering.answer import AnswerSentence
from app.core.conversation import Feedback, Verdict
from app.ui.context import Context
from app.ui.conversation.actions import ActionRow, ReasonForm
from app.ui.conversation.answer_part import AnswerPart
from app.ui.conversation.entry import Entry, Phase, cards
from app.ui.conversation.evidence import EvidenceCard, ReadingCard
from app.ui.conversation.notes import Caption, Note, Remark, TroubleBox, notes_of
from app.ui.conversation.preview import QuotePreview
from app.ui.conversation.question_part import QuestionPart
from app.ui.conversation.status import StateLine
from app.ui.conversation.withheld import WithheldPart

MOST_READING = 3
"""Passages offered where nothing was found: more would look like an answer."""


class TurnView(QWidget):
    """Shows an entry; `refresh` rebuilds only the parts that say something else than before.

    Signals:
        citation_activated(Citation), passage_activated(Passage): a source is to be shown.
        copied(), exported(), again(), edit_begun(), stopped(): a button of the turn.
        edited(str): the question is to be replaced.
        judged(Feedback | None): a judgement.
    """

    citation_activated = Signal(object)
    passage_activated = Signal(object)
    copied = Signal()
    exported = Signal()
    again = Signal()
    edit_begun = Signal()
    stopped = Signal()
    edited = Signal(str)
    judged = Signal(object)

    def __init__(self, context: Context, entry: Entry, preview: QuotePreview) -> None:
        super().__init__()
        self._context, self._preview = context, preview
        self._keys: dict[str, Hashable] = {}
        self.entry = entry
        self.question = QuestionPart(context)
        self.state = StateLine(context)
        self.answer = AnswerPart(context, preview)
        self._notes = _Box(6)
        self._evidence = _Box(8)
        self._reading = _Box(8)
        self._withheld = _Box(4)
        self._reason = _Box(4)
        self.buttons = ActionRow(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        parts: tuple[QWidget, ...] = (
            self.question,
            self.state,
            self.answer,
            self._notes,
            self._evidence,
            self._reading,
            self._withheld,
            self.buttons,
            self._reason,
        )
        for part in parts:
            column.addWidget(part)
        self._connect()

    def _connect(self) -> None:
        self.answer.citation_activated.connect(self.citation_activated)
        self.question.edited.connect(self.edited)
        for ours, theirs in (
            (self.copied, self.buttons.copied),
            (self.exported, self.buttons.exported),
            (self.again, self.buttons.again),
            (self.edit_begun, self.buttons.edit_begun),
            (self.stopped, self.buttons.stopped),
        ):
            theirs.connect(ours)
        self.buttons.judged.connect(self._judge)

    # --- showing ----------------------------------------------------------------------------------------------------

    def refresh(self, engine_ready: bool) -> None:
        """The entry says more, or something else."""
        self.question.show_entry(self.entry)
        self.state.show_entry(self.entry, engine_ready)
        self.answer.show_entry(self.entry)
        self._show_notes()
        self._show_evidence()
        self._show_reading()
        self._show_withheld()
        self.buttons.show_entry(self.entry)
        if self.entry.feedback is None or self.entry.feedback.verdict is not Verdict.PROBLEM:
            self._reason.clear()

    def begin_edit(self, later: int) -> None:
        """Let the question be changed in place."""
        self.question.begin_edit(self.entry.question, later)

    @property
    def is_edited(self) -> bool:
        """Somebody types in it."""
        return self.question.editor is not None or bool(self._reason.parts)

    def _is_new(self, part: str, key: Hashable) -> bool:
        is_new = self._keys.get(part) != key
        self._keys[part] = key
        return is_new

    def _show_notes(self) -> None:
        found = notes_of(self.entry, self._context.preferences.language)
        if self._is_new("notes", found):
            self._notes.fill([self._note(remark) for remark in found])

    def _note(self, remark: Remark) -> QWidget:
        if not remark.hint:
            return Note(self._context, remark)
        box = TroubleBox(self._context, remark)
        box.again.connect(self.again)
        return box

    def _show_evidence(self) -> None:
        groups = cards(self.entry) if not self.entry.found_nothing else []
        key = tuple(tuple((c.number, c.quote) for c in group) for group in groups)
        if not self._is_new("evidence", key):
            return
        made: list[QWidget] = [Caption(self.tr("Sources"))] if groups else []
        for group in groups:
            card = EvidenceCard(self._context, group, self._preview)
            card.activated.connect(self.citation_activated)
            made.append(card)
        self._evidence.fill(made)

    def _show_reading(self) -> None:
        answer = self.entry.answer
        shown = answer.passages[:MOST_READING] if answer is not None and self.entry.found_nothing else ()
        if not self._is_new("reading", tuple((p.document.document_id, p.page, p.start) for p in shown)):
            return
        made: list[QWidget] = []
        if shown:
            made.append(Caption(self.tr("Worth reading"), self.tr("Near your question, but not an answer to it.")))
        for passage in shown:
            card = ReadingCard(self._context, passage)
            card.activated.connect(self.passage_activated)
            made.append(card)
        self._reading.fill(made)

    def _show_withheld(self) -> None:
        is_shown = self._context.preferences.allowed.show_withheld and self.entry.phase is Phase.DONE
        withheld = self.entry.answer.withheld if self.entry.answer is not None and is_shown else ()
        if self._is_new("withheld", withheld):
            self._withheld.fill([WithheldPart(self._context, withheld)] if withheld else [])

    # --- judging ----------------------------------------------------------------------------------------------------

    def _judge(self, feedback: Feedback | None) -> None:
        self.judged.emit(feedback)
        if feedback is None or feedback.verdict is Verdict.HELPFUL:
            return
        form = ReasonForm(self._context)
        form.given.connect(self._give_reason)
        self._reason.fill([form])
        form.reasons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_reason(self, reason: str) -> None:
        self._reason.clear()
        self.buttons.problem.setFocus(Qt.FocusReason.OtherFocusReason)
        self.judged.emit(Feedback(Verdict.PROBLEM, reason))

    @property
    def reason_form(self) -> ReasonForm | None:
        """The open question what is wrong."""
        return next((each for each in self._reason.parts if isinstance(each, ReasonForm)), None)

    @property
    def evidence_cards(self) -> list[EvidenceCard]:
        """The cards that are shown."""
        return [each for each in self._evidence.parts if isinstance(each, EvidenceCard)]

    @property
    def reading_cards(self) -> list[ReadingCard]:
        """Passages that are shown."""
        return [each for each in self._reading.parts if isinstance(each, ReadingCard)]

    @property
    def note_texts(self) -> list[str]:
        """The notes that are shown."""
        return [each.text for each in self._notes.parts if isinstance(each, Note | TroubleBox)]

    @property
    def trouble_boxes(self) -> list[TroubleBox]:
        """What went wrong, with the button to ask again."""
        return [each for each in self._notes.parts if isinstance(each, TroubleBox)]

    @property
    def withheld_part(self) -> WithheldPart | None:
        """The disclosure, where there is one."""
        return next((each for each in self._withheld.parts if isinstance(each, WithheldPart)), None)

    @property
    def shown_sentences(self) -> tuple[AnswerSentence, ...]:
        """The model's sentences on the screen."""
        return self.answer.shown


class _Box(QWidget):
    """A column of parts that is not there while it is empty."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self.parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap)
        self.hide()

    def fill(self, parts: list[QWidget]) -> None:
        """Show these instead."""
        for part in self.parts:
            part.hide()
            self._column.removeWidget(part)
            part.deleteLater()
        self.parts = parts
        for part in parts:
            self._column.addWidget(part)
        self.setVisible(bool(parts))

    def clear(self) -> None:
        """Show nothing."""
        if self.parts:
            self.fill([])
