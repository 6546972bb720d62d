"""The fixtures themselves: what is left behind would be noticed."""

from __future__ import annotations

import socket

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel

from app.engine.protocol.events import Done, Failed
from app.engine.protocol.requests import ListDocuments, RunDoctor
from app.ui.engine.client import EngineState
from tests.fakes.engine import FakeEngine


def test_a_request_is_remembered_and_answered(engine: FakeEngine) -> None:
    heard: list[object] = []
    request_id = engine.send(RunDoctor, heard.append)
    assert engine.last(RunDoctor).id == request_id
    assert engine.is_pending(request_id)
    engine.finish(request_id)
    assert heard == [Done(re=request_id)]
    assert not engine.is_pending(request_id)


def test_a_dying_engine_fails_what_is_pending(engine: FakeEngine) -> None:
    heard: list[object] = []
    request_id = engine.send(ListDocuments, heard.append)
    engine.die()
    assert heard == [Failed(re=request_id, code="engine_died")]
    assert engine.state is EngineState.RESTARTING


def test_the_network_is_refused() -> None:
    with pytest.raises(AssertionError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def test_busy_and_top_level_objects_are_seen(qapp: object) -> None:
    from tests.ui.conftest import _busy_objects

    timer = QTimer()
    timer.start(60_000)
    assert timer in _busy_objects()
    timer.stop()
    assert timer not in _busy_objects()
    label = QLabel("x")
    assert label in QApplication.topLevelWidgets()
    label.deleteLater()
