"""The key of a library: made with it, kept with this user's secrets, never in the library itself."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import uuid
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from app.core.errors import StorageError
from app.system.secrets import SecretStore, system_store

_NAME = "library.id"
_KEY_BYTES = 32
_PATIENCE = 10.0  # seconds for another process that makes the same library right now


@dataclass(frozen=True, slots=True)
class LibraryKey:
    """What opens a library.

    Attributes:
        library_id: names the library among this user's secrets.
        key: 32 random bytes that encrypt its files.
    """

    library_id: str
    key: bytes

    def derived(self, purpose: str) -> bytes:
        """A key for another purpose: HMAC-SHA256 as in HKDF's expand step (RFC 5869, 2.3)."""
        return hmac.new(self.key, purpose.encode("utf-8") + b"\x01", hashlib.sha256).digest()


def library_key(folder: Path, has_data: bool, store: SecretStore | None = None) -> LibraryKey:
    """The key of a library; a new library gets a new one.

    Args:
        folder: of the library; it exists.
        has_data: files are there that were encrypted with the library's key.
        store: this user's secrets.

    Raises:
        StorageError: library_key_lost: the library was made by another user or on another machine; library_unwritable.
    """
    store = store or system_store()
    try:
        with FileLock(folder / ".key.lock", timeout=_PATIENCE):
            return _existing(folder, has_data, store) or _made(folder, store)
    except OSError as error:
        raise StorageError("library_unwritable", path=str(folder)) from error


def _existing(folder: Path, has_data: bool, store: SecretStore) -> LibraryKey | None:
    file = folder / _NAME
    library_id = file.read_text("ascii").strip() if file.is_file() else ""
    key = store.read(_secret_name(library_id)) if _is_id(library_id) else None
    if key is not None and len(key) == _KEY_BYTES:
        return LibraryKey(library_id, key)
    if has_data:
        raise StorageError("library_key_lost", path=str(folder))
    return None


def _made(folder: Path, store: SecretStore) -> LibraryKey:
    made = LibraryKey(uuid.uuid4().hex, secrets.token_bytes(_KEY_BYTES))
    store.write(_secret_name(made.library_id), made.key)
    part = folder / f"{_NAME}.part"
    part.write_text(made.library_id + "\n", "ascii")
    part.replace(folder / _NAME)
    return made


def _is_id(text: str) -> bool:
    return len(text) == 32 and all(character in "0123456789abcdef" for character in text)


def _secret_name(library_id: str) -> str:
    return f"library-{library_id}"
