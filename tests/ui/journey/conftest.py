"""The whole program: real window, real engine process, real models, on the sample documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.engine.protocol.events import AnyEvent, TurnDone
from app.engine.protocol.events import EngineState as EngineReport
from app.settings.store import UserSettings
from app.system import paths
from app.ui.application import Program
from app.ui.engine.client import EngineState

PATIENCE_MS = 120_000  # a loaded machine reads samples and answers in a tenth of it


@dataclass
class Running:
    """A running program, and everything its engine said."""

    program: Program
    qtbot: QtBot
    heard: list[AnyEvent] = field(default_factory=list)

    def wait(self, condition: Callable[[], object]) -> None:
        """Let the program work until something is so."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)

    def wait_ready(self) -> None:
        """The engine runs, and searches by meaning."""
        self.wait(lambda: self.program.engine.state is EngineState.READY)
        self.wait(lambda: any(isinstance(e, EngineReport) and e.search_state == "ready" for e in self.heard))

    def states(self) -> list[str]:
        """States of the documents in the library panel."""
        return [row.state for row in self.program.window.library.store.rows()]

    def answers(self) -> list[TurnDone]:
        """Every finished answer."""
        return [event for event in self.heard if isinstance(event, TurnDone)]


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Running]]:
    """Starts programs on one library; each is closed at the end."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(paths, "user_settings", lambda: tmp_path / "config" / "Seogo" / "settings.toml")
    started: list[Running] = []
    style = qapp.styleSheet()

    def begin() -> Running:
        program = Program(qapp, UserSettings(), tmp_path / "library", "ko")
        running = Running(program, qtbot)
        program.engine.received.connect(running.heard.append)
        program.window.show()
        program.start([])
        started.append(running)
        return running

    yield begin
    for running in started:
        stop(running)
    qapp.setStyleSheet(style)


def stop(running: Running) -> None:
    """Close a program as a person would."""
    running.program.window.close()
    running.program.close()
    running.program.window.deleteLater()
    running.program.translations.use("en")
    running.program.theme.deleteLater()
    running.program.engine.deleteLater()


@pytest.fixture
def samples() -> list[str]:
    """The sample documents."""
    folder = paths.resources() / "samples"
    return [str(file) for file in sorted(folder.iterdir()) if file.suffix in (".pdf", ".docx", ".hwpx", ".txt")]
