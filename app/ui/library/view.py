"""The list itself: keys, clicks and drags; what they mean is for the panel."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from app.ui.library.arrange import HEADER, header_of
from app.ui.library.delegate import LibraryDelegate
from app.ui.library.model import MIME, LibraryModel


class LibraryView(QListView):
    """Headers and documents.

    Signals:
        opened(str): Enter or double click on a document.
        toggled(str): fold or unfold this collection.
        rename_asked(str): F2 on a header.
        removal_asked(): Delete on selected documents.
        menu_asked(str key, QPoint): a context menu at a global position; key is of the row, or "".
        documents_dropped(list ids, str collection): documents were dragged to a collection.
        files_dropped(list paths, object collection): files from outside; None: not on a collection.
        selection_settled(): other documents are selected.
    """

    opened = Signal(str)
    toggled = Signal(str)
    rename_asked = Signal(str)
    removal_asked = Signal()
    menu_asked = Signal(str, QPoint)
    documents_dropped = Signal(object, str)
    files_dropped = Signal(object, object)
    selection_settled = Signal()

    def __init__(self, model: LibraryModel, delegate: LibraryDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.library = model
        self._delegate = delegate
        self._kept: tuple[list[str], str, int] | None = None
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._bring_back)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.doubleClicked.connect(self._activate)

    # --- selection --------------------------------------------------------------------------------------------------

    def selected_ids(self) -> list[str]:
        """Ids of selected documents, from top to bottom."""
        ranges = cast(
            Iterable[QItemSelectionRange], self.selectionModel().selection()
        )  # not selectedIndexes: thousands of indexes take their time
        rows = sorted(row for each in ranges for row in range(each.top(), each.bottom() + 1))
        keys = (self.library.key(row) for row in rows)
        return [key for key in keys if key and header_of(key) is None]

    def current_key(self) -> str:
        """Key of the row that has the focus, or ""."""
        return self.library.key(self.currentIndex().row())

    def select_ids(self, document_ids: list[str]) -> None:
        """Select exactly these."""
        rows = sorted(row for row in map(self.library.position, document_ids) if row >= 0)
        selection = QItemSelection()
        start = previous = -2
        for row in [*rows, -2]:
            if row != previous + 1:
                if start >= 0:
                    selection.append(_range(self.library, start, previous))
                start = row
            previous = row
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def go_to(self, key: str) -> None:
        """Make a row the current one and bring it into sight; a document is selected."""
        row = self.library.position(key)
        if row >= 0:
            self.setCurrentIndex(self.library.index(row))
            self.scrollTo(self.library.index(row))

    # --- keys and clicks --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter opens, Delete takes out, F2 renames, arrows sideways fold."""
        key = self.current_key()
        header = header_of(key) if key else None
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and key:
            self._activate(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and self.selectionModel().hasSelection():
            self.removal_asked.emit()
        elif event.key() == Qt.Key.Key_F2 and header:
            self.rename_asked.emit(header)
        elif event.key() == Qt.Key.Key_Space and header is not None:
            self.toggled.emit(header)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and key:
            self._fold(event.key() == Qt.Key.Key_Left, key, header)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A header folds when it is clicked, or shows its menu."""
        index = self.indexAt(event.position().toPoint())
        header = header_of(self.library.key(index.row())) if index.isValid() else None
        is_click = self.state() is not QAbstractItemView.State.DragSelectingState
        super().mouseReleaseEvent(event)
        if header is None or event.button() is not Qt.MouseButton.LeftButton or not is_click:
            return
        if self._delegate.menu_rect(self.visualRect(index)).contains(event.position().toPoint()):
            self.menu_asked.emit(HEADER + header, event.globalPosition().toPoint())
        else:
            self.toggled.emit(header)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """By mouse for the row under the pointer, by keyboard for the current row."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            rect: QRect = self.visualRect(self.currentIndex())
            key, point = self.current_key(), self.viewport().mapToGlobal(rect.center())
        else:
            key, point = self.library.key(self.indexAt(event.pos()).row()), event.globalPos()
        self.menu_asked.emit(key, point)

    # --- dragging ---------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Documents of this list, and files."""
        if event.mimeData().hasFormat(MIME) or event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        """Show which collection would take it."""
        super().dragMoveEvent(event)  # scrolls near the edges
        section = self._section_at(event.position().toPoint())
        self._mark_target(section)
        if event.mimeData().hasUrls() or section is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """Nothing would take it any more."""
        self._mark_target(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Tell the panel what was dropped where."""
        section = self._section_at(event.position().toPoint())
        self._mark_target(None)
        data = event.mimeData()
        if data.hasFormat(MIME):
            ids = bytes(data.data(MIME).data()).decode().splitlines()
            if section is not None and ids:
                self.documents_dropped.emit(ids, section)
        elif data.hasUrls():
            self.files_dropped.emit([url.toLocalFile() for url in data.urls() if url.isLocalFile()], section)
        event.acceptProposedAction()
        self.setState(QAbstractItemView.State.NoState)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The current row stays in sight when a card takes room from the list."""
        current = self.currentIndex()
        was_in_sight = current.isValid() and 0 <= self.visualRect(current).top() < event.oldSize().height()
        super().resizeEvent(event)
        if was_in_sight and self.selectionModel().hasSelection():
            self.scrollTo(current)

    # --- inside -----------------------------------------------------------------------------------------------------

    def _activate(self, index: QModelIndex) -> None:
        key = self.library.key(index.row())
        header = header_of(key) if key else None
        if header is not None:
            self.toggled.emit(header)
        elif key:
            self.opened.emit(key)

    def _fold(self, is_left: bool, key: str, header: str | None) -> None:
        """As in a tree: left folds, or goes from a document to its header; right unfolds."""
        if header is None:
            section = self.library.section_of(self.library.position(key))
            if is_left and section is not None:
                self.go_to(HEADER + section)
        elif self.library.is_collapsed(header) is not is_left:
            self.toggled.emit(header)

    def _section_at(self, point: QPoint) -> str | None:
        index = self.indexAt(point)
        return self.library.section_of(index.row()) if index.isValid() else None

    def _mark_target(self, section: str | None) -> None:
        if section != self._delegate.drop_section:
            self._delegate.drop_section = section
            self.viewport().update()

    def _keep(self) -> None:
        self._kept = (self.selected_ids(), self.current_key(), self.verticalScrollBar().value())

    def _bring_back(self) -> None:
        if self._kept is None:
            return
        (selected, current, scrolled), self._kept = self._kept, None
        row = self.library.position(current) if current else -1
        if row >= 0:
            self.selectionModel().setCurrentIndex(self.library.index(row), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.select_ids(selected)
        self.verticalScrollBar().setValue(scrolled)
        if selected:
            self.selection_settled.emit()

    def _tell_selection(self, *_: object) -> None:
        self.selection_settled.emit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """A new font makes rows of another height."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()


def _range(model: LibraryModel, first: int, last: int) -> QItemSelectionRange:
    return QItemSelectionRange(model.index(first), model.index(last))
