"""SQLite's errors as errors that the user can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.adapters.sqlite_file import sqlite3
from app.core.errors import StorageError


@contextmanager
def translated() -> Iterator[None]:
    """Runs what may fail in SQLite.

    Raises:
        StorageError: library_locked, disk_full, library_unwritable, library_io or library_damaged.
    """
    try:
        yield
    except sqlite3.OperationalError as error:
        text = str(error).lower()
        if "locked" in text or "busy" in text:
            raise StorageError("library_locked") from error
        if "full" in text:
            raise StorageError("disk_full") from error
        if "readonly" in text or "unable to open" in text:
            raise StorageError("library_unwritable") from error
        if "disk i/o" in text:
            raise StorageError("library_io") from error
        raise
    except sqlite3.DatabaseError as error:
        if "malformed" in str(error) or "not a database" in str(error):
            raise StorageError("library_damaged") from error
        raise
    except OSError as error:  # before SQLite is asked: something else lies there, or may not be read
        raise StorageError("library_unwritable") from error
