"""What the user does to documents and collections."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QFileInfo, QObject, Signal
from PySide6.QtWidgets import QWidget

from app.core.filetype import SUPPORTED_SUFFIXES
from app.core.retrieval.scope import Scope
from app.engine.protocol.events import AnyEvent, Crashed, Done, Failed, Stopped
from app.engine.protocol.requests import MoveDocuments
from app.system import paths as program_paths
from app.ui.context import Context
from app.ui.library import words
from app.ui.library.collections import Collections
from app.ui.library.dialogs import CollectionDialog, DetailsDialog, NameDialog, PasswordDialog
from app.ui.library.file_dialogs import FileDialogs
from app.ui.library.jobs import Jobs
from app.ui.library.removal import Removals
from app.ui.library.requests import PatientRequests
from app.ui.library.store import DocumentStore


class Commands(QObject):
    """Every command of the panel; menus, buttons and keys call these.

    Signals:
        message(str), undoable(str, undo, commit), scope_selected(Scope, str): as of the panel.
        work_asked(str kind, list[DocumentRow], str label): document work, see `app.ui.work.order.WorkKind`.
        collections_changed(): there are others now.
        folders_added(list[str]): as of the panel.
    """

    message = Signal(str)
    undoable = Signal(str, object, object)
    scope_selected = Signal(object, str)
    work_asked = Signal(str, object, str)
    collections_changed = Signal()
    folders_added = Signal(object)

    def __init__(
        self,
        context: Context,
        store: DocumentStore,
        requests: PatientRequests,
        jobs: Jobs,
        collections: Collections,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._context, self._store, self._requests = context, store, requests
        self._jobs, self._collections, self._parent = jobs, collections, parent
        self._last_folder = ""
        self.removals = Removals(requests, store, self)
        self.removals.failed.connect(self.tell_failure)

    # --- adding -----------------------------------------------------------------------------------------------------

    def add_paths(self, paths: Sequence[str], collection: str) -> None:
        """Index files and folders."""
        given = list(dict.fromkeys(path for path in paths if path))
        if not given:
            return
        self.removals.restore(_under(given, self._store, self.removals.pending))
        if folders := list(filter(_is_folder, given)):
            self.folders_added.emit(folders)
        self._jobs.add(given, collection)

    def add_files(self, collection: str) -> None:
        """Ask for files, and for a collection where there are some."""
        found = FileDialogs.ask_files(self._parent, self._last_folder)
        if found:
            self._last_folder = QFileInfo(found[0]).absolutePath()
            self._add_chosen(found, collection)

    def add_folder(self, collection: str) -> None:
        """Ask for a folder, and for a collection where there are some."""
        found = FileDialogs.ask_folder(self._parent, self._last_folder)
        if found:
            self._last_folder = found
            self._add_chosen([found], collection)

    def add_samples(self) -> None:
        """Add the sample documents that come with the program."""
        folder = program_paths.resources() / "samples"
        found = sorted(str(path) for path in folder.glob("*") if path.suffix.lower() in SUPPORTED_SUFFIXES)
        self._jobs.add(found, self.tr("Samples"))

    def _add_chosen(self, found: list[str], collection: str) -> None:
        names = self._collections.names()
        chosen = CollectionDialog.ask(self._parent, names, collection) if names else collection
        if chosen is not None:
            self.add_paths(found, chosen)

    # --- documents --------------------------------------------------------------------------------------------------

    def remove(self, document_ids: Sequence[str]) -> None:
        """Take documents out; that can be undone for a while."""
        rows = self._store.chosen(document_ids)
        if not rows:
            return
        undo, commit = self.removals.begin([row.document_id for row in rows])
        one, many = self.tr("Took out “%2”."), self.tr("Took out %1 documents.")
        text = words.counted(len(rows), one, many).replace("%2", words.title(rows[0]))
        self.undoable.emit(text, undo, commit)

    def move(self, document_ids: Sequence[str], collection: str) -> None:
        """Put documents into a collection; that can be undone for a while."""
        rows = [row for row in self._store.chosen(document_ids) if row.collection != collection]
        if not rows:
            return
        before = {row.document_id: row.collection for row in rows}
        self._send_move(list(before), collection)
        where = self._collections.label(collection)
        one, many = self.tr("Moved 1 document: %2"), self.tr("Moved %1 documents: %2")
        text = words.counted(len(rows), one, many).replace("%2", where)
        self.undoable.emit(text, lambda: self._move_back(before), lambda: None)

    def choose_move(self, document_ids: Sequence[str]) -> None:
        """Ask where documents should go."""
        rows = self._store.chosen(document_ids)
        if not rows:
            return
        chosen = CollectionDialog.ask(self._parent, self._collections.names(), rows[0].collection, len(rows))
        if chosen is not None:
            self.move(document_ids, chosen)

    def retry(self, document_ids: Sequence[str]) -> None:
        """Read failed and changed documents again."""
        rows = self._store.chosen(document_ids)
        ids = [row.document_id for row in rows if row.state == "failed" or row.on_disk != "same"]
        if ids:
            self._jobs.retry(ids)

    def ask_password(self, document_ids: Sequence[str]) -> None:
        """Ask for the password of protected documents, and read them with it."""
        rows = [row for row in self._store.chosen(document_ids) if row.error_code in words.PASSWORD_CODES]
        if not rows:
            return
        was_wrong = any(row.error_code == "password_wrong" for row in rows)
        password = PasswordDialog.ask(self._parent, [words.title(row) for row in rows], was_wrong)
        if password:
            self._jobs.retry([row.document_id for row in rows], password)

    def show_details(self, document_id: str) -> None:
        """Everything about a document."""
        row = self._store.get(document_id)
        if row is not None:
            preferences = self._context.preferences
            lines = words.details(row, preferences.language)
            DetailsDialog.ask(self._parent, words.title(row), lines, preferences.allowed.copy)

    def ask_about(self, document_ids: Sequence[str]) -> None:
        """Questions are to be answered from these documents."""
        rows = [row for row in self._store.chosen(document_ids) if row.state in ("searchable", "ready")]
        if not rows:
            return
        one, many = "%2", self.tr("%1 selected documents")
        label = words.counted(len(rows), one, many).replace("%2", words.title(rows[0]))
        self.scope_selected.emit(Scope(documents=tuple(row.document_id for row in rows)), label)

    def work_on(self, kind: str, document_ids: Sequence[str]) -> None:
        """Summarise, compare or extract from documents."""
        rows = [row for row in self._store.chosen(document_ids) if row.state in ("searchable", "ready")]
        self.work_asked.emit(kind, rows, "")

    # --- collections ------------------------------------------------------------------------------------------------

    def ask_collection(self, name: str) -> None:
        """Questions are to be answered from a collection."""
        self.scope_selected.emit(Scope(collection=name), self._collections.label(name))

    def summarize_collection(self, name: str) -> None:
        """Summarise what a collection holds, older versions left out."""
        rows = [row for row in self._store.chosen(self._store.in_collection(name)) if not row.superseded]
        readable = [row for row in rows if row.state in ("searchable", "ready")]
        self.work_asked.emit("summary", readable, self._collections.label(name))

    def new_collection(self) -> None:
        """Make a collection, empty as yet."""
        name = NameDialog.ask(self._parent, "", self._collections.names())
        if name:
            self._collections.create(name)
            self.collections_changed.emit()

    def rename(self, name: str) -> None:
        """Give a collection another name."""
        new = NameDialog.ask(self._parent, name, self._collections.names())
        if new and new != name:
            self._collections.rename(name, new)
            self._send_move(self._store.in_collection(name), new)
            self.collections_changed.emit()

    def dissolve(self, name: str) -> None:
        """Do away with a collection; its documents stay, in none."""
        ids = self._store.in_collection(name)
        was_created = self._collections.forget(name)
        self._send_move(ids, "")
        self.collections_changed.emit()
        text = self.tr("Dissolved the collection “%1”; its documents are still there.").replace("%1", name)

        def undo() -> None:
            if was_created or not ids:
                self._collections.create(name)
            self._move_back(dict.fromkeys(ids, name))
            self.collections_changed.emit()

        self.undoable.emit(text, undo, lambda: None)

    # --- inside -----------------------------------------------------------------------------------------------------

    def tell_failure(self, code: str, values: dict[str, str]) -> None:
        """Say why something could not be done."""
        found = words.code_words(code, self._context.preferences.language, values)
        self.message.emit(f"{found.message} {found.hint}".strip())

    def _move_back(self, before: dict[str, str]) -> None:
        for collection in sorted(set(before.values())):
            self._send_move([key for key, value in before.items() if value == collection], collection)

    def _send_move(self, document_ids: list[str], collection: str) -> None:
        if not document_ids:
            return
        self._store.move(document_ids, collection)

        def take(event: AnyEvent) -> None:
            if isinstance(event, Done | Failed | Stopped | Crashed):
                self._store.settle(document_ids, collection)
            if isinstance(event, Failed):
                self.tell_failure(event.code, event.values)

        self._requests.post(MoveDocuments, take, document_ids=tuple(document_ids), collection=collection)


def _is_folder(path: str) -> bool:
    """Asked of names without a known suffix only: each answer may cost a network drive a moment."""
    info = QFileInfo(path)
    return f".{info.suffix().lower()}" not in SUPPORTED_SUFFIXES and info.isDir()


def _under(paths: Sequence[str], store: DocumentStore, document_ids: frozenset[str]) -> list[str]:
    """Those of the documents that one of the paths stands for."""
    found = []
    for document_id in document_ids:
        path = store.path_of(document_id)
        if any(path == given or path.startswith(given.rstrip("/\\") + sep) for given in paths for sep in "/\\"):
            found.append(document_id)
    return found
