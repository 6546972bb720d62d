"""Every scene can be built, in both themes and at a narrow width, and paints something."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.ui.context import Context
from tests.ui.library.scenes import SCENES, Builder


@pytest.mark.parametrize(("name", "build"), SCENES)
def test_scene(qtbot: QtBot, context: Context, name: str, build: Builder) -> None:
    """The picture has more than one colour, and the panel can be made narrow."""
    panel = build(context)
    qtbot.addWidget(panel)
    panel.resize(240, 600)
    panel.show()
    context.theme.choose("dark")
    assert panel.width() == 240, f"{name} asks for {panel.minimumSizeHint().width()} px"
    image = panel.grab().toImage()
    colors = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert len(colors) > 5
