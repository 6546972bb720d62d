"""A conversation panel with an engine that is ready."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.ui.context import Context
from app.ui.conversation.panel import ConversationPanel
from tests.ui.conversation import given


@pytest.fixture
def panel(qtbot: QtBot, context: Context) -> Iterator[ConversationPanel]:
    """Shown, with four documents and two folders."""
    made, _ = given.ready_panel(context)
    qtbot.addWidget(made)
    made.resize(760, 700)
    with qtbot.waitExposed(made):
        made.show()
    yield made
