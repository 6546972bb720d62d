"""Database files: SQLCipher (SQLite with AES-256 pages and HMAC; BSD-3-Clause), or plain SQLite without a key.

The module stands in for `sqlite3`: import `sqlite3` from here, so that every part speaks of the same exceptions.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite3

from app.core.errors import StorageError

__all__ = ["connect", "is_encrypted", "sqlite3"]

_PLAIN = b"SQLite format 3\x00"  # sqlite.org/fileformat.html#magic_header_string
_KEY_BYTES = 32
_PATIENCE = 10.0  # seconds that a write waits for another one


def connect(path: Path, key: bytes | None) -> sqlite3.Connection:
    """Open a database file; made when missing.

    Args:
        path: the file. One that was made without a key is encrypted first.
        key: 32 random bytes, or None for a plain file.

    Raises:
        StorageError: library_key_wrong: the file was made with another key.
        sqlite3.Error: anything else; see `sqlite_errors.translated`.
    """
    if key is not None and path.exists() and _starts_plain(path):
        _encrypt(path, key)
    connection = sqlite3.connect(str(path), isolation_level=None, check_same_thread=False, timeout=_PATIENCE)
    try:
        if key is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")  # damage is told by an error, not on stderr
            connection.execute(_key_pragma(key))
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        if key is not None and "not a database" in str(error):
            raise StorageError("library_key_wrong", path=path.name) from error
        raise
    connection.row_factory = sqlite3.Row
    return connection


def is_encrypted(path: Path) -> bool:
    """A database file whose content cannot be read without its key."""
    return path.is_file() and path.stat().st_size >= len(_PLAIN) and not _starts_plain(path)


def _starts_plain(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_PLAIN)) == _PLAIN


def _key_pragma(key: bytes) -> str:
    """A raw key, so that no time is spent on deriving one (zetetic.net/sqlcipher/sqlcipher-api/#key)."""
    if len(key) != _KEY_BYTES:
        raise ValueError("a key has 32 bytes")
    return f"PRAGMA key = \"x'{key.hex()}'\""


def _encrypt(path: Path, key: bytes) -> None:
    """Turn a plain file into an encrypted one: written beside it, then put in its place."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    plain = sqlite3.connect(str(path), isolation_level=None, timeout=_PATIENCE)
    try:
        plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        version = plain.execute("PRAGMA user_version").fetchone()[0]
        plain.execute(f"ATTACH DATABASE ? AS sealed KEY \"x'{key.hex()}'\"", (str(part),))
        plain.execute("SELECT sqlcipher_export('sealed')")
        plain.execute(f"PRAGMA sealed.user_version = {int(version)}")
        plain.execute("DETACH DATABASE sealed")
    finally:
        plain.close()
    part.replace(path)
    for suffix in ("-wal", "-shm"):
        with contextlib.suppress(OSError):
            path.with_name(path.name + suffix).unlink()
