"""Icons: one family of drawings, tinted by the theme, and every name that the window asks for."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtGui import QColor

from app.system import paths
from app.ui.theme.theme import Theme

ICONS = paths.resources() / "icons"
FILES = sorted(file for file in ICONS.glob("*.svg") if file.stem != "app")  # the program's own sign has colours
UI = Path(__file__).resolve().parents[3] / "app" / "ui"
_FIXED_COLOR = re.compile(r"#[0-9a-fA-F]{3,8}|rgb\(")


def icon_calls(source: str) -> set[str]:
    """First arguments of every `….icon("name", …)` in a source."""
    return {
        node.args[0].value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "icon"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def test_there_is_a_set() -> None:
    assert len(FILES) >= 45


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_icon_belongs_to_the_family(file: Path) -> None:
    text = file.read_text("utf-8")
    root = ElementTree.fromstring(text)
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.75"
    assert not _FIXED_COLOR.search(text), "a colour of its own cannot follow the theme"


@pytest.mark.parametrize("name", [file.stem for file in FILES])
def test_an_icon_is_drawn_in_the_theme_s_colour(theme: Theme, name: str) -> None:
    image = theme.icon(name, "text").pixmap(48, 48).toImage()
    assert not image.isNull()
    wanted = QColor(theme.colors.text)
    solid = [
        color
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        if (color := image.pixelColor(x, y)).alpha() == 255
    ]
    assert solid, f"{name} draws nothing"
    assert all(abs(color.red() - wanted.red()) < 8 and abs(color.blue() - wanted.blue()) < 8 for color in solid)


def test_a_theme_paints_icons_anew(theme: Theme) -> None:
    light = theme.icon("settings", "text").pixmap(24, 24).toImage()
    theme.choose("dark")
    assert theme.icon("settings", "text").pixmap(24, 24).toImage() != light


def test_every_icon_that_the_window_names_is_there() -> None:
    wanted = {name for path in UI.rglob("*.py") for name in icon_calls(path.read_text("utf-8"))}
    assert wanted
    assert wanted - {file.stem for file in ICONS.glob("*.svg")} == set()


def test_a_name_would_be_found() -> None:
    assert icon_calls("button.setIcon(theme.icon('no-such', 'bad'))") == {"no-such"}
