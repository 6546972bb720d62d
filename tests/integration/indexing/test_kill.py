"""A process killed in the middle of indexing: whole documents or none, and the next run finishes the work."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.adapters.kiwi_analyzer import KiwiAnalyzer
from app.adapters.onnx_embedder import OnnxEmbedder
from app.core.library import Status
from app.wiring import Library
from tests.fakes.killing import (
    CHUNKS,
    DOCUMENTS,
    VECTORS,
    Expected,
    expected,
    faults,
    start_add,
    wait_for,
    write_rules,
)
from tests.integration.conftest import Open, lend

FILES = 6
ARTICLES = 12  # a few more chunks in all than one batch of vectors


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules")
    write_rules(folder, FILES, ARTICLES)
    return folder


def add_all(library: Library, source: Path) -> list[str]:
    return [outcome.status for outcome in library.indexer().add(sorted(source.glob("*.txt")))]


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory, source: Path, kiwi: KiwiAnalyzer, e5: OnnxEmbedder) -> Expected:
    """What the files come to when nothing disturbs it."""
    with lend(Library(tmp_path_factory.mktemp("undisturbed")), kiwi, e5) as library:
        assert add_all(library, source) == ["ready"] * FILES
        return expected(library)


MOMENTS = [(DOCUMENTS, 0), (DOCUMENTS, 1), (DOCUMENTS, 4), (DOCUMENTS, FILES), (VECTORS, 1), (VECTORS, 64)]


@pytest.mark.parametrize(("counted", "least"), MOMENTS, ids=lambda part: str(part)[-20:])
def test_what_a_kill_leaves_is_whole_and_the_next_run_completes_it(
    open_library: Open, tmp_path: Path, source: Path, wanted: Expected, counted: str, least: int
) -> None:
    process = start_add(tmp_path / "library", source)
    killed = wait_for(tmp_path / "library", process, counted, least)
    process.kill()
    process.wait()
    assert killed, "it ended before it could be killed"
    library = open_library(tmp_path / "library")  # the lock of a killed process is no obstacle
    assert faults(library, wanted) == []
    assert set(add_all(library, source)) <= {"ready", "unchanged"}
    assert faults(library, wanted) == []
    assert expected(library) == wanted
    assert {d.status for d in library.catalogue.documents()} == {Status.READY}
    assert library.vectors.ids() == set(library.catalogue.chunk_ids())


def test_a_replacement_killed_half_way_leaves_one_version_whole(
    open_library: Open, tmp_path: Path, wanted: Expected
) -> None:
    folder, files = tmp_path / "library", tmp_path / "files"
    write_rules(files, FILES, ARTICLES)
    library = open_library(folder)
    assert add_all(library, files) == ["ready"] * FILES
    before = {d.path: d.chunks for d in library.catalogue.documents()}
    assert sorted(before.values()) == sorted(chunks for _, chunks in wanted.documents.values())
    library.close()
    for path in files.glob("*.txt"):
        path.write_text(path.read_text("utf-8") + "\n제99조(추가) 한 조를 더한다.", "utf-8")
    process = start_add(folder, files)
    killed = wait_for(folder, process, CHUNKS, sum(before.values()) + 2)
    process.kill()
    process.wait()
    assert killed, "it ended before it could be killed"
    again = open_library(folder)
    for document in again.catalogue.documents():
        chunks = again.catalogue.chunks_of(document.document_id)
        assert len(chunks) in (before[document.path], before[document.path] + 1)
        assert document.chunks == len(chunks)
    assert set(add_all(again, files)) <= {"replaced", "unchanged"}
    assert {d.path: d.chunks for d in again.catalogue.documents()} == {p: n + 1 for p, n in before.items()}
    assert again.vectors.ids() == set(again.catalogue.chunk_ids())
