"""Which files a list of files and folders stands for, and which suffixes are known."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

SUFFIX_FORMATS = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".hwp": "hwp",
    ".hwt": "hwp",
    ".hwpx": "hwpx",
    ".owpml": "hwpx",
    ".hwtx": "hwpx",
    ".txt": "txt",
    ".text": "txt",
    ".log": "txt",
    ".md": "md",
    ".markdown": "md",
    ".csv": "csv",
    ".tsv": "csv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".xltx": "xlsx",
    ".xls": "xls",
    ".pptx": "pptx",
    ".pptm": "pptx",
    ".ppsx": "pptx",
    ".potx": "pptx",
    ".eml": "eml",
    ".mht": "eml",
    ".mhtml": "eml",
    ".msg": "msg",
}
"""File name suffix (lower case) → format."""

SUPPORTED_SUFFIXES = frozenset(SUFFIX_FORMATS)
"""What is picked up when a folder is added."""

_LOCK_PREFIXES = ("~$", ".~lock", ".")  # Office owner files, LibreOffice locks, hidden files


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """Files to read: every file that was named, and the supported files of every folder that was named.

    Folders are walked in name order. Hidden files, lock files of office programs and links that lead out of the folder
    are left out; a file that is reached twice is given once. A path that does not exist is given back, so that its
    reading reports it.
    """
    seen: set[str] = set()
    for path in paths:
        for file in _files(path):
            key = os.path.normcase(_resolved(file))
            if key not in seen:
                seen.add(key)
                yield file


def plain(path: Path) -> Path:
    """An absolute path without `.` and `..`, so that one file has one name; links stay what they are.

    `..` behind a link to a folder leads elsewhere than it reads; such a path is left as it was written.
    """
    absolute = path.expanduser().absolute()
    short = Path(os.path.normpath(absolute))
    return short if _resolved(short) == _resolved(absolute) else absolute


def _files(path: Path) -> Iterator[Path]:
    if path.is_dir():
        root = Path(_resolved(path))
        yield from _folder(path, root, {str(root)})
    else:
        yield path


def _folder(folder: Path, root: Path, visited: set[str]) -> Iterator[Path]:
    """The supported files under a folder; `visited` holds resolved folders, so that loops of links end."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return  # a folder without permission holds nothing for this user
    for entry in entries:
        if entry.name.startswith(_LOCK_PREFIXES):
            continue
        path = folder / entry.name
        target = Path(_resolved(path))
        if not target.is_relative_to(root):
            continue  # a link, or a Windows junction, out of the tree
        if path.is_dir():
            if str(target) not in visited:
                visited.add(str(target))
                yield from _folder(path, root, visited)
        elif path.is_file() and path.suffix.lower() in SUPPORTED_SUFFIXES:
            yield path


def _resolved(path: Path) -> str:
    """The path with links followed; the path itself where that fails (a loop of links)."""
    try:
        return str(path.resolve())
    except (OSError, RuntimeError):
        return str(path.absolute())
