"""Evidence cards: verbatim words with their document and place. Passages worth reading look alike, but say so."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.core.answering.answer import Citation
from app.core.library import DocumentRecord
from app.core.retrieval.passage import Passage
from app.ui.context import Context
from app.ui.conversation.buttons import IconButton, LinkButton
from app.ui.conversation.chip import TARGET, CitationChip
from app.ui.conversation.entry import Standing, standing
from app.ui.conversation.preview import QuotePreview
from app.ui.conversation.prose import Prose
from app.ui.conversation.tables import Row, TableQuote, rows_of
from app.ui.conversation.words import clean, clean_lines, place, standing_words, title

FOLD_LINES = 6
_INSET = 6  # a link's own border and padding: its icon is to stand above the words below it


class FoldedQuote(QWidget):
    """A quote of which the first lines are shown until the rest is asked for."""

    def __init__(self, context: Context, text: str, fold: int = FOLD_LINES, beside_chip: bool = False) -> None:
        super().__init__()
        self.prose = Prose(context.preferences, "quote", fold=fold, beside=TARGET if beside_chip else 0)
        self.prose.set_text(text)
        self.prose.setAccessibleName(self.tr("Verbatim words"))
        self.more = IconButton(context, "chevron-down", self.tr("Show more"))
        self.more.hide()
        self.prose.overflows.connect(self.more.setVisible)
        self.more.clicked.connect(self._unfold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.prose)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _unfold(self) -> None:
        self.more.hide()
        self.prose.unfold()


class EvidenceCard(QFrame):
    """One quoted sentence: its citations, most often one, with the document they stand in.

    Signals:
        activated(Citation): the source is to be shown.
    """

    activated = Signal(object)

    def __init__(self, context: Context, citations: Sequence[Citation], preview: QuotePreview) -> None:
        super().__init__()
        self._context, self._preview = context, preview
        self.chips: list[CitationChip] = []
        first = citations[0]
        self.setProperty("role", "card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 8, 14, 12)
        self._column.setSpacing(6)
        self._column.addLayout(self._header(first))
        for where, group in groupby(citations, place):
            self._add_place(where)
            self._add_quotes(list(group))

    def _header(self, citation: Citation) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(-_INSET, 0, 0, 0)
        row.setSpacing(8)
        self.link = LinkButton(self._context, "document", title(citation))
        self.link.setAccessibleName(self.tr("Open %1").replace("%1", f"{title(citation)} {place(citation)}"))
        self.link.clicked.connect(lambda: self.activated.emit(citation))
        row.addWidget(self.link, 1)
        if badge := standing_badge(citation.document):
            row.addWidget(badge)
        return row

    def _add_place(self, where: str) -> None:
        self._column.addWidget(muted_label(where))

    def _add_quotes(self, citations: list[Citation]) -> None:
        rows = rows_of([clean(citation.quote) for citation in citations])
        if rows:
            chips = [self._chip(citation) for citation in citations]
            table = [Row(chip, cells) for chip, cells in zip(chips, rows, strict=True)]
            self._column.addWidget(TableQuote(self._context, table))
            return
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for n, citation in enumerate(citations):
            grid.addWidget(self._chip(citation), n, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(FoldedQuote(self._context, clean(citation.quote), beside_chip=True), n, 1)
        self._column.addLayout(grid)

    def _chip(self, citation: Citation) -> CitationChip:
        chip = CitationChip(citation.number, citation, self._preview)
        chip.clicked.connect(lambda: self.activated.emit(citation))
        self.chips.append(chip)
        return chip


class ReadingCard(QFrame):
    """A passage near the question: worth reading, no answer.

    Signals:
        activated(Passage): it is to be shown.
    """

    activated = Signal(object)

    def __init__(self, context: Context, passage: Passage) -> None:
        super().__init__()
        self.setProperty("role", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 12)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setContentsMargins(-_INSET, 0, 0, 0)
        self.link = LinkButton(context, "document", title(passage))
        self.link.setAccessibleName(self.tr("Open %1").replace("%1", f"{title(passage)} {place(passage)}"))
        self.link.clicked.connect(lambda: self.activated.emit(passage))
        row.addWidget(self.link, 1)
        if badge := standing_badge(passage.document):
            row.addWidget(badge)
        column.addLayout(row)
        column.addWidget(muted_label(place(passage)))
        column.addWidget(FoldedQuote(context, clean_lines(passage.text), fold=3))


def muted_label(text: str) -> QLabel:
    """Quiet plain words that may be wrapped."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label


def standing_badge(document: DocumentRecord) -> QLabel | None:
    """A mark for documents that are not in force."""
    found = standing(document)
    if found is Standing.IN_FORCE:
        return None
    label = QLabel(standing_words(found))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", "badge")
    label.setProperty("tone", "warning")
    return label
