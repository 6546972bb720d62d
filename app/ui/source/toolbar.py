"""The viewer's buttons: page, zoom, view, search."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIntValidator, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from app.ui.source.page_view import Fit
from app.ui.theme.theme import Theme

_MARGIN, _GAP = 8, 2  # pixels


class SourceToolbar(QWidget):
    """Buttons only; the panel does what they ask.

    Signals:
        page_chosen(int), zoom_stepped(int), fit_chosen(Fit), find_asked(), list_toggled(bool), text_toggled(bool).
    """

    page_chosen = Signal(int)
    zoom_stepped = Signal(int)
    fit_chosen = Signal(object)
    find_asked = Signal()
    list_toggled = Signal(bool)
    text_toggled = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = 1
        self._is_text = False
        self.pages = self._button("thumbnails", checkable=True)
        self.previous, self.next = self._button("page-prev"), self._button("page-next")
        self.page = QLineEdit()
        self.page.setObjectName("pageNumber")
        self.page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._numbers = QIntValidator(1, 1, self.page)
        self.page.setValidator(self._numbers)
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self.smaller, self.larger = self._button("zoom-out"), self._button("zoom-in")
        self.zoom = QLabel()
        self.zoom.setProperty("role", "muted")
        self.fit_width, self.fit_page = self._button("fit-width"), self._button("fit-page")
        self.text = self._button("file-text", checkable=True)
        self.search = self._button("search")
        self._lay_out()
        self.setMinimumWidth(1)
        self._connect()
        theme.changed.connect(self._draw_icons)
        self._draw_icons()
        self._set_words()

    def set_page(self, page: int, pages: int) -> None:
        """Which page of how many is shown."""
        digits = "0" * max(3, len(str(pages)))
        self.page.setFixedWidth(self.page.fontMetrics().horizontalAdvance(digits) + 20)
        self._numbers.setTop(max(1, pages))
        self._number = page
        self.page.setText(str(page))
        self.count.setText(f"/ {pages}")
        self.previous.setEnabled(page > 1)
        self.next.setEnabled(page < pages)

    def set_zoom(self, zoom: float) -> None:
        """Show the zoom."""
        self.zoom.setText(f"{round(zoom * 100)}%")

    def set_view(self, is_text: bool, drawable: bool) -> None:
        """Which view is shown, and whether there is another."""
        self.text.setChecked(is_text)
        self.text.setEnabled(drawable)
        self._is_text = is_text
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In a narrow pane what keys do as well makes room: the page and the search stay."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Hide the least needed until the rest fits."""
        optional = (self.zoom, self.fit_page, self.smaller, self.larger, self.fit_width, self.count)
        for widget in optional:
            widget.setVisible(not self._is_text or widget is self.count)
        shown = [each for each in (*self._buttons(), self.page, self.count, self.zoom) if not each.isHidden()]
        needed = sum(each.sizeHint().width() + _GAP for each in shown) + 2 * _MARGIN
        for widget in optional:
            if needed <= self.width():
                return
            if not widget.isHidden():
                needed -= widget.sizeHint().width() + _GAP
                widget.hide()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._set_words()
        super().changeEvent(event)

    def _button(self, icon: str, checkable: bool = False) -> QToolButton:
        button = QToolButton()
        button.setCheckable(checkable)
        button.setObjectName(icon)
        button.setProperty("role", "quiet")
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 4, _MARGIN, 4)
        row.setSpacing(_GAP)
        for widget in (self.pages, self.previous, self.page, self.count, self.next):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.smaller, self.zoom, self.larger, self.fit_width, self.fit_page, self.text, self.search):
            row.addWidget(widget)

    def _connect(self) -> None:
        self.previous.clicked.connect(lambda: self.page_chosen.emit(self._number - 1))
        self.next.clicked.connect(lambda: self.page_chosen.emit(self._number + 1))
        self.page.editingFinished.connect(self._page_typed)
        self.smaller.clicked.connect(lambda: self.zoom_stepped.emit(-1))
        self.larger.clicked.connect(lambda: self.zoom_stepped.emit(1))
        self.fit_width.clicked.connect(lambda: self.fit_chosen.emit(Fit.WIDTH))
        self.fit_page.clicked.connect(lambda: self.fit_chosen.emit(Fit.PAGE))
        self.search.clicked.connect(self.find_asked)
        self.pages.toggled.connect(self.list_toggled)
        self.text.clicked.connect(self.text_toggled)

    def _page_typed(self) -> None:
        if self.page.text() and int(self.page.text()) != self._number:
            self.page_chosen.emit(int(self.page.text()))

    def _buttons(self) -> tuple[QToolButton, ...]:
        return (
            *(self.pages, self.previous, self.next, self.smaller, self.larger),
            *(self.fit_width, self.fit_page, self.text, self.search),
        )

    def _draw_icons(self) -> None:
        for button in self._buttons():
            button.setIcon(self._theme.icon(button.objectName()))

    def _set_words(self) -> None:
        for button, words in (
            (self.pages, self.tr("List of pages (F4)")),
            (self.previous, self.tr("Previous page (Alt+Up)")),
            (self.next, self.tr("Next page (Alt+Down)")),
            (self.smaller, self.tr("Smaller (Ctrl+-)")),
            (self.larger, self.tr("Larger (Ctrl++)")),
            (self.fit_width, self.tr("Fit the width (Ctrl+2)")),
            (self.fit_page, self.tr("Fit the whole page (Ctrl+1)")),
            (self.text, self.tr("Show as text (Ctrl+T)")),
            (self.search, self.tr("Find in this document (Ctrl+F)")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words.split(" (")[0])
        self.page.setAccessibleName(self.tr("Page number"))
