"""A request at work, and the workers that do requests one after the other."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType

import msgspec

from app.core.errors import Cancelled, SeogoError
from app.engine.protocol.events import Crashed, Done, Event, Failed, Stopped
from app.engine.protocol.requests import Request

_log = logging.getLogger(__name__)

Handler = Callable[["Task"], None]


class Task:
    """One request from its arrival to its last event.

    Args:
        request: what the window asked for.
        handler: does it.
        tell: sends an event to the window.
        ended: told the id with the last event.
        quiet: nobody asked for it, so nobody is told that it has ended.
    """

    def __init__(
        self,
        request: Request,
        handler: Handler,
        tell: Callable[[Event], None],
        ended: Callable[[int], None] = lambda task_id: None,
        *,
        quiet: bool = False,
    ) -> None:
        self.request = request
        self._handler = handler
        self._tell = tell
        self._on_end = ended
        self.quiet = quiet
        self._cancelled = threading.Event()
        self._state = threading.Lock()
        self._started = self._ended = False
        self.by_user = self.never_began = False

    @property
    def id(self) -> int:
        """The id that the window gave."""
        return self.request.id

    def cancelled(self) -> bool:
        """Whether it is to stop."""
        return self._cancelled.is_set()

    def check(self) -> None:
        """Stop here when it is to. Raises Cancelled."""
        if self.cancelled():
            raise Cancelled

    def cancel(self, *, by_user: bool = True) -> None:
        """Ask it to stop; what has not begun ends at once."""
        self.by_user = self.by_user or by_user
        self._cancelled.set()
        with self._state:
            waiting = not self._started
            self._started = True
        if waiting:
            self.never_began = True
            self._end(Stopped())

    def send(self, event: Event) -> None:
        """Tell the window something because of this request."""
        self._tell(msgspec.structs.replace(event, re=self.id))

    def run(self) -> None:
        """Do it, unless it was stopped before."""
        with self._state:
            if self._started:
                return
            self._started = True
        try:
            self._handler(self)
            ending: Event = Done()
        except Cancelled:
            ending = Stopped()
        except SeogoError as error:
            ending = failure(error)
        except Exception as error:  # a process border: the engine goes on with other requests
            ending = Crashed(report=crash_report(error, type(self.request).__name__))
        self._end(ending)

    def _end(self, event: Event) -> None:
        if not self._ended:
            self._ended = True
            self._on_end(self.id)
            if not self.quiet or isinstance(event, Crashed):
                self.send(event)


def failure(error: SeogoError, *, fatal: bool = False) -> Failed:
    """The event for an error that the user can act on."""
    return Failed(code=error.code, values={key: str(value) for key, value in error.values.items()}, fatal=fatal)


def crash_report(error: BaseException, doing: str) -> str:
    """Types and places of a bug, also written to the log; never messages, which may quote a document."""
    lines, seen, current = [f"doing {doing}"], 0, error
    while current is not None and seen < 5:
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines += [f"  {place}" for place in _places(current.__traceback__)]
        current, seen = current.__cause__ or current.__context__, seen + 1  # type: ignore[assignment]
    report = "\n".join(lines)
    _log.error("crash: %s", report)
    return report


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        path = Path(code.co_filename)
        yield f"{path.parent.name}/{path.name}:{trace.tb_lineno} {code.co_name}"
        trace = trace.tb_next


class Worker:
    """A thread that does tasks in the order they came.

    Args:
        name: of the thread.
    """

    def __init__(self, name: str) -> None:
        self._waiting: deque[Task] = deque()
        self._changed = threading.Condition()
        self._closed = False
        self._current: Task | None = None
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    def add(self, task: Task) -> None:
        """Put a task at the end of the line."""
        with self._changed:
            self._waiting.append(task)
            self._changed.notify()

    def waiting(self) -> list[Task]:
        """The tasks that have not begun, in order."""
        with self._changed:
            return list(self._waiting)

    def take(self, wanted: Callable[[Task], bool]) -> Task | None:
        """Take the first waiting task that is wanted out of the line; for a task that lets short ones pass."""
        with self._changed:
            found = next((task for task in self._waiting if wanted(task)), None)
            if found is not None:
                self._waiting.remove(found)
            return found

    def close(self) -> None:
        """Begin nothing more, and stop what may be stopped."""
        with self._changed:
            self._closed = True
            running = self._current
            self._changed.notify()
        if running is not None:
            running.cancel(by_user=False)

    def join(self, seconds: float) -> bool:
        """Wait for the task at hand. Returns whether it has ended."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while (task := self._next()) is not None:
            task.run()

    def _next(self) -> Task | None:
        with self._changed:
            self._current = None
            while not self._waiting and not self._closed:
                self._changed.wait()
            if self._closed:
                return None
            self._current = self._waiting.popleft()
            return self._current
