"""Printed lines into paragraphs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.core.layout.line import Line
from app.core.layout.paragraphs import Builder, Paragraph, Setting, local_settings, right_margin, usual_pitch
from app.core.layout.starts import Sequence, ends_entry, ends_sentence, has_bullet, is_open, mark_of

FULL = "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초"  # 38 syllables, 380 points
WORDS = "금융회사는 이용자의 권리와 이익을 지키기 위하여 필요한 조치를 마련하고 이를"  # ends near the right margin

Stack = Callable[..., list[Line]]


@pytest.fixture
def stack(typeset_line) -> Stack:
    """Lines below each other; an entry is a text, or (text, x) or (text, x, style)."""

    def make(*entries: object, top: float = 700.0, pitch: float = 15.0) -> list[Line]:
        lines = []
        for index, entry in enumerate(entries):
            text, x, style = (*entry, 50.0, {})[:3] if isinstance(entry, tuple) else (entry, 50.0, {})
            if isinstance(entry, tuple) and len(entry) == 2:
                text, x, style = entry[0], entry[1], {}
            lines.append(typeset_line(text, x, top - index * pitch, **style))
        return lines

    return make


def texts(paragraphs: list[Paragraph]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs]


def test_wrapped_lines_are_one_paragraph_and_a_short_one_ends_it(stack):
    built = Builder().build(stack(FULL, FULL, "끝난다.", FULL, "그렇다."))
    assert texts(built) == [f"{FULL} {FULL} 끝난다.", f"{FULL} 그렇다."]
    assert len(built[0].seams) == 2 and built[0].seams[0].right == FULL


@pytest.mark.parametrize(
    "mark",
    [
        "제2장 총칙",
        "제3조(정의) ",
        "제3조의2(특례) ",
        "②",
        "2. ",
        "나. ",
        "1) ",
        "(1) ",
        "부칙",
        "[별표 1]",
        "○ ",
        "□ ",
        "※ ",
        "- ",
        "• ",
    ],
)
def test_structural_marks_open_a_paragraph_without_any_other_sign(stack, mark):
    opening = mark if mark.startswith(("제2장", "부칙", "[별표")) else mark + FULL[:30]
    built = Builder().build(stack(FULL[:-1] + ".", opening))
    assert len(built) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (FULL[:-1] + "한", "다. 다만, 그러하지 아니하다."),  # no 나. came before
        ("이 규정에서 정하는 바에 따라 금융위원회에 보고하여야 한다.<개정 2013. 12.", "3.>"),
        ("이 규정에서 정하는 바에 따라 금융위원회에 보고하여야 한다.<개정 2013.", "12. 3.>"),
        (
            "보험수익자와 회사가 합의하지 못할 때에는 제3자를 정하고 그 의견에 따르며 의료법",
            "제3조(의료기관)에 규정한 종합병원에서 정한다.",
        ),
        (
            "금융위원회가 정하는 자는 다음 각 호의 어느 하나에 해당하는 자로서 은행법 및 같은 법",
            "제58조에 따라 인가를 받은 자를 말한다.",
        ),
        (
            "이용자 정보는 업무의 처리에 필요한 최소한의 범위에서 수집하여야 하며 수집ㆍ가공ㆍ저장",
            "ㆍ검색하는 경우에는 미리 알려야 한다.",
        ),
    ],
)
def test_a_wrap_that_looks_like_a_mark_opens_nothing(stack, before, after):
    assert texts(Builder().build(stack(before, after))) == [f"{before} {after}"]


def test_a_list_goes_on_in_sequence_even_when_the_line_before_is_full(stack):
    lines = stack("나. " + FULL[:36], "다. " + FULL[:36], "라. 그 밖의 사항")
    builder = Builder()
    builder.build(stack("가. 대표이사"))
    assert len(builder.build(lines)) == 3


def test_the_numbering_of_lists_lives_on_from_page_to_page(stack):
    builder = Builder()
    builder.build(stack("1. 전산실", "2. 전산자료"))
    assert builder.sequence.expects(mark_of("3. 단말기", builder.sequence))
    assert not builder.sequence.expects(mark_of("7. 단말기", builder.sequence))


def test_hanging_lines_belong_to_their_item(stack):
    built = Builder().build(stack((FULL, 50.0), (FULL[:-2], 66.0), ("끝.", 66.0), (FULL, 50.0)))
    assert len(built) == 2


def test_a_first_line_indent_opens_a_paragraph_after_a_full_last_line(stack):
    built = Builder().build(
        stack((WORDS, 62.0), (FULL, 50.0), (FULL[:-1] + ".", 50.0), (FULL[:-2], 62.0), ("끝.", 50.0))
    )
    assert len(built) == 2


def test_type_size_boldness_and_distance_set_paragraphs_apart(stack, typeset_line):
    assert len(Builder().build(stack((FULL, 50.0, {"size": 14.0}), (FULL, 50.0, {"size": 10.0})))) == 2
    assert len(Builder().build(stack((FULL, 50.0, {"bold": True}), FULL))) == 2
    far = [*stack(FULL, FULL, FULL), *stack(FULL, top=620.0)]
    assert len(Builder().build(far)) == 2


def test_a_bold_article_title_that_wraps_goes_on_in_plain_type(stack):
    built = Builder().build(
        stack(("제5조(전자금융사고 책임이행을 위한 보험 등의 가입에 관한", 50.0, {"bold": True}), "기준) 금융회사는")
    )
    assert len(built) == 1


def test_lines_set_right_or_centred_stand_alone(stack):
    built = Builder().build(stack(("전자금융감독규정", 190.0), ("금융위원회(디지털금융과)", 310.0), (FULL, 50.0)))
    assert len(built) == 3


def test_entries_of_a_contents_page_stand_alone(stack):
    built = Builder().build(
        stack("1. 총칙 ··························· 1", "부록 ······························· 31", "그림 차례")
    )
    assert len(built) == 3


def test_a_hyphenated_line_goes_on_however_short_it_is(stack):
    built = Builder().build(stack(FULL, "benzyl methyl ke\u00ad", "tone"))
    assert texts(built) == [f"{FULL} benzyl methyl ke\u00ad tone"]


def test_text_in_a_box_keeps_to_the_boxs_margin(stack):
    narrow = FULL[:28]
    lines = stack(FULL, "끝.", (narrow, 80.0), (narrow, 80.0), (narrow, 80.0), ("끝.", 80.0), FULL)
    assert [len(p.lines) for p in Builder().build(lines)] == [2, 4, 1]


def test_seams_know_how_much_room_was_left(stack):
    (paragraph,) = Builder().build(stack(FULL[:-2], FULL, "끝."))
    assert paragraph.seams[0].room == pytest.approx(1.0)  # 20 points to the margin, the next syllable takes 10
    assert paragraph.seams[1].room == pytest.approx(-1.0)


def test_an_unbreakable_unit_counts_whole(stack):
    (paragraph,) = Builder().build(stack(FULL[:-2], "12345678호에 따른 것으로서 " + FULL[:24], "끝."), right=430.0)
    assert paragraph.seams[0].room == pytest.approx(-3.0)


def test_margins_and_pitch_come_from_the_lines(stack):
    lines = stack(FULL, FULL, "짧다.", FULL)
    assert right_margin(lines) == 430.0
    assert usual_pitch(lines) == 15.0
    assert usual_pitch(lines[:1]) == 0.0


def test_right_margin_passes_over_a_lone_line_that_sticks_out(stack):
    lines = stack(FULL + "가나", *[FULL] * 10)
    assert right_margin(lines) == 430.0


def test_lists_of_short_entries_are_no_box(stack):
    lines = stack(FULL, "서울특별시", "부산광역시", "대구광역시")
    assert [setting.right for setting in local_settings(lines, Setting(430.0, 15.0))] == [430.0] * 4


def test_a_box_may_be_set_with_more_distance_between_its_lines(stack):
    box = stack(*[(FULL[:28], 80.0)] * 3, ("끝.", 80.0), top=600.0, pitch=22.0)
    built = Builder().build([*stack(FULL, FULL, FULL, "끝.", pitch=14.0), *box])
    assert [len(paragraph.lines) for paragraph in built] == [4, 4]


@pytest.mark.parametrize(
    "text",
    ["○ 추진 배경", "- 금리", "ㅇ 현황", "* 주석", "<표 1> 현황", "[붙임 1] 서식", "그림 3 구성도", "※ 참고", "Ÿ VPN"],
)
def test_bullets_and_captions(text):
    assert has_bullet(text)


@pytest.mark.parametrize("text", ["ㆍ검색", "-5%", "표현의 자유", "그림자", "o'clock", "*강조"])
def test_what_is_no_bullet(text):
    assert not has_bullet(text)


def test_open_and_ended_text():
    assert is_open("<개정 2013. 12.") and is_open("이하 (단,") and is_open("다음(2025. 1.")
    assert not is_open("(끝)") and not is_open("이다.")
    assert ends_sentence("한다.") and ends_sentence("한다.<개정 2020. 2. 4.>") and not ends_sentence("다음의")
    assert ends_entry("제1장 총칙 ........ 12") and not ends_entry("제1장 총칙 12")


def test_a_new_division_starts_lists_anew():
    sequence = Sequence()
    for text in ("제1조(목적)", "1. 가", "2. 나", "제2조(정의)"):
        mark = mark_of(text, sequence)
        assert mark is not None
        sequence.take(mark)
    first, third = mark_of("1. 처음", sequence), mark_of("3. 셋째", sequence)
    assert first is not None and sequence.expects(first)
    assert third is not None and not sequence.expects(third)
