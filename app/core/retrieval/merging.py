"""From ranked chunks to passages: a chunk grows by its neighbours of the same article, on the same page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from app.core.library import StoredChunk
from app.core.structure import PageSpan

Neighbour = Callable[[str, int], StoredChunk | None]
"""(document_id, ordinal) → that chunk, or None outside the document."""

PASSAGE_CHARACTERS = 1_000
"""Most characters of a passage. With 1,000 instead of single chunks hit@1 rises from .45 to .48 on lexical scores alone."""


def merge_neighbours(
    ranked: Sequence[StoredChunk],
    neighbours: Neighbour,
    scores: Mapping[int, float],
    count: int,
    limit: int = PASSAGE_CHARACTERS,
) -> list[tuple[StoredChunk, ...]]:
    """Group chunks into passages, each in reading order with its best chunk's rank.

    Args:
        ranked: chunks, best first.
        neighbours: looks up the chunk at a place.
        scores: chunk_id → score, to choose which side grows first.
        count: passages wanted.
        limit: most characters.
    """
    used: set[int] = set()
    passages: list[tuple[StoredChunk, ...]] = []
    for best in ranked:
        if best.chunk_id in used:
            continue
        group = _grow(best, neighbours, scores, used, limit)
        used.update(chunk.chunk_id for chunk in group)
        passages.append(tuple(group))
        if len(passages) == count:
            break
    return passages


def _grow(
    best: StoredChunk, neighbours: Neighbour, scores: Mapping[int, float], used: set[int], limit: int
) -> list[StoredChunk]:
    group, size = [best], _size(best)
    while True:
        places = (group[0].chunk.ordinal - 1, group[-1].chunk.ordinal + 1)
        around = [neighbours(best.document_id, place) for place in places]
        fitting = [
            c for c in around if c and c.chunk_id not in used and _together(best, c) and size + _size(c) <= limit
        ]
        if not fitting:
            return group
        chosen = max(fitting, key=lambda c: scores.get(c.chunk_id, 0.0))
        size += _size(chosen)
        group = [chosen, *group] if chosen.chunk.ordinal < group[0].chunk.ordinal else [*group, chosen]


def _together(best: StoredChunk, other: StoredChunk) -> bool:
    """Same heading path, and on the page that the passage stands on."""
    return best.chunk.path == other.chunk.path and any(s.page == main_span(best).page for s in other.chunk.spans)


def _size(chunk: StoredChunk) -> int:
    return sum(span.end - span.start for span in chunk.chunk.spans)


def main_span(chunk: StoredChunk) -> PageSpan:
    """The page on which most of a chunk stands."""
    return max(chunk.chunk.spans, key=lambda span: span.end - span.start)


def span_of(group: Sequence[StoredChunk], best: StoredChunk) -> PageSpan:
    """The stretch of the best chunk's page that a passage covers."""
    page = main_span(best).page
    spans = [span for chunk in group for span in chunk.chunk.spans if span.page == page]
    return PageSpan(page, min(s.start for s in spans), max(s.end for s in spans))
