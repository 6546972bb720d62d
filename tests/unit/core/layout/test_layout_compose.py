"""Whole documents: margins, paragraphs, tables, headings and footnotes in the page text, with a box per character."""

from __future__ import annotations

import pytest

from app.core.document import BlockKind, Page
from app.core.geometry import EMPTY, rectangles, unpack
from app.core.layout.compose import compose
from app.core.layout.draft import OUTLINES, draft_page, draft_plain
from app.core.layout.sheet import Rule, Sheet

BODY = "제1조(목적) 이 규정은 전자금융업무의 안전성 확보와 이용자 보호에 필요한 사항을 정함을 목적으로 한다"


def pages_of(*sheets: Sheet) -> list[Page]:
    return compose([draft_page(sheet) for sheet in sheets])[0]


def blocks(page: Page, kind: BlockKind) -> list[str]:
    return [page.text[block.start : block.end] for block in page.blocks if block.kind is kind]


@pytest.fixture
def law(typeset, make_sheet):
    """Pages as the national law archive prints them: header, body cut after any syllable, footer."""

    def make(number: int) -> Sheet:
        glyphs = [*typeset("여신규정", 480, 805), *typeset(f"법제처 {number} 국가법령정보센터", 45, 34)]
        for index in range(0, len(BODY), 40):
            glyphs += typeset(BODY[index : index + 40].strip(), 50, 650 - index / 40 * 20)
        glyphs += typeset(f"{number}. {number}번째 쪽의 항목이다.", 60, 600)
        return make_sheet(glyphs, number=number)

    return make


def test_pages_are_composed(law):
    pages = pages_of(*(law(number) for number in range(1, 5)))
    page = pages[2]
    assert page.text == f"여신규정\n{BODY}\n3. 3번째 쪽의 항목이다.\n법제처 3 국가법령정보센터"
    assert [block.kind for block in page.blocks] == [
        BlockKind.MARGIN,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
        BlockKind.MARGIN,
    ]
    assert (page.number, page.width, page.height) == (3, 595.0, 842.0)


def test_blocks_cover_the_text_but_for_white_space(law):
    for page in pages_of(law(1), law(2), law(3)):
        outside = list(page.text)
        for block in page.blocks:
            outside[block.start : block.end] = " " * (block.end - block.start)
        assert not "".join(outside).strip()


def test_every_character_has_a_box_and_spans_have_rectangles(law):
    page = pages_of(law(1), law(2), law(3))[0]
    boxes = unpack(page.boxes)
    assert len(boxes) == len(page.text)
    for character, box in zip(page.text, boxes, strict=True):
        assert character.isspace() or box != EMPTY
    start = page.text.index("안전성")
    assert rectangles(page.boxes, start, start + 3) == [boxes_around(boxes[start : start + 3])]
    whole = rectangles(page.boxes, page.text.index(BODY), page.text.index(BODY) + len(BODY))
    assert len(whole) == 2


def boxes_around(boxes: list) -> tuple[float, float, float, float]:
    return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def test_tables_are_read_row_by_row(typeset, make_sheet):
    xs, ys = (50.0, 200.0, 400.0), (700.0, 680.0, 660.0, 630.0)
    rules = [Rule(50.0, y, 400.0, y) for y in ys] + [Rule(x, 630.0, x, 700.0) for x in xs]
    glyphs = [*typeset("위의 글이다.", 50, 730), *typeset("구분", 60, 685, size=8), *typeset("한도", 210, 685, size=8)]
    glyphs += [*typeset("이체", 60, 665, size=8), *typeset("1,000만원", 210, 665, size=8)]
    glyphs += [
        *typeset("출금", 60, 640, size=8),
        *typeset("영업일마다 정하는", 210, 648, size=8),
        *typeset("금액", 210, 636, size=8),
    ]
    (page,) = pages_of(make_sheet(glyphs, rules=rules))
    (table,) = [block for block in page.blocks if block.kind is BlockKind.TABLE]
    assert page.text[table.start : table.end] == "구분 | 한도\n이체 | 1,000만원\n출금 | 영업일마다 정하는 금액"
    assert page.text[table.start : table.header_end] == "구분 | 한도"
    assert page.text.startswith("위의 글이다.\n구분")


