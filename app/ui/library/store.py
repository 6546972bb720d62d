"""The documents as the engine last told, with what the user just did and the engine has not confirmed yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from app.engine.protocol.events import AnyEvent, DocumentsChanged, DocumentsRemoved
from app.engine.protocol.records import DocumentRow

COALESCE_MS = 100
"""Rows change many times a second while files are read; the list follows ten times a second."""
_POSITION_FIELDS = ("title", "path", "collection", "state", "effective_date", "added_at", "on_disk")


@dataclass(frozen=True, slots=True)
class Change:
    """A row that the engine told anew; `before` is None for a new document."""

    before: DocumentRow | None
    after: DocumentRow


class DocumentStore(QObject):
    """Rows by document id.

    Signals:
        told(int request_id, list[Change]): the engine told rows because of a request; at once.
        changed(bool moved, set[str] ids): rows to show anew, collected; `moved`: the list may look different.
    """

    told = Signal(int, object)
    changed = Signal(bool, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, DocumentRow] = {}
        self._hidden: set[str] = set()
        self._moving: dict[str, str] = {}
        self._listed: set[str] | None = None
        self._dirty: set[str] = set()
        self._moved = False
        self._timer = QTimer(self, singleShot=True, interval=COALESCE_MS)
        self._timer.timeout.connect(self.flush)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def rows(self) -> Iterator[DocumentRow]:
        """Every document that is shown."""
        if not self._hidden and not self._moving:
            return iter(self._rows.values())
        return (self._as_shown(row) for key, row in self._rows.items() if key not in self._hidden)

    def get(self, document_id: str) -> DocumentRow | None:
        """A document, unless it is gone or hidden."""
        row = self._rows.get(document_id)
        return None if row is None or document_id in self._hidden else self._as_shown(row)

    def chosen(self, document_ids: Iterable[str]) -> list[DocumentRow]:
        """These documents, without those that are gone."""
        return [row for row in map(self.get, document_ids) if row is not None]

    def reading(self) -> DocumentRow | None:
        """A document that is being read now."""
        return next((row for row in self._rows.values() if row.state == "reading"), None)

    def path_of(self, document_id: str) -> str:
        """A document's path, also of a hidden one; "" when it is gone."""
        row = self._rows.get(document_id)
        return row.path if row else ""

    def collections(self) -> set[str]:
        """Names of the collections that hold documents, without ""."""
        return {row.collection for row in self.rows()} - {""}

    def in_collection(self, name: str) -> list[str]:
        """Ids of its documents."""
        return [row.document_id for row in self.rows() if row.collection == name]

    def holds_any_of(self, folder: str) -> bool:
        """Whether documents of a folder are known."""
        begins = _begins(folder)
        return any(row.path.startswith(begins) for row in self.rows())

    def usual_collection(self, folder: str) -> str:
        """The collection that most documents of a folder are in; "" where it has none."""
        begins = _begins(folder)
        counts = Counter(row.collection for row in self.rows() if row.path.startswith(begins))
        return counts.most_common(1)[0][0] if counts else ""

    # --- what the engine says ---------------------------------------------------------------------------------------

    def take(self, event: AnyEvent) -> None:
        """Note rows that the engine told."""
        if isinstance(event, DocumentsChanged):
            self._take_rows(event)
        elif isinstance(event, DocumentsRemoved):
            for document_id in event.document_ids:
                self._drop(document_id)

    def begin_listing(self) -> None:
        """The engine is about to tell every row: those it does not tell are gone."""
        self._listed = set()

    def end_listing(self) -> None:
        """The engine has told every row."""
        listed, self._listed = self._listed, None
        if listed is not None:
            for document_id in [key for key in self._rows if key not in listed]:
                self._drop(document_id)
        self.flush()

    def abandon_listing(self) -> None:
        """The listing broke off: nothing can be concluded from it."""
        self._listed = None

    def flush(self) -> None:
        """Tell now what has changed."""
        self._timer.stop()
        if self._dirty:
            moved, ids, self._moved, self._dirty = self._moved, self._dirty, False, set()
            self.changed.emit(moved, ids)

    # --- what the user just did -------------------------------------------------------------------------------------

    def hide(self, document_ids: Iterable[str]) -> None:
        """Do not show these; the engine still has them."""
        self._set_hidden(self._hidden | set(document_ids))

    def unhide(self, document_ids: Iterable[str]) -> None:
        """Show these again."""
        self._set_hidden(self._hidden - set(document_ids))

    def move(self, document_ids: Iterable[str], collection: str) -> None:
        """Show these in another collection until `settle`."""
        self._moving.update(dict.fromkeys(document_ids, collection))
        self._mark(set(self._moving), moved=True)
        self.flush()

    def settle(self, document_ids: Iterable[str], collection: str) -> None:
        """The engine has confirmed or refused that move: its word counts again."""
        for document_id in document_ids:
            if self._moving.get(document_id) == collection:
                del self._moving[document_id]
                self._mark({document_id}, moved=True)
        self.flush()

    # --- inside -----------------------------------------------------------------------------------------------------

    def _as_shown(self, row: DocumentRow) -> DocumentRow:
        collection = self._moving.get(row.document_id)
        return row if collection is None else msgspec.structs.replace(row, collection=collection)

    def _take_rows(self, event: DocumentsChanged) -> None:
        changes = [Change(self._rows.get(row.document_id), row) for row in event.rows]
        for change in changes:
            row = change.after
            if self._listed is not None:
                self._listed.add(row.document_id)
            if change.before != row:
                self._rows[row.document_id] = row
                self._mark({row.document_id}, moved=_is_moved(change))
        self.told.emit(event.re, changes)

    def _drop(self, document_id: str) -> None:
        if self._rows.pop(document_id, None) is not None:
            self._mark({document_id}, moved=True)
        self._hidden.discard(document_id)
        self._moving.pop(document_id, None)

    def _set_hidden(self, hidden: set[str]) -> None:
        differing, self._hidden = hidden ^ self._hidden, hidden
        self._mark(differing, moved=True)
        self.flush()

    def _mark(self, ids: set[str], moved: bool) -> None:
        if ids:
            self._dirty |= ids
            self._moved = self._moved or moved
            if not self._timer.isActive():
                self._timer.start()


def _is_moved(change: Change) -> bool:
    before, after = change.before, change.after
    return before is None or any(getattr(before, name) != getattr(after, name) for name in _POSITION_FIELDS)


def _begins(folder: str) -> tuple[str, str]:
    """How paths below a folder begin."""
    bare = folder.rstrip("/\\")
    return f"{bare}/", f"{bare}\\"
