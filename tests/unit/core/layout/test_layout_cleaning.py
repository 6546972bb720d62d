"""Which glyphs of a page a reader sees."""

from __future__ import annotations

import pytest

from app.core.layout.cleaning import SOFT_HYPHEN, garbled_share, visible_glyphs
from app.core.layout.sheet import Paint, Sheet


def shown(sheet: Sheet) -> str:
    return "".join(glyph.text for glyph in visible_glyphs(sheet))


def test_drops_what_is_outside_of_the_page_or_too_small_to_read(typeset, make_sheet):
    glyphs = [*typeset("보임"), *typeset("밖", 50, -20), *typeset("옆", 600), *typeset("점", 50, 300, size=0.5)]
    assert shown(make_sheet(glyphs)) == "보임"


def test_white_text_shows_on_a_colour_only(typeset, make_sheet):
    glyphs = typeset("머리글", 50, 700, paint=Paint.WHITE)
    assert shown(make_sheet(glyphs)) == ""
    assert shown(make_sheet(glyphs, shades=[(40.0, 690.0, 300.0, 720.0)])) == "머리글"
    assert shown(make_sheet(glyphs, shades=[(40.0, 100.0, 300.0, 120.0)])) == ""


def test_unpainted_text_is_the_text_layer_of_a_scan_only(typeset, make_sheet):
    glyphs = typeset("인식된 글", paint=Paint.NONE)
    assert shown(make_sheet(glyphs)) == ""
    assert shown(make_sheet(glyphs, images=[(0.0, 0.0, 100.0, 100.0)])) == ""
    assert shown(make_sheet(glyphs, images=[(0.0, 0.0, 595.0, 842.0)])) == "인식된 글"


def test_a_scan_cut_into_strips_counts_as_one_image(make_sheet):
    strips = [(0.0, 42.0 * n, 595.0, 42.0 * (n + 1)) for n in range(20)]
    assert make_sheet([], images=strips).image_cover == pytest.approx(840 / 842)


def test_unifies_spaces_ligatures_bullets_and_hyphens(typeset, make_sheet):
    glyphs = typeset("a\u00a0b\u3000c\u200bﬃ\uf0b7x\u0002\u0007")
    assert shown(make_sheet(glyphs)) == "a b cffi•x" + SOFT_HYPHEN


def test_letters_of_a_ligature_share_its_box(typeset, make_sheet):
    letters = visible_glyphs(make_sheet(typeset("ﬁ", 100)))
    assert [(g.text, g.x0, g.x1) for g in letters] == [("f", 100.0, 105.0), ("i", 105.0, 110.0)]


def test_garbled_share_counts_private_and_replacement_characters(typeset, make_sheet):
    sheet = make_sheet(typeset("가나\ue123\ufffd 다라"))
    assert garbled_share(sheet, visible_glyphs(sheet)) == pytest.approx(2 / 6)
    unmapped = make_sheet(typeset("KHOOR"), unmapped=0.9)
    assert garbled_share(unmapped, visible_glyphs(unmapped)) == 0.9
    assert garbled_share(make_sheet([]), []) == 0.0
