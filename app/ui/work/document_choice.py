"""Documents with a box to tick each."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from app.engine.protocol.records import DocumentRow
from app.ui.conversation.words import clean

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class DocumentChoice(QAbstractListModel):
    """Rows of the library; those that are ticked at first stand on top."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[DocumentRow] = []
        self._ticked: set[str] = set()

    def show_rows(self, rows: Sequence[DocumentRow], ticked: Collection[str]) -> None:
        """Offer these."""
        self.beginResetModel()
        self._ticked = {row.document_id for row in rows if row.document_id in ticked}
        self._rows = sorted(rows, key=lambda row: (row.document_id not in self._ticked, row.collection, row.title))
        self.endResetModel()

    def ticked(self) -> list[DocumentRow]:
        """The chosen ones, in the order they are listed."""
        return [row for row in self._rows if row.document_id in self._ticked]

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802
        """One for each document."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole.value) -> object:
        """Title with collection and date; whether it is ticked."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            state = Qt.CheckState.Checked if row.document_id in self._ticked else Qt.CheckState.Unchecked
            return state.value
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.path
        if role == Qt.ItemDataRole.DisplayRole:
            return " · ".join(part for part in (clean(row.title), clean(row.collection), row.effective_date) if part)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole.value) -> bool:  # noqa: N802
        """Tick or untick."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        document_id = self._rows[index.row()].document_id
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._ticked.add(document_id)
        else:
            self._ticked.discard(document_id)
        self.dataChanged.emit(index, index, [role])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Can be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else Qt.ItemFlag.NoItemFlags


class DocumentFilter(QSortFilterProxyModel):
    """Those whose line holds the words of the filter box."""

    def __init__(self, choice: DocumentChoice, parent: QObject) -> None:
        super().__init__(parent)
        self.setSourceModel(choice)
        self.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def toggle(self, index: Index) -> None:
        """A click on the words ticks, too."""
        is_on = Qt.CheckState(self.data(index, Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked
        self.setData(index, state, Qt.ItemDataRole.CheckStateRole.value)
