"""The marks that open a unit, and the look-alikes that do not."""

from __future__ import annotations

import pytest

from app.core.structure import Kind
from app.core.structure.marks import find_mark, inline_paragraphs


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("제13조(전산자료 보호대책) 금융회사는 보호대책을 세운다.", "제13조", "전산자료 보호대책"),
        ("제9조 (정의)", "제9조", "정의"),
        ("제 13 조 ( 보고 ) ① 은행은", "제13조", "보고"),
        ("제13조의2(특례)", "제13조의2", "특례"),
        ("제13조의 2 (특례)", "제13조의2", "특례"),
        ("제5조【목적】 이 규정은", "제5조", "목적"),
        ("제5조[목적] 이 규정은", "제5조", "목적"),
        ("제8조(위원회(본부)의 구성) 위원회는", "제8조", "위원회(본부)의 구성"),
        ("제7조 은행은 보고한다.", "제7조", ""),
        ("제7조", "제7조", ""),
        ("제3조 삭제 <2020. 1. 1.>", "제3조", ""),
        ("제3조삭제", "제3조", ""),
        ("제4조<개정 2020. 1. 1.>", "제4조", ""),
        ("제6조(수수료)① 은행은", "제6조", "수수료"),
    ],
)
def test_articles(line: str, number: str, title: str) -> None:
    mark = find_mark(line)
    assert mark is not None
    assert (mark.kind, mark.number, mark.title) == (Kind.ARTICLE, number, title)
    assert mark.length <= len(line)


@pytest.mark.parametrize(
    "line",
    [
        "제5조에 따른 보고를 받은 경우",
        "제5조제1항에 따라 정한다.",
        "제5조 제1항에 따라 정한다.",
        "제3조 및 제4조를 준용한다.",
        "제3조부터 제7조까지의 규정",
        "제3조, 제4조를 준용한다.",
        "제3조ㆍ제4조를 준용한다.",
        "제5조 각 호의 어느 하나에 해당하는 경우",
        "제5조 단서에도 불구하고",
        "제5조(정의)에 따라 한다.",
        "제11조(보고)의 규정에도 불구하고",
        "제5조(정의), 제6조(범위)를 준용한다.",
        "제12조(비밀유지)를 준용한다.",
        "제1조의 목적을 이루기 위하여",
        "제2호에 따라 보고한다.",
        "제2장에서 정하는 바에 따른다.",
        "제2장 총칙에 따라 정한다.",
        "부칙 제2조에 따라 처리한다.",
        "별표 1에 따라 산정한 금액을 뺀 금액",
        "별표 1에 따른다",
        "별표 2와 같이 정하는 금액",
        "별지 제3호서식에 따라 작성한 서류",
        "별표 1 및 별표 2의 기준",
    ],
)
def test_references_at_the_start_of_a_line_open_nothing(line: str) -> None:
    assert find_mark(line) is None


@pytest.mark.parametrize("text", ["이 규정에서 쓰는 말의 뜻은", "은행은 다음과 같이 한다.", "용어의 뜻은 다음과 같다."])
def test_an_article_in_sequence_may_have_its_text_set_right_against_its_title(text: str) -> None:
    line = f"제5조(정의){text}"
    assert find_mark(line, previous_article=8) is None
    mark = find_mark(line, previous_article=4)
    assert mark is not None
    assert line[mark.length :] == text


@pytest.mark.parametrize(
    "text", ["에 따라 한다.", "의 규정에도", "은 준용한다.", "이 정하는 바", "부터 제7조까지", ", 제6조(범위)"]
)
def test_a_reference_to_the_next_article_stays_a_reference(text: str) -> None:
    assert find_mark(f"제5조(정의){text}", previous_article=4) is None


@pytest.mark.parametrize("text", [" 및 제6조(범위)를 준용한다.", " 의 규정에 따라", " 또는 제7조"])
def test_a_reference_set_apart_by_a_space_stays_a_reference(text: str) -> None:
    assert find_mark(f"제5조(정의){text}", previous_article=4) is None


@pytest.mark.parametrize(
    "text", [" 제12조의 개정규정은 공포한 날부터", " 각 부서는", " 이 경우", " 가계대출은", " 도매 거래는"]
)
def test_an_articles_text_may_open_with_what_looks_like_a_reference(text: str) -> None:
    assert find_mark(f"제2조(적용례){text}") is not None


@pytest.mark.parametrize(
    "line",
    [
        "제7조 이 규정은 모든 직원에게 적용한다.",
        "제7조 가계대출은",
        "제7조 은행은",
        "제7조 의뢰인은",
        "제7조 각 부서는",
    ],
)
def test_an_article_without_title_may_open_with_a_word_that_begins_like_a_particle(line: str) -> None:
    mark = find_mark(line)
    assert mark is not None
    assert mark.number == "제7조"


