"""`summarize` over the sample documents and over files that were never added."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import app
from app.core.indexing.service import Outcome
from tests.integration.conftest import Run

RULE = "전자금융 업무처리 규정.pdf"
_HELD = """
import sys, time
from pathlib import Path
from app.commands.opening import opened_documents
with opened_documents(Path(sys.argv[1]), [sys.argv[2]]):
    print("open", flush=True)
    time.sleep(300)
"""
CITATION_KEYS = {"number", "document_id", "path", "page", "start", "end", "quote", "rects", "locator"}


@pytest.fixture
def library(sample_folder: tuple[Path, list[Outcome]]) -> Path:
    return sample_folder[0]


def test_a_summary_is_printed_as_the_contract_says(run: Run, library: Path) -> None:
    done = run("summarize", RULE, "--no-model", library=library)
    assert done.code == 0
    (record,) = done.records
    assert {"document_id", "title", "sentences", "citations", "coverage", "timings"} <= set(record)
    numbers = {citation["number"] for citation in record["citations"]}
    assert all(sentence["text"] and set(sentence["citations"]) <= numbers for sentence in record["sentences"])
    assert all(set(citation) >= CITATION_KEYS for citation in record["citations"])
    coverage = record["coverage"]
    assert coverage["pages"] == coverage["pages_read"] == 4
    assert coverage["chunks"] == coverage["chunks_read"] > 0
    assert coverage["sections_represented"] == len(coverage["sections"])
    assert record["key_facts"]
    assert not record["generated"]
    for citation in record["citations"]:
        (page,) = run("page", citation["document_id"], str(citation["page"]), library=library).records
        assert page["text"][citation["start"] : citation["end"]] == citation["quote"]


def test_lengths_differ(run: Run, library: Path) -> None:
    counts = [
        len(run("summarize", RULE, "--no-model", "--length", length, library=library).records[0]["sentences"])
        for length in ("short", "standard", "detailed")
    ]
    assert counts == sorted(set(counts))


def test_a_file_outside_the_library_is_summarised_and_left_outside(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "지침.txt"
    file.write_text("제1조(보고) 직원은 사고를 안 날부터 3일 이내에 보고하여야 한다.\n", "utf-8")
    folder = tmp_path / "library"
    done = run("summarize", str(file), "--no-model", library=folder)
    assert done.code == 0
    assert "3일 이내에 보고하여야" in done.records[0]["sentences"][0]["text"]
    assert run("list", library=folder).records[0]["documents"] == []


def test_several_documents_are_one_summary(run: Run, library: Path) -> None:
    done = run("summarize", RULE, "창구 실무회의 메모.txt", "--no-model", library=library)
    (record,) = done.records
    assert len(record["documents"]) == 2
    assert {s["document_id"] for s in record["coverage"]["sections"]} == {d["document_id"] for d in record["documents"]}


def test_a_collection_is_summarised(run: Run, tmp_path: Path) -> None:
    for name in ("하나", "둘"):
        text = f"제1조({name}) {name} 부서는 장부를 매월 확인하여야 한다.\n"
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    folder = tmp_path / "library"
    run("add", str(tmp_path / "하나.txt"), str(tmp_path / "둘.txt"), "--collection", "업무", library=folder)
    done = run("summarize", "--collection", "업무", "--no-model", library=folder)
    assert len(done.records[0]["documents"]) == 2
    assert run("summarize", "--collection", "없음", "--no-model", library=folder).code == 5


def test_people_read_sections_facts_and_sources(run: Run, library: Path) -> None:
    done = run("summarize", RULE, "--no-model", library=library, json_mode=False)
    assert done.code == 0
    for words in ("제3장 이체한도", "핵심 사항", "출처", "쪽 읽음"):
        assert words in done.out


def test_nothing_to_summarise_is_wrong_usage(run: Run, library: Path) -> None:
    assert run("summarize", "--no-model", library=library).code == 2
    assert run("summarize", "없는 문서", "--no-model", library=library).code == 5


@pytest.mark.parametrize("command", [("summarize", "--no-model"), ("extract", "duties", "--no-model")])
def test_a_document_that_could_not_be_read_is_told_with_its_reason(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    (tmp_path / "빈.txt").write_text("", "utf-8")
    run("add", str(tmp_path / "빈.txt"), library=tmp_path / "library")
    for name in ("빈", str(tmp_path / "빈.txt")):
        done = run(*command, name, library=tmp_path / "library")
        assert (done.code, done.records[0]["error"]["code"]) == (2, "file_empty")


def test_options_may_stand_between_documents(run: Run, library: Path) -> None:
    done = run("summarize", RULE, "--no-model", "창구 실무회의 메모", "--length", "short", library=library)
    assert done.code == 0
    assert len({citation["document_id"] for citation in done.records[0]["citations"]}) == 2


def test_what_a_killed_process_left_is_removed_by_the_next(run: Run, tmp_path: Path) -> None:
    file, folder = tmp_path / "지침.txt", tmp_path / "library"
    file.write_text("제1조(보고) 직원은 사고를 안 날부터 3일 이내에 보고하여야 한다.\n", "utf-8")
    command = [sys.executable, "-c", _HELD, str(folder), str(file)]
    with subprocess.Popen(command, cwd=Path(app.__file__).parents[1], stdout=subprocess.PIPE) as killed:
        assert killed.stdout is not None and killed.stdout.readline().strip() == b"open"
        (left,) = (folder / "tmp").iterdir()
        assert run("summarize", str(file), "--no-model", library=folder).code == 0
        assert list((folder / "tmp").iterdir()) == [left], "it is still at work"
        killed.kill()
    assert left.is_dir()
    assert run("summarize", str(file), "--no-model", library=folder).code == 0
    assert list((folder / "tmp").iterdir()) == []
