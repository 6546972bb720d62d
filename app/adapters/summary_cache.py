"""Finished summaries in a SQLite file of their own: losing it costs time, never content."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import msgspec

from app.adapters.sqlite_file import connect, sqlite3
from app.core.errors import StorageError
from app.core.summarizing.summary import Summary

MOST = 300
"""Summaries that are kept; the oldest go first. One takes 50 to 200 KB."""
_TABLE = (
    "CREATE TABLE IF NOT EXISTS summaries (key TEXT PRIMARY KEY, made_at REAL NOT NULL, summary BLOB NOT NULL) STRICT"
)


class SqliteSummaryCache:
    """Keeps summaries by key. Nothing here is an error: a file that cannot be used is as good as an empty one.

    Args:
        path: database file; made when missing, made anew when damaged.
        key: encrypts the file; None leaves it plain.
    """

    def __init__(self, path: Path, key: bytes | None = None) -> None:
        self._path = path
        self._key = key
        self._lock = threading.Lock()
        self._decoder = msgspec.json.Decoder(Summary)
        self._encoder = msgspec.json.Encoder()

    def load(self, key: str) -> Summary | None:
        """The summary that was kept under this key, or None; one that does not read as a summary is forgotten."""
        with self._lock:
            row = self._read(key)
            if row is None:
                return None
            try:
                return self._decoder.decode(row)
            except msgspec.DecodeError:
                self._forget(key)
                return None

    def save(self, key: str, summary: Summary) -> None:
        """Keep a summary; when the disk is full or the file in use, it is not kept."""
        row = self._encoder.encode(summary)
        with self._lock:
            try:
                self._write(key, row)
            except sqlite3.DatabaseError as error:
                if not _damaged(error):
                    return
                with suppress(OSError, sqlite3.Error):
                    self._remove_file()
                    self._write(key, row)

    def _read(self, key: str) -> bytes | None:
        if not self._path.is_file():
            return None
        try:
            with self._opened() as db:
                row = db.execute("SELECT summary FROM summaries WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error:
            return None
        return bytes(row[0]) if row else None

    def _write(self, key: str, row: bytes) -> None:
        with self._opened() as db, db:
            db.execute("INSERT OR REPLACE INTO summaries VALUES (?, ?, ?)", (key, time.time(), row))
            db.execute(
                "DELETE FROM summaries WHERE key NOT IN (SELECT key FROM summaries ORDER BY made_at DESC LIMIT ?)",
                (MOST,),
            )

    def _forget(self, key: str) -> None:
        with suppress(sqlite3.Error), self._opened() as db, db:
            db.execute("DELETE FROM summaries WHERE key = ?", (key,))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with closing(self._connect()) as db:
            db.execute(_TABLE)
            yield db

    def _connect(self) -> sqlite3.Connection:
        try:
            return connect(self._path, self._key)
        except StorageError as error:  # made with another key: as good as damaged
            raise sqlite3.DatabaseError("file is not a database") from error

    def _remove_file(self) -> None:
        for name in (self._path.name, f"{self._path.name}-journal"):
            self._path.with_name(name).unlink(missing_ok=True)


def _damaged(error: sqlite3.DatabaseError) -> bool:
    """The file is no database, or not whole (SQLITE_CORRUPT, SQLITE_NOTADB: sqlite.org/rescode.html)."""
    return "not a database" in str(error) or "malformed" in str(error)
