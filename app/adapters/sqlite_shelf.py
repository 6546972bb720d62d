"""What a catalogue knows of a document beyond its port: terms, definitions and notices, for carrying it elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

from app.adapters.sqlite_errors import translated
from app.adapters.sqlite_file import connect, sqlite3
from app.core.document import Notice
from app.core.library import IndexTerms


class SqliteShelf:
    """Reads a catalogue's file on a connection of its own.

    Args:
        path: the catalogue's file; it exists.
        key: what it is encrypted with, or None.

    Raises:
        StorageError: as `SqliteCatalogue`.
    """

    def __init__(self, path: Path, key: bytes | None = None) -> None:
        with translated():
            self._db = connect(path, key)

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    def terms(self, document_id: str) -> list[IndexTerms]:
        """Terms of its chunks, in order."""
        rows = self._rows(
            "SELECT t.body, t.heading, t.lead_in FROM chunks c JOIN chunk_terms t ON t.rowid = c.chunk_id"
            " WHERE c.document_id = ? ORDER BY c.ordinal",
            document_id,
        )
        return [IndexTerms(*(tuple(column.split()) for column in row)) for row in rows]

    def definitions(self, document_id: str) -> list[tuple[str, str]]:
        """(short, long) pairs that it declares."""
        rows = self._rows("SELECT short, long FROM definitions WHERE document_id = ? ORDER BY rowid", document_id)
        return [(row[0], row[1]) for row in rows]

    def notices(self, document_id: str) -> list[Notice]:
        """What its reader noticed, with values."""
        rows = self._rows("SELECT notices FROM documents WHERE document_id = ?", document_id)
        return [Notice(each["code"], each["values"]) for row in rows for each in json.loads(row[0])]

    def _rows(self, sql: str, document_id: str) -> list[sqlite3.Row]:
        with translated():
            rows: list[sqlite3.Row] = self._db.execute(sql, [document_id]).fetchall()
            return rows
