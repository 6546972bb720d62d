"""Holding a folder so that nobody can put a link in its place meanwhile.

Who deletes below a folder by names may be led elsewhere: between the look and the deed, the folder's owner can replace it
with a junction. An open handle that does not share deletion keeps Windows from renaming it, and one that does not share
writing keeps it from becoming a junction. learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-createfilew
"""

from __future__ import annotations

import ctypes
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_LIST = 0x0001  # FILE_LIST_DIRECTORY
_SHARE_READ, _SHARE_WRITE = 0x1, 0x2
_OPEN_EXISTING = 3
_AS_IT_IS = (
    0x0200_0000 | 0x0020_0000
)  # FILE_FLAG_BACKUP_SEMANTICS (folders), FILE_FLAG_OPEN_REPARSE_POINT (the link itself)
_INVALID = ctypes.c_void_p(-1).value


class LinkError(OSError):
    """A link is where a folder should be."""


def is_link(path: Path) -> bool:
    """Whether a name leads elsewhere: a symbolic link, or on Windows a junction or any other reparse point.

    Raises:
        OSError: there is no such name.
    """
    found = path.lstat()
    attributes = getattr(found, "st_file_attributes", 0)
    return stat.S_ISLNK(found.st_mode) or bool(attributes & stat.FILE_ATTRIBUTE_REPARSE_POINT)


@contextmanager
def pinned(folder: Path, *, others_write: bool = False, kernel32: Any = None) -> Iterator[None]:
    """Hold a folder that is no link.

    Args:
        folder: absolute.
        others_write: others may go on making files in it; right for what lies above the folder to be cleared.
        kernel32: the system library (tests); Windows' own by default, and none elsewhere, where there are no junctions
            and only root gets this far.

    Raises:
        LinkError: it is a link.
        OSError: it is not there, or somebody holds it.
    """
    library = kernel32 or _library()
    handle = _open(library, folder, others_write) if library else None
    try:
        if is_link(folder):
            raise LinkError(f"a link: {folder}")
        if not folder.is_dir():
            raise NotADirectoryError(f"no folder: {folder}")
        yield
    finally:
        if library:
            library.CloseHandle(ctypes.c_void_p(handle))


def _open(library: Any, folder: Path, others_write: bool) -> int:
    share = _SHARE_READ | (_SHARE_WRITE if others_write else 0)
    library.CreateFileW.restype = ctypes.c_void_p
    handle = library.CreateFileW(str(folder), _LIST, share, None, _OPEN_EXISTING, _AS_IT_IS, None)
    if handle == _INVALID or handle is None:
        raise OSError(f"cannot be held: {os.fspath(folder)}")
    return int(handle)


def _library() -> Any:
    if sys.platform != "win32":
        return None
    return ctypes.WinDLL("kernel32", use_last_error=True)
