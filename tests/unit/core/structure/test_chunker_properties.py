"""What holds for the chunks of any rule text."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.chunk import Chunk
from app.core.document import BlockKind, Page
from app.core.sentences import sentence_spans
from app.core.structure import Kind, Unit, parse
from app.core.structure.chunker import chunk_units
from tests.fakes.documents import Part, make_page

_SENTENCES = st.lists(
    st.sampled_from(
        [
            "은행은 보고한다.",
            "다만, 휴일(공휴일을 포함한다. 이하 같다)은 제외한다.",
            "한도는 1.5배 <개정 2020. 1. 1.>",
            "제3조에 따른다.",
            "이용자의 거래기록을 안전하게 보관하여야 하며 그 기간은 5년으로 한다.",
            "2026. 3. 1. 시행",
            "[본조신설 2020. 1. 1.]",
            "끝",
        ]
    ),
    min_size=1,
    max_size=9,
).map(" ".join)
_MARKS = st.sampled_from(
    [
        "",
        "",
        "제1조(목적) ",
        "제2조 (정의) ① ",
        "제13조의2(특례)",
        "① ",
        "② ",
        "③ ",
        "1. ",
        "2. ",
        "3의2. ",
        "가. ",
        "나. ",
        "1) ",
        "(2) ",
        "가) ",
        "부칙 <2026. 3. 1.> ",
    ]
)
_LINES = st.tuples(_MARKS, _SENTENCES).map("".join)
_HEADINGS = st.sampled_from(["제1장 총칙", "제2절 통칙", "부칙", "별표 1", "[별지 제2호서식] 신고서"])
_ROWS = st.lists(
    st.sampled_from(["구분 | 한도", "개인 | 1억원", "법인 | 50억원 이하", "1. 가 | ①"]), min_size=1, max_size=30
).map("\n".join)
_PARTS: st.SearchStrategy[Part] = st.one_of(
    _LINES,
    _LINES,
    _LINES,
    _HEADINGS,
    st.tuples(st.just(BlockKind.TABLE), _ROWS),
    st.tuples(st.just(BlockKind.HEADING), st.sampled_from(["업무 안내", "1. 수신", "제5조(보고)"]), st.integers(1, 3)),
    st.tuples(st.just(BlockKind.MARGIN), st.sampled_from(["- 1 -", "업무처리 규정"])),
    st.tuples(st.just(BlockKind.FOOTNOTE), _LINES),
)
_DOCUMENTS = st.lists(st.lists(_PARTS, max_size=12), min_size=1, max_size=4).map(
    lambda pages: [make_page(*parts, number=number) for number, parts in enumerate(pages, 1)]
)
_LIMITS = st.sampled_from([60, 150, 450])


def chunked(pages: list[Page], limit: int) -> tuple[tuple[Unit, ...], tuple[Chunk, ...], dict[int, str]]:
    texts = {page.number: page.text for page in pages}
    units = parse(pages)
    return units, chunk_units(units, texts, limit), texts


def places(chunk: Chunk) -> set[tuple[int, int]]:
    return {(span.page, at) for span in chunk.spans for at in range(span.start, span.end)}


@settings(max_examples=150, deadline=None)
@given(_DOCUMENTS, _LIMITS)
def test_every_character_that_is_no_margin_or_heading_is_in_exactly_one_chunk(pages: list[Page], limit: int) -> None:
    units, chunks, texts = chunked(pages, limit)
    seen: set[tuple[int, int]] = set()
    for chunk in chunks:
        own = places(chunk)
        assert not own & seen
        seen |= own
    headings = {
        (span.page, at)
        for u in units
        if u.kind < Kind.ARTICLE
        for span in u.spans
        for at in range(span.start, span.end)
    }
    wanted = {
        (page.number, at)
        for page in pages
        for block in page.blocks
        if block.kind is not BlockKind.MARGIN
        for at in range(block.start, block.end)
        if not page.text[at].isspace()
    }
    assert wanted - headings <= seen
    margins = {
        (page.number, at)
        for page in pages
        for b in page.blocks
        if b.kind is BlockKind.MARGIN
        for at in range(b.start, b.end)
    }
    alone = {m for m in margins & seen if texts[m[0]]}
    assert all(_is_enclosed(place, chunks) for place in alone)


def _is_enclosed(place: tuple[int, int], chunks: tuple[Chunk, ...]) -> bool:
    """A margin may stand inside a span, between two units of it, but never at its end."""
    page, at = place
    return any(s.page == page and s.start < at < s.end - 1 for chunk in chunks for s in chunk.spans)


@settings(max_examples=150, deadline=None)
@given(_DOCUMENTS, _LIMITS)
def test_spans_point_at_text_and_never_cut_a_sentence(pages: list[Page], limit: int) -> None:
    units, chunks, texts = chunked(pages, limit)
    for chunk in chunks:
        numbers = [span.page for span in chunk.spans]
        assert numbers == sorted(set(numbers))
        for span in chunk.spans:
            assert 0 <= span.start < span.end <= len(texts[span.page])
            assert texts[span.page][span.start : span.end].strip()
    spans = [span for chunk in chunks for span in chunk.spans]
    for unit in units:
        for own in unit.spans if unit.kind >= Kind.ARTICLE else ():
            for start, end in sentence_spans(texts[own.page][own.start : own.end]):
                holders = [
                    s for s in spans if s.page == own.page and s.start <= own.start + start and own.start + end <= s.end
                ]
                assert len(holders) == 1


@settings(max_examples=150, deadline=None)
@given(_DOCUMENTS, _LIMITS)
def test_chunks_follow_the_units_in_order(pages: list[Page], limit: int) -> None:
    units, chunks, _ = chunked(pages, limit)
    assert [chunk.ordinal for chunk in chunks] == list(range(len(chunks)))
    for one, other in itertools.pairwise(chunks):
        assert one.last_unit <= other.first_unit
    for chunk in chunks:
        held = units[chunk.first_unit : chunk.last_unit + 1]
        assert held
        kinds = [unit.kind for unit in held]
        articles = [k for k in kinds if k is Kind.ARTICLE]
        assert len(articles) <= 1
        if Kind.PARAGRAPH < kinds[0] < Kind.TEXT:
            assert Kind.PARAGRAPH not in kinds


@settings(max_examples=100, deadline=None)
@given(_DOCUMENTS, _LIMITS)
def test_a_chunk_is_longer_than_the_limit_only_by_one_piece(pages: list[Page], limit: int) -> None:
    units, chunks, texts = chunked(pages, limit)
    for chunk in chunks:
        pieces = [
            end - start
            for unit in units[chunk.first_unit : chunk.last_unit + 1]
            for span in unit.spans
            for start, end in sentence_spans(texts[span.page][span.start : span.end])
        ]
        size = sum(s.end - s.start for s in chunk.spans)
        margins = sum(b.end - b.start + 1 for page in pages for b in page.blocks if b.kind is BlockKind.MARGIN)
        headings = sum(len(texts[s.page][s.start : s.end]) for u in units if u.kind < Kind.ARTICLE for s in u.spans)
        assert size <= limit + max(pieces) + limit // 4 + len(pieces) + margins + headings
