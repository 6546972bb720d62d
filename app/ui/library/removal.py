"""Taking documents out with a time of grace: they are hidden at once, and the engine hears of it when the grace is over.

A program that dies in between has lost nothing: the engine still holds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from app.engine.protocol.events import AnyEvent, Crashed, Done, Failed, Stopped
from app.engine.protocol.requests import RemoveDocuments
from app.ui.library.requests import PatientRequests
from app.ui.library.store import DocumentStore


class Removals(QObject):
    """Removals that can still be undone.

    Signals:
        failed(str code, dict values): the engine could not do it; the documents show again.
    """

    failed = Signal(str, object)

    def __init__(self, requests: PatientRequests, store: DocumentStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._requests = requests
        self._store = store
        self._pending: list[set[str]] = []

    def begin(self, document_ids: Iterable[str]) -> tuple[Callable[[], None], Callable[[], None]]:
        """Hide documents.

        Returns:
            (undo, commit): the first of them that is called counts, the other then does nothing.
        """
        batch = set(document_ids)
        self._pending.append(batch)
        self._store.hide(batch)
        return (lambda: self._undo(batch)), (lambda: self._commit(batch))

    def flush(self) -> None:
        """Commit every removal that could still be undone."""
        for batch in list(self._pending):
            self._commit(batch)

    def restore(self, document_ids: Iterable[str]) -> None:
        """These were added again before their removal was final: keep them."""
        kept = set(document_ids)
        for batch in self._pending:
            self._store.unhide(batch & kept)
            batch.difference_update(kept)

    @property
    def pending(self) -> frozenset[str]:
        """Documents whose removal can be undone."""
        return frozenset().union(*self._pending)

    def _undo(self, batch: set[str]) -> None:
        if self._forget(batch):
            self._store.unhide(batch)

    def _commit(self, batch: set[str]) -> None:
        if self._forget(batch) and batch:
            ids = tuple(sorted(batch))
            self._requests.post(RemoveDocuments, lambda event: self._take(ids, event), document_ids=ids)

    def _forget(self, batch: set[str]) -> bool:
        """Told by identity: two batches may hold the same documents."""
        before = len(self._pending)
        self._pending = [each for each in self._pending if each is not batch]
        return len(self._pending) < before

    def _take(self, document_ids: Sequence[str], event: AnyEvent) -> None:
        if isinstance(event, Done | Failed | Stopped | Crashed):
            self._store.unhide(document_ids)  # after Done they are gone; otherwise they are still there
        if isinstance(event, Failed):
            self.failed.emit(event.code, event.values)
