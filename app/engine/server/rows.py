"""The library panel's rows: what the catalogue knows of each document, and what is being done with it now."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from app.core.library import DocumentRecord, Status
from app.core.ports import Catalogue
from app.core.privacy.counting import personal_counts
from app.engine.protocol.events import DocumentsChanged, DocumentsRemoved, Event
from app.engine.protocol.records import DocumentRow

_PIECE = 500  # rows of one event: about 150 kB
_STATES = {
    Status.PENDING: "waiting",
    Status.SEARCHABLE: "searchable",
    Status.READY: "ready",
    Status.FAILED: "failed",
}

Tell = Callable[[Event], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that is being read: pages so far, and in all (0 when unknown)."""

    done: int
    total: int


def to_row(record: DocumentRecord, on_disk: str = "same", reading: Reading | None = None) -> DocumentRow:
    """A document as the panel shows it."""
    return DocumentRow(
        document_id=record.document_id,
        path=record.path,
        title=record.title,
        format=record.format,
        collection=record.collection,
        state="reading" if reading else _STATES[record.status],
        pages=(reading.total or record.pages) if reading else record.pages,
        size=record.size,
        effective_date=record.effective_date,
        superseded=bool(record.superseded_by),
        on_disk=on_disk,
        error_code=record.error_code,
        error_values={key: str(value) for key, value in record.error_values.items()},
        pages_read=reading.done if reading else 0,
        added_at=record.added_at,
        paged=record.paged,
        notices=record.notices,
        personal=personal_counts(record.metadata) or {},
    )


class Board:
    """What the panel was told last. Rows are read and told under one lock, so that an older row never comes later."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._told: dict[str, DocumentRow] = {}
        self._reading: dict[str, Reading] = {}
        self._on_disk: dict[str, str] = {}

    def tell_all(self, catalogue: Catalogue, tell: Tell) -> None:
        """Every row, in pieces."""
        with self._lock:
            rows = [self._row(record) for record in catalogue.documents()]
            self._told = {row.document_id: row for row in rows}
            for start in range(0, len(rows), _PIECE):
                tell(DocumentsChanged(rows=tuple(rows[start : start + _PIECE])))

    def tell_changed(self, catalogue: Catalogue, tell: Tell) -> None:
        """Every row that is not as it was told."""
        with self._lock:
            self._tell(catalogue.documents(), tell)

    def tell_some(self, catalogue: Catalogue, document_ids: Iterable[str], tell: Tell) -> None:
        """The rows of these documents, where they are not as they were told."""
        with self._lock:
            self._tell([found for i in document_ids if (found := catalogue.document(i))], tell)

    def tell_records(self, records: Sequence[DocumentRecord], tell: Tell) -> None:
        """The rows of records that are at hand."""
        with self._lock:
            self._tell(records, tell)

    def tell_removed(self, document_ids: Sequence[str], tell: Tell) -> None:
        """Rows to take away."""
        with self._lock:
            for document_id in document_ids:
                self._told.pop(document_id, None)
                self._on_disk.pop(document_id, None)
                self._reading.pop(document_id, None)
            if document_ids:
                tell(DocumentsRemoved(document_ids=tuple(document_ids)))

    def set_reading(self, document_id: str, reading: Reading | None) -> None:
        """A document is being read, or no more."""
        with self._lock:
            if reading is None:
                self._reading.pop(document_id, None)
            else:
                self._reading[document_id] = reading

    def clear_reading(self) -> None:
        """Nothing is being read any more."""
        with self._lock:
            self._reading.clear()

    def set_on_disk(self, document_id: str, state: str) -> None:
        """How the source file compares with what was indexed: "same", "changed" or "missing"."""
        with self._lock:
            self._on_disk[document_id] = state

    def row(self, record: DocumentRecord) -> DocumentRow:
        """A record's row as it stands now."""
        with self._lock:
            return self._row(record)

    def _row(self, record: DocumentRecord) -> DocumentRow:
        document_id = record.document_id
        return to_row(record, self._on_disk.get(document_id, "same"), self._reading.get(document_id))

    def _tell(self, records: Sequence[DocumentRecord], tell: Tell) -> None:
        rows = [row for record in records if (row := self._row(record)) != self._told.get(row.document_id)]
        for start in range(0, len(rows), _PIECE):
            piece = rows[start : start + _PIECE]
            self._told.update((row.document_id, row) for row in piece)
            tell(DocumentsChanged(rows=tuple(piece)))
