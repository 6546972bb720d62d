"""Contrast of words and of control borders in both themes: WCAG 2.2, success criteria 1.4.3 and 1.4.11."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from app.ui.theme.colors import DARK, LIGHT, Colors

TEXT_LEAST, BORDER_LEAST = 4.5, 3.0
GROUNDS = ("window", "panel", "surface", "raised", "selected")
WORDS = ("text", "muted", "link")
QUIET_WORDS = ("faint", "good", "warning", "bad")  # never on a chosen row
PAIRS = [
    *((word, ground) for word in WORDS for ground in GROUNDS),
    *((word, ground) for word in QUIET_WORDS for ground in GROUNDS if ground != "selected"),
    ("accent_text", "accent"),
    ("accent_text", "link"),  # a main button under the pointer
    ("link", "accent_soft"),
    ("text", "accent_soft"),
    ("good", "good_soft"),
    ("warning", "warning_soft"),
    ("bad", "bad_soft"),
    ("text", "good_soft"),
    ("text", "warning_soft"),
    ("text", "bad_soft"),
    ("highlight_text", "highlight"),
    ("highlight_text", "highlight_strong"),
    ("window", "text"),  # toasts
]
BORDERS = [
    *(("line_strong", ground) for ground in ("surface", "panel", "window")),  # fields and buttons
    *(("accent", ground) for ground in ("surface", "panel", "window", "raised")),  # the focus ring
]
THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def luminance(color: str) -> float:
    """Relative luminance of "#rrggbb": w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = (_linear(int(color[start : start + 2], 16) / 255) for start in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21: w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


@pytest.mark.parametrize("colors", THEMES)
@pytest.mark.parametrize(("word", "ground"), PAIRS)
def test_words_are_readable(colors: Colors, word: str, ground: str) -> None:
    found = asdict(colors)
    assert contrast(found[word], found[ground]) >= TEXT_LEAST


@pytest.mark.parametrize("colors", THEMES)
@pytest.mark.parametrize(("border", "ground"), BORDERS)
def test_borders_and_focus_rings_can_be_seen(colors: Colors, border: str, ground: str) -> None:
    found = asdict(colors)
    assert contrast(found[border], found[ground]) >= BORDER_LEAST


def test_the_formula_agrees_with_its_source() -> None:
    """Black on white is 21:1, and #767676 is the well-known lightest grey that passes on white."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#777777", "#ffffff") < TEXT_LEAST
