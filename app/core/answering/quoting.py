"""Citations: which characters of which page a piece of evidence is quoted by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.core.amendments import blank_amendments
from app.core.answering.answer import Citation
from app.core.answering.evidence import Evidence
from app.core.document import Page
from app.core.geometry import rectangles
from app.core.library import DocumentRecord
from app.core.ports import Catalogue
from app.core.structure import PageSpan


@dataclass(slots=True)
class Quoter:
    """Numbers citations in the order they are first used; the same span is cited under one number."""

    catalogue: Catalogue
    citations: list[Citation] = field(default_factory=list)
    _numbers: dict[tuple[str, int, int, int], int] = field(default_factory=dict)
    _pages: dict[tuple[str, int], Page] = field(default_factory=dict)  # as they were when first quoted

    def cite(self, evidence: Evidence, spans: Sequence[PageSpan]) -> tuple[int, ...]:
        """Cite spans of a document.

        Args:
            evidence: says which document, and how the place is called.
            spans: non-empty stretches of pages; amendment marks and white space at their ends are left out.

        Returns:
            The citations' numbers; none for a span that holds only marks.
        """
        return tuple(
            self._number(evidence.document, trimmed, evidence.locator)
            for span in spans
            if (trimmed := self._trim(evidence.document.document_id, span))
        )

    def quote(self, number: int) -> str:
        """The verbatim text of a citation."""
        return self.citations[number - 1].quote

    def page(self, document_id: str, number: int) -> Page:
        """A page that evidence stands on; it stays the same for one answer even if the document is indexed anew."""
        if (document_id, number) not in self._pages:
            page = self.catalogue.page(document_id, number)
            assert page is not None  # the evidence was found on it
            self._pages[document_id, number] = page
        return self._pages[document_id, number]

    def _number(self, document: DocumentRecord, span: PageSpan, locator: str) -> int:
        key = (document.document_id, span.page, span.start, span.end)
        if key not in self._numbers:
            page = self.page(document.document_id, span.page)
            self._numbers[key] = len(self.citations) + 1
            self.citations.append(
                Citation(
                    number=self._numbers[key],
                    document=document,
                    page=span.page,
                    start=span.start,
                    end=span.end,
                    quote=page.text[span.start : span.end],
                    rects=tuple(rectangles(page.boxes, span.start, span.end)),
                    locator=locator,
                )
            )
        return self._numbers[key]

    def _trim(self, document_id: str, span: PageSpan) -> PageSpan | None:
        bare = blank_amendments(self.page(document_id, span.page).text[span.start : span.end])
        start = span.start + len(bare) - len(bare.lstrip())
        end = span.start + len(bare.rstrip())
        return PageSpan(span.page, start, end) if start < end else None
