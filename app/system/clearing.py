"""Deleting a folder, or the files of ours in one, without ever following a link out of it."""

from __future__ import annotations

import re
import stat
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path

from app.system.pinning import is_link, pinned

Own = Mapping[str, "Own | None"]
"""Names in a folder, as regular expressions: None for a file, or for a folder to be deleted whole; a mapping for a folder
in which only those names are ours."""


@dataclass(slots=True)
class Report:
    """What was done.

    Attributes:
        removed: folders and files that were asked for and are gone.
        kept: those that are still there, each with the reason.
    """

    removed: list[Path] = field(default_factory=list)
    kept: list[tuple[Path, str]] = field(default_factory=list)

    def keep(self, path: Path, error: OSError) -> None:
        """Something could not be deleted."""
        self.kept.append((path, error.strerror or str(error)))


def clear_folder(top: Path, below: Path, report: Report) -> None:
    """Delete a folder with everything in it.

    Args:
        top: the folder.
        below: a folder above it; what lies between must not be a link either, for users own it.
        report: gets the folder as removed, or every name in it that stays.
    """
    try:
        if not _is_there(top):
            return
        with ExitStack() as held:
            for folder in _between(below, top):
                held.enter_context(pinned(folder, others_write=True))
            if _empty(top, report):
                top.rmdir()
                report.removed.append(top)
    except OSError as error:
        report.keep(top, error)


def clear_own(folder: Path, own: Own, report: Report) -> None:
    """Delete what is ours in a folder, and the folder if nothing else is in it.

    Args:
        folder: may hold files of others, which stay.
        own: what is ours; see `Own`.
        report: gets every name of ours at the top as removed, or what of it stays.
    """
    try:
        with pinned(folder):
            for path in sorted(folder.iterdir()):
                known, inner = _known(path.name, own)
                if known:
                    _clear_known(path, inner, report)
        with suppress(OSError):
            folder.rmdir()
    except OSError as error:
        report.keep(folder, error)


def _known(name: str, own: Own) -> tuple[bool, Own | None]:
    for pattern, inner in own.items():
        if re.fullmatch(pattern, name, re.IGNORECASE):
            return True, inner
    return False, None


def _clear_known(path: Path, inner: Own | None, report: Report) -> None:
    before = len(report.kept)
    try:
        if is_link(path) or not path.is_dir():
            _unlink(path)
        elif inner is not None:
            clear_own(path, inner, report)
        elif _empty(path, report):
            path.rmdir()
    except OSError as error:
        report.keep(path, error)
    if len(report.kept) == before and not _is_there(path):
        report.removed.append(path)


def _empty(folder: Path, report: Report) -> bool:
    """Delete everything in a folder; whether nothing stayed."""
    before = len(report.kept)
    with pinned(folder):
        for path in sorted(folder.iterdir()):
            try:
                if is_link(path) or not path.is_dir():
                    _unlink(path)
                elif _empty(path, report):
                    path.rmdir()
            except OSError as error:
                report.keep(path, error)
    return len(report.kept) == before


def _unlink(path: Path) -> None:
    """Delete a file, or a link rather than what it leads to."""
    try:
        path.unlink()
    except PermissionError:
        if is_link(path):  # Windows deletes links to folders as folders
            path.rmdir()
            return
        path.chmod(stat.S_IWRITE | stat.S_IREAD)  # a read-only file, as copies from a CD are
        path.unlink()


def _between(below: Path, top: Path) -> list[Path]:
    """The folders from `below`, with it, down to the one that holds `top`."""
    parents = [below, *(parent for parent in reversed(top.parents) if parent.is_relative_to(below) and parent != below)]
    return parents if top.is_relative_to(below) and top != below else [top.parent]


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return True
