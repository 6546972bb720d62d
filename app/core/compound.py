"""The directory of an OLE compound file (HWP 5, MSG, old Office): which streams stand at its root.

Only the names and sizes are read, with the standard library, so that a file's type can be told before any reader is
loaded. Layout: [MS-CFB] 2.2 (header), 2.3 (FAT), 2.6 (directory entries).
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_HEADER = 512
_ENTRY = 128  # bytes of a directory entry, [MS-CFB] 2.6.1
_MAX_REGULAR = 0xFFFFFFFA  # sector numbers above this are marks (end of chain, free …), [MS-CFB] 2.1
_HEADER_FAT_SECTORS = 109  # FAT sector numbers kept in the header itself, [MS-CFB] 2.2
_MAX_DIRECTORY_SECTORS = 4096  # 8 MB of directory: far beyond real documents, a bound for damaged chains


def root_entries(path: Path) -> dict[str, int]:
    """Names and sizes (bytes) of the streams and storages directly under the root.

    A damaged file gives what could be read, at worst nothing.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        header = file.read(_HEADER)
        if len(header) < _HEADER or not header.startswith(MAGIC):
            return {}
        directory = _read_directory(file, header)
    return _root_children(directory)


def _read_directory(file: BinaryIO, header: bytes) -> bytes:
    """The bytes of the directory stream, following its chain through the FAT."""
    shift = struct.unpack_from("<H", header, 30)[0]
    sector_size = 4096 if shift == 12 else 512
    sector = struct.unpack_from("<I", header, 48)[0]
    fat_sectors = struct.unpack_from(f"<{_HEADER_FAT_SECTORS}I", header, 76)
    seen: set[int] = set()
    parts: list[bytes] = []
    while sector <= _MAX_REGULAR and sector not in seen and len(seen) < _MAX_DIRECTORY_SECTORS:
        seen.add(sector)
        parts.append(_sector(file, sector, sector_size))
        sector = _next_sector(file, fat_sectors, sector, sector_size)
    return b"".join(parts)


def _next_sector(file: BinaryIO, fat_sectors: tuple[int, ...], sector: int, sector_size: int) -> int:
    """The sector after `sector`; an end mark when the FAT does not cover it (very large files: DIFAT sectors)."""
    per_sector = sector_size // 4
    index, place = divmod(sector, per_sector)
    if index >= len(fat_sectors) or fat_sectors[index] > _MAX_REGULAR:
        return _MAX_REGULAR + 1
    fat = _sector(file, fat_sectors[index], sector_size)
    if len(fat) < (place + 1) * 4:
        return _MAX_REGULAR + 1
    following: int = struct.unpack_from("<I", fat, place * 4)[0]
    return following


def _sector(file: BinaryIO, number: int, size: int) -> bytes:
    file.seek((number + 1) * size)
    return file.read(size)


def _root_children(directory: bytes) -> dict[str, int]:
    """Walk the sibling tree under the root entry (entry 0)."""
    if len(directory) < _ENTRY:
        return {}
    pending = [struct.unpack_from("<I", directory, 76)[0]]
    seen: set[int] = set()
    found: dict[str, int] = {}
    while pending:
        number = pending.pop()
        at = number * _ENTRY
        if number in seen or at + _ENTRY > len(directory):
            continue
        seen.add(number)
        name_bytes = min(struct.unpack_from("<H", directory, at + 64)[0], 64)
        name = directory[at : at + max(0, name_bytes - 2)].decode("utf-16-le", "replace")
        left, right = struct.unpack_from("<II", directory, at + 68)
        found[name] = struct.unpack_from("<I", directory, at + 120)[0]
        pending += [left, right]
    return found
