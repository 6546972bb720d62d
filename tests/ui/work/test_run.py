"""A request on its way, whatever happens to the engine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from app.engine.protocol.events import Crashed, Done, Failed, Stopped, WorkProgress
from app.engine.protocol.requests import Compare
from app.ui.context import Context
from app.ui.work.run import Phase, WorkRun
from tests.fakes.engine import FakeEngine


@pytest.fixture
def run(context: Context) -> Iterator[WorkRun]:
    """A run without a page."""
    owner = QObject()
    yield WorkRun(context, owner)
    owner.deleteLater()


def test_it_waits_for_the_engine(run: WorkRun, engine: FakeEngine) -> None:
    run.begin(Compare, old_id="a", new_id="b")
    assert run.phase is Phase.WAITING
    assert not engine.sent
    engine.get_ready()
    assert run.phase is Phase.RUNNING
    assert engine.last(Compare).new_id == "b"


def test_an_engine_that_cannot_start_is_a_failure(run: WorkRun, engine: FakeEngine) -> None:
    run.begin(Compare, old_id="a", new_id="b")
    engine.give_up("library_in_use")
    assert run.phase is Phase.FAILED
    assert run.failure is not None
    assert run.failure.code == "library_in_use"


@pytest.mark.parametrize(
    ("event", "phase"),
    [
        (Done(), Phase.DONE),
        (Stopped(), Phase.STOPPED),
        (Failed(code="document_missing"), Phase.FAILED),
        (Crashed(report="x"), Phase.FAILED),
    ],
)
def test_every_ending_is_told_once(run: WorkRun, engine: FakeEngine, event: object, phase: Phase) -> None:
    engine.get_ready()
    phases: list[Phase] = []
    run.changed.connect(lambda: phases.append(run.phase))
    run.begin(Compare, old_id="a", new_id="b")
    engine.reply(run.request, event)  # type: ignore[arg-type]
    assert phases == [Phase.RUNNING, phase]
    assert not run.is_open


def test_an_engine_that_dies_ends_it(run: WorkRun, engine: FakeEngine) -> None:
    engine.get_ready()
    run.begin(Compare, old_id="a", new_id="b")
    engine.die()
    assert run.phase is Phase.FAILED
    assert run.failure is not None
    assert run.failure.code == "engine_died"


def test_what_was_given_up_is_not_heard(run: WorkRun, engine: FakeEngine) -> None:
    engine.get_ready()
    heard: list[object] = []
    run.heard.connect(heard.append)
    run.begin(Compare, old_id="a", new_id="b")
    first = run.request
    run.begin(Compare, old_id="b", new_id="a")
    assert engine.cancelled == [first]
    engine.reply(first, WorkProgress(done=1, total=3, label=""), Stopped())
    assert heard == []
    assert run.phase is Phase.RUNNING
    engine.reply(run.request, WorkProgress(done=1, total=3, label=""))
    assert len(heard) == 1


def test_stopping_cancels_once(run: WorkRun, engine: FakeEngine) -> None:
    engine.get_ready()
    run.begin(Compare, old_id="a", new_id="b")
    run.stop()
    run.stop()
    assert engine.cancelled == [run.request]
    assert run.is_stopping
    engine.reply(run.request, Stopped())
    assert run.phase is Phase.STOPPED
    assert not run.is_stopping
