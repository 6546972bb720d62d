"""The source pane: the document that a citation comes from, at its page, with the cited words marked."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.core.answering.answer import Citation
from app.core.geometry import Box
from app.core.messages import words
from app.core.retrieval.passage import Passage
from app.engine.protocol.events import DocumentInfo, Failed, Matches, PageContent
from app.engine.protocol.records import Match, PageRef
from app.ui.clipboard import CopyKeys
from app.ui.context import Context
from app.ui.source.document import SourceDocument
from app.ui.source.find_bar import FindBar
from app.ui.source.header import SourceHeader
from app.ui.source.mark import Mark, citation_mark, passage_mark
from app.ui.source.page_list import PageList
from app.ui.source.page_view import Fit, PageView
from app.ui.source.style import style_sheet
from app.ui.source.text_view import TextView
from app.ui.source.toolbar import SourceToolbar
from app.ui.source.welcome import EmptySource

_LIST_WIDTH = 150


class SourcePanel(QWidget):
    """Shows citations where they stand.

    Signals:
        message(str): something the person should read.
        announce(str): something a screen reader should say.
    """

    message = Signal(str)
    announce = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.document = SourceDocument(context.engine, self)
        self._mark: Mark | None = None
        self._page = 0
        self._as_text = False
        self._wants_text = False  # the person asked for text; otherwise pages are drawn where they can be
        self._build()
        self._connect()
        self._shortcuts()
        context.theme.changed.connect(self._restyle)
        self._restyle()

    # --- what may be shown ------------------------------------------------------------------------------------------

    def show_citation(self, citation: Citation) -> None:
        """Open a citation's page and mark its words."""
        self._show(citation.document.document_id, citation_mark(citation))

    def show_passage(self, passage: Passage) -> None:
        """Open a passage's page and mark it."""
        self._show(passage.document.document_id, passage_mark(passage))

    def show_document(self, document_id: str, page: int = 1) -> None:
        """Open a document without a mark."""
        self._show(document_id, Mark(page, 0, 0, (), "", ""))

    def clear(self) -> None:
        """Nothing is shown."""
        self.document.close()
        self._mark, self._page = None, 0
        self.find_bar.hide()
        self._stack.setCurrentWidget(self.empty)
        self._set_chrome(False)

    def shown_page(self) -> int:
        """The page that is shown; 0 for none."""
        return self._page

    def go_to(self, page: int) -> None:
        """Show a page of the open document."""
        reference = self._reference(page)
        if reference is None or self.document.info is None:
            return
        turned = page != self._page
        self._page = page
        self.toolbar.set_page(self._ordinal(page), len(self.document.info.pages))
        self.page_list.set_current(page)
        self.header.set_place(self._mark.locator if self._mark and self._mark.page == page else "", reference)
        if self._as_text:
            self._show_text()
        else:
            self.page_view.set_page(reference.width, reference.height)
            self._paint_marks()
            if turned:
                self.page_view.to_edge(bottom=False)

    # --- building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._context.theme
        self.header, self.toolbar = SourceHeader(theme), SourceToolbar(theme)
        self.find_bar, self.page_list = FindBar(theme), PageList()
        for listing in (self.page_list.pages, self.page_list.contents):
            CopyKeys(listing, self._context.preferences)
        self.page_view, self.text_view, self.empty = PageView(theme), TextView(self._context), EmptySource(theme)
        self.page_view.setObjectName("pageView")
        self.text_view.setObjectName("textView")
        self._stack = QStackedWidget()
        for view in (self.empty, self.page_view, self.text_view):
            self._stack.addWidget(view)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.page_list)
        self._split.addWidget(self._stack)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes([_LIST_WIDTH, 10 * _LIST_WIDTH])
        self.page_list.hide()
        self.find_bar.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.header, self.toolbar, self.find_bar):
            column.addWidget(widget)
        column.addWidget(self._split, 1)
        self._set_chrome(False)
        self._set_words()

    def _connect(self) -> None:
        document, toolbar = self.document, self.toolbar
        document.described.connect(self._described)
        document.page_image.connect(self._image_came)
        document.page_text.connect(self._text_came)
        document.found.connect(self._found)
        document.located.connect(self._located)
        document.failed.connect(self._failed)
        toolbar.page_chosen.connect(self._go_to_ordinal)
        toolbar.zoom_stepped.connect(self.page_view.step_zoom)
        toolbar.fit_chosen.connect(self.page_view.set_fit)
        toolbar.find_asked.connect(self.find_bar.enter)
        toolbar.list_toggled.connect(self.page_list.setVisible)
        toolbar.text_toggled.connect(self.show_as_text)
        self.page_view.picture_wanted.connect(self._want_picture)
        self.page_view.turn.connect(self._turn)
        self.page_view.zoom_changed.connect(toolbar.set_zoom)
        self.text_view.turn.connect(self._turn)
        self.page_list.chosen.connect(self.go_to)
        self.page_list.thumbnail_wanted.connect(self._want_thumbnail)
        self.find_bar.asked.connect(self._find)
        self.find_bar.current_changed.connect(self._show_match)
        self.find_bar.closed.connect(self._focus_view)

    def _shortcuts(self) -> None:
        for keys, action in (
            ("F4", self.toolbar.pages.toggle),
            ("Ctrl+F", self._open_find),
            ("Alt+Up", lambda: self._turn(-1)),
            ("Alt+Down", lambda: self._turn(1)),
            ("Ctrl+-", lambda: self.page_view.step_zoom(-1)),
            ("Ctrl+=", lambda: self.page_view.step_zoom(1)),
            ("Ctrl++", lambda: self.page_view.step_zoom(1)),
            ("Ctrl+1", lambda: self.page_view.set_fit(Fit.PAGE)),
            ("Ctrl+2", lambda: self.page_view.set_fit(Fit.WIDTH)),
            ("Ctrl+T", lambda: self.show_as_text(not self._as_text)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._set_words()
        super().changeEvent(event)

    def _set_words(self) -> None:
        self.page_list.words()
        self.text_view.setAccessibleName(self.tr("Text of the page"))
        self.page_view.setAccessibleName(self.tr("Picture of the page"))
        self.empty.set_words()

    def _restyle(self) -> None:
        self.setStyleSheet(style_sheet(self._context.theme.colors))

    def _set_chrome(self, visible: bool) -> None:
        for widget in (self.header, self.toolbar):
            widget.setVisible(visible)
        if not visible:
            self.page_list.hide()

    # --- a document comes -------------------------------------------------------------------------------------------

    def _show(self, document_id: str, mark: Mark) -> None:
        self._mark = mark
        if self.document.document_id == document_id and self.document.info is not None:
            self.go_to(mark.page)
            self._reveal()
        else:
            self._page = 0
            self.find_bar.hide()
            self.document.open(document_id)
        self._say()

    def _described(self, info: DocumentInfo) -> None:
        self._set_chrome(True)
        self.page_list.setVisible(self.toolbar.pages.isChecked())
        self.header.set_document(info)
        self.page_list.set_document(info)
        self._use_view(self._wants_text or not info.drawable)
        page = self._page or (self._mark.page if self._mark else 1)
        self.go_to(page if self._reference(page) else info.pages[0].number)
        self._reveal()
        self._say()

    def _failed(self, failure: Failed, kind: str) -> None:
        found = words(failure.code, self._context.preferences.language, **failure.values)
        if kind == "document":
            self._set_chrome(False)
            self.empty.show_problem(f"{found.message} {found.hint}".strip())
            self._stack.setCurrentWidget(self.empty)
        elif kind == "image":
            self.header.show_notice(f"{found.message} {found.hint}".strip())
            self._use_view(True)
            self._show_text()
        else:
            self.message.emit(found.message)

    # --- views ------------------------------------------------------------------------------------------------------

    def show_as_text(self, as_text: bool) -> None:
        """Text instead of the picture, or back."""
        info = self.document.info
        if info is None or not info.drawable:
            return
        self._wants_text = as_text
        self._use_view(as_text)
        self.go_to(self._page)
        self._reveal()

    def _use_view(self, as_text: bool) -> None:
        info = self.document.info
        self._as_text = as_text
        self.toolbar.set_view(as_text, bool(info and info.drawable))
        self._stack.setCurrentWidget(self.text_view if as_text else self.page_view)

    def _show_text(self) -> None:
        content = self.document.text(self._page)
        if content is not None:
            self._text_came(content)

    def _text_came(self, content: PageContent) -> None:
        if content.page == self._page and self._as_text:
            self.text_view.set_content(content)
            self._paint_marks()
            self._reveal()

    def _want_picture(self, width: int) -> None:
        info = self.document.info
        if not self._page or self._as_text or info is None or not info.drawable:
            return
        image = self.document.image(self._page, width) or self.document.any_image(self._page)
        if image is not None:
            self.page_view.set_image(image)

    def _want_thumbnail(self, page: int, width: int) -> None:
        image = self.document.image(page, width)
        if image is not None:
            self.page_list.model.set_picture(page, image)

    def _image_came(self, page: int, width: int, image: QImage) -> None:
        if page == self._page and width == self.page_view.pixels_wide():
            self.page_view.set_image(image)
        elif width < self.page_view.pixels_wide():
            self.page_list.model.set_picture(page, image)

    # --- marks ------------------------------------------------------------------------------------------------------

    def _paint_marks(self) -> None:
        mark = self._mark if self._mark and self._mark.page == self._page and self._mark.end else None
        found = [m for m in self.find_bar.matches if m.page == self._page]
        current = self.find_bar.current()
        here = current if current and current.page == self._page else None
        if self._as_text:
            spans = [(m.start, m.end) for m in found if m is not here]
            cited = [(mark.start, mark.end)] if mark else []
            self.text_view.set_marks(cited, spans, (here.start, here.end) if here else None)
            return
        boxes: list[Box] = [box for match in found if match is not here for box in match.rects]
        self.page_view.set_marks(mark.rects if mark else (), boxes, here.rects if here else ())
        if mark and not mark.rects:
            self.document.locate(mark.page, mark.start, mark.end)

    def _located(self, located: Matches) -> None:
        mark = self._mark
        place = located.matches[0] if located.matches else None
        if mark is None or place is None or (place.page, place.start) != (mark.page, mark.start):
            return
        if not place.rects:  # nothing to point at in the picture: the text can be marked
            self._use_view(True)
            self._show_text()
            return
        self._mark = Mark(mark.page, mark.start, mark.end, place.rects, mark.quote, mark.locator)
        self._paint_marks()
        self._reveal()

    def _reveal(self) -> None:
        mark = self._mark
        if mark is None or mark.page != self._page or not mark.end:
            return
        if self._as_text:
            self.text_view.reveal((mark.start, mark.end))
        elif mark.rects:
            self.page_view.reveal(mark.rects)

    def _say(self) -> None:
        """Tell those who cannot see the page what stands there."""
        mark, info = self._mark, self.document.info
        if mark is None or info is None or not mark.quote:
            return
        words_ = self.tr("%1, page %2: %3").replace("%1", info.row.title).replace("%2", str(mark.page))
        self.announce.emit(words_.replace("%3", mark.quote))
        self.page_view.setAccessibleDescription(mark.quote)

    # --- pages ------------------------------------------------------------------------------------------------------

    def _reference(self, page: int) -> PageRef | None:
        info = self.document.info
        return next((each for each in info.pages if each.number == page), None) if info else None

    def _ordinal(self, page: int) -> int:
        info = self.document.info
        return next((i for i, each in enumerate(info.pages, 1) if each.number == page), 1) if info else 1

    def _go_to_ordinal(self, ordinal: int) -> None:
        info = self.document.info
        if info and 1 <= ordinal <= len(info.pages):
            self.go_to(info.pages[ordinal - 1].number)

    def _turn(self, by: int) -> None:
        before = self._page
        self._go_to_ordinal(self._ordinal(self._page) + by)
        if by < 0 and self._page != before:
            (self.text_view if self._as_text else self.page_view).to_edge(bottom=True)

    # --- search -----------------------------------------------------------------------------------------------------

    def _open_find(self) -> None:
        if self.document.info is not None:
            self.find_bar.enter()

    def _find(self, text: str) -> None:
        if text and self.document.info is not None:
            self.document.find(text)
        else:
            self._paint_marks()

    def _found(self, found: Matches) -> None:
        self.find_bar.take(found)
        if found.matches:
            self.find_bar.start_at(self._page)
        else:
            self._paint_marks()

    def _show_match(self, match: Match) -> None:
        self.go_to(match.page)
        self._paint_marks()
        if self._as_text:
            self.text_view.reveal((match.start, match.end))
        elif match.rects:
            self.page_view.reveal(match.rects)

    def _focus_view(self) -> None:
        self._paint_marks()
        (self.text_view if self._as_text else self.page_view).setFocus(Qt.FocusReason.OtherFocusReason)
