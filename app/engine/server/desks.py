"""Which desk does which request, and on whose thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from app.core.errors import PolicyError, SeogoError
from app.engine.protocol import requests as ask_for
from app.engine.protocol.events import Event
from app.engine.protocol.requests import Request
from app.engine.server.asking import AskDesk
from app.engine.server.chores import ChoreDesk
from app.engine.server.drawing import DrawingDesk
from app.engine.server.history import History
from app.engine.server.indexing import IndexDesk
from app.engine.server.models import ModelDesk
from app.engine.server.rows import Board
from app.engine.server.seeing import seen
from app.engine.server.session import Session
from app.engine.server.source import SourceDesk
from app.engine.server.tasks import Handler, Task, Worker
from app.engine.server.work import WorkDesk
from app.governing import masking
from app.settings import keys

_INTERNAL = 0  # id of work that nobody asked for


@dataclass(slots=True)
class Desks:
    """The workers and their desks. `quick` does what is done within milliseconds; the others may take long."""

    session: Session
    index: IndexDesk
    asking: AskDesk
    models: ModelDesk
    drawing: DrawingDesk
    workers: dict[str, Worker]
    routes: dict[type[Request], tuple[str, Handler]]
    _stop: threading.Event = field(default_factory=threading.Event)

    def task(self, request: Request, ended: Callable[[int], None]) -> Task:
        """A request as a task; `ended` is told its id with its last event."""
        handler = self.routes[type(request)][1]

        def run(task: Task) -> None:
            try:
                handler(task)
            except PolicyError as error:
                self.session.library.audit.refused(error)
                raise
            finally:
                self.session.library.note_refusals()

        return Task(request, run, self._tell, ended)

    def _tell(self, event: Event) -> None:
        """Tell the window, with personal data hidden as the policy says."""
        self.session.channel.send(seen(event, masking(self.session.library.settings)))

    def worker_of(self, request: Request) -> Worker:
        """The worker that does a request."""
        return self.workers[self.routes[type(request)][0]]

    def cancelled(self, task: Task) -> None:
        """The window cancelled a task: what it had put on a list while it waited goes."""
        if isinstance(task.request, ask_for.AddDocuments) and task.never_began:
            self.workers["index"].add(Task(task.request, self.index.dropped, self.session.channel.send, quiet=True))

    def warm_up(self) -> None:
        """Load the models in the background, search first, then see whether the vectors are whole."""

        def run() -> None:
            self._purge()
            self.models.warm_search()
            self._internally(self._reconcile)
            self.models.load()

        threading.Thread(target=run, name="warm-up", daemon=True).start()

    def _purge(self) -> None:
        """Erase conversations that were deleted before this start, and those older than the settings keep."""
        library = self.session.library
        with suppress(SeogoError):
            library.conversations.purge(library.settings.value(keys.CONVERSATION_DAYS))

    def _reconcile(self, task: Task) -> None:
        if self.index.reconcile():
            self._internally(self.index.resume)

    def _internally(self, handler: Handler) -> None:
        self.workers["index"].add(Task(Request(id=_INTERNAL), handler, self.session.channel.send, quiet=True))

    def stopping(self) -> bool:
        """The engine is about to end."""
        return self._stop.is_set()

    def stop(self) -> None:
        """The engine is to end."""
        self._stop.set()

    def close(self, seconds: float) -> bool:
        """Stop every worker. Returns whether all of them ended in time."""
        self.stop()
        for worker in self.workers.values():
            worker.close()
        self.drawing.close()
        until = time.monotonic() + seconds
        ended = [worker.join(max(0.0, until - time.monotonic())) for worker in self.workers.values()]
        return all(ended)


def make_desks(session: Session, language: str) -> Desks:
    """The desks of a library, at work."""
    workers = {name: Worker(name) for name in ("index", "ask", "quick", "draw", "chores", "write", "tables")}
    board = Board()
    stop = threading.Event()
    index = IndexDesk(session, board, workers["index"])
    models = ModelDesk(session, stop.is_set)
    history = History(session)
    asking = AskDesk(session, session.library.another_catalogue(), history, models.lend, models.failed)
    source = SourceDesk(session, board)
    drawing = DrawingDesk(session, index.passwords)
    chores = ChoreDesk(session, board, models, history, language)
    work = WorkDesk(session, session.library.another_catalogue(), models.lend, lambda: chores.language)
    routes: dict[type[Request], tuple[str, Handler]] = {
        ask_for.AddDocuments: ("index", index.add),
        ask_for.RetryDocuments: ("index", index.retry),
        ask_for.Resume: ("index", index.resume),
        ask_for.RemoveDocuments: ("index", index.remove),
        ask_for.MoveDocuments: ("index", index.move),
        ask_for.Ask: ("ask", asking.ask),
        ask_for.ListDocuments: ("quick", lambda task: board.tell_all(session.reading, task.send)),
        ask_for.ListConversations: ("quick", history.list_all),
        ask_for.OpenConversation: ("quick", history.open),
        ask_for.RenameConversation: ("quick", history.rename),
        ask_for.DeleteConversation: ("quick", history.delete),
        ask_for.RestoreConversation: ("quick", history.restore),
        ask_for.GiveFeedback: ("quick", history.feedback),
        ask_for.DescribeDocument: ("quick", source.describe),
        ask_for.GetPage: ("quick", source.page),
        ask_for.FindInDocument: ("quick", source.find),
        ask_for.LocateSpan: ("quick", source.locate),
        ask_for.RenderPage: ("draw", drawing.draw),
        ask_for.CheckFiles: ("chores", chores.check_files),
        ask_for.ExportTurns: ("chores", chores.export),
        ask_for.RunDoctor: ("chores", chores.doctor),
        ask_for.ListModels: ("chores", chores.list_models),
        ask_for.ImportModel: ("chores", chores.import_model),
        ask_for.ReloadSettings: ("chores", chores.reload_settings),
        ask_for.Summarize: ("write", work.summarize),  # minutes; tables do not wait for it
        ask_for.Compare: ("tables", work.compare),
        ask_for.Extract: ("tables", work.extract),
        ask_for.ListTemplates: ("chores", work.list_templates),
        ask_for.ExportWork: ("chores", work.export),
    }
    return Desks(session, index, asking, models, drawing, workers, routes, stop)
