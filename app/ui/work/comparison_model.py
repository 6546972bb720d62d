"""The rows of a comparison as a table: for each change a heading over the width, then both wordings side by side."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.core.answering.answer import Citation
from app.core.comparing.block import Sort
from app.core.comparing.comparison import Comparison, Row, RowKind, Side
from app.core.comparing.report import side_paragraphs
from app.core.library import DocumentRecord
from app.core.report import Mark, Paragraph, Run, Style
from app.ui.conversation.words import clean
from app.ui.work.rich_text import plain_text, spoken_text
from app.ui.work.tall_table import BADGE, GROUP, PARAGRAPHS, SOURCE
from app.ui.work.words import change_name, page_name

BADGES = {
    RowKind.ADDED: ("add", "good"),
    RowKind.REMOVED: ("trash", "bad"),
    RowKind.CHANGED: ("edit", "warning"),
    RowKind.MOVED: ("sort", "link"),
}
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ComparisonModel(QAbstractTableModel):
    """Columns: 현행, 개정. Every change has two rows of the table: its heading, and its wordings."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._comparison: Comparison | None = None
        self._rows: list[Row] = []
        self._kinds: frozenset[RowKind] = frozenset(RowKind)
        self._language = "ko"

    def show_comparison(self, comparison: Comparison, language: str) -> None:
        """Show another comparison, or the same in another language."""
        self._comparison, self._language = comparison, language
        self._filter()

    def show_kinds(self, kinds: Collection[RowKind]) -> None:
        """Show changes of these kinds alone."""
        self._kinds = frozenset(kinds)
        self._filter()

    def changes(self) -> int:
        """How many changes are shown."""
        return len(self._rows)

    def _filter(self) -> None:
        self.beginResetModel()
        rows = self._comparison.rows if self._comparison else ()
        self._rows = [row for row in rows if row.kind in self._kinds]
        self.endResetModel()

    # --- Qt ---------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Two for each change."""
        return 0 if parent.isValid() else 2 * len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """Old and new."""
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole.value) -> object:
        """Words of a cell, its source, its badge."""
        if not index.isValid() or self._comparison is None:
            return None
        row = self._rows[index.row() // 2]
        is_heading = index.row() % 2 == 0
        if role == GROUP:
            return is_heading
        if role == BADGE:
            return (*BADGES[row.kind], change_name(row.kind)) if is_heading else None
        if role == SOURCE:
            return self._source(row, index.column() if not is_heading else self._first_side(row))
        if role in (PARAGRAPHS, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(row, index.column(), is_heading, role)
        return None

    def _words(self, row: Row, column: int, is_heading: bool, role: int) -> object:
        paragraphs = self._heading(row) if is_heading else self._side(row, column)
        if role == PARAGRAPHS:
            return paragraphs
        if is_heading:  # the badge is painted, and must be heard, too
            return f"{change_name(row.kind)} {plain_text(paragraphs)}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_text(paragraphs, self.tr("[added: %1]"), self.tr("[deleted: %1]"))
        return plain_text(paragraphs)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole.value
    ) -> object:
        """현행 and 개정 with their documents."""
        if orientation is not Qt.Orientation.Horizontal or self._comparison is None:
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        document = self._comparison.old if section == 0 else self._comparison.new
        name = self.tr("Current") if section == 0 else self.tr("Revised")
        date = f" ({document.effective_date})" if document.effective_date else ""
        return f"{name} · {clean(document.title)}{date}"

    # --- content ----------------------------------------------------------------------------------------------------

    def _heading(self, row: Row) -> tuple[Paragraph, ...]:
        name = f"{row.label}({row.title})" if row.title and row.sort is Sort.ARTICLE else row.label
        name = name or clean(row.title) or self.tr("Text")
        first = Paragraph((Run(name, Mark.BOLD),))
        note = row.note(self._language)
        return (first, Paragraph((Run(note, Mark.MUTED),))) if note else (first,)

    def _side(self, row: Row, column: int) -> tuple[Paragraph, ...]:
        paragraphs = side_paragraphs(row, "old" if column == 0 else "new", self._language)
        document, side = self._place(row, column)
        if side is None:
            return paragraphs
        words = page_name(side.page) if document.paged else self.tr("Open the source")
        return (*paragraphs, Paragraph((Run(words),), Style.NOTE))

    def _first_side(self, row: Row) -> int:
        return 1 if row.new or row.repealed_at else 0

    def _place(self, row: Row, column: int) -> tuple[DocumentRecord, Side | None]:
        assert self._comparison is not None
        if column == 0:
            return self._comparison.old, row.old
        return self._comparison.new, row.new or row.repealed_at

    def _source(self, row: Row, column: int) -> Citation | None:
        document, side = self._place(row, column)
        if side is None:
            return None
        span = side.spans[0]
        quote = side.text[: span.end - span.start]
        return Citation(1, document, span.page, span.start, span.end, quote, (), side.label)
