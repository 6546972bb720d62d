"""From page text to units: nesting, page ends, tables, margins."""

from __future__ import annotations

from app.core.document import BlockKind, Page
from app.core.structure import Kind, Unit, parse
from app.core.structure.tree import UnitTree
from tests.fakes.documents import make_page


def texts(pages: list[Page]) -> list[tuple[Kind, str]]:
    units = parse(pages)
    tree = UnitTree(units, {page.number: page.text for page in pages})
    return [(unit.kind, tree.text(unit)) for unit in units]


def parents(units: tuple[Unit, ...]) -> list[int]:
    return [unit.parent for unit in units]


def test_a_rule_nests_by_rank() -> None:
    page = make_page(
        "제1장 총칙",
        "제1조(목적) 이 규정은 다음을 정한다.",
        "제2조(정의) ① 쓰는 말은 다음과 같다.",
        "1. 고객",
        "가. 개인",
        "나. 법인",
        "2. 직원",
        "② 그 밖의 말은 법에 따른다.",
        "제3조(적용) 모든 직원에게 적용한다.",
    )
    units = parse([page])
    assert [u.ordinal for u in units] == list(range(len(units)))
    assert [u.kind.name for u in units] == [
        "CHAPTER", "ARTICLE", "ARTICLE", "PARAGRAPH", "ITEM", "SUBITEM", "SUBITEM", "ITEM", "PARAGRAPH", "ARTICLE",
    ]  # fmt: skip
    assert parents(units) == [-1, 0, 0, 2, 3, 4, 4, 3, 2, 0]
    assert [u.number for u in units[2:5]] == ["제2조", "제1항", "제1호"]


def test_paragraphs_on_the_articles_own_line_are_cut_apart() -> None:
    line = "제5조(보고) ① 은행은 보고한다. ② 보고는 서면으로 한다.   ③ 끝."
    found = texts([make_page(line)])
    assert found == [
        (Kind.ARTICLE, "제5조(보고)"),
        (Kind.PARAGRAPH, "① 은행은 보고한다."),
        (Kind.PARAGRAPH, "② 보고는 서면으로 한다."),
        (Kind.PARAGRAPH, "③ 끝."),
    ]


def test_paragraphs_that_follow_one_another_on_a_line_are_cut_apart() -> None:
    found = texts([make_page("제5조(보고)", "① 은행은 보고한다. ② ①의 보고는 서면으로 한다.")])
    assert [text for _, text in found] == ["제5조(보고)", "① 은행은 보고한다.", "② ①의 보고는 서면으로 한다."]


def test_a_sentence_that_runs_over_a_page_end_is_one_unit() -> None:
    pages = [
        make_page("제5조(보고) ① 은행은 사고를", number=1),
        make_page("알게 된 날부터 7일 이내에 보고한다.", "② 보고는 서면으로 한다.", number=2),
    ]
    found = texts(pages)
    assert found[1] == (Kind.PARAGRAPH, "① 은행은 사고를 알게 된 날부터 7일 이내에 보고한다.")
    assert found[2] == (Kind.PARAGRAPH, "② 보고는 서면으로 한다.")
    assert [span.page for span in parse(pages)[1].spans] == [1, 2]


def test_a_finished_sentence_is_not_continued_on_the_next_page() -> None:
    pages = [make_page("은행은 보고한다.", number=1), make_page("직원은 따른다.", number=2)]
    assert [text for _, text in texts(pages)] == ["은행은 보고한다.", "직원은 따른다."]


def test_a_date_or_number_that_opens_a_page_in_mid_sentence_is_no_item() -> None:
    pages = [make_page("제5조(시행) 이 규정은 2026년", number=1), make_page("3. 1.부터 시행한다.", number=2)]
    assert texts(pages) == [(Kind.ARTICLE, "제5조(시행) 이 규정은 2026년 3. 1.부터 시행한다.")]


def test_a_list_goes_on_over_a_page_end() -> None:
    pages = [
        make_page("제5조(보고) 다음 사항을 보고한다.", "1. 일시", number=1),
        make_page("2. 장소", "3. 내용", number=2),
    ]
    units = parse(pages)
    assert [u.kind for u in units] == [Kind.ARTICLE, Kind.ITEM, Kind.ITEM, Kind.ITEM]
    assert parents(units) == [-1, 0, 0, 0]


def test_the_page_after_a_table_does_not_continue_its_last_row() -> None:
    pages = [
        make_page((BlockKind.TABLE, "구분 | 한도\n개인 | 1억원"), number=1),
        make_page("표의 한도는 영업일마다 정한다.", number=2),
    ]
    assert texts(pages)[-1] == (Kind.TEXT, "표의 한도는 영업일마다 정한다.")
    assert all(len(unit.spans) == 1 for unit in parse(pages))


