"""A library over the real readers and models; models are loaded once and lent to every library."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from app import cli
from app.adapters import kiwi_analyzer, onnx_embedder
from app.adapters.kiwi_analyzer import KiwiAnalyzer
from app.adapters.onnx_embedder import OnnxEmbedder
from app.commands.demo_command import sample_documents
from app.core.indexing.service import Outcome
from app.system import netguard
from app.wiring import Access, Library

Open = Callable[..., Library]


def lend(library: Library, kiwi: KiwiAnalyzer, e5: OnnxEmbedder) -> Library:
    """Give a library models that are loaded already."""
    library.__dict__.update(analyzer=kiwi, embedder=e5)
    return library


@pytest.fixture
def open_library(kiwi: KiwiAnalyzer, e5: OnnxEmbedder) -> Iterator[Open]:
    """Opens libraries that are closed at the end of the test."""
    opened: list[Library] = []

    def open_one(folder: Path, access: Access = Access.WORK) -> Library:
        opened.append(lend(Library(folder, access), kiwi, e5))
        return opened[-1]

    yield open_one
    for library in opened:
        library.close()


@pytest.fixture(scope="session")
def sample_folder(
    tmp_path_factory: pytest.TempPathFactory, kiwi: KiwiAnalyzer, e5: OnnxEmbedder
) -> tuple[Path, list[Outcome]]:
    """Folder of a library that holds the sample documents, and what became of each; only read from it."""
    folder = tmp_path_factory.mktemp("samples") / "library"
    with lend(Library(folder), kiwi, e5) as library:
        outcomes = list(library.indexer().add(sample_documents()))
    return folder, outcomes


@dataclass
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str
    records: list[dict[str, Any]] = field(default_factory=list)


Run = Callable[..., Ran]


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], kiwi: KiwiAnalyzer, e5: OnnxEmbedder
) -> Run:
    """Runs a command in this process, with the models that are loaded already and without the network guard.

    The guard cannot be taken out of a process again, and other tests need theirs; tests of the guard run a process.
    """
    monkeypatch.setattr(kiwi_analyzer, "KiwiAnalyzer", lambda: kiwi)
    monkeypatch.setattr(onnx_embedder, "OnnxEmbedder", lambda *files: e5)
    monkeypatch.setattr(netguard, "install", lambda: None)
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)

    def run_one(*arguments: str, library: Path, json_mode: bool = True, stdin: str = "") -> Ran:
        monkeypatch.setattr(sys, "stdin", StringIO(stdin))
        capsys.readouterr()
        options = ["--library", str(library), *(["--json"] if json_mode else [])]
        code = cli.main([*options, *arguments])
        out, err = capsys.readouterr()
        records = [json.loads(line) for line in out.splitlines()] if json_mode else []
        return Ran(code, out, err, records)

    return run_one
