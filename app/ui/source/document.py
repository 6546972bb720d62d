"""The document being looked at: what the engine told about it, and pictures of its pages kept for turning back."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.engine.protocol.events import (
    AnyEvent,
    DocumentInfo,
    Failed,
    Matches,
    PageContent,
    PageImage,
)
from app.engine.protocol.requests import (
    DescribeDocument,
    FindInDocument,
    GetPage,
    LocateSpan,
    RenderPage,
)
from app.ui.engine.client import EngineClient, EngineState

KEPT_BYTES = 64 << 20
"""Pictures kept: about ten A4 pages at 150 % on a plain screen; the window is to stay below 200 MB."""


class SourceDocument(QObject):
    """Asks the engine about one document at a time; answers about another one are dropped.

    Signals:
        described(DocumentInfo): a document is open.
        page_image(int page, int width, QImage): a picture of a page, `width` as asked for.
        page_text(PageContent): text of a page.
        found(Matches): places where searched words stand.
        located(Matches): rectangles of a span.
        failed(Failed, str kind): kind is "document", "image", "text" or "find".
    """

    described = Signal(object)
    page_image = Signal(int, int, object)
    page_text = Signal(object)
    found = Signal(object)
    located = Signal(object)
    failed = Signal(object, str)

    def __init__(self, engine: EngineClient, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._texts: dict[int, PageContent] = {}
        self._asked: dict[tuple[object, ...], int] = {}  # what is being waited for
        self._find = 0
        self.document_id = ""
        self.info: DocumentInfo | None = None
        engine.state_changed.connect(self._engine_changed)

    def open(self, document_id: str) -> None:
        """Ask for a document; the same one is asked for again, since it may have been indexed anew."""
        self.close()
        self.document_id = document_id
        self._describe()

    def close(self) -> None:
        """Forget the document."""
        for request in self._asked.values():
            self._engine.cancel(request)
        self._asked.clear()
        self._images.clear()
        self._texts.clear()
        self.document_id, self.info = "", None

    def image(self, page: int, width: int) -> QImage | None:
        """The picture of a page if it is here; otherwise it is asked for and `page_image` tells when it has come."""
        key = (page, width)
        if key in self._images:
            self._images.move_to_end(key)
            return self._images[key]
        self._ask(("image", page, width), RenderPage, "image", document_id=self.document_id, page=page, width=width)
        return None

    def any_image(self, page: int) -> QImage | None:
        """The largest picture of a page at any width, to be shown until the right one comes."""
        widths = [width for number, width in self._images if number == page]
        return self._images[page, max(widths)] if widths else None

    def text(self, page: int) -> PageContent | None:
        """The text of a page if it is here; otherwise it is asked for and `page_text` tells when it has come."""
        if page not in self._texts:
            self._ask(("text", page), GetPage, "text", document_id=self.document_id, page=page)
        return self._texts.get(page)

    def locate(self, page: int, start: int, end: int) -> None:
        """Ask for the rectangles of a span; `located` tells."""
        key = ("locate", page, start, end)
        self._ask(key, LocateSpan, "locate", document_id=self.document_id, page=page, start=start, end=end)

    def find(self, words: str) -> None:
        """Look for words; `found` tells. An earlier search is given up."""
        if self._find:
            self._engine.cancel(self._find)
        document_id = self.document_id

        def take(event: AnyEvent) -> None:
            if document_id != self.document_id or event.re != self._find:
                return
            if isinstance(event, Matches):
                self.found.emit(event)
            elif isinstance(event, Failed):
                self.failed.emit(event, "find")

        self._find = self._engine.send(FindInDocument, take, document_id=document_id, words=words)

    def _describe(self) -> None:
        self._ask(("document",), DescribeDocument, "document", document_id=self.document_id)

    def _ask(self, key: tuple[object, ...], kind: type, failure: str, **fields: object) -> None:
        """Send a request unless its answer is on the way."""
        if key in self._asked:
            return
        document_id = self.document_id

        def take(event: AnyEvent) -> None:
            if document_id != self.document_id:
                return
            if isinstance(event, DocumentInfo | PageImage | PageContent | Matches):
                self._take(event, key)
                return
            self._asked.pop(key, None)
            if isinstance(event, Failed) and event.code != "engine_died":  # it comes back, and is asked again
                self.failed.emit(event, failure)

        self._asked[key] = self._engine.send(kind, take, **fields)

    def _take(self, event: DocumentInfo | PageImage | PageContent | Matches, key: tuple[object, ...]) -> None:
        if isinstance(event, DocumentInfo):
            self.info = event
            self.described.emit(event)
        elif isinstance(event, PageContent):
            self._texts[event.page] = event
            self.page_text.emit(event)
        elif isinstance(event, Matches):
            self.located.emit(event)
        else:
            width = int(str(key[2]))
            image = QImage.fromData(event.png)
            if not image.isNull():
                self._keep(event.page, width, image)
                self.page_image.emit(event.page, width, image)

    def _keep(self, page: int, width: int, image: QImage) -> None:
        self._images[page, width] = image
        while len(self._images) > 1 and sum(each.sizeInBytes() for each in self._images.values()) > KEPT_BYTES:
            self._images.popitem(last=False)

    def _engine_changed(self, state: EngineState) -> None:
        """An engine that was started again knows nothing of what was asked before."""
        if state is EngineState.READY and self.document_id:
            self._asked.clear()
            self._describe()
