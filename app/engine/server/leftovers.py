"""Temporary folders inside the library that a killed process left."""

from __future__ import annotations

import shutil
from pathlib import Path

from filelock import FileLock, Timeout


def sweep(folder: Path) -> None:
    """Remove what nobody uses. A command line that compares files works in a library of its own here, and locks it."""
    if not folder.is_dir():
        return
    for entry in folder.iterdir():
        if not entry.is_dir():
            entry.unlink(missing_ok=True)
        elif not _in_use(entry):
            shutil.rmtree(entry, ignore_errors=True)


def _in_use(folder: Path) -> bool:
    path = folder / ".lock"
    if not path.exists():
        return False
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except (Timeout, OSError):
        return True
    lock.release()
    return False
