"""The style sheet: right in both themes, with pictures in the theme's colours, and it grows with the font."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from app.system import paths
from app.ui import fonts
from app.ui.theme.colors import DARK, LIGHT, Colors
from app.ui.theme.style import POINTS, palette, style_sheet

CONTROLS = paths.resources() / "icons" / "controls"
THEMES = [pytest.param(LIGHT, "light", id="light"), pytest.param(DARK, "dark", id="dark")]


@pytest.mark.parametrize(("colors", "name"), THEMES)
def test_every_picture_is_there_in_the_theme_s_colours(colors: Colors, name: str) -> None:
    named = set(re.findall(r'url\("([^"]+)"\)', style_sheet(colors)))
    assert named == {(CONTROLS / f"{name}-{each}.svg").as_posix() for each in ("chevron-down", "chevron-up", "check")}
    for each, color in (("chevron-down", colors.muted), ("chevron-up", colors.muted), ("check", colors.accent_text)):
        assert f'stroke="{color}"' in (CONTROLS / f"{name}-{each}.svg").read_text("utf-8")


@pytest.mark.parametrize(("colors", "name"), THEMES)
def test_every_rule_is_closed_and_every_colour_is_the_theme_s(colors: Colors, name: str) -> None:
    sheet = style_sheet(colors)
    assert sheet.count("{") == sheet.count("}")
    assert "{c." not in sheet
    own = {getattr(colors, field) for field in Colors.__slots__}
    assert set(re.findall(r"#[0-9a-f]{6}\b", sheet)) <= own


@pytest.mark.parametrize(("colors", "name"), THEMES)
def test_qt_accepts_it(qtbot: QtBot, colors: Colors, name: str) -> None:
    """A rule that Qt cannot read is a warning, and warnings fail."""
    for kind in (QPushButton, QToolButton, QComboBox, QSpinBox, QCheckBox, QLabel):
        widget = kind()
        qtbot.addWidget(widget)
        widget.setStyleSheet(style_sheet(colors))
        widget.show()
        assert not widget.grab().isNull()


def test_targets_are_large_enough(qtbot: QtBot) -> None:
    for widget in (QPushButton("x"), QToolButton(), QComboBox(), QSpinBox()):
        qtbot.addWidget(widget)
        widget.setStyleSheet(style_sheet(LIGHT))
        assert widget.sizeHint().height() >= 28, type(widget).__name__


def test_titles_and_pictures_grow_with_the_font() -> None:
    normal, double = style_sheet(LIGHT, POINTS), style_sheet(LIGHT, 2 * POINTS)
    assert "font-size: 12.5pt" in normal and "font-size: 25.0pt" in double
    assert "icon-size: 16px" in normal and "icon-size: 28px" in double


def test_the_palette_agrees() -> None:
    made = palette(DARK)
    assert made.color(QPalette.ColorRole.Window).name() == DARK.window
    assert made.color(QPalette.ColorRole.Text).name() == DARK.text
    assert made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name() == DARK.faint


def test_the_font_has_every_hangul_syllable(qapp: QApplication) -> None:
    from PySide6.QtGui import QFont, QFontMetrics

    before = qapp.font()
    fonts.use(fonts.load(), 150)
    metrics = QFontMetrics(QFont(qapp.font()))
    missing = [chr(code) for code in range(ord("가"), ord("힣") + 1) if not metrics.inFontUcs4(code)]
    assert qapp.font().pointSizeF() == pytest.approx(POINTS * 1.5)
    qapp.setFont(before)
    assert missing == []
