"""Small secrets of this user on this machine: the library's key, the seal of the audit log.

On Windows each is wrapped with DPAPI, so that only this user on this machine can read it; elsewhere it is a file that
only its owner can read. Either way secrets lie outside the library, so that a copy of a library says nothing.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.core.errors import StorageError
from app.system import dpapi, paths

_OWNER_ONLY = 0o700


def _as_is(data: bytes) -> bytes:
    return data


@dataclass(frozen=True, slots=True)
class SecretStore:
    """Secrets by name in a folder.

    Args:
        folder: made when missing, for its owner only.
        wrap, unwrap: the system's protection of the bytes; `unwrap` raises OSError for bytes of another user or machine.
    """

    folder: Path
    wrap: Callable[[bytes], bytes] = _as_is
    unwrap: Callable[[bytes], bytes] = _as_is

    def read(self, name: str) -> bytes | None:
        """A secret, or None where there is none that this user can read."""
        try:
            return self.unwrap((self.folder / name).read_bytes())
        except OSError:
            return None

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret; an earlier one of that name is replaced at once or not at all.

        Raises:
            StorageError: secrets_unwritable.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=_OWNER_ONLY)
            handle, part = tempfile.mkstemp(dir=self.folder)  # made with mode 600
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(self.wrap(secret))
                    file.flush()
                    os.fsync(file.fileno())
                Path(part).replace(self.folder / name)
            except BaseException:
                with contextlib.suppress(OSError):
                    Path(part).unlink()
                raise
        except OSError as error:
            raise StorageError("secrets_unwritable", path=str(self.folder)) from error

    def forget(self, name: str) -> None:
        """Erase a secret; what it protected cannot be read any more."""
        with contextlib.suppress(OSError):
            (self.folder / name).unlink()


def system_store() -> SecretStore:
    """This user's secrets on this machine."""
    folder = paths.secrets()
    if sys.platform == "win32":
        return SecretStore(folder, dpapi.protect, dpapi.unprotect)
    return SecretStore(folder)
