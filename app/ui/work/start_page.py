"""Where document work begins: what is to be done, and with which documents."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from app.engine.protocol.records import DocumentRow
from app.ui.clipboard import CopyKeys
from app.ui.context import Context
from app.ui.conversation.buttons import IconButton
from app.ui.conversation.evidence import muted_label
from app.ui.work.document_choice import DocumentChoice, DocumentFilter
from app.ui.work.order import ICONS, Order, WorkKind, can_be_worked_on, older_first, refusal
from app.ui.work.style import style_sheet
from app.ui.work.words import counted

_NARROWEST = 340  # pixels


class KindCard(QFrame):
    """One kind of work: what it gives, and the button that begins it."""

    def __init__(self, context: Context, kind: WorkKind, action: str, about: str) -> None:
        super().__init__()
        self.kind = kind
        self.setProperty("role", "card")
        self.button = IconButton(context, ICONS[kind], action, role="primary", tone="accent_text")
        self.about = muted_label(about)
        self.button.setToolTip(about)
        self.reason = QLabel()
        self.reason.setProperty("role", "caption")
        self.reason.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.about)
        column.addWidget(self.reason)
        column.addStretch(1)

    def offer(self, count: int) -> None:
        """Whether it can begin with so many documents."""
        reason = refusal(self.kind, count)
        self.button.setEnabled(not reason)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.button.setAccessibleDescription(f"{self.about.text()} {reason}".strip())


class StartPage(QWidget):
    """Choose documents, choose what to do.

    Signals:
        ordered(Order): it is to be done.
    """

    ordered = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.cards = [
            KindCard(
                context,
                WorkKind.SUMMARY,
                self.tr("Summarise"),
                self.tr("In short, section by section, with key facts; every sentence with its source."),
            ),
            KindCard(
                context,
                WorkKind.COMPARISON,
                self.tr("Compare two versions"),
                self.tr("Old and new side by side, article by article, with every changed word marked."),
            ),
            KindCard(
                context,
                WorkKind.EXTRACTION,
                self.tr("Extract and check"),
                self.tr("Key terms, checklists and duties in a table; every value with its source."),
            ),
        ]
        self.choice = DocumentChoice(self)
        self.shown = DocumentFilter(self.choice, self)
        self.filter, self.list, self.count = QLineEdit(), QListView(), QLabel()
        CopyKeys(self.list, context.preferences)
        self._build()
        self.restyle()
        context.theme.changed.connect(self.restyle)
        self._count()

    def _build(self) -> None:
        heading = QLabel(self.tr("Document work"))
        heading.setProperty("role", "title")
        self._cards = cards = QHBoxLayout()
        cards.setSpacing(10)
        for card in self.cards:
            cards.addWidget(card, 1)
            card.button.clicked.connect(lambda _=False, kind=card.kind: self._order(kind))
        self.filter.setPlaceholderText(self.tr("Find by title or file name"))
        self.filter.setAccessibleName(self.tr("Find documents"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self.shown.setFilterFixedString)
        self.list.setModel(self.shown)
        self.list.setObjectName("documentChoice")
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("Documents to work on"))
        self.list.clicked.connect(self.shown.toggle)
        self.count.setProperty("role", "strong")
        self.choice.dataChanged.connect(self._count)
        self.choice.modelReset.connect(self._count)
        top = QHBoxLayout()
        top.addWidget(self.count, 1)
        top.addWidget(self.filter, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(muted_label(self.tr("Tick the documents below, then choose what to do with them.")))
        column.addLayout(cards)
        column.addLayout(top)
        column.addWidget(self.list, 1)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """One card wide."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a narrow pane the cards stand one below the other."""
        super().resizeEvent(event)
        needed = sum(card.button.sizeHint().width() + 60 for card in self.cards)
        way = QBoxLayout.Direction.LeftToRight if event.size().width() > needed else QBoxLayout.Direction.TopToBottom
        if self._cards.direction() is not way:
            self._cards.setDirection(way)
            for card in self.cards:
                card.about.setVisible(way is QBoxLayout.Direction.LeftToRight)

    @property
    def title(self) -> str:
        """As the tab shows it."""
        return self.tr("Document work")

    def show_documents(self, rows: Sequence[DocumentRow], ticked: Collection[str]) -> None:
        """Offer what has been read.

        Args:
            ticked: ids of those that are chosen already.
        """
        self.choice.show_rows([row for row in rows if can_be_worked_on(row)], ticked)

    def restyle(self) -> None:
        """The theme is another."""
        self.setStyleSheet(style_sheet(self.context.theme.colors))
        for button in self.findChildren(IconButton):
            button.repaint_icon()

    def _count(self) -> None:
        count = len(self.choice.ticked())
        self.count.setText(counted(count, self.tr("1 document chosen"), self.tr("%1 documents chosen")))
        for card in self.cards:
            card.offer(count)

    def _order(self, kind: WorkKind) -> None:
        rows = tuple(self.choice.ticked())
        self.ordered.emit(Order(kind, older_first(rows) if kind is WorkKind.COMPARISON else rows))
