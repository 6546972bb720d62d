"""Which paragraphs are headings, and of what level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from app.core.document import BlockKind
from app.core.layout.flow import Flow, Item, with_kind
from app.core.layout.line import Line
from app.core.layout.paragraphs import Paragraph
from app.core.layout.starts import is_footnote_mark
from app.core.structure import Kind
from app.core.structure.marks import find_mark

_LONGEST = 80  # characters
_MOST_LINES = 2
_LARGER = 1.12  # times the body's font size
_DEEPEST = 6
_DIVISIONS = {Kind.PART: 1, Kind.CHAPTER: 2, Kind.SECTION: 3, Kind.SUBSECTION: 4, Kind.SUPPLEMENT: 1, Kind.ANNEX: 1}
_ARTICLE_LEVEL = 5
_STOPS = (".", ",", ";", "?", "!")


def mark_headings(flows: Sequence[Flow]) -> list[Flow]:
    """Turn paragraphs into headings: 편·장·절·관, 부칙, 별표 and articles by their marks, others by large or bold type.

    Levels of the latter follow their font sizes, the largest being 1.
    """
    body = body_size(flows)
    sizes = sorted({round(p.size) for p in _paragraphs(flows) if _looks_large(p, body)}, reverse=True)
    marked = []
    for flow in flows:
        items = tuple(
            with_kind(placed, BlockKind.HEADING, level)
            if isinstance(placed.item, Paragraph) and (level := _level(placed.item, body, sizes))
            else placed
            for placed in flow.items
        )
        marked.append(Flow(flow.draft, items))
    return marked


def body_size(flows: Iterable[Flow]) -> float:
    """Font size in points that most characters of paragraphs and tables have."""
    counts: Counter[float] = Counter()
    for flow in flows:
        for placed in flow.items:
            for line in _lines(placed.item):
                counts[round(line.size * 2) / 2] += len(line.text)
    return counts.most_common(1)[0][0] if counts else 10.0


def _lines(item: Item) -> Iterable[Line]:
    if isinstance(item, Paragraph):
        return item.lines if item.kind is BlockKind.PARAGRAPH else ()
    return (line for cell in item.cells for line in cell.lines)


def _paragraphs(flows: Iterable[Flow]) -> Iterable[Paragraph]:
    for flow in flows:
        for placed in flow.items:
            if isinstance(placed.item, Paragraph) and placed.item.kind is BlockKind.PARAGRAPH:
                yield placed.item


def _level(paragraph: Paragraph, body: float, sizes: list[int]) -> int:
    """Heading level, or 0."""
    if paragraph.kind is not BlockKind.PARAGRAPH or not _is_short(paragraph):
        return 0
    text = paragraph.text
    mark = find_mark(text)
    if mark is not None and mark.kind in _DIVISIONS:
        return _DIVISIONS[mark.kind]
    if mark is not None and mark.kind is Kind.ARTICLE:
        return _ARTICLE_LEVEL if mark.length >= len(text) or paragraph.bold else 0
    if text.endswith(_STOPS) or is_footnote_mark(text):
        return 0
    if _looks_large(paragraph, body):
        return min(_DEEPEST, 1 + sizes.index(round(paragraph.size)))
    return min(_DEEPEST, 1 + len(sizes)) if paragraph.bold and paragraph.size >= 0.95 * body else 0


def _is_short(paragraph: Paragraph) -> bool:
    return len(paragraph.lines) <= _MOST_LINES and 1 < len(paragraph.text) <= _LONGEST


def _looks_large(paragraph: Paragraph, body: float) -> bool:
    return paragraph.size >= _LARGER * body and _is_short(paragraph) and not paragraph.text.endswith(_STOPS)
