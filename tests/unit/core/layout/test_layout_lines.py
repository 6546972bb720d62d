"""Glyphs into lines."""

from __future__ import annotations

from app.core.geometry import EMPTY
from app.core.layout.line import join_on_baseline
from app.core.layout.lines import build_lines


def texts(glyphs: list) -> list[str]:
    return [line.text for line in build_lines(glyphs)]


def test_reads_by_place_whatever_the_order_of_drawing(typeset):
    glyphs = [*typeset("둘째 줄", y=680), *typeset("쪽", 90, 700), *typeset("첫", 80, 700)]
    assert sorted(texts(glyphs)) == sorted(["첫쪽", "둘째 줄"])


def test_every_character_has_its_box_and_spaces_fill_the_gap(typeset):
    (line,) = build_lines(typeset("가 나", 100))
    boxes = list(line.character_boxes())
    assert len(boxes) == len(line.text) == 3
    assert boxes[0] == (100.0, 700.0, 110.0, 710.0)
    assert boxes[1][0] == 110.0 and boxes[1][2] == boxes[2][0] == 113.5


def test_gaps_read_as_spaces_where_the_text_has_none(typeset):
    assert texts(typeset("the quick fox", spaces=False)) == ["the quick fox"]


def test_letter_spacing_is_no_space(typeset):
    assert texts(typeset("표준약관", spread=2.0)) == ["표준약관"]
    assert texts(typeset("표준 약관", spread=2.0)) == ["표준 약관"]


def test_runs_of_spaces_become_one_and_ends_are_noted(typeset):
    (line,) = build_lines(typeset(" 가  나 "))
    assert line.text == "가 나"
    assert line.opens_spaced and line.closes_spaced
    (bare,) = build_lines(typeset("가 나"))
    assert not bare.opens_spaced and not bare.closes_spaced


def test_a_wide_gap_ends_a_line(typeset):
    assert sorted(texts([*typeset("왼쪽", 50), *typeset("오른쪽", 300)])) == ["오른쪽", "왼쪽"]


def test_superscripts_stay_on_their_line_and_lines_apart(typeset):
    glyphs = [*typeset("조항", 50, 700), *typeset("1)", 70, 705, size=6), *typeset("아래", 50, 688)]
    assert sorted(texts(glyphs)) == ["아래", "조항1)"]


def test_fake_bold_is_read_once(typeset):
    glyphs = [*typeset("경영공시", 100), *typeset("경영공시", 100.3), *typeset("경영공시", 100.6)]
    assert texts(glyphs) == ["경영공시"]
    overlaid = [g for pair in zip(typeset("합계", 50), typeset("합계", 50.2), strict=True) for g in pair]
    assert texts(overlaid) == ["합계"]


def test_doubled_letters_are_kept(typeset):
    assert texts(typeset("bookkeeping 1,100")) == ["bookkeeping 1,100"]


def test_a_large_watermark_does_not_swallow_the_line_it_crosses(typeset):
    glyphs = [*typeset("본문 글자", 50, 700), *typeset("대", 50, 690, size=60)]
    assert sorted(texts(glyphs)) == ["대", "본문 글자"]


def test_natural_width_leaves_justification_out(typeset):
    (plain,) = build_lines(typeset("가나다라 마바사"))
    (justified,) = build_lines(typeset("가나다라 마바사", spread=1.5))
    assert plain.natural == justified.natural == 73.5
    assert justified.x1 - justified.x0 == 73.5 + 7 * 1.5
    assert justified.tracking > plain.tracking == 0.0


def test_natural_width_is_the_printed_one_where_spaces_are_implied(typeset):
    (line,) = build_lines(typeset("가나 다라 마바", spaces=False))
    assert line.natural == line.x1 - line.x0


def test_decomposed_hangul_is_composed(typeset):
    (line,) = build_lines(typeset("\u1112\u1161\u11ab글"))
    assert line.text == "한글"
    assert len(list(line.character_boxes())) == 2
    assert next(line.character_boxes())[2] - next(line.character_boxes())[0] == 30.0


def test_joining_parts_of_a_line_puts_a_boxless_space_between(typeset_line):
    line = join_on_baseline([typeset_line("제1관", 50), typeset_line("총칙", 120)])
    assert line.text == "제1관 총칙"
    assert list(line.character_boxes())[3] == EMPTY
    assert (line.x0, line.x1) == (50.0, 140.0)


def test_bold_needs_nearly_all_characters(typeset):
    (mixed,) = build_lines([*typeset("제1조(목적)", bold=True), *typeset(" 이 규정은 다음과 같다", 96)])
    (whole,) = build_lines(typeset("제1장 총칙", bold=True))
    assert whole.bold and not mixed.bold
