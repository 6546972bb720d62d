"""A comparison as the JSON contract of the command line writes it."""

from __future__ import annotations

from app.core.comparing.comparison import Comparison, Part, Row, RowKind, Side
from app.core.report import Mark, Run

_CHANGES = {Mark.ADDED: "added", Mark.REMOVED: "removed"}


def comparison_record(comparison: Comparison, language: str) -> dict[str, object]:
    """The result of `compare`."""
    return {
        "rows": [row_record(row, language) for row in comparison.rows],
        "old": _document(comparison, "old"),
        "new": _document(comparison, "new"),
        "compared": comparison.compared,
        "only_printed": list(comparison.only_printed),
    }


def row_record(row: Row, language: str) -> dict[str, object]:
    """A row; one that only has another number now is "changed" with `moved` true, as the contract knows three kinds."""
    moved = row.kind is RowKind.MOVED
    return {
        "kind": RowKind.CHANGED.value if moved else row.kind.value,
        "label": row.label,
        "title": row.title,
        "sort": row.sort.value,
        "old": _side(row.old),
        "new": _side(row.new),
        "note": row.note(language),
        "moved": moved,
        "moved_from": row.moved_from or None,
        "repealed_at": _side(row.repealed_at),
        "effective": row.effective or None,
        "words": _words(row.words),
        "parts": [_part(part) for part in row.parts if part.kind is not RowKind.SAME],
    }


def _document(comparison: Comparison, side: str) -> dict[str, object]:
    document = comparison.old if side == "old" else comparison.new
    return {
        "document_id": document.document_id,
        "path": document.path,
        "title": document.title,
        "effective_date": document.effective_date or None,
    }


def _side(side: Side | None) -> dict[str, object] | None:
    if side is None:
        return None
    return {
        "text": side.text,
        "page": side.page,
        "start": side.start,
        "end": side.end,
        "label": side.label,
        "title": side.title,
        "spans": [{"page": span.page, "start": span.start, "end": span.end} for span in side.spans],
    }


def _part(part: Part) -> dict[str, object]:
    return {
        "kind": part.kind.value,
        "label": part.label,
        "old": _side(part.old),
        "new": _side(part.new),
        "words": _words(part.words),
    }


def _words(runs: tuple[Run, ...]) -> list[dict[str, object]]:
    return [{"text": run.text, "change": _CHANGES.get(run.mark, "same")} for run in runs]
