"""Temporary folders inside the library that a killed process left."""

from __future__ import annotations

import shutil
from pathlib import Path

from filelock import FileLock, Timeout


def claim(folder: Path) -> FileLock:
    """Held while a folder is made in here that has no lock of its own yet: nobody sweeps it away meanwhile.

    Args:
        folder: of temporary folders; the lock lies beside it.
    """
    return FileLock(folder.with_name(f".{folder.name}.lock"))


def sweep(folder: Path) -> None:
    """Remove what nobody uses. A command that reads files works in a library of its own here, and locks it.

    Args:
        folder: of temporary folders; one that is not there, or that somebody else is sweeping, is left alone.
    """
    if not folder.is_dir():
        return
    try:
        with claim(folder).acquire(timeout=0):
            _remove_unused(folder)
    except (Timeout, OSError):
        return


def _remove_unused(folder: Path) -> None:
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
