"""The list of headers and documents as Qt sees it.

One flat list, headers included: a tree or a proxy over thousands of rows asks Python several times a row whenever
something moves, a flat list only for the rows in sight.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.engine.protocol.records import DocumentRow
from app.ui.library import words
from app.ui.library.arrange import Arrangement, header_of
from app.ui.library.steps import Insert, Remove, Reorder, Step, steps
from app.ui.library.store import DocumentStore

MIME = "application/x-seogo-documents"
ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
HEADER_ROLE = ROW_ROLE + 1
KEY_ROLE = ROW_ROLE + 2

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_MANY = 40


@dataclass(frozen=True, slots=True)
class Header:
    """A collection in the list.

    Attributes:
        name: "" for documents in none.
        label: what it is called.
        count: documents found in it.
    """

    name: str
    label: str
    count: int
    is_collapsed: bool


class LibraryModel(QAbstractListModel):
    """Shows an `Arrangement`; documents come from the store."""

    def __init__(self, store: DocumentStore, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._language = language
        self._keys: list[str] = []
        self._positions: dict[str, int] | None = {}
        self._counts: dict[str, int] = {}
        self._collapsed: frozenset[str] = frozenset()

    # --- what is shown ----------------------------------------------------------------------------------------------

    def show(self, arrangement: Arrangement, collapsed: frozenset[str]) -> None:
        """Show another list, in few steps where that is possible."""
        headers_change = (arrangement.counts, collapsed) != (self._counts, self._collapsed)
        self._counts, self._collapsed = arrangement.counts, collapsed
        found = steps(self._keys, arrangement.keys)
        if found is None:
            self.beginResetModel()
            self._set_keys(arrangement.keys)
            self.endResetModel()
            return
        for step in found:
            self._take_step(step)
        if headers_change:
            self.refresh(key for key in self._keys if header_of(key) is not None)

    def refresh(self, keys: Iterable[str]) -> None:
        """These rows have new contents."""
        rows = sorted(row for row in map(self.position, keys) if row >= 0)
        if rows and len(rows) > _MANY:  # one signal: views only repaint what is in sight
            self.dataChanged.emit(self.index(rows[0]), self.index(rows[-1]))
            return
        for row in rows:
            self.dataChanged.emit(self.index(row), self.index(row))

    def refresh_all(self, language: str) -> None:
        """Words have changed."""
        self._language = language
        if self._keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))

    def key(self, row: int) -> str:
        """Document id or header key of a row; "" beyond the list."""
        return self._keys[row] if 0 <= row < len(self._keys) else ""

    def position(self, key: str) -> int:
        """Row of a key; -1 where it is not shown."""
        if self._positions is None:
            self._positions = {each: row for row, each in enumerate(self._keys)}
        return self._positions.get(key, -1)

    def section_of(self, row: int) -> str | None:
        """The collection a row belongs to; None where that cannot be told."""
        key = self.key(row)
        header = header_of(key) if key else None
        if header is not None:
            return header
        document = self._store.get(key) if key else None
        return document.collection if document else None

    def is_collapsed(self, name: str) -> bool:
        """The collection's documents are folded away."""
        return name in self._collapsed

    # --- QAbstractListModel -----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Headers and documents."""
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Contents for delegates, type-ahead, tooltips and screen readers."""
        if not index.isValid():
            return None
        key = self._keys[index.row()]
        if role == KEY_ROLE:
            return key
        name = header_of(key)
        if name is not None:
            return self._header_data(name, role)
        row = self._store.get(key)
        return None if row is None else self._row_data(row, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Documents are selected and dragged; headers only take what is dropped."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        common = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if header_of(self._keys[index.row()]) is not None:
            return common
        return common | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """Documents are dragged as their ids."""
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """The ids of documents, a line each."""
        data = QMimeData()
        data.setData(MIME, QByteArray("\n".join(self._keys[index.row()] for index in indexes).encode()))
        return data

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        """Never "move": a view would take the rows away itself."""
        return Qt.DropAction.CopyAction

    # --- inside -----------------------------------------------------------------------------------------------------

    def _header_data(self, name: str, role: int) -> Any:
        label = name or words.translate("LibraryWords", "No collection")
        header = Header(name, label, self._counts.get(name, 0), name in self._collapsed)
        if role == HEADER_ROLE:
            return header
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return words.translate("LibraryWords", "Collection %1").replace("%1", label)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            folded = words.translate("LibraryWords", "collapsed")
            opened = words.translate("LibraryWords", "expanded")
            return f"{words.documents(header.count)}, {folded if header.is_collapsed else opened}"
        return None

    def _row_data(self, row: DocumentRow, role: int) -> Any:
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words.title(row)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return words.spoken(row, self._language)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join([words.title(row), *(f"{a}: {b}" for a, b in words.details(row, self._language))])
        return None

    def _take_step(self, step: Step) -> None:
        if isinstance(step, Remove):
            self.beginRemoveRows(_ROOT, step.first, step.last)
            self._set_keys(self._keys[: step.first] + self._keys[step.last + 1 :])
            self.endRemoveRows()
        elif isinstance(step, Insert):
            self.beginInsertRows(_ROOT, step.first, step.first + len(step.keys) - 1)
            self._set_keys([*self._keys[: step.first], *step.keys, *self._keys[step.first :]])
            self.endInsertRows()
        else:
            self._reorder(step)

    def _reorder(self, step: Reorder) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._keys[index.row()] for index in before]
        self._set_keys(list(step.keys))
        self.changePersistentIndexList(before, [self.index(self.position(key)) for key in keys])
        self.layoutChanged.emit()

    def _set_keys(self, keys: list[str]) -> None:
        self._keys = keys
        self._positions = None