def test_a_table_holds_its_rows() -> None:
    page = make_page(
        "제10조(이체한도) ① 한도는 다음 표와 같다.",
        (BlockKind.TABLE, "구분 | 한도\n개인 | 1억원\n법인 | 50억원"),
        "② 영업점장은 한도를 올릴 수 있다.",
    )
    units = parse([page])
    assert [u.kind.name for u in units] == ["ARTICLE", "PARAGRAPH", "TABLE", "ROW", "ROW", "ROW", "PARAGRAPH"]
    assert parents(units) == [-1, 0, 1, 2, 2, 2, 0]


def test_two_tables_in_a_row_stay_two() -> None:
    page = make_page((BlockKind.TABLE, "가 | 1"), (BlockKind.TABLE, "나 | 2"))
    assert [u.kind for u in parse([page])] == [Kind.TABLE, Kind.ROW, Kind.TABLE, Kind.ROW]


def test_rows_are_never_taken_for_marks() -> None:
    page = make_page((BlockKind.TABLE, "1. 번호 | 제5조(보고)\n제6조(범위) | ①"))
    assert [u.kind for u in parse([page])] == [Kind.TABLE, Kind.ROW, Kind.ROW]


def test_text_after_a_list_stands_beside_its_lead_in() -> None:
    page = make_page(
        "제5조(보고) ① 다음 사항을 보고한다.", "1. 일시", "2. 장소", "보고는 지체 없이 한다.", "② 보고는 서면으로 한다."
    )
    units = parse([page])
    text = next(u for u in units if u.kind is Kind.TEXT)
    assert units[text.parent].kind is Kind.PARAGRAPH
    assert units[-1].parent == 0


def test_heading_levels_nest() -> None:
    page = make_page(
        (BlockKind.HEADING, "업무 안내", 1),
        (BlockKind.HEADING, "수신", 2),
        "예금을 받는다.",
        (BlockKind.HEADING, "여신", 2),
        "대출을 한다.",
        (BlockKind.HEADING, "부록", 1),
        "끝.",
    )
    units = parse([page])
    tree = UnitTree(units, {1: page.text})
    paths = [tree.path(u) for u in units if u.kind is Kind.TEXT]
    assert paths == [("업무 안내", "수신"), ("업무 안내", "여신"), ("부록",)]


def test_an_article_printed_as_a_heading_is_an_article() -> None:
    units = parse([make_page((BlockKind.HEADING, "제5조(보고)", 3), "① 은행은 보고한다.")])
    assert [u.kind for u in units] == [Kind.ARTICLE, Kind.PARAGRAPH]


def test_margins_and_front_matter_are_left_out() -> None:
    page = make_page(
        (BlockKind.METADATA, "법령종류: 규정"),
        (BlockKind.MARGIN, "전자금융 업무처리 규정"),
        "제1조(목적) 목적은 다음과 같다.",
        (BlockKind.MARGIN, "- 1 -"),
    )
    assert texts([page]) == [(Kind.ARTICLE, "제1조(목적) 목적은 다음과 같다.")]


def test_a_margin_between_the_halves_of_a_sentence_does_not_part_them() -> None:
    pages = [
        make_page("제5조(보고) 은행은 사고를", (BlockKind.MARGIN, "- 1 -"), number=1),
        make_page((BlockKind.MARGIN, "업무처리 규정"), "보고한다.", number=2),
    ]
    assert texts(pages) == [(Kind.ARTICLE, "제5조(보고) 은행은 사고를 보고한다.")]


def test_a_supplement_starts_anew() -> None:
    page = make_page(
        "제30조(준용) 법을 준용한다.",
        "부 칙 <2026. 3. 1.>",
        "제1조(시행일) 이 규정은 2026년 3월 1일부터 시행한다.",
        "부칙 <2026. 6. 1.> 이 규정은 2026년 6월 1일부터 시행한다.",
    )
    units = parse([page])
    assert [u.kind.name for u in units] == ["ARTICLE", "SUPPLEMENT", "ARTICLE", "SUPPLEMENT", "TEXT"]
    assert parents(units) == [-1, -1, 1, -1, 3]


def test_an_annex_printed_behind_the_supplement_does_not_belong_to_it() -> None:
    units = parse([make_page("부칙", "제1조(시행일) 오늘부터 시행한다.", "별표 1 수수료", "1. 송금")])
    assert parents(units) == [-1, 0, -1, 2]


def test_nothing_comes_of_nothing() -> None:
    assert parse([]) == ()
    assert parse([make_page("  "), Page(2, "")]) == ()
