"""Password-protected Office files: told from open ones, and opened in memory when the password is known."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import BinaryIO

from app.core import compound
from app.core.errors import DocumentError

# Excel encrypts "read-only recommended" workbooks with this fixed password: [MS-OFFCRYPTO] 2.4.2.3.
_EXCEL_DEFAULT = "VelvetSweatshop"

_DAMAGED = (
    OSError,
    EOFError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    AssertionError,
    struct.error,
)
"""What msoffcrypto raises on damaged files, besides its own exceptions."""


def open_office(path: Path, password: str | None) -> BinaryIO:
    """An Office file opened for reading, decrypted in memory when it is protected.

    Args:
        password: the password the user gave, or None.

    Raises:
        DocumentError: file_unreadable, document_encrypted (no password given), password_wrong, document_damaged.
    """
    try:
        file = path.open("rb")
    except OSError:
        raise DocumentError("file_unreadable", path=str(path)) from None
    if file.read(len(compound.MAGIC)) != compound.MAGIC:
        file.seek(0)
        return file
    with file:
        return _decrypted(file, password)


def _decrypted(file: BinaryIO, password: str | None) -> BinaryIO:
    """The plain package inside an OLE file; old unprotected files are given back as they are."""
    # imported here: it takes 0.1 s, and few files are protected
    from msoffcrypto import OfficeFile, exceptions  # type: ignore[import-untyped]

    file.seek(0)
    plain = io.BytesIO()
    try:
        office = OfficeFile(file)
        if not office.is_encrypted():
            file.seek(0)
            return io.BytesIO(file.read())
        office.load_key(password=password or _EXCEL_DEFAULT)
        office.decrypt(plain)
    except (exceptions.InvalidKeyError, exceptions.DecryptionError):
        raise DocumentError("password_wrong" if password else "document_encrypted") from None
    except (exceptions.FileFormatError, exceptions.ParseError, *_DAMAGED):
        raise DocumentError("document_damaged") from None
    plain.seek(0)
    if not plain.getbuffer().nbytes:
        raise DocumentError("password_wrong" if password else "document_encrypted")
    return plain
