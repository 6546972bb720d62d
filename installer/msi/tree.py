"""The files that a package installs, and what the tables need to know of each."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from installer.msi.versions import FileVersion, file_version

_PROGRAMS = frozenset({".dll", ".exe", ".pyd"})
_PIECE = 1 << 22


@dataclass(frozen=True, slots=True)
class Item:
    """A file to install.

    Attributes:
        path: below the install folder, with slashes.
        source: where it is now.
        size: bytes.
        md5: four numbers, as the installer recognises files without a version.
        sha256: in hexadecimal digits.
        version: of a program file.
    """

    path: str
    source: Path
    size: int
    md5: tuple[int, int, int, int]
    sha256: str
    version: FileVersion | None

    @property
    def folder(self) -> str:
        """Its folder below the install folder; "" for that itself."""
        parent = str(PurePosixPath(self.path).parent)
        return "" if parent == "." else parent

    @property
    def name(self) -> str:
        """Its own name."""
        return PurePosixPath(self.path).name


def items_of(stage: Path) -> list[Item]:
    """Every file below a folder, sorted by path.

    Raises:
        ValueError: there is none, one is a link, or two differ in case only.
    """
    found = sorted((each.relative_to(stage).as_posix(), each) for each in stage.rglob("*") if not each.is_dir())
    links = [path for path, source in found if source.is_symlink()]
    if not found or links:
        raise ValueError(f"nothing to install, or links: {links}")
    if len({path.casefold() for path, _ in found}) != len(found):
        raise ValueError("names that differ in case only")
    return [item(path, source) for path, source in found]


def item(path: str, source: Path) -> Item:
    """A file to install, read once."""
    md5, sha256 = hashlib.md5(usedforsecurity=False), hashlib.sha256()
    size = 0
    with source.open("rb") as file:
        while piece := file.read(_PIECE):
            size += len(piece)
            md5.update(piece)
            sha256.update(piece)
    version = file_version(source) if source.suffix.lower() in _PROGRAMS else None
    first, second, third, fourth = struct.unpack("<4i", md5.digest())
    return Item(path, source, size, (first, second, third, fourth), sha256.hexdigest(), version)


def folders_of(items: Iterable[Item]) -> list[str]:
    """Every folder below the install folder, parents before children."""
    return sorted({str(parent) for each in items for parent in PurePosixPath(each.path).parents} - {"."})


def content_digest(items: Iterable[Item]) -> str:
    """What the files are, together: changes with any name or byte."""
    digest = hashlib.sha256()
    for each in items:
        digest.update(f"{each.path}\0{each.sha256}\n".encode())
    return digest.hexdigest()
