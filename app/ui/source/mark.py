"""What is marked on a page."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.answering.answer import Citation
from app.core.geometry import Box
from app.core.retrieval.passage import Passage


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked place: `page.text[start:end]`, with rectangles in points from the page's bottom-left corner.

    Attributes:
        quote: the words, for those who hear the page instead of seeing it.
        locator: the place as a person names it.
    """

    page: int
    start: int
    end: int
    rects: tuple[Box, ...]
    quote: str
    locator: str


def citation_mark(citation: Citation) -> Mark:
    """The mark of a citation."""
    return Mark(citation.page, citation.start, citation.end, citation.rects, citation.quote, citation.locator)


def passage_mark(passage: Passage) -> Mark:
    """The mark of a passage; its rectangles have to be asked for."""
    return Mark(passage.page, passage.start, passage.end, (), passage.text, passage.locator)
