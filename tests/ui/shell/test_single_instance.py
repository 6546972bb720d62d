"""One window per library; a second start hands over its files, and a crash leaves nothing that is in the way."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.system import paths
from app.ui.single_instance import SingleInstance

TAKE_AND_DIE = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from app.ui.single_instance import SingleInstance
application = QCoreApplication([])
single = SingleInstance(Path(sys.argv[1]))
assert single.is_first()
os._exit(9)
"""


@pytest.fixture
def first(tmp_path: Path) -> Iterator[SingleInstance]:
    """Has the lock."""
    made = SingleInstance(tmp_path / "state")
    assert made.is_first()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def second(tmp_path: Path) -> Iterator[SingleInstance]:
    """Comes later."""
    made = SingleInstance(tmp_path / "state")
    yield made
    made.close()
    made.deleteLater()


def test_a_second_one_hands_over_its_files(first: SingleInstance, second: SingleInstance, qtbot: QtBot) -> None:
    assert not second.is_first()
    with qtbot.waitSignal(first.called, timeout=5_000) as heard:
        second.hand_over(["/규정/이체 한도.pdf", "/a b.docx"])
    assert heard.args == [["/규정/이체 한도.pdf", "/a b.docx"]]


def test_a_second_one_without_files_raises_the_first(
    first: SingleInstance, second: SingleInstance, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(first.called, timeout=5_000) as heard:
        second.hand_over([])
    assert heard.args == [[]]


def test_several_calls_are_all_heard(first: SingleInstance, second: SingleInstance, qtbot: QtBot) -> None:
    heard: list[list[str]] = []
    first.called.connect(heard.append)
    for number in range(5):
        second.hand_over([str(number)])
    qtbot.waitUntil(lambda: len(heard) == 5, timeout=5_000)
    assert sorted(heard) == [[str(number)] for number in range(5)]


def test_what_is_no_call_is_thrown_away(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    heard: list[list[str]] = []
    first.called.connect(heard.append)
    spool = tmp_path / "state" / "handover"
    for name, text in (("a", "not json"), ("b", '{"x": 1}'), ("c", "[1, 2]")):
        (spool / f"{name}.handover").write_text(text, "utf-8")
    qtbot.waitUntil(lambda: not list(spool.glob("*.handover")), timeout=5_000)
    assert heard == []


def test_the_next_one_is_first_after_a_proper_end(first: SingleInstance, second: SingleInstance) -> None:
    first.close()
    assert second.is_first()


def test_a_lock_of_a_process_that_died_is_stale(second: SingleInstance, tmp_path: Path) -> None:
    command = [sys.executable, "-c", TAKE_AND_DIE, str(tmp_path / "state")]
    assert subprocess.run(command, cwd=paths.PROGRAM, check=False).returncode == 9
    assert (tmp_path / "state" / "window.lock").exists()
    assert second.is_first()


def test_two_libraries_do_not_know_each_other(first: SingleInstance, tmp_path: Path) -> None:
    other = SingleInstance(tmp_path / "other")
    assert other.is_first()
    other.close()
    other.deleteLater()
