"""Numbers the citations of a summary. The same summary is put together many times while it is written, so what a span
looks like on its page is worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.core.amendments import blank_amendments
from app.core.answering.answer import Citation
from app.core.document import Page
from app.core.geometry import rectangles
from app.core.library import DocumentRecord
from app.core.ports import Catalogue
from app.core.structure.unit import PageSpan
from app.core.summarizing.drafts import spans_of
from app.core.summarizing.statements import Statement
from app.core.summarizing.topics import Topic

_Key = tuple[str, int, int, int]


@dataclass(slots=True)
class Citer:
    """Looks up citations; pages stay as they were when first quoted, even if a document is indexed anew meanwhile."""

    catalogue: Catalogue
    _pages: dict[tuple[str, int], Page] = field(default_factory=dict)
    _found: dict[_Key, Citation | None] = field(default_factory=dict)

    def numbering(self) -> Numbering:
        """A new numbering, from 1."""
        return Numbering(self)

    def look_up(self, document: DocumentRecord, span: PageSpan, locator: str) -> Citation | None:
        """The citation of a span, without a number; None where only amendment marks and white space stand there."""
        key = (document.document_id, span.page, span.start, span.end)
        if key not in self._found:
            self._found[key] = self._make(document, span, locator)
        return self._found[key]

    def _make(self, document: DocumentRecord, span: PageSpan, locator: str) -> Citation | None:
        page = self._page(document.document_id, span.page)
        bare = blank_amendments(page.text[span.start : span.end])
        start = span.start + len(bare) - len(bare.lstrip())
        end = span.start + len(bare.rstrip())
        if start >= end:
            return None
        rects = tuple(rectangles(page.boxes, start, end))
        return Citation(0, document, span.page, start, end, page.text[start:end], rects, locator)

    def _page(self, document_id: str, number: int) -> Page:
        if (document_id, number) not in self._pages:
            page = self.catalogue.page(document_id, number)
            assert page is not None  # its text has just been read
            self._pages[document_id, number] = page
        return self._pages[document_id, number]


@dataclass(slots=True)
class Numbering:
    """Citations in the order they are first used; the same words are cited under one number."""

    citer: Citer
    citations: list[Citation] = field(default_factory=list)
    _numbers: dict[_Key, int] = field(default_factory=dict)

    def cite(self, topics: Sequence[Topic], statements: Sequence[Statement]) -> tuple[int, ...]:
        """Numbers of the citations that hold statements of these topics."""
        numbers: list[int] = []
        for topic in topics:
            own = [each for each in statements if each in topic.statements]
            for span in spans_of(own):
                found = self.citer.look_up(topic.document, span, topic.locator)
                if found:
                    numbers.append(self._number(found))
        return tuple(dict.fromkeys(numbers))

    def _number(self, citation: Citation) -> int:
        key = (citation.document.document_id, citation.page, citation.start, citation.end)
        if key not in self._numbers:
            self._numbers[key] = len(self.citations) + 1
            self.citations.append(replace(citation, number=self._numbers[key]))
        return self._numbers[key]
