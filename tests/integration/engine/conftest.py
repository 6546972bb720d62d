"""Engine processes for tests; each is gone at the end of its test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.commands.demo_command import sample_documents
from app.engine.protocol.events import Done
from app.engine.protocol.requests import AddDocuments
from tests.fakes.engine_process import EngineProcess

Start = Callable[..., EngineProcess]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts engines that have said that they are ready."""
    started: list[EngineProcess] = []

    def start_one(folder: Path, *, wait: bool = True, **options: object) -> EngineProcess:
        started.append(EngineProcess(folder, **options))  # type: ignore[arg-type]
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
