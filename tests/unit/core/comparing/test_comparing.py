"""Two versions of small documents, compared whole."""

from __future__ import annotations

from app.core.comparing.comparison import Comparison, Row, RowKind
from app.core.comparing.service import compare
from app.core.document import BlockKind, Page
from app.core.structure import parse
from app.core.structure.tree import UnitTree
from tests.fakes.documents import Part, make_page, make_record

BASE = (
    "제1조(목적) 이 계약은 갑과 을 사이의 전산 용역에 관한 사항을 정한다.",
    "제2조(기간) 계약기간은 2025. 1. 1.부터 2025. 12. 31.까지로 한다.",
    "제3조(대금) ① 갑은 을에게 용역대금으로 1억원을 지급한다.",
    "② 갑은 검수일부터 7일 이내에 대금을 지급하여야 한다.",
    "1. 착수금은 대금의 100분의 30으로 한다.",
    "2. 잔금은 대금의 100분의 70으로 한다.",
    "제4조(비밀유지) 을은 업무상 알게 된 비밀을 제3자에게 누설하여서는 아니 된다.",
    "제5조(해지) 갑은 을이 이 계약을 위반한 경우 계약을 해지할 수 있다.",
)


def compared(old: tuple[Part, ...], new: tuple[Part, ...]) -> Comparison:
    trees = [_tree(make_page(*parts)) for parts in (old, new)]
    return compare(make_record("a"), trees[0], make_record("b"), trees[1])


def _tree(*pages: Page) -> UnitTree:
    return UnitTree(parse(pages), {page.number: page.text for page in pages})


def only(comparison: Comparison) -> Row:
    (row,) = comparison.rows
    return row


def test_same_text_gives_no_row() -> None:
    assert compared(BASE, BASE).rows == ()
    assert compared(BASE, BASE).compared == 5


def test_marks_spacing_and_quotes_are_no_change() -> None:
    old = ('제1조(정의) "비밀"이란 업무상 알게 된 사실ㆍ자료를 말한다. <개정 2020. 3. 24.>', "[본조신설 2019. 1. 2.]")
    new = ("제1조 (정의) “비밀”이란 업무상 알게  된 사실·자료를 말한다.<개정 2020. 3. 24., 2025. 2. 5.>",)
    assert compared(old, new).rows == ()


def test_a_mark_cut_by_a_line_end_is_no_clause() -> None:
    old = ("제1조(목적) 이 규정은 예금에 관하여 정한다.<개정 2017. 7. 26., 2020. 8.", "4.>")
    assert compared(old, ("제1조(목적) 이 규정은 예금에 관하여 정한다.<개정 2017. 7. 26., 2020. 8. 4.>",)).rows == ()


def test_a_period_is_told() -> None:
    new = tuple(part.replace("7일", "10일") for part in BASE)
    row = only(compared(BASE, new))
    assert (row.kind, row.label, row.title) == (RowKind.CHANGED, "제3조", "대금")
    assert row.note_ko == "제2항: 기간이 '7일'에서 '10일'로 바뀜"
    assert row.note_en == "제2항: period changed from '7일' to '10일'"
    assert [(run.text.strip(), run.mark.value) for run in row.words if run.mark] == [
        ("7일", "removed"),
        ("10일", "added"),
    ]


def test_inserted_article_moves_the_following_without_changing_them() -> None:
    inserted = "제3조(보증) 을은 계약금액의 100분의 10에 해당하는 이행보증증권을 제출하여야 한다."
    later = [part.replace("제5조", "제6조").replace("제4조", "제5조").replace("제3조", "제4조") for part in BASE[2:]]
    rows = compared(BASE, (*BASE[:2], inserted, *later)).rows
    assert [(row.kind.value, row.label, row.moved_from) for row in rows] == [
        ("added", "제3조", ""),
        ("moved", "제4조", "제3조"),
        ("moved", "제5조", "제4조"),
        ("moved", "제6조", "제5조"),
    ]
    assert rows[1].note_ko == "제3조에서 제4조로 옮김(내용은 같음)"


def test_renumbered_and_changed() -> None:
    new = (
        *BASE[:6],
        "제4조(보안) 을은 보안대책을 세운다.",
        BASE[6].replace("제4조", "제5조").replace("제3자", "다른 사람"),
    )
    rows = compared(BASE[:7], new).rows
    assert [(row.kind.value, row.label, row.moved_from) for row in rows] == [
        ("added", "제4조", ""),
        ("changed", "제5조", "제4조"),
    ]
    assert "제4조에서 제5조로 옮김" in rows[1].note_ko
    assert "'제3자에게'가 '다른 사람에게'로 바뀜" in rows[1].note_ko


def test_clauses_added_deleted_and_moved() -> None:
    new = (*BASE[:4], "1. 선금은 지급하지 아니한다.", "2. 착수금은 대금의 100분의 30으로 한다.", *BASE[6:])
    row = only(compared(BASE, new))
    assert row.note_ko == "제2항제1호 신설; 제2항제1호가 제2항제2호로 옮겨짐; 제2항제2호 삭제"


def test_deleted_articles() -> None:
    gone = (*BASE[:6], "제4조 삭제 <2025. 2. 5.>", BASE[7])
    row = only(compared(BASE, gone))
    assert (row.kind, row.label) == (RowKind.REMOVED, "제4조")
    assert row.new is None and row.repealed_at is not None and "삭제" in row.repealed_at.text
    assert compared(gone, gone).rows == ()
    left_out = only(compared(BASE, (*BASE[:6], BASE[7])))
    assert (left_out.kind, left_out.repealed_at) == (RowKind.REMOVED, None)


