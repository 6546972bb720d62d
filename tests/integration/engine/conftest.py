"""Engine processes for tests; each is gone at the end of its test."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.commands.demo_command import sample_documents
from app.engine.protocol.events import Done
from app.engine.protocol.requests import AddDocuments
from app.system import installed, paths
from tests.fakes.engine_process import EngineProcess

Start = Callable[..., EngineProcess]


@pytest.fixture(scope="session")
def searching_models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A models folder without an answer model, which takes seconds to load and which most tests do without."""
    folder = tmp_path_factory.mktemp("models")
    for file in installed.all_files():
        for part in paths.models().glob(f"{file.path.name}*"):
            if file.role == installed.EMBEDDINGS and not (folder / part.name).exists():
                shutil.copyfile(part, folder / part.name)
    return folder


@pytest.fixture
def start(searching_models: Path) -> Iterator[Start]:
    """Starts engines that have said that they are ready; without an answer model unless asked for one."""
    started: list[EngineProcess] = []

    def start_one(
        folder: Path, *, wait: bool = True, answering: bool = False, policy: Path | None = None
    ) -> EngineProcess:
        variables = {} if answering else {"SEOGO_MODELS": str(searching_models)}
        started.append(EngineProcess(folder, policy, variables))
        if wait:
            started[-1].ready()
        return started[-1]

    yield start_one
    for engine in started:
        engine.close()


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineProcess]:
    """An engine that has indexed the sample documents."""
    with EngineProcess(tmp_path_factory.mktemp("engine") / "library") as made:
        made.ready()
        events = made.do(AddDocuments, paths=tuple(map(str, sample_documents())))
        assert isinstance(events[-1], Done)
        yield made