def test_short_merged_cells_are_repeated_in_each_row(typeset, make_sheet):
    rules = [Rule(50.0, 700.0, 400.0, 700.0), Rule(50.0, 680.0, 400.0, 680.0), Rule(50.0, 640.0, 400.0, 640.0)]
    rules += [Rule(200.0, 660.0, 400.0, 660.0), *(Rule(x, 640.0, x, 700.0) for x in (50.0, 200.0, 400.0))]
    glyphs = [*typeset("구분", 60, 685), *typeset("시간", 210, 685), *typeset("평일", 60, 655)]
    glyphs += [*typeset("09:00", 210, 665), *typeset("16:00", 210, 645)]
    (page,) = pages_of(make_sheet(glyphs, rules=rules))
    assert page.text == "구분 | 시간\n평일 | 09:00\n평일 | 16:00"


def test_headings_by_mark_and_by_type(typeset, make_sheet):
    glyphs = [*typeset("정보보호 지침", 200, 780, size=18), *typeset("제1장 총칙", 80, 740, bold=True)]
    glyphs += [*typeset("추진 배경", 50, 640, bold=True), *typeset("이 지침은 정보를 지키기 위한 것이다.", 50, 620)]
    glyphs += [*typeset(BODY[:30], 50, 720), *typeset("그리한다.", 50, 700)]
    (page,) = pages_of(make_sheet(glyphs))
    levels = {page.text[b.start : b.end]: b.level for b in page.blocks if b.kind is BlockKind.HEADING}
    assert levels == {"정보보호 지침": 1, "제1장 총칙": 2, "추진 배경": 2}


def test_footnotes_below_a_short_rule(typeset, make_sheet):
    glyphs = [
        *typeset("본문은 이렇게 길게 이어지는 글이다.", 50, 700),
        *typeset("1) 각주는 작은 글씨로 쓴다.", 50, 80, size=8),
    ]
    (page,) = pages_of(make_sheet(glyphs, rules=[Rule(50.0, 100.0, 200.0, 100.0)]))
    assert blocks(page, BlockKind.FOOTNOTE) == ["1) 각주는 작은 글씨로 쓴다."]


def test_a_word_cut_at_a_page_end_stays_cut(typeset, make_sheet):
    first = make_sheet(typeset("이 경우 공동 이용 금융회사 전체의 사고를 보장하", 50, 60), number=1)
    second = make_sheet(typeset("는 내용으로 가입한다.", 50, 760), number=2)
    assert [page.text for page in pages_of(first, second)] == [
        "이 경우 공동 이용 금융회사 전체의 사고를 보장하",
        "는 내용으로 가입한다.",
    ]


def test_text_turned_by_a_quarter_keeps_its_boxes_on_the_displayed_page(make_sheet):
    from app.core.layout.sheet import Glyph

    up = [Glyph(c, 300.0, 100.0 + 10 * n, 310.0, 110.0 + 10 * n, 10.0, False, 90) for n, c in enumerate("위로쓴글")]
    (page,) = pages_of(make_sheet(up))
    assert page.text == "위로쓴글"
    assert unpack(page.boxes)[1] == (300.0, 110.0, 310.0, 120.0)


def test_stamps_are_margins_without_boxes(typeset, make_sheet):
    (page,) = pages_of(make_sheet([*typeset("본문 글이다."), *typeset("대외비", 200, 400, angle=45)]))
    assert blocks(page, BlockKind.MARGIN) == ["대외비"]
    assert unpack(page.boxes)[-1] == EMPTY and len(unpack(page.boxes)) == len(page.text)


def test_a_page_that_shows_an_image_and_has_no_text_needs_ocr(typeset, make_sheet):
    image = [(0.0, 0.0, 595.0, 842.0)]
    assert pages_of(make_sheet([], images=image))[0].needs_ocr
    assert pages_of(make_sheet([], drawings=OUTLINES))[0].needs_ocr
    assert pages_of(make_sheet(typeset("- 3 -", 290, 30), images=image))[0].needs_ocr
    assert not pages_of(make_sheet(typeset("글이 있다."), images=image))[0].needs_ocr
    assert not pages_of(make_sheet([], images=[(500.0, 700.0, 540.0, 740.0)]))[0].needs_ocr
    assert not pages_of(make_sheet([]))[0].needs_ocr


def test_pages_of_which_only_the_text_is_known():
    (page,) = compose([draft_plain(1, "제1조(목적) 이 규정은\n\n  다음과 같다.\n제2조(정의) 뜻은 이렇다.")], ["i"])[0]
    assert page.text.split("\n")[-1] == "제2조(정의) 뜻은 이렇다."
    assert page.label == "i"
    assert set(unpack(page.boxes)) == {EMPTY} and len(unpack(page.boxes)) == len(page.text)


def test_an_empty_document_has_empty_pages():
    (page,) = compose([draft_plain(1, "")])[0]
    assert (page.text, page.blocks, unpack(page.boxes)) == ("", (), [])
