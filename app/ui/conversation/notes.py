"""Lines beneath an answer: what is missing, how it was made, what went wrong and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.conversation.buttons import IconButton
from app.ui.conversation.entry import Entry, Phase, remarks
from app.ui.conversation.evidence import muted_label
from app.ui.conversation.prose import Prose, scaled_font
from app.ui.conversation.words import clean, lost_words, notice_words, trouble

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Remark:
    """One line: an icon in a colour role, words, and for a failure what to do."""

    icon: str
    tone: str
    text: str
    hint: str = ""


def notes_of(entry: Entry, language: str) -> tuple[Remark, ...]:
    """Everything that has to be said besides the answer."""
    found: list[Remark] = []
    if entry.failure is not None:
        words = trouble(entry.failure, language)
        found.append(Remark("error", "bad", words.message, words.hint))
    elif entry.phase is Phase.LOST:
        found.append(Remark("info", "muted", *lost_words()))
    if entry.answer is None:
        return tuple(found)
    if not entry.found_nothing:  # there the text is shown in the answer's place
        found += [Remark("info", "muted", clean(line)) for line in _said(entry)]
    if notice := notice_words(entry.answer.notice, language):
        found.append(Remark("info", "muted", notice))
    return tuple(found)


def _said(entry: Entry) -> tuple[str, ...]:
    """The answer's own remarks; where it has none, what is missing by name."""
    if entry.answer is None:
        return ()
    said = remarks(entry.answer)
    if said or not entry.answer.missing:
        return said
    names = ", ".join(clean(name) for name in entry.answer.missing)
    return (translate("conversation", "Not in the documents: %1").replace("%1", names),)


class Note(QWidget):
    """An icon and a line of words."""

    def __init__(self, context: Context, remark: Remark) -> None:
        super().__init__()
        self.text = remark.text
        prose = Prose(context.preferences, "note")
        prose.set_text(remark.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(_icon(context, remark), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(prose, 1)


class TroubleBox(QFrame):
    """What went wrong, what to do, and the button that does it.

    Signals:
        again(): ask once more.
    """

    again = Signal()

    def __init__(self, context: Context, remark: Remark) -> None:
        super().__init__()
        self.text = remark.text
        self.setProperty("role", "trouble" if remark.tone == "bad" else "inset")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(10)
        row.addWidget(_icon(context, remark), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        for text, role in ((remark.text, "trouble-text"), (remark.hint, "note")):
            prose = Prose(context.preferences, role)
            prose.set_text(text)
            column.addWidget(prose)
        self.retry = IconButton(context, "refresh", self.tr("Ask again"), role="secondary", tone="link")
        self.retry.clicked.connect(self.again)
        column.addSpacing(6)
        column.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(column, 1)


class Caption(QWidget):
    """The heading of a group of cards."""

    def __init__(self, text: str, more: str = "") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(3)
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("role", "caption")
        label.setFont(scaled_font(0.95, bold=True))
        column.addWidget(label)
        if more:
            column.addWidget(muted_label(more))


def _icon(context: Context, remark: Remark) -> QLabel:
    label = QLabel()
    side = max(16, label.fontMetrics().height())
    label.setPixmap(context.theme.icon(remark.icon, remark.tone).pixmap(side, side))
    label.setContentsMargins(0, 3, 0, 0)
    return label
