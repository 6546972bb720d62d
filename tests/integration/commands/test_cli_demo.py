"""`seogo demo`: samples in, three questions out, nothing left behind."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from app.commands import demo_command
from app.commands.demo_command import demo_questions, sample_documents
from tests.integration.conftest import Run


@pytest.fixture(autouse=True)
def without_model(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer model has tests of its own."""
    monkeypatch.setattr(demo_command, "model_or_note", lambda console: None)


def test_the_samples_are_of_four_formats() -> None:
    assert sorted(path.suffix for path in sample_documents()) == [".docx", ".hwpx", ".pdf", ".txt"]
    assert len(demo_questions()) == 3


def test_the_demonstration_indexes_answers_and_cleans_up(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    done = run("demo", library=tmp_path / "own")
    assert done.code == 0
    documents, answers = done.records[:4], done.records[5:]
    assert {record["status"] for record in documents} == {"ready"}
    assert done.records[4]["event"] == "done"
    assert [record["question"] for record in answers] == demo_questions()
    assert [record["status"] for record in answers] == ["answered", "answered", "not_found"]
    assert list(tmp_path.iterdir()) == []
