"""What takes a while and changes no document: the self-test, model files, exports, comparing source files."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.core.answering.report import conversation_report
from app.core.audit import Act
from app.core.conversation import Turn
from app.core.errors import DocumentError, NotFoundError
from app.core.indexing.service import content_hashes
from app.core.library import DocumentRecord, Status
from app.engine import model_files
from app.engine.checks import Checkup
from app.engine.protocol.events import FileWritten, Models, Report
from app.engine.protocol.requests import ExportTurns, ImportModel, ListModels
from app.engine.server.history import History
from app.engine.server.models import ModelDesk
from app.engine.server.rows import Board
from app.engine.server.session import Session
from app.engine.server.tasks import Task
from app.settings import enforcement, keys
from app.settings.choices import Language
from app.settings.store import load
from app.wiring import write_report


@dataclass(slots=True)
class ChoreDesk:
    """Does chores, one at a time.

    Attributes:
        system_language: "ko" or "en", where the settings follow the system.
    """

    session: Session
    board: Board
    models: ModelDesk
    history: History
    system_language: str

    @property
    def language(self) -> str:
        """Of words that the engine writes."""
        chosen = self.session.library.settings.value(keys.LANGUAGE)
        return self.system_language if chosen is Language.SYSTEM else chosen.value

    def doctor(self, task: Task) -> None:
        """RunDoctor."""
        library = self.session.library
        checkup = Checkup(library.folder, self.language, lambda: nullcontext(library), alone=False)
        checks = []
        for check in checkup.run():
            task.check()
            checks.append(check)
        task.send(Report(checks=tuple(checks)))

    def list_models(self, task: Task) -> None:
        """ListModels."""
        request = task.request
        assert isinstance(request, ListModels)
        self._tell_models(task, verify=request.verify)

    def import_model(self, task: Task) -> None:
        """ImportModel."""
        request = task.request
        assert isinstance(request, ImportModel)
        settings = self.session.library.settings
        added = model_files.import_model(Path(request.path).expanduser(), request.sha256, settings, task.cancelled)
        self.session.library.audit.did(Act.MODEL_ADDED, file=added.path.name, sha256=added.sha256)
        self.models.reload()
        self._tell_models(task)

    def reload_settings(self, task: Task) -> None:
        """ReloadSettings: what the policy lets in and which model answers; the library's folder needs a new engine."""
        library = self.session.library
        before = library.settings
        library.take_settings(load())
        if self.models.wants_another(before, library.settings):
            self.models.reload()

    def export(self, task: Task) -> None:
        """ExportTurns."""
        request = task.request
        assert isinstance(request, ExportTurns)
        enforcement.require(self.session.library.settings, keys.EXPORT_ALLOWED)
        turns = self._turns(request)
        answers = [turn.answer for turn in turns if turn.answer is not None]
        if not answers:
            raise NotFoundError("conversation_missing")
        single = answers[0].question if len(answers) == 1 else ""
        title = single or self.history.store.conversation(turns[0].conversation_id).title
        collections = {turn.scope.collection or "" for turn in turns}
        report = conversation_report(
            answers,
            title,
            datetime.now(UTC).astimezone().strftime("%Y-%m-%d %H:%M"),
            self.language,
            collections.pop() if len(collections) == 1 else "",
            request.reviewer,
            self.session.library.settings.value(keys.SHOW_WITHHELD),
        )
        task.check()
        written = write_report(report, Path(request.path))
        documents = {c.document.document_id: c.document for answer in answers for c in answer.citations}
        suffix = Path(request.path).suffix.lower()
        self.session.library.audit.exported(list(documents.values()), suffix, request.reviewer)
        task.send(FileWritten(path=written.path))

    def check_files(self, task: Task) -> None:
        """CheckFiles."""
        for record in self.session.reading.documents():
            task.check()
            if record.status is not Status.PENDING:
                self.board.set_on_disk(record.document_id, on_disk(record))
                self.board.tell_some(self.session.reading, [record.document_id], task.send)

    def _turns(self, request: ExportTurns) -> list[Turn]:
        if request.turn_id:
            return [self.history.store.turn(request.turn_id)]
        return self.history.store.turns(request.conversation_id)

    def _tell_models(self, task: Task, *, verify: bool = False) -> None:
        rows = model_files.model_rows(self.session.library.settings, self.models.name, verify=verify)
        task.send(Models(models=rows))


def on_disk(record: DocumentRecord) -> str:
    """How a source file compares with what was indexed: "same", "changed" or "missing".

    A file of the same size that was written before it was indexed is not read again. The later of its two times counts:
    copying a file keeps the time of its content, but not that of its entry (POSIX) or of its making (Windows).
    """
    path = Path(record.path)
    try:
        found = path.stat()
    except OSError:
        return "missing"
    if found.st_size != record.size:
        return "changed"
    indexed = datetime.fromisoformat(record.added_at).timestamp()
    if max(found.st_mtime, found.st_ctime) < indexed - 1:  # the catalogue counts whole seconds
        return "same"
    try:
        return "same" if record.content_hash in content_hashes(path) else "changed"
    except DocumentError:
        return "missing"
