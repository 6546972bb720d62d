"""What the person wants done, with which documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from app.engine.protocol.records import DocumentRow

translate = QCoreApplication.translate


class WorkKind(StrEnum):
    """Kinds of document work; the values are also the names that other panels use."""

    SUMMARY = "summary"
    COMPARISON = "comparison"
    EXTRACTION = "extraction"


ICONS = {WorkKind.SUMMARY: "summary", WorkKind.COMPARISON: "compare", WorkKind.EXTRACTION: "checklist"}
MOST_AT_ONCE = 200
"""Documents of one summary or table; a table with more columns than that serves nobody."""


@dataclass(frozen=True, slots=True)
class Order:
    """A piece of work.

    Attributes:
        rows: the documents; of a comparison the older version first.
        label: names them together, e.g. the collection; "" names the first.
        template: of an extraction, "" while it is being chosen.
    """

    kind: WorkKind
    rows: tuple[DocumentRow, ...]
    label: str = ""
    template: str = ""

    @property
    def document_ids(self) -> tuple[str, ...]:
        """Ids of the documents."""
        return tuple(row.document_id for row in self.rows)


def can_be_worked_on(row: DocumentRow) -> bool:
    """It has been read."""
    return row.state in ("searchable", "ready")


def older_first(rows: tuple[DocumentRow, ...]) -> tuple[DocumentRow, ...]:
    """Two versions in the order of time: by the date they take effect, else by the version in force, else as added."""
    return tuple(sorted(rows, key=lambda row: (row.effective_date or "9999", not row.superseded, row.added_at)))


def refusal(kind: WorkKind, count: int) -> str:
    """Why this cannot be done with so many documents, or ""."""
    if kind is WorkKind.COMPARISON and count != 2:
        return translate("work", "Choose exactly two documents to compare.")
    if not count:
        return translate("work", "Choose at least one document.")
    if count > MOST_AT_ONCE:
        return translate("work", "Choose at most %1 documents.").replace("%1", str(MOST_AT_ONCE))
    return ""


def kind_name(kind: WorkKind) -> str:
    """As tabs and headings call it."""
    return {
        WorkKind.SUMMARY: translate("work", "Summary"),
        WorkKind.COMPARISON: translate("work", "Comparison"),
        WorkKind.EXTRACTION: translate("work", "Extraction"),
    }[kind]