@pytest.mark.parametrize(
    ("line", "kind", "number", "title"),
    [
        ("제1편 총칙", Kind.PART, "제1편", "총칙"),
        ("제2장 전자금융업무", Kind.CHAPTER, "제2장", "전자금융업무"),
        ("제2장의2 특례", Kind.CHAPTER, "제2장의2", "특례"),
        ("제 3 절  보 칙", Kind.SECTION, "제3절", "보 칙"),
        ("제1관 통칙", Kind.SUBSECTION, "제1관", "통칙"),
        ("부칙", Kind.SUPPLEMENT, "부칙", ""),
        ("부 칙 <제2020-1호, 2020. 1. 1.>", Kind.SUPPLEMENT, "부칙", "제2020-1호, 2020. 1. 1."),
        ("부칙<법률 제1호>", Kind.SUPPLEMENT, "부칙", "법률 제1호"),
        ("별표 1", Kind.ANNEX, "별표 1", ""),
        ("별표", Kind.ANNEX, "별표", ""),
        ("[별표 1] 과태료 부과기준(제5조 관련)", Kind.ANNEX, "별표 1", "과태료 부과기준(제5조 관련)"),
        ("[별표 1의2] 수수료", Kind.ANNEX, "별표 1의2", "수수료"),
        ("별표 3 2026년 수수료", Kind.ANNEX, "별표 3", "2026년 수수료"),
        ("<별지 제3호서식> 신고서", Kind.ANNEX, "별지 3", "신고서"),
        ("붙임 1 양식", Kind.ANNEX, "붙임 1", "양식"),
        ("① 은행은", Kind.PARAGRAPH, "제1항", ""),
        ("⑳ 은행은", Kind.PARAGRAPH, "제20항", ""),
        ("㉑ 은행은", Kind.PARAGRAPH, "제21항", ""),
        ("1. 정의", Kind.ITEM, "제1호", ""),
        ("1.정의", Kind.ITEM, "제1호", ""),
        ("3의2. 정의", Kind.ITEM, "제3호의2", ""),
        ("가. 보통주", Kind.SUBITEM, "가목", ""),
        ("하. 그 밖의 것", Kind.SUBITEM, "하목", ""),
        ("거. 그 밖의 것", Kind.SUBITEM, "거목", ""),
        ("1) 세부", Kind.DETAIL, "1)", ""),
        ("(1) 세부", Kind.DETAIL, "1)", ""),
        ("가) 세부", Kind.SUBDETAIL, "가)", ""),
        ("(가) 세부", Kind.SUBDETAIL, "가)", ""),
    ],
)
def test_other_marks(line: str, kind: Kind, number: str, title: str) -> None:
    mark = find_mark(line)
    assert mark is not None
    assert (mark.kind, mark.number, mark.title) == (kind, number, title)


@pytest.mark.parametrize(
    "line",
    [
        "2025. 2. 5. 시행",
        "2025.2.5.",
        "25. 2. 5. 개정",
        "1.5배를 더한다.",
        "1,000만원 이하",
        "1234. 긴 번호",
        "(2020) 연도",
        "가.",
        "1.",
        "- 개요",
        "은행은 보고한다.",
        "제도의 개요",
        "부칙은 다음과 같다.",
        "",
    ],
)
def test_running_text_has_no_mark(line: str) -> None:
    assert find_mark(line) is None


def test_a_supplement_on_one_line_with_its_sentence_ends_its_mark_before_the_sentence() -> None:
    line = "부칙 <2026. 3. 1.> 이 규정은 2026년 3월 1일부터 시행한다."
    mark = find_mark(line)
    assert mark is not None
    assert mark.kind is Kind.SUPPLEMENT
    assert line[mark.length :].strip() == "이 규정은 2026년 3월 1일부터 시행한다."


def test_a_long_line_that_opens_like_a_chapter_or_an_annex_is_a_sentence() -> None:
    assert find_mark("제2장 " + "가나다라 " * 20) is None
    assert find_mark("별표 1 " + "가나다라 " * 20) is None


def test_inline_paragraphs_open_in_sequence_only() -> None:
    line = "제5조(보고) ① 은행은 ③에 따라 보고한다. ② 다만 ①의 경우에는 그러하지 아니하다. ③ 끝."
    offsets = inline_paragraphs(line, 0, 1)
    assert [line[i] for i in offsets] == ["①", "②", "③"]
    assert offsets == [line.index("①"), line.index("②"), line.rindex("③")]


def test_a_circled_number_inside_a_word_opens_nothing() -> None:
    assert inline_paragraphs("위①과 같이", 0, 1) == []
