"""The pages of a document and its table of contents, to jump to."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QListView, QTabWidget, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.core.document import OutlineEntry
from app.engine.protocol.events import DocumentInfo
from app.engine.protocol.records import PageRef

THUMBNAIL_WIDTH = 96  # logical pixels
_SETTLE_MS = 150  # after scrolling, before pictures of what is seen are asked for
_ROLE_PAGE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class PageModel(QAbstractListModel):
    """Pages with labels, and small pictures as they come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[PageRef, ...] = ()
        self._icons: dict[int, QIcon] = {}

    def set_pages(self, pages: tuple[PageRef, ...]) -> None:
        """The pages of another document."""
        self.beginResetModel()
        self._pages, self._icons = pages, {}
        self.endResetModel()

    def set_picture(self, page: int, image: QImage) -> None:
        """A small picture of a page."""
        for row, reference in enumerate(self._pages):
            if reference.number == page:
                self._icons[page] = QIcon(QPixmap.fromImage(image))
                index = self.index(row)
                self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])
                return

    def has_picture(self, page: int) -> bool:
        """The picture of a page is here."""
        return page in self._icons

    def row_of(self, page: int) -> int:
        """The row of a page, or -1."""
        return next((row for row, reference in enumerate(self._pages) if reference.number == page), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name and signature
        """How many pages."""
        return 0 if parent.isValid() else len(self._pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A page's label, picture and number."""
        if not index.isValid():
            return None
        page = self._pages[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            own = page.label if page.label and page.label != str(page.number) else ""
            return f"{page.number}  {own}".strip() if own else str(page.number)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Page %1").replace("%1", f"{page.number} {page.label}".strip())
        if role == Qt.ItemDataRole.DecorationRole:
            return self._icons.get(page.number)
        return page.number if role == _ROLE_PAGE else None


class PageList(QTabWidget):
    """Pages and table of contents side by side in tabs.

    Signals:
        chosen(int): show this page.
        thumbnail_wanted(int page, int width): a small picture is needed.
    """

    chosen = Signal(int)
    thumbnail_wanted = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = PageModel(self)
        self.pages = QListView(uniformItemSizes=False)
        self.pages.setModel(self.model)
        self.contents = QTreeWidget()
        self.contents.setHeaderHidden(True)
        self._drawable = False
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._want)
        self.pages.verticalScrollBar().valueChanged.connect(lambda _: self._settle.start())
        self.pages.activated.connect(self._choose)
        self.pages.clicked.connect(self._choose)
        self.contents.itemActivated.connect(self._choose_entry)
        self.contents.itemClicked.connect(self._choose_entry)
        self._contents_page = QWidget()
        layout = QVBoxLayout(self._contents_page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.contents)
        self.addTab(self.pages, "")
        self.addTab(self._contents_page, "")
        self.words()

    def words(self) -> None:
        """Words in the language in force."""
        self.setTabText(0, self.tr("Pages"))
        self.setTabText(1, self.tr("Contents"))
        self.pages.setAccessibleName(self.tr("Pages"))
        self.contents.setAccessibleName(self.tr("Table of contents"))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Pictures are asked for when they can be seen."""
        super().showEvent(event)
        self._settle.start()

    def set_document(self, info: DocumentInfo) -> None:
        """The pages and outline of a document."""
        self._drawable = info.drawable
        self.pages.setIconSize(QSize(THUMBNAIL_WIDTH, round(THUMBNAIL_WIDTH * 1.42)) if info.drawable else QSize(0, 0))
        self.model.set_pages(info.pages)
        self._fill_contents(info.outline)
        self.setTabVisible(1, bool(info.outline))
        self._settle.start()

    def set_current(self, page: int) -> None:
        """Mark the page that is shown."""
        row = self.model.row_of(page)
        if row >= 0:
            index = self.model.index(row)
            self.pages.setCurrentIndex(index)
            self.pages.scrollTo(index)

    def _fill_contents(self, outline: tuple[OutlineEntry, ...]) -> None:
        self.contents.clear()
        above: list[tuple[int, QTreeWidgetItem]] = []
        for entry in outline:
            while above and above[-1][0] >= entry.level:
                above.pop()
            item = QTreeWidgetItem([entry.title])
            item.setData(0, _ROLE_PAGE, entry.page)
            item.setToolTip(0, entry.title)
            if above:
                above[-1][1].addChild(item)
            else:
                self.contents.addTopLevelItem(item)
            above.append((entry.level, item))
        self.contents.expandToDepth(0)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(_ROLE_PAGE))

    def _choose_entry(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(item.data(0, _ROLE_PAGE))

    def _want(self) -> None:
        """Ask for pictures of the rows that are seen."""
        if not (self._drawable and self.pages.isVisible()):
            return
        view = self.pages.viewport().rect()
        width = round(THUMBNAIL_WIDTH * self.devicePixelRatioF())
        for row in range(self.model.rowCount()):
            index = self.model.index(row)
            place = self.pages.visualRect(index)
            if place.top() > view.bottom():
                break
            page = index.data(_ROLE_PAGE)
            if place.bottom() >= view.top() and not self.model.has_picture(page):
                self.thumbnail_wanted.emit(page, width)
