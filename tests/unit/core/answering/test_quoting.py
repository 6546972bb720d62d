"""Citations are verbatim slices of stored pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.core.answering.quoting import Quoter
from app.core.document import Page
from app.core.geometry import pack
from app.core.structure import PageSpan
from tests.fakes.documents import make_content, make_page
from tests.fakes.library import SmallLibrary

LINE = "제5조(보고) 영업점장은 사고를 지체 없이 보고한다. <개정 2020. 3. 24.>"


@pytest.fixture
def filled(library: SmallLibrary) -> SmallLibrary:
    library.add(library.write("규정.txt", LINE, "제6조(교육) 매년 교육한다."))
    return library


def test_a_quote_is_the_page_from_start_to_end_without_marks_at_its_ends(filled: SmallLibrary) -> None:
    evidence = filled.evidence("사고 보고")[0]
    quoter = Quoter(filled.catalogue)
    (number,) = quoter.cite(evidence, evidence.spans)
    citation = quoter.citations[number - 1]
    page = filled.catalogue.page(evidence.document.document_id, citation.page)
    assert page is not None
    assert page.text[citation.start : citation.end] == citation.quote == quoter.quote(number)
    assert citation.quote == LINE.partition(" <")[0]
    assert (citation.locator, citation.rects) == ("제5조", ())


def test_numbers_follow_first_use_and_a_span_keeps_its_number(filled: SmallLibrary) -> None:
    one, other = filled.evidence("보고")[0], filled.evidence("교육")[0]
    quoter = Quoter(filled.catalogue)
    assert quoter.cite(one, one.spans) == (1,)
    assert quoter.cite(other, other.spans) == (2,)
    assert quoter.cite(one, one.spans) == (1,)
    assert [citation.number for citation in quoter.citations] == [1, 2]


def test_a_span_of_marks_alone_is_not_cited(filled: SmallLibrary) -> None:
    evidence = filled.evidence("보고")[0]
    quoter = Quoter(filled.catalogue)
    start = LINE.index("<")
    assert quoter.cite(evidence, (PageSpan(1, start, len(LINE)),)) == ()
    assert quoter.citations == []


def test_white_space_at_the_ends_is_left_out(filled: SmallLibrary) -> None:
    evidence = filled.evidence("보고")[0]
    quoter = Quoter(filled.catalogue)
    (number,) = quoter.cite(evidence, (PageSpan(1, LINE.index(" 사고"), LINE.index("없이")),))
    assert quoter.quote(number) == "사고를 지체"


def test_rectangles_cover_the_quote(library: SmallLibrary) -> None:
    page = make_page("보고한다. 끝이다.")
    boxes = [(72.0 + 10 * n, 700.0, 82.0 + 10 * n, 712.0) for n in range(len(page.text))]
    placed = Page(1, page.text, page.blocks, width=595, height=842, boxes=pack(boxes))
    library.add(library.put("규정.pdf", replace(make_content(placed, title="규정"), format="pdf")))
    evidence = library.evidence("보고")[0]
    quoter = Quoter(library.catalogue)
    quoter.cite(evidence, (PageSpan(1, 0, 5),))
    assert quoter.citations[0].rects == ((72.0, 700.0, 122.0, 712.0),)
