"""Directions of writing."""

from __future__ import annotations

import pytest

from app.core.layout.draft import draft_page
from app.core.layout.frames import Turn, turn_glyphs, turn_rules, writing_turns
from app.core.layout.lines import build_lines
from app.core.layout.sheet import Glyph, Rule


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_turning_there_and_back(angle):
    turn = Turn(angle, 595.0, 842.0)
    box = (100.0, 200.0, 110.0, 212.0)
    assert turn.displayed(*turn.upright(*box)) == box
    x0, y0, x1, y1 = turn.upright(*box)
    assert x0 < x1 and y0 < y1
    assert (turn.wide, turn.tall) == ((595.0, 842.0) if angle % 180 == 0 else (842.0, 595.0))


def test_text_that_runs_up_the_page(make_sheet):
    column = [Glyph(c, 100.0, 100.0 + 10 * n, 110.0, 110.0 + 10 * n, 10.0, False, 90) for n, c in enumerate("세로쓰기")]
    (face,) = draft_page(make_sheet(column)).faces
    assert [line.text for line in face.lines] == ["세로쓰기"]
    assert face.turn.angle == 90


def test_lines_that_run_down_follow_each_other_from_right_to_left():
    def down(text: str, x: float) -> list[Glyph]:
        return [Glyph(c, x, 700.0 - 10 * n, x + 10, 710.0 - 10 * n, 10.0, False, 270) for n, c in enumerate(text)]

    ((turn, group),) = writing_turns([*down("둘째줄", 300), *down("첫째줄", 320)], 595.0, 842.0)
    assert turn is not None
    lines = sorted(build_lines(turn_glyphs(turn, group)), key=lambda line: -line.middle)
    assert [line.text for line in lines] == ["첫째줄", "둘째줄"]


def test_vertical_writing_with_upright_characters():
    glyphs = [
        Glyph(c, 300.0, 700.0 - 11 * n, 310.0, 710.0 - 11 * n, 10.0, False, 0)
        for n, c in enumerate("風景やみんなといっしょにせはしく明滅")
    ]
    ((turn, group),) = writing_turns(glyphs, 595.0, 842.0)
    assert turn is not None and turn.angle == 270
    assert [line.text for line in build_lines(turn_glyphs(turn, group))] == ["風景やみんなといっしょにせはしく明滅"]


def test_the_main_direction_comes_first_and_stamps_last(typeset):
    glyphs = [*typeset("옆으로", angle=90), *typeset("본문은 이렇게 길다"), *typeset("대외비", angle=45)]
    turns = [turn.angle if turn else None for turn, _ in writing_turns(glyphs, 595.0, 842.0)]
    assert turns == [0, 90, None]


def test_stamps_are_kept_apart_from_the_text(typeset, make_sheet):
    draft = draft_page(make_sheet([*typeset("본문"), *typeset("대외비", 200, 400, angle=45)]))
    assert draft.stamps == ("대외비",)
    assert [line.text for face in draft.faces for line in face.lines] == ["본문"]


def test_rules_turn_with_the_text():
    (rule,) = turn_rules(Turn(90, 595.0, 842.0), [Rule(100.0, 50.0, 100.0, 250.0)])
    assert rule.horizontal and (rule.x0, rule.x1) == (50.0, 250.0)
