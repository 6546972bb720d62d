"""Checks model files by SHA-256, and remembers what it has checked.

Hashing 1.1 GB takes a second or three; a file that has not been touched since (same size and time of change) is not
hashed again.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import suppress
from pathlib import Path

from app.provisioning.manifest import ModelFile

RECORD_NAME = ".verified.json"


def sha256_of(path: Path) -> str:
    """The file's SHA-256 in hexadecimal. Raises OSError."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def is_genuine(path: Path, expected: ModelFile, record: Path | None = None) -> bool:
    """Whether the file is the one of the manifest.

    Args:
        path: the file; may be absent.
        expected: its size and hash.
        record: where to remember it; beside the file when None.
    """
    try:
        status = path.stat()
    except OSError:
        return False
    if status.st_size != expected.bytes:
        return False
    known = f"{expected.sha256} {status.st_size} {status.st_mtime_ns}"
    name = str(path) if record else path.name
    record = record or path.parent / RECORD_NAME
    entries = _read(record)
    if entries.get(name) == known:
        return True
    if sha256_of(path) != expected.sha256:
        return False
    _write(record, {**entries, name: known})
    return True


def _read(record: Path) -> dict[str, str]:
    try:
        found = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(record: Path, entries: dict[str, str]) -> None:
    unfinished = record.with_name(f"{record.name}.{os.getpid()}")
    try:
        record.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_text(json.dumps(entries, indent=1), encoding="utf-8")
        unfinished.replace(record)
    except OSError:  # a read-only folder: the file is hashed again next time
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
