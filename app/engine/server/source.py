"""The source viewer's requests: what a document is, its pages as text and as pictures, and places in it."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.errors import NotFoundError
from app.core.finding import find_places
from app.core.geometry import rectangles
from app.core.library import DocumentRecord
from app.engine.protocol.events import DocumentInfo, Matches, PageContent
from app.engine.protocol.records import Match, PageRef
from app.engine.protocol.requests import DescribeDocument, FindInDocument, GetPage, LocateSpan
from app.engine.server.rows import Board
from app.engine.server.session import Session
from app.engine.server.tasks import Task

_MOST_MATCHES = 500
DRAWABLE = frozenset({"pdf"})


@dataclass(slots=True)
class SourceDesk:
    """Shows documents."""

    session: Session
    board: Board

    def describe(self, task: Task) -> None:
        """DescribeDocument."""
        request = task.request
        assert isinstance(request, DescribeDocument)
        record = self._record(request.document_id)
        contents = self.session.reading.contents(record.document_id)
        assert contents is not None
        task.send(
            DocumentInfo(
                row=self.board.row(record),
                pages=tuple(PageRef(p.number, p.label, p.width, p.height) for p in contents.pages),
                outline=contents.outline,
                attachments=contents.attachments,
                metadata=record.metadata,
                drawable=record.format in DRAWABLE,
            )
        )

    def page(self, task: Task) -> None:
        """GetPage."""
        request = task.request
        assert isinstance(request, GetPage)
        page = self.session.reading.page(request.document_id, request.page)
        if page is None:
            raise self._no_page(request.document_id, request.page)
        blocks = tuple((block.kind.value, block.start, block.end, block.level) for block in page.blocks)
        task.send(PageContent(document_id=request.document_id, page=page.number, text=page.text, blocks=blocks))

    def find(self, task: Task) -> None:
        """FindInDocument."""
        request = task.request
        assert isinstance(request, FindInDocument)
        contents = self.session.reading.contents(request.document_id)
        if contents is None:
            raise NotFoundError("document_missing", document=request.document_id)
        matches: list[Match] = []
        more = 0
        for number in (page.number for page in contents.pages):
            task.check()
            text = self.session.reading.page_texts([(request.document_id, number)]).get(
                (request.document_id, number), ""
            )
            places = find_places(text, request.words)
            kept = places[: _MOST_MATCHES - len(matches)]
            more += len(places) - len(kept)
            matches += self._with_rectangles(request.document_id, number, kept)
        task.send(Matches(document_id=request.document_id, matches=tuple(matches), more=more))

    def locate(self, task: Task) -> None:
        """LocateSpan."""
        request = task.request
        assert isinstance(request, LocateSpan)
        found = self._with_rectangles(request.document_id, request.page, [(request.start, request.end)])
        if not found:
            raise self._no_page(request.document_id, request.page)
        task.send(Matches(document_id=request.document_id, matches=tuple(found)))

    def _with_rectangles(self, document_id: str, number: int, places: list[tuple[int, int]]) -> list[Match]:
        page = self.session.reading.page(document_id, number) if places else None
        if page is None:
            return []
        return [Match(number, start, end, tuple(rectangles(page.boxes, start, end))) for start, end in places]

    def _record(self, document_id: str) -> DocumentRecord:
        record = self.session.reading.document(document_id)
        if record is None:
            raise NotFoundError("document_missing", document=document_id)
        return record

    def _no_page(self, document_id: str, number: int) -> NotFoundError:
        return NotFoundError("page_missing", page=number, pages=self._record(document_id).pages)
