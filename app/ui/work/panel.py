"""The centre of the window: the conversation, and beside it a tab for every piece of document work."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar, QTabWidget, QToolButton, QWidget

from app.engine.protocol.records import DocumentRow
from app.ui.context import Context
from app.ui.work.comparison_page import ComparisonPage
from app.ui.work.extraction_page import ExtractionPage
from app.ui.work.order import ICONS, Order, WorkKind, can_be_worked_on, older_first, refusal
from app.ui.work.page import WorkPage
from app.ui.work.start_page import StartPage
from app.ui.work.summary_page import SummaryPage

MOST_TABS = 12
_PAGES: dict[WorkKind, Callable[[Context, Order], WorkPage]] = {
    WorkKind.SUMMARY: SummaryPage,
    WorkKind.COMPARISON: ComparisonPage,
    WorkKind.EXTRACTION: ExtractionPage,
}


class WorkPanel(QTabWidget):
    """Tabs; the first is the conversation and cannot be closed. With nothing else open there is no bar at all.

    Args:
        home: the conversation.

    Signals:
        citation_activated(Citation), page_activated(str document_id, int page): a source is to be shown.
        message(str), announce(str): words for the person, and for screen readers.
    """

    citation_activated = Signal(object)
    page_activated = Signal(str, int)
    message = Signal(str)
    announce = Signal(str)

    def __init__(self, context: Context, home: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its bar has the focus; while that is hidden, Tab would end here
        self._context, self._home = context, home
        self.setObjectName("workPanel")
        self.setDocumentMode(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.tabBar().setExpanding(False)
        self.addTab(home, "")
        self._show_bar()
        self.currentChanged.connect(lambda _: self._show_bar())
        context.theme.changed.connect(self._draw)
        for keys, act in (("Ctrl+W", self.close_current), ("Ctrl+0", self.go_home)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self._draw()
        self._set_words()

    # --- what the window does ---------------------------------------------------------------------------------------

    def order(self, kind: str, rows: Sequence[DocumentRow], label: str = "") -> None:
        """Begin a piece of work in a tab of its own.

        Args:
            kind: a value of `WorkKind`.
            rows: the documents, in any order; those that were not read are passed over.
            label: names them together, "" for one or a few.
        """
        wanted = WorkKind(kind)
        usable = tuple(row for row in rows if can_be_worked_on(row))
        if reason := refusal(wanted, len(usable)):
            self.message.emit(reason)
            return
        self.begin(Order(wanted, older_first(usable) if wanted is WorkKind.COMPARISON else usable, label))

    def begin(self, order: Order) -> None:
        """Begin it; the same work that is open already is shown again instead."""
        for page in self.pages():
            if (page.order.kind, page.order.rows, page.order.label) == (order.kind, order.rows, order.label):
                self.setCurrentWidget(page)
                return
        if len(self.pages()) >= MOST_TABS:
            self.message.emit(self.tr("Close a tab first; %1 are open.").replace("%1", str(MOST_TABS)))
            return
        page = _PAGES[order.kind](self._context, order)
        page.citation_activated.connect(self.citation_activated)
        page.page_activated.connect(self.page_activated)
        page.message.connect(self.message)
        page.announce.connect(self.announce)
        page.titled.connect(lambda: self._name(page))
        self._open(page, ICONS[order.kind])
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        page.begin()

    def show_start(self, rows: Sequence[DocumentRow], ticked: Collection[str]) -> None:
        """The page where documents and work are chosen.

        Args:
            rows: every document of the library.
            ticked: ids of those that are selected there.
        """
        start = next((page for page in self._others() if isinstance(page, StartPage)), None)
        if start is None:
            start = StartPage(self._context)
            start.ordered.connect(self._leave_start)
            self._open(start, "checklist")
        start.show_documents(rows, ticked)
        self.setCurrentWidget(start)
        start.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_home(self) -> None:
        """Back to the conversation."""
        self.setCurrentWidget(self._home)

    def close_current(self) -> None:
        """Close the tab that is shown."""
        self._close(self.currentWidget())

    def pages(self) -> list[WorkPage]:
        """The pieces of work that are open."""
        return [page for page in self._others() if isinstance(page, WorkPage)]

    # --- tabs -------------------------------------------------------------------------------------------------------

    def _others(self) -> list[QWidget]:
        found = (self.widget(number) for number in range(1, self.count()))
        return [page for page in found if page is not None]

    def _open(self, page: WorkPage | StartPage, icon: str) -> None:
        at = self.addTab(page, page.title.replace("&", "&&"))
        page.setProperty("tabIcon", icon)
        close = QToolButton()
        close.setProperty("role", "quiet")
        close.setObjectName("closeTab")
        close.setFixedSize(28, 28)
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(lambda _=False: self._close(page))
        self.tabBar().setTabButton(at, QTabBar.ButtonPosition.RightSide, close)
        self._name(page)
        self.setCurrentWidget(page)
        self._draw()

    def _name(self, page: WorkPage | StartPage) -> None:
        at = self.indexOf(page)
        self.setTabText(at, page.title.replace("&", "&&"))
        self.setTabToolTip(at, page.title)
        button = self.tabBar().tabButton(at, QTabBar.ButtonPosition.RightSide)
        if button is not None:
            name = self.tr("Close %1").replace("%1", page.title)
            button.setAccessibleName(name)
            button.setToolTip(self.tr("Close (Ctrl+W)"))

    def _close(self, page: QWidget | None) -> None:
        if page is None or page is self._home:
            return
        if isinstance(page, WorkPage):
            page.close_page()
        self.removeTab(self.indexOf(page))
        page.hide()
        page.deleteLater()
        self._show_bar()

    def _leave_start(self, order: Order) -> None:
        start = next((page for page in self._others() if isinstance(page, StartPage)), None)
        self.begin(order)
        if start is not None:
            self._close(start)

    def _show_bar(self) -> None:
        self.tabBar().setVisible(self.count() > 1)

    def _draw(self) -> None:
        """Icons in the theme's colours."""
        icon = self._context.theme.icon
        self.setTabIcon(0, icon("chat"))
        for number, page in enumerate(self._others(), 1):
            self.setTabIcon(number, icon(str(page.property("tabIcon"))))
            button = self.tabBar().tabButton(number, QTabBar.ButtonPosition.RightSide)
            if isinstance(button, QToolButton):
                button.setIcon(icon("close"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._set_words()

    def _set_words(self) -> None:
        self.setTabText(0, self.tr("Conversation"))
        self.setTabToolTip(0, self.tr("Back to the conversation (Ctrl+0)"))
        for page in self._others():
            if isinstance(page, WorkPage | StartPage):
                self._name(page)
