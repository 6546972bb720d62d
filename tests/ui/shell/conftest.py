"""The real window on an engine that says what it is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.ui.context import Context
from app.ui.main_window import MainWindow
from tests.ui.shell import given


@pytest.fixture
def window(qtbot: QtBot, context: Context, tmp_path: Path) -> Iterator[MainWindow]:
    """Shown, before the engine has said anything."""
    made = given.window(context, tmp_path)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.toast.settle()
