"""The top of the panel: which collection is shown, adding, the filter box and the order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QVBoxLayout, QWidget

from app.ui.accessible import name_clear_button
from app.ui.context import Context
from app.ui.library.arrange import Attention, Choice, Order
from app.ui.library.chooser import Chooser
from app.ui.library.part import Part, name_button, push_button, tool_button


class FilterField(QLineEdit):
    """The filter box.

    Signals:
        left_down(): the down key goes on to the list.
    """

    left_down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape empties it, Down leaves it."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Down:
            self.left_down.emit()
        else:
            super().keyPressEvent(event)


class TopBar(Part):
    """Chooser, add button, filter box, order.

    Signals:
        show_chosen(object collection, Attention): what the list should show; None: every collection.
        order_chosen(Order):
        filter_changed(str):
        add_files(), add_folder(), new_collection():
        left_down(): on to the list.
    """

    show_chosen = Signal(object, object)
    order_chosen = Signal(object)
    filter_changed = Signal(str)
    add_files = Signal()
    add_folder = Signal()
    new_collection = Signal()
    left_down = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._choice = Choice()
        self._counts: Mapping[str, int] = {}
        self._collections: Sequence[str] = ()
        self._attention: Mapping[Attention, int] = {}
        self.chooser = Chooser(self)
        self.add = push_button("primary", self)
        self.add.setObjectName("libraryAdd")
        self._add_menu = QMenu(self.add)
        self.add.setMenu(self._add_menu)
        self.sort = tool_button(self)
        self.sort.setObjectName("librarySort")
        self.sort.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.field = FilterField(self)
        self.field.setClearButtonEnabled(True)
        self._search = QAction(self)
        self.field.addAction(self._search, QLineEdit.ActionPosition.LeadingPosition)
        self._lay_out()
        self.chooser.list.aboutToShow.connect(self._fill_chooser)
        self.field.textChanged.connect(self.filter_changed)
        self.field.left_down.connect(self.left_down)
        self.retranslate()
        self.restyle()

    def show_state(
        self,
        choice: Choice,
        collections: Sequence[str],
        counts: Mapping[str, int],
        attention: Mapping[Attention, int],
    ) -> None:
        """What is shown now, and what could be.

        Args:
            counts: documents of each collection, "" among them.
            attention: documents that want something, by what.
        """
        self._choice, self._collections, self._counts, self._attention = choice, collections, counts, attention
        self._name_chooser()
        if self.field.text() != choice.words:
            self.field.setText(choice.words)

    def retranslate(self) -> None:
        """Words of buttons and menus."""
        self._name_chooser()
        self.chooser.setToolTip(self.tr("Choose which documents are listed"))
        self.add.setText(self.tr("Add"))
        self.add.setToolTip(self.tr("Add files or folders to the library"))
        self.field.setPlaceholderText(self.tr("Find by title or file name"))
        self.field.setAccessibleName(self.tr("Find documents"))
        name_clear_button(self.field)
        self.field.setToolTip(self.tr("Title, file name or collection; initial consonants work, too"))
        name_button(self.sort, self.tr("Sort documents"))
        self._fill_add()
        self._fill_sort()

    def restyle(self) -> None:
        """Icons of the theme."""
        icon = self.context.theme.icon
        self.add.setIcon(icon("add", "accent_text"))
        self.sort.setIcon(icon("sort"))
        self._search.setIcon(icon("search", "faint"))
        self._fill_add()

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.chooser, 1)
        first.addWidget(self.add)
        second = QHBoxLayout()
        second.setSpacing(4)
        second.addWidget(self.field, 1)
        second.addWidget(self.sort)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 8)
        layout.setSpacing(8)
        layout.addLayout(first)
        layout.addLayout(second)

    def _name_chooser(self) -> None:
        name = self._name(self._choice.collection, self._choice.attention)
        if name != self.chooser.shown:
            self.chooser.show_name(name, self.tr("Shown: %1").replace("%1", name))

    def _name(self, collection: str | None, attention: Attention) -> str:
        if attention is Attention.FAILED:
            return self.tr("Could not be read")
        if attention is Attention.CHANGED:
            return self.tr("Changed files")
        if collection is None:
            return self.tr("All documents")
        return collection or self.tr("No collection")

    # --- menus ------------------------------------------------------------------------------------------------------

    def _fill_add(self) -> None:
        menu, icon = self._add_menu, self.context.theme.icon
        menu.clear()
        menu.addAction(icon("add-file", "text"), self.tr("Add files…"), self.add_files.emit)
        menu.addAction(icon("folder-add", "text"), self.tr("Add a folder…"), self.add_folder.emit)
        menu.addSeparator()
        menu.addAction(icon("collection", "text"), self.tr("New collection…"), self.new_collection.emit)

    def _fill_sort(self) -> None:
        menu = self.sort.menu() or QMenu(self)
        menu.clear()
        group = QActionGroup(menu)
        orders = {
            Order.NAME: self.tr("Name"),
            Order.EFFECTIVE: self.tr("Effective date"),
            Order.ADDED: self.tr("Date added"),
            Order.STATE: self.tr("State"),
        }
        for order, name in orders.items():
            action = _checkable(menu, group, name, partial(self.order_chosen.emit, order))
            action.setChecked(order is self._choice.order)
            action.setData(str(order))
        menu.aboutToShow.connect(lambda: self._check_order(group))
        self.sort.setMenu(menu)

    def _check_order(self, group: QActionGroup) -> None:
        for action in group.actions():
            action.setChecked(action.data() == str(self._choice.order))

    def _fill_chooser(self) -> None:
        menu = self.chooser.list
        menu.clear()
        group = QActionGroup(menu)
        total = sum(self._counts.values())
        self._offer(group, None, Attention.NONE, total)
        names = [*self._collections, ""] if self._collections else []
        if names:
            menu.addSeparator()
        for name in names:
            self._offer(group, name, Attention.NONE, self._counts.get(name, 0))
        wanting = [(what, count) for what, count in self._attention.items() if count or what is self._choice.attention]
        if any(what is not Attention.NONE for what, _ in wanting):
            menu.addSeparator()
        for what, count in wanting:
            if what is not Attention.NONE:
                self._offer(group, None, what, count)

    def _offer(self, group: QActionGroup, collection: str | None, attention: Attention, count: int) -> None:
        text = self.tr("%1 (%2)").replace("%2", f"{count:,}").replace("%1", self._name(collection, attention))
        action = _checkable(
            self.chooser.list, group, text.replace("&", "&&"), lambda: self.show_chosen.emit(collection, attention)
        )
        action.setChecked((collection, attention) == (self._choice.collection, self._choice.attention))


def _checkable(menu: QMenu, group: QActionGroup, text: str, chosen: Callable[[], None]) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    group.addAction(action)
    action.triggered.connect(lambda _checked=False: chosen())
    return action