def test_bound_and_duty_are_told() -> None:
    old = ("제1조(한도) 이체한도는 5천만원 이하로 한다.", "제2조(해지) 은행은 계약을 해지할 수 있다.")
    new = ("제1조(한도) 이체한도는 5천만원 미만으로 한다.", "제2조(해지) 은행은 계약을 해지하여야 한다.")
    notes = [row.note_ko for row in compared(old, new).rows]
    assert notes[0] == "범위가 '5천만원 이하'에서 '5천만원 미만'으로 바뀜"
    assert notes[1] == "'할 수 있음'에서 '하여야 함'으로 바뀜"


def test_sentences_and_provisos() -> None:
    old = ("제1조(해지) 은행은 계약을 해지할 수 있다.",)
    new = ("제1조(해지) 은행은 계약을 해지할 수 있다. 다만, 고객이 동의하지 아니한 경우에는 그러하지 아니하다.",)
    assert only(compared(old, new)).note_ko.startswith("단서 신설 '다만, 고객이")
    assert only(compared(new, old)).note_ko.startswith("단서 삭제")


def test_spans_are_verbatim_over_a_page_end() -> None:
    first = make_page("제1조(목적) 이 규정은 다음을 정한다.", "1. 예금의 범위는 다음과 같이", number=1)
    second = make_page((BlockKind.MARGIN, "- 2 -"), "정한다.", "2. 대출의 한도", number=2)
    pages = (first, second)
    changed = (first, make_page("정한다.", "2. 대출의 기간", number=2))
    comparison = compare(make_record("a"), _tree(*pages), make_record("b"), _tree(*changed))
    side = only(comparison).old
    assert side is not None
    texts = {page.number: page.text for page in pages}
    assert [span.page for span in side.spans] == [1, 2]
    assert side.text == "\n".join(texts[s.page][s.start : s.end] for s in side.spans)
    assert "- 2 -" not in side.text
    assert (side.page, side.start) == (1, 0)


def test_supplements_of_earlier_amendments_are_no_change() -> None:
    old = (*BASE, "부칙 <제10호, 2024. 1. 2.>", "이 규정은 공포한 날부터 시행한다.")
    new = (*BASE, "부칙 <제11호, 2025. 3. 4.>", "이 규정은 2025년 4월 1일부터 시행한다.")
    comparison = compared(old, new)
    row = only(comparison)
    assert (row.kind, row.label) == (RowKind.ADDED, "부칙 <제11호, 2025. 3. 4.>")
    assert comparison.only_printed == ("부칙 <제10호, 2024. 1. 2.>",)


def test_an_article_printed_ahead_of_time() -> None:
    ahead = "제5조(해지) 갑은 을이 이 계약을 위반한 경우 30일의 기간을 두고 계약을 해지할 수 있다."
    new = (*BASE, ahead, "[시행일: 2026. 12. 17.] 제5조")
    row = only(compared(BASE, new))
    assert (row.label, row.effective) == ("제5조", "2026. 12. 17.")
    assert row.note_ko.startswith("시행일 2026. 12. 17.; '30일의 기간을 두고' 추가")
    assert compared(new, new).rows == ()


def test_masthead_is_left_out() -> None:
    heading = (BlockKind.HEADING, "예금 규정", 1)
    old = (heading, "[시행 2025. 2. 5.] [고시 제1호, 2025. 2. 5., 일부개정]", "예금과, 02-123-4567", *BASE)
    new = (heading, "[시행 2026. 2. 5.] [고시 제9호, 2026. 2. 5., 일부개정]", "예금과, 02-765-4321", *BASE)
    assert compared(old, new).rows == ()


def test_documents_without_articles_go_by_heading_and_paragraph() -> None:
    old = (
        (BlockKind.HEADING, "1. 추진 배경", 1),
        "비대면 거래가 늘어 사고가 잦다.",
        (BlockKind.HEADING, "2. 추진 계획", 1),
        "상반기에 시범 운영한다.",
        "하반기에 전 영업점으로 넓힌다.",
    )
    new = (
        (BlockKind.HEADING, "1. 추진 배경", 1),
        "비대면 거래가 늘어 사고가 잦다.",
        (BlockKind.HEADING, "2. 추진 계획", 1),
        "상반기에 시범 운영한다.",
        "하반기에 수도권 영업점으로 넓힌다.",
        "예산은 3억원이다.",
    )
    rows = compared(old, new).rows
    assert [(row.kind.value, row.label) for row in rows] == [("changed", "2. 추진 계획"), ("added", "2. 추진 계획")]
    assert rows[0].note_ko == "'전'이 '수도권'으로 바뀜"
    assert rows[1].new is not None and rows[1].new.text == "예산은 3억원이다."


def test_chapter_headings() -> None:
    old = ("제1장 총칙", *BASE[:2], "제2장 대금", *BASE[2:])
    new = ("제1장 총칙", *BASE[:2], "제2장 대금과 비밀", *BASE[2:])
    row = only(compared(old, new))
    assert (row.sort.value, row.label, row.kind) == ("division", "제2장", RowKind.CHANGED)


def test_table_rows_are_told_apart() -> None:
    old = ("[별표 1] 수수료", (BlockKind.TABLE, "구분 | 수수료\n창구 | 1,000원\n자동화기기 | 500원"))
    new = ("[별표 1] 수수료", (BlockKind.TABLE, "구분 | 수수료\n창구 | 1,500원\n자동화기기 | 500원"))
    row = only(compared(old, new))
    assert (row.sort.value, row.label) == ("annex", "별표 1")
    assert row.note_ko == "금액이 '1,000원'에서 '1,500원'으로 바뀜"
