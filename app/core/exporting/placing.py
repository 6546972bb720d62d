"""Putting a finished file in its place: written beside it first, then moved there in one step."""

from __future__ import annotations

import errno
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.core.errors import ExportError
from app.core.exporting.clean import one_line

LONGEST = 255
"""Most bytes (Linux) or UTF-16 units (Windows) of a file name."""
_BARRED = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
"""Characters that Windows does not take in a file name: learn.microsoft.com/windows/win32/fileio/naming-a-file"""
_DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|COM[1-9]|LPT[1-9])(?:\..*)?", re.IGNORECASE)
_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_NAME = {errno.ENAMETOOLONG, errno.EINVAL}
_FULL_WINDOWS, _NAME_WINDOWS = {39, 112}, {123, 206}
"""ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL; ERROR_INVALID_NAME, ERROR_FILENAME_EXCED_RANGE."""


@contextmanager
def placed(path: Path) -> Iterator[Path]:
    """Gives an empty file beside the target to write to; at the end it takes the target's place.

    Whatever happens in between, the target is either as it was or finished, and nothing else is left behind.

    Raises:
        ExportError: export_name, export_folder_missing, export_unwritable or export_disk_full.
    """
    check_name(path.name)
    if not path.parent.is_dir():
        raise ExportError("export_folder_missing", path=str(path.parent))
    unfinished = path.with_name(f".seogo-{secrets.token_hex(6)}.part")
    try:
        unfinished.touch(exist_ok=False)
        yield unfinished
        with unfinished.open("rb+") as stream:
            os.fsync(stream.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise _translated(error, path) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def check_name(name: str) -> None:
    """Refuse a name that Windows would not take, on every system, since files travel.

    Raises:
        ExportError: export_name.
    """
    encoding, unit = ("utf-16-le", 2) if os.name == "nt" else ("utf-8", 1)
    too_long = len(name.encode(encoding, "surrogatepass")) > LONGEST * unit
    if not name or too_long or _BARRED.search(name) or _DEVICES.fullmatch(name) or name[-1] in ". ":
        raise ExportError("export_name", name=f"{name[:40]}…" if len(name) > 41 else name)


def suggested_name(title: str, suffix: str) -> str:
    """A file name made from a report's title.

    Args:
        title: any text.
        suffix: end of the name with its dot.
    """
    words = one_line(_BARRED.sub(" ", title)).strip(" .")[:60].rstrip(" .")
    return f"{words if words and not _DEVICES.fullmatch(words) else 'Seogo'}{suffix}"


def _translated(error: OSError, path: Path) -> ExportError:
    windows = getattr(error, "winerror", None)
    if error.errno in _FULL or windows in _FULL_WINDOWS:
        return ExportError("export_disk_full", path=str(path))
    if error.errno in _NAME or windows in _NAME_WINDOWS:
        return ExportError("export_name", name=path.name)
    return ExportError("export_unwritable", path=str(path))
