"""A panel with the bank's documents, and what it says."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.context import Context
from app.ui.library.panel import LibraryPanel
from tests.ui.library.given import BANK, Heard, panel_with


@pytest.fixture
def panel(qtbot: QtBot, context: Context) -> Iterator[LibraryPanel]:
    """A panel with the bank's documents, shown."""
    made = panel_with(context, BANK)
    qtbot.addWidget(made)
    made.resize(320, 760)
    made.show()
    QApplication.processEvents()
    yield made
    QApplication.processEvents()


@pytest.fixture
def heard(panel: LibraryPanel) -> Heard:
    """What it says from now on."""
    return Heard(panel)
