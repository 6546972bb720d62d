"""Fixtures of the work pages: an engine that is ready, and pages that are cleaned up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.context import Context
from tests.fakes.engine import FakeEngine

W = TypeVar("W", bound=QWidget)


@pytest.fixture
def ready(context: Context, engine: FakeEngine) -> Context:
    """A context whose engine is ready."""
    engine.get_ready(4)
    return context


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[W], W]:
    """Shows a widget as the window would, and takes it away after the test."""

    def show(widget: W, width: int = 760, height: int = 700) -> W:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show  # type: ignore[return-value]
