"""Chunks grow into passages."""

from __future__ import annotations

from app.core.chunk import Chunk
from app.core.library import StoredChunk
from app.core.retrieval.merging import main_span, merge_neighbours, span_of
from app.core.retrieval.service import locator
from app.core.structure import PageSpan


def stored(
    ordinal: int, *spans: tuple[int, int, int], path: tuple[str, ...] = ("제5조",), label: str = ""
) -> StoredChunk:
    chunk = Chunk(ordinal, tuple(PageSpan(*span) for span in spans), label, path, "", ordinal, ordinal)
    return StoredChunk(100 + ordinal, "d", chunk, "")


def merge(chunks: list[StoredChunk], ranked: list[int], limit: int = 1000, count: int = 9) -> list[list[int]]:
    places = {chunk.chunk.ordinal: chunk for chunk in chunks}
    scores = {places[ordinal].chunk_id: 1.0 / (rank + 1) for rank, ordinal in enumerate(ranked)}
    ordered = [places[ordinal] for ordinal in ranked]
    groups = merge_neighbours(ordered, lambda _, ordinal: places.get(ordinal), scores, count, limit)
    return [[chunk.chunk.ordinal for chunk in group] for group in groups]


def test_a_chunk_takes_its_neighbours_of_the_same_article() -> None:
    chunks = [stored(0, (1, 0, 50)), stored(1, (1, 51, 100)), stored(2, (1, 101, 150), path=("제6조",))]
    assert merge(chunks, [1]) == [[0, 1]]


def test_neighbours_on_another_page_stay_out() -> None:
    chunks = [stored(0, (1, 0, 50)), stored(1, (2, 0, 50))]
    assert merge(chunks, [1]) == [[1]]


def test_growth_ends_at_the_limit_and_the_better_side_goes_first() -> None:
    chunks = [stored(n, (1, n * 100, n * 100 + 99)) for n in range(4)]
    assert merge(chunks, [1, 2, 0], limit=250) == [[1, 2], [0]]


def test_no_chunk_is_in_two_passages() -> None:
    chunks = [stored(n, (1, n * 100, n * 100 + 99)) for n in range(5)]
    groups = merge(chunks, [2, 3, 0], limit=320)
    assert groups[0] == [1, 2, 3] or groups[0] == [2, 3, 4]
    flat = [ordinal for group in groups for ordinal in group]
    assert len(flat) == len(set(flat))


def test_only_as_many_passages_as_asked_for() -> None:
    chunks = [stored(n, (1, n * 100, n * 100 + 99), path=(f"제{n}조",)) for n in range(5)]
    assert merge(chunks, [3, 1, 4], count=2) == [[3], [1]]


def test_a_passage_stands_on_the_page_that_holds_most_of_its_best_chunk() -> None:
    best = stored(1, (1, 90, 100), (2, 0, 40))
    assert main_span(best) == PageSpan(2, 0, 40)
    group = [best, stored(2, (2, 41, 80))]
    assert span_of(group, best) == PageSpan(2, 0, 80)


def test_the_place_is_the_common_number_or_the_heading() -> None:
    one, other = stored(0, (1, 0, 5), label="제5조제1항"), stored(1, (1, 6, 9), label="제5조제1항제2호")
    assert locator([one], one) == "제5조제1항"
    assert locator([one, other], other) == "제5조제1항"
    apart = stored(2, (1, 10, 12), label="제5조제2항")
    assert locator([one, apart], one) == "제5조"
    branch = stored(3, (1, 13, 15), label="제5조제1항제2호의2")
    assert locator([other, branch], other) == "제5조"
    assert locator([stored(4, (1, 0, 1), path=())], stored(4, (1, 0, 1), path=())) == ""
