"""An answer that a person has to check leaves only with the name of whoever did."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.engine.protocol.events import Failed, FileWritten
from app.engine.protocol.requests import ExportTurns
from app.ui.context import Context
from app.ui.conversation.exporting import Exporter, ReviewerDialog
from app.ui.saving import SaveDialog
from tests.fakes.engine import FakeEngine


@pytest.mark.parametrize(("name", "sent"), [("김감사", 2), ("", 1)])
def test_the_reviewer_is_asked_for_and_named(
    qtbot: QtBot, context: Context, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, name: str, sent: int
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(SaveDialog, "ask", classmethod(lambda cls, *rest: "answer.docx"))
    monkeypatch.setattr(ReviewerDialog, "ask", classmethod(lambda cls, *rest: name))
    exporter = Exporter(context, window)
    engine.start()
    exporter.export("c1", "t1", "답")
    engine.reply(engine.last(ExportTurns).id, Failed(code="export_needs_reviewer"))
    assert len(engine.sent_of(ExportTurns)) == sent
    assert engine.last(ExportTurns).reviewer == name
    if name:
        with qtbot.waitSignal(exporter.message) as said:
            engine.finish(engine.last(ExportTurns).id, FileWritten(path="answer.docx"))
        assert "answer.docx" in said.args[0]
