"""The foot of the window says how things are."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.engine.protocol.events import IndexProgress
from app.ui.status_bar import StatusBar
from app.ui.theme.theme import Theme
from tests.ui.shell import given


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> StatusBar:
    """Before the engine has said anything."""
    made = StatusBar(theme)
    qtbot.addWidget(made)
    made.show()
    return made


def progress(done: int, total: int) -> IndexProgress:
    return IndexProgress(stage="read", done=done, total=total, failed=0, seconds_left=-1, path="")


def test_at_the_start(bar: StatusBar) -> None:
    assert bar.offline.text() == "Offline"
    assert bar.model.text() == "Starting…"
    assert bar.memory.text() == "" and not bar.progress.isVisible()


@pytest.mark.parametrize(
    ("model_state", "words"),
    [
        ("ready", "Qwen2.5 1.5B"),
        ("loading", "Preparing the model…"),
        ("absent", "No model: answers by quotes alone"),
        ("refused", "Model not approved: answers by quotes alone"),
        ("no_memory", "Not enough memory for the model: answers by quotes alone"),
    ],
)
def test_the_model(bar: StatusBar, model_state: str, words: str) -> None:
    bar.show_state(given.state(model_state=model_state))
    assert bar.model.text() == words


def test_a_model_is_named_without_its_file_ending(bar: StatusBar) -> None:
    bar.show_state(given.state(model="qwen2.5-1.5b-q4_k_m.gguf"))
    assert bar.model.text() == "qwen2.5-1.5b-q4_k_m"


def test_memory(bar: StatusBar) -> None:
    bar.show_state(given.state(memory=1_536 << 20, free_memory=5 << 29))
    assert bar.memory.text() == "Memory 1,536 MB, 2.5 GB free"


def test_the_queue_with_its_progress(bar: StatusBar) -> None:
    bar.show_state(given.state(indexing=1, waiting=7))
    bar.show_progress(progress(3, 8))
    assert bar.queue.text() == "Reading 1, 7 waiting"
    assert bar.progress.isVisible() and (bar.progress.value(), bar.progress.maximum()) == (3, 8)
    bar.show_progress(progress(8, 8))
    assert not bar.progress.isVisible()


def test_a_stopped_queue_takes_its_progress_away(bar: StatusBar) -> None:
    bar.show_progress(progress(3, 8))
    bar.show_state(given.state())
    assert not bar.progress.isVisible() and bar.queue.text() == ""


def test_the_badge_and_the_model_can_be_asked(bar: StatusBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.isolation_asked):
        bar.offline.click()
    with qtbot.waitSignal(bar.models_asked):
        bar.model.click()
