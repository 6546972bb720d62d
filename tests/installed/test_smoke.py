"""The program's folder works on Windows, from reading to the window. Runs with every change; installing is tested apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from installer.build import STAGE
from tests.installed import using
from tests.installed.desk import Desk

pytestmark = pytest.mark.timeout(900)


def test_the_self_test_is_healthy(staged_desk: Desk) -> None:
    using.check_health(staged_desk)


def test_documents_of_three_kinds_answer_a_question(staged_desk: Desk, samples: dict[str, Path]) -> None:
    using.add(staged_desk, [samples["pdf"], samples["docx"], samples["hwpx"]])
    using.check_answer(staged_desk, model=True)


def test_the_window_opens_takes_a_file_and_answers(staged_desk: Desk, python: Path, samples: dict[str, Path]) -> None:
    using.check_window(staged_desk, python, [samples["pdf"], samples["docx"]])


def test_all_of_this_has_written_nothing_into_the_programs_folder(staged_desk: Desk) -> None:
    staged = {path.relative_to(STAGE).as_posix() for path in STAGE.rglob("*") if path.is_file()}
    assert {name for name in staged_desk.files() - staged if not name.endswith(".gguf")} == set()
