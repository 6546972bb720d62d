"""What the conversation shows before the first question."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.conversation.buttons import IconButton
from app.ui.conversation.prose import Prose, scaled_font
from app.ui.flow_layout import FlowLayout

_WIDEST = 560


class Welcome(QScrollArea):
    """Invites to add documents; once there are some, shows what can be asked.

    Signals:
        add_requested(), samples_requested(): documents are wanted.
        example_chosen(str): an example question, to be finished and asked.
        rebuilt(): its buttons are others.
    """

    add_requested = Signal()
    samples_requested = Signal()
    example_chosen = Signal(str)
    rebuilt = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._has_documents = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.examples: list[IconButton] = []
        self.add: IconButton | None = None
        self.samples: IconButton | None = None
        self.rebuild()

    def set_documents_available(self, has_documents: bool) -> None:
        """There is something to ask about, or not yet."""
        if has_documents != self._has_documents:
            self._has_documents = has_documents
            self.rebuild()

    def rebuild(self) -> None:
        """Make it anew: other words, colours or fonts."""
        self.examples, self.add, self.samples = [], None, None
        ground = QWidget()
        ground.setProperty("role", "ground")
        outer = QVBoxLayout(ground)
        outer.setContentsMargins(16, 24, 16, 24)
        column = QWidget()
        column.setMaximumWidth(max(_WIDEST, self.fontMetrics().averageCharWidth() * 66))
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(10)
        for part in self._asking() if self._has_documents else self._inviting():
            inner.addWidget(part)
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(column, 100)
        centred.addStretch(1)
        outer.addStretch(2)
        outer.addLayout(centred)
        outer.addStretch(3)
        old = self.takeWidget()
        self.setWidget(ground)
        if old is not None:
            old.deleteLater()
        self.rebuilt.emit()

    @property
    def buttons(self) -> list[IconButton]:
        """What can be pressed, from top to bottom."""
        return [each for each in (self.add, self.samples, *self.examples) if each is not None]

    def _inviting(self) -> Sequence[QWidget]:
        self.add = IconButton(self._context, "add-file", self.tr("Add documents"), role="primary", tone="accent_text")
        self.samples = IconButton(
            self._context, "library", self.tr("Start with sample documents"), role="secondary", tone="link"
        )
        self.add.clicked.connect(self.add_requested)
        self.samples.clicked.connect(self.samples_requested)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=8)
        flow.addWidget(self.add)
        flow.addWidget(self.samples)
        return (
            self._picture("library"),
            _heading(self.tr("Add the documents you work with")),
            _text(
                self._context,
                self.tr("Rules, circulars, contracts: PDF, Word, HWP and more. Drop files or folders anywhere."),
            ),
            _text(
                self._context,
                self.tr("Every answer shows the article and the page it comes from. Nothing leaves this computer."),
            ),
            buttons,
        )

    def _asking(self) -> Sequence[QWidget]:
        for text in (
            self.tr("Who has to approve …?"),
            self.tr("By when does … have to be reported, and to whom?"),
            self.tr("What may not be done when …?"),
        ):
            example = IconButton(self._context, "chat", text, role="example", tone="link")
            example.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            example.setAccessibleDescription(self.tr("Puts this question into the question box, to be completed"))
            example.clicked.connect(lambda _=False, text=text: self.example_chosen.emit(text))
            self.examples.append(example)
        return (
            self._picture("chat"),
            _heading(self.tr("What would you like to know?")),
            _text(
                self._context,
                self.tr("Ask as you would ask a colleague. One matter at a time gives the surest answer."),
            ),
            *self.examples,
            _text(
                self._context, self.tr("If the documents do not say, Seogo tells you so and never makes up an answer.")
            ),
        )

    def _picture(self, icon: str) -> QLabel:
        label = QLabel()
        side = max(32, min(48, 2 * self.fontMetrics().height()))
        label.setPixmap(self._context.theme.icon(icon, "accent").pixmap(side, side))
        return label

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.rebuild()


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setFont(scaled_font(1.5, bold=True))
    label.setWordWrap(True)
    label.setProperty("role", "heading")
    return label


def _text(context: Context, text: str) -> Prose:
    made = Prose(context.preferences, "note")
    made.set_text(text)
    return made
