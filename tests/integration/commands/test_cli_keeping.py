"""What is asked on the command line stays in the history; what is measured or shown does not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from app.core.indexing.service import Outcome
from app.wiring import Access, Library
from tests.integration.conftest import Run

QUESTION = "비밀번호를 몇 회 틀리면 정지되나요?"


@pytest.fixture
def folder(sample_folder: tuple[Path, list[Outcome]], tmp_path: Path) -> Path:
    """A library of the samples that may be written, without what other tests asked."""
    nothing_asked = shutil.ignore_patterns("conversations.db*")
    shutil.copytree(sample_folder[0], tmp_path / "library", ignore=nothing_asked)
    return tmp_path / "library"


def kept(folder: Path) -> list[tuple[str, list[str]]]:
    with Library(folder, Access.READ) as library:
        store = library.conversations
        return [(c.title, [t.question for t in store.turns(c.conversation_id)]) for c in store.conversations()]


def test_questions_are_kept_in_one_conversation_and_the_last_one_is_exported(
    run: Run, folder: Path, tmp_path: Path
) -> None:
    assert run("ask", QUESTION, "--no-model", library=folder).code == 0
    run("ask", "-", "--no-model", library=folder, stdin=f"{QUESTION}\n금고 열쇠는 누가 보관하나요?\n")
    assert kept(folder) == [("명령줄", [QUESTION, QUESTION, "금고 열쇠는 누가 보관하나요?"])]
    done = run("export", "--last", str(tmp_path / "a.md"), library=folder)
    assert done.code == 0
    text = (tmp_path / "a.md").read_text("utf-8")
    assert "금고 열쇠는 누가 보관하나요?" in text
    assert QUESTION not in text


def test_a_measurement_is_not_kept(run: Run, folder: Path, tmp_path: Path) -> None:
    label = {"id": "1", "question": QUESTION, "type": "fact", "gold": [], "answerable": True}
    (tmp_path / "q.jsonl").write_text(json.dumps(label), "utf-8")
    run("evaluate", str(tmp_path / "q.jsonl"), "--no-model", library=folder)
    assert kept(folder) == []


def test_a_history_that_cannot_be_written_costs_no_answer(run: Run, folder: Path) -> None:
    (folder / "conversations.db").unlink(missing_ok=True)
    (folder / "conversations.db").mkdir()
    done = run("ask", "-", "--no-model", library=folder, stdin=f"{QUESTION}\n{QUESTION}\n")
    assert done.code == 0
    assert len(done.records) == 2
    assert done.err.count("대화 기록에 저장하지 못했습니다") == 1
