"""Requests over the death of an engine."""

from __future__ import annotations

from app.engine.protocol.events import AnyEvent, Done, Failed, Stopped
from app.engine.protocol.requests import AddDocuments, MoveDocuments
from app.ui.library.requests import MOST_TRIES, PatientRequests
from tests.fakes.engine import FakeEngine
from tests.ui.library.given import failed


def revive(engine: FakeEngine, requests: PatientRequests) -> None:
    """The next engine is there."""
    engine.get_ready()
    requests.send_waiting()


def test_what_is_asked_before_the_engine_is_there_waits(engine: FakeEngine) -> None:
    """And is sent once."""
    requests, heard = PatientRequests(engine), []
    requests.post(AddDocuments, heard.append, paths=("/a",))
    assert engine.sent == []
    revive(engine, requests)
    revive(engine, requests)
    assert [request.paths for request in engine.sent_of(AddDocuments)] == [("/a",)]
    engine.finish(engine.last(AddDocuments).id)
    assert [type(event) for event in heard] == [Done]


def test_a_death_is_not_heard_of(engine: FakeEngine) -> None:
    """The same is asked of the next engine, with its fields."""
    requests, heard = PatientRequests(engine), []
    engine.get_ready()
    ticket = requests.post(AddDocuments, heard.append, paths=("/a",), collection="여신", password="비밀")
    first = requests.request_id(ticket)
    engine.die()
    assert heard == []
    assert requests.request_id(ticket) == 0
    revive(engine, requests)
    again = engine.last(AddDocuments)
    assert (again.paths, again.collection, again.password) == (("/a",), "여신", "비밀")
    assert requests.request_id(ticket) == again.id != first


def test_a_request_that_kills_every_engine_is_given_up(engine: FakeEngine) -> None:
    """Otherwise the program would never come to rest."""
    requests = PatientRequests(engine)
    heard: list[AnyEvent] = []
    engine.get_ready()
    requests.post(AddDocuments, heard.append, paths=("/a",))
    for _ in range(MOST_TRIES):
        engine.die()
        revive(engine, requests)
    assert len(engine.sent_of(AddDocuments)) == MOST_TRIES
    assert [event.code for event in heard if isinstance(event, Failed)] == ["engine_died"]


def test_requests_that_must_not_be_repeated_fail(engine: FakeEngine) -> None:
    """Their sender asks anew by itself."""
    requests = PatientRequests(engine)
    heard: list[AnyEvent] = []
    engine.get_ready()
    requests.post(MoveDocuments, heard.append, again=False, document_ids=("a",), collection="")
    engine.die()
    revive(engine, requests)
    assert len(engine.sent_of(MoveDocuments)) == 1
    assert [type(event) for event in heard] == [Failed]


def test_cancel(engine: FakeEngine) -> None:
    """One that was sent is cancelled by the engine, one that waits ends at once, one that died is not asked again."""
    requests = PatientRequests(engine)
    heard: list[AnyEvent] = []
    waiting = requests.post(AddDocuments, heard.append, paths=("/a",))
    requests.cancel(waiting)
    assert [type(event) for event in heard] == [Stopped]
    engine.get_ready()
    sent = requests.post(AddDocuments, heard.append, paths=("/b",))
    requests.cancel(sent)
    assert engine.cancelled == [requests.request_id(sent)]
    engine.die()
    revive(engine, requests)
    assert len(engine.sent_of(AddDocuments)) == 1


def test_other_failures_are_told(engine: FakeEngine) -> None:
    """At once."""
    requests = PatientRequests(engine)
    heard: list[AnyEvent] = []
    engine.get_ready()
    requests.post(AddDocuments, heard.append, paths=("/a",))
    engine.reply(engine.last(AddDocuments).id, failed("disk_full"))
    assert isinstance(heard[0], Failed)
    assert heard[0].code == "disk_full"
