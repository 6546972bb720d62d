"""A SQLite file that threads share and that other processes read while it is written (WAL)."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from app.adapters.sqlite_errors import translated
from app.adapters.sqlite_file import connect, sqlite3
from app.core.errors import StorageError


class SqliteStore(ABC):
    """What every store in a file of its own does alike: opening, transactions, reading.

    Args:
        path: database file; made when missing.
        key: encrypts the file; None leaves it plain.
        newest: the newest version of the tables (PRAGMA user_version) that the store knows.
        pragmas: further settings of the connection, as "secure_delete = ON".

    Raises:
        StorageError: the file is damaged, locked by another program, from a newer version, or made with another key.
    """

    def __init__(self, path: Path, key: bytes | None, newest: int, *pragmas: str) -> None:
        self._lock = threading.RLock()
        with translated():
            self._db = connect(path, key)
            try:
                self._set_up(pragmas)
                if self._version() > newest:
                    raise StorageError("library_newer")
                self._migrate()
            except BaseException:
                self._db.close()
                raise

    def _set_up(self, pragmas: Sequence[str]) -> None:
        with suppress(sqlite3.OperationalError):  # another process is switching a new file at this very moment
            self._db.execute("PRAGMA journal_mode = WAL")
        for pragma in ("synchronous = NORMAL", "foreign_keys = ON", *pragmas):
            self._db.execute(f"PRAGMA {pragma}")

    def _version(self) -> int:
        """Of the tables; 0 in a new file."""
        return int(self._db.execute("PRAGMA user_version").fetchone()[0])

    @abstractmethod
    def _migrate(self) -> None:
        """Make the tables of a new file; each store has its own."""

    def close(self) -> None:
        """Close the file; the object cannot be used afterwards."""
        with self._lock:
            self._db.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock, translated():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
                self._db.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        """SQLite has rolled back by itself after some errors, a full disk among them: sqlite.org/lang_transaction.html"""
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[sqlite3.Row]:
        with self._lock, translated():
            return list(self._db.execute(sql, values))
