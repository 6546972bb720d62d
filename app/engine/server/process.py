"""Starting the engine, reading what the window asks for, and ending."""

from __future__ import annotations

import logging
import os
import signal
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, field
from typing import BinaryIO

import msgspec

from app.core.errors import SeogoError
from app.core.indexing.outdated import may_be_outdated
from app.core.library import Status
from app.core.ports import Catalogue
from app.engine.protocol import VERSION, ProtocolError, decode_request
from app.engine.protocol.events import Crashed, Done, EngineState, Ready
from app.engine.protocol.requests import Cancel, Request, Shutdown
from app.engine.server import logs
from app.engine.server.channel import Channel, private_output
from app.engine.server.desks import Desks, make_desks
from app.engine.server.requests_in import standard_input
from app.engine.server.session import Session
from app.engine.server.state import StateTeller, memory
from app.engine.server.tasks import Task, crash_report, failure
from app.packs.documents import has_unmerged
from app.settings.locations import library_folder
from app.settings.store import load
from app.system import leftovers
from app.wiring import Library

_log = logging.getLogger(__name__)

LONGEST_LINE = 16 << 20  # bytes; a request that adds 100,000 files has about 10 MB
_LAST_SECONDS = 3.0
"""How long the tasks at hand have to end: the window waits four seconds (`app.ui.engine.client.SHUTDOWN_MS`)."""
DONE, REFUSED = 0, 2


class _Id(msgspec.Struct):
    id: int = 0


def serve(asked: str | None, language: str = "ko", source: BinaryIO | None = None) -> int:
    """Be the engine of a library until the window asks for the end or goes away.

    Args:
        asked: the library's folder, as `--library` says.
        language: "ko" or "en", for the words of the self-test.
        source: where requests come from; standard input by default.

    Returns:
        The exit status. The process ends at once after it: threads of native libraries may still be at work.
    """
    channel = Channel(private_output())
    with suppress(ValueError, OSError):  # Ctrl-C in a terminal means the window, which tells us
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        folder = library_folder(load(), asked)
        library = Library(folder, process="engine")
        logs.begin(folder / "logs")
        session = Session(library, library.another_catalogue(), channel)
        engine = Engine(session, make_desks(session, language))
    except SeogoError as error:
        channel.send(failure(error, fatal=True))
        return REFUSED
    leftovers.sweep(folder / "tmp")
    library.audit.began()
    engine.run(source or standard_input())
    return DONE


@dataclass(slots=True)
class Engine:
    """The main thread: reads requests and hands them to workers."""

    session: Session
    desks: Desks
    tasks: dict[int, Task] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def run(self, source: BinaryIO) -> None:
        """Serve until the end."""
        _silence_threads()
        state = StateTeller(self.session.channel, self._state, self._busy)
        self.session.changed = state.changed
        self.session.channel.on_broken = self.desks.stop
        self.session.channel.send(self._ready())
        state.start()
        state.changed()
        self.desks.warm_up()
        shutdown = self._read(source)
        state.close()
        self._end(shutdown)

    def _ready(self) -> Ready:
        catalogue: Catalogue = self.session.library.catalogue
        documents = catalogue.documents()
        names = sorted({document.collection for document in documents} - {""})
        pending = any(document.status is Status.PENDING for document in documents)
        return Ready(
            version=VERSION,
            library=str(self.session.library.folder),
            documents=len(documents),
            collections=tuple(names),
            unfinished=pending
            or catalogue.count_without_vector() > 0
            or may_be_outdated(catalogue)
            or has_unmerged(self.session.library),
        )

    def _read(self, source: BinaryIO) -> Shutdown | None:
        """Take requests until Shutdown, which is returned, or until the window is gone."""
        while not self.desks.stopping():
            line = source.readline(LONGEST_LINE)
            if not line:
                return None
            if not line.strip():
                continue
            try:
                request = decode_request(line)
            except ProtocolError as error:
                self._malformed(line, error)
                continue
            if isinstance(request, Shutdown):
                return request
            if isinstance(request, Cancel):
                self._cancel(request)
            else:
                self._begin(request)
        return None

    def _malformed(self, line: bytes, error: ProtocolError) -> None:
        """No request: told with the place in the message that does not fit, never with what stands there."""
        re = 0
        with suppress(msgspec.MsgspecError):
            re = msgspec.json.decode(line, type=_Id).id
        place = str(error).rpartition(" - at `")[2].rstrip("`") if " - at `" in str(error) else ""
        report = f"malformed request {place}".strip()
        _log.error("%s", report)
        self.session.channel.send(Crashed(re=re, report=report))

    def _begin(self, request: Request) -> None:
        task = self.desks.task(request, self._told)
        with self.lock:
            self.tasks[request.id] = task
        self.desks.worker_of(request).add(task)

    def _told(self, task_id: int) -> None:
        with self.lock:
            self.tasks.pop(task_id, None)

    def _cancel(self, request: Cancel) -> None:
        with self.lock:
            task = self.tasks.get(request.target)
        if task is not None:
            task.cancel()
            self.desks.cancelled(task)
        self.session.channel.send(Done(re=request.id))

    def _state(self) -> EngineState:
        resident, free = memory()
        models, work = self.desks.models, self.desks.index.work
        return EngineState(
            model=models.name,
            model_state=models.state,
            search_state=models.search_state,
            indexing=work.indexing,
            waiting=work.waiting,
            memory=resident,
            free_memory=free,
        )

    def _busy(self) -> bool:
        return bool(self.tasks)

    def _end(self, shutdown: Shutdown | None) -> None:
        """Stop what is at work, close the library and say goodbye."""
        if self.desks.close(_LAST_SECONDS):
            with suppress(SeogoError):
                self.session.reading.close()
                self.session.library.close()
        # else a worker is still inside a library; SQLite and Chroma survive that, and the lock goes with the process
        if shutdown is not None:
            self.session.channel.send(Done(re=shutdown.id))


def _silence_threads() -> None:
    """A bug in a thread of ours is logged by types and places; the default would print messages, which may quote."""

    def report(hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            crash_report(hook.exc_value, hook.thread.name if hook.thread else "a thread")

    threading.excepthook = report


def main(asked: str | None, language: str) -> None:
    """The hidden command: serve, and end the process without any clean-up that a native library could spoil."""
    status = serve(asked, language)
    sys.stderr.flush()
    os._exit(status)
