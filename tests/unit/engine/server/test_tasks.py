"""Requests at work."""

from __future__ import annotations

import threading

import pytest

from app.core.errors import Cancelled, DocumentError
from app.engine.protocol.events import Crashed, Done, Event, Failed, Stopped
from app.engine.protocol.requests import ListDocuments
from app.engine.server.tasks import Handler, Task, Worker

SECRET = "고객 주민번호"


class Told:
    """What the window was told."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.done = threading.Event()

    def task(self, handler: Handler, request_id: int = 1, **options: object) -> Task:
        def tell(event: Event) -> None:
            self.events.append(event)
            self.done.set()

        return Task(ListDocuments(id=request_id), handler, tell, **options)  # type: ignore[arg-type]


def fail(task: Task) -> None:
    raise DocumentError("file_too_large", megabytes=5, limit=4)


def stop(task: Task) -> None:
    raise Cancelled


def crash(task: Task) -> None:
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        raise KeyError(SECRET) from error


@pytest.mark.parametrize(
    ("handler", "ending"),
    [
        (lambda task: None, Done(re=1)),
        (fail, Failed(re=1, code="file_too_large", values={"megabytes": "5", "limit": "4"})),
        (stop, Stopped(re=1)),
    ],
)
def test_each_ending_is_told_once(handler: Handler, ending: Event) -> None:
    told, ended = Told(), []
    task = told.task(handler, ended=ended.append)
    task.run()
    task.run()
    task.cancel()
    assert (told.events, ended) == ([ending], [1])


def test_a_bug_is_told_by_types_and_places_alone() -> None:
    told = Told()
    told.task(crash).run()
    (crashed,) = told.events
    assert isinstance(crashed, Crashed)
    assert SECRET not in crashed.report
    assert "builtins.KeyError" in crashed.report
    assert "builtins.ValueError" in crashed.report
    assert "server/test_tasks.py" in crashed.report


def test_what_waits_ends_at_once_when_it_is_cancelled_and_never_runs() -> None:
    told = Told()
    task = told.task(crash)
    task.cancel()
    assert (told.events, task.never_began) == ([Stopped(re=1)], True)
    task.run()
    assert told.events == [Stopped(re=1)]


def test_quiet_work_tells_of_bugs_alone() -> None:
    told = Told()
    told.task(lambda task: None, quiet=True).run()
    told.task(fail, quiet=True).run()
    assert told.events == []
    told.task(crash, quiet=True).run()
    assert [type(event) for event in told.events] == [Crashed]


def test_a_worker_keeps_the_order_and_lends_tasks_that_wait() -> None:
    told, order = Told(), []
    begun, go = threading.Event(), threading.Event()
    worker = Worker("test")

    def first(task: Task) -> None:
        begun.set()
        assert go.wait(30)

    worker.add(told.task(first, 1))
    assert begun.wait(30)
    for number in (2, 3, 4):
        worker.add(told.task(lambda task: order.append(task.id), number))
    assert [task.id for task in worker.waiting()] == [2, 3, 4]
    taken = worker.take(lambda task: task.id == 3)
    assert taken is not None
    assert worker.take(lambda task: task.id == 3) is None
    taken.run()
    last = told.task(lambda task: order.append(task.id), 5, ended=lambda task_id: told.done.set())
    told.done.clear()
    worker.add(last)
    go.set()
    while 5 not in order:
        assert told.done.wait(30)
        told.done.clear()
    worker.close()
    assert worker.join(30)
    assert order == [3, 2, 4, 5]


def test_closing_stops_what_runs_and_begins_nothing_more() -> None:
    told, begun = Told(), threading.Event()
    worker = Worker("test")

    def wait(task: Task) -> None:
        begun.set()
        while not task.cancelled():
            threading.Event().wait(0.005)
        task.check()

    running = told.task(wait, 1)
    worker.add(running)
    worker.add(told.task(crash, 2))
    assert begun.wait(30)
    worker.close()
    assert worker.join(30)
    assert told.events == [Stopped(re=1)]
    assert not running.by_user
