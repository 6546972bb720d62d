"""Writing an OLE compound file: [MS-CFB], version 3, one level of streams under the root.

Every time stamp and identifier is zero and the order is fixed, so the same streams give the same bytes.
"""

from __future__ import annotations

import shutil
import struct
import sys
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

_SECTOR = 512
_MINI_SECTOR = 64
_MINI_LIMIT = 4096  # shorter streams go into the mini stream: [MS-CFB] 2.2
_FREE, _END, _FAT, _DIFAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
_IN_HEADER = 109  # entries of the DIFAT that the header holds
_PER_SECTOR = _SECTOR // 4
_LONGEST_NAME = 31  # UTF-16 units without the terminating zero
_STREAM, _ROOT = 2, 5
_RED, _BLACK = 0, 1

Content = bytes | Path
"""A stream's bytes, or the file that holds them."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """A directory entry: [MS-CFB] 2.6.1."""

    name: str
    kind: int
    start: int
    size: int
    clsid: bytes = bytes(16)


def write_compound(target: Path, clsid: UUID, streams: Mapping[str, Content]) -> None:
    """Write a compound file.

    Args:
        target: overwritten.
        clsid: class of the root storage.
        streams: by name as stored; at most 31 UTF-16 units each, under 2 GB together.

    Raises:
        ValueError: a name is too long, or two differ in case only.
    """
    names = sorted(streams, key=_order)
    if len({_order(name) for name in names}) != len(names) or any(len(_utf16(n)) > 2 * _LONGEST_NAME for n in names):
        raise ValueError("stream names must be short and differ")
    with target.open("wb") as out:
        out.write(bytes(_SECTOR))
        _Writer(out).write(clsid, names, streams)


class _Writer:
    """Lays sectors one after another and keeps their chains."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._chains = array("I")

    def write(self, clsid: UUID, names: Sequence[str], streams: Mapping[str, Content]) -> None:
        """Streams, mini stream, mini chains, directory, chains, header."""
        entries: dict[str, _Entry] = {}
        mini, mini_chains = bytearray(), array("I")
        for name in names:
            content = streams[name]
            size = len(content) if isinstance(content, bytes) else content.stat().st_size
            if size >= _MINI_LIMIT:
                entries[name] = _Entry(name, _STREAM, self._put(content, size), size)
            else:
                data = content if isinstance(content, bytes) else content.read_bytes()
                entries[name] = _Entry(name, _STREAM, _put_mini(data, mini, mini_chains), size)
        mini_start = self._put(bytes(mini), len(mini))
        mini_fat = _padded(_little(mini_chains), b"\xff")
        mini_fat_start = self._put(mini_fat, len(mini_fat))
        root = _Entry("Root Entry", _ROOT, mini_start, len(mini), clsid.bytes_le)
        directory = _padded(_directory(root, [entries[name] for name in names]), _unused_entry())
        directory_start = self._put(directory, len(directory))
        fats, difats = self._put_chains()
        header = _header(directory_start, mini_fat_start, len(mini_fat) // _SECTOR, fats, difats)
        self._out.seek(0)
        self._out.write(header)

    def _put(self, content: Content, size: int) -> int:
        """Append a chain of sectors; returns the first, or the end mark for nothing."""
        if not size:
            return _END
        if isinstance(content, bytes):
            self._out.write(content)
        else:
            with content.open("rb") as source:
                shutil.copyfileobj(source, self._out, 1 << 22)
        self._out.write(bytes(-size % _SECTOR))
        first = len(self._chains)
        count = -(-size // _SECTOR)
        self._chains.extend(range(first + 1, first + count))
        self._chains.append(_END)
        return first

    def _put_chains(self) -> tuple[list[int], list[int]]:
        """The sector chains themselves, which also say where they lie: (FAT sectors, DIFAT sectors)."""
        used = len(self._chains)
        fats = difats = 0
        while True:  # each table makes the other longer
            need = -(-(used + fats + difats) // _PER_SECTOR)
            extra = -(-max(need - _IN_HEADER, 0) // (_PER_SECTOR - 1))
            if (need, extra) == (fats, difats):
                break
            fats, difats = need, extra
        self._chains.extend([_FAT] * fats + [_DIFAT] * difats)
        self._out.write(_padded(_little(self._chains), b"\xff"))
        fat_sectors = list(range(used, used + fats))
        difat_sectors = list(range(used + fats, used + fats + difats))
        rest = fat_sectors[_IN_HEADER:]
        for place, sector in enumerate(difat_sectors):
            part = rest[place * (_PER_SECTOR - 1) : (place + 1) * (_PER_SECTOR - 1)]
            part += [_FREE] * (_PER_SECTOR - 1 - len(part))
            last = place + 1 == len(difat_sectors)
            self._out.write(_little(array("I", [*part, _END if last else sector + 1])))
        return fat_sectors, difat_sectors


def _put_mini(data: bytes, mini: bytearray, chains: array[int]) -> int:
    if not data:
        return _END
    first = len(chains)
    count = -(-len(data) // _MINI_SECTOR)
    mini += data + bytes(-len(data) % _MINI_SECTOR)
    chains.extend(range(first + 1, first + count))
    chains.append(_END)
    return first


def _header(directory: int, mini_fat: int, mini_fats: int, fats: Sequence[int], difats: Sequence[int]) -> bytes:
    """The header: [MS-CFB] 2.2."""
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        bytes.fromhex("D0CF11E0A1B11AE1"),
        0x003E,
        3,
        0xFFFE,
        9,  # 2^9 bytes a sector
        6,  # 2^6 bytes a mini sector
        0,  # directory sectors: always 0 in version 3
        len(fats),
        directory,
        0,
        _MINI_LIMIT,
        mini_fat,
        mini_fats,
        difats[0] if difats else _END,
        len(difats),
        fats[0],
    )
    rest = [*fats[1:_IN_HEADER]]
    return head + struct.pack(f"<{len(rest)}I", *rest) + b"\xff" * (4 * (_IN_HEADER - 1 - len(rest)))


def _directory(root: _Entry, entries: Sequence[_Entry]) -> bytes:
    """The directory: a red-black tree over sorted names, as even as can be, so that only its last row is red."""
    links: dict[int, tuple[int, int]] = {}
    red: set[int] = set()
    deepest = len(entries).bit_length()
    full = len(entries) + 1 == 1 << deepest

    def grow(low: int, high: int, depth: int) -> int:
        if low >= high:
            return _FREE
        middle = (low + high) // 2
        links[middle] = (grow(low, middle, depth + 1), grow(middle + 1, high, depth + 1))
        if depth == deepest and not full:
            red.add(middle)
        return middle + 1  # the root entry is number 0

    top = grow(0, len(entries), 1)
    packed = [_pack(root, (_FREE, _FREE), top, _BLACK)]
    packed += [_pack(each, links[i], _FREE, _RED if i in red else _BLACK) for i, each in enumerate(entries)]
    return b"".join(packed)


def _pack(entry: _Entry, siblings: tuple[int, int], child: int, colour: int) -> bytes:
    name = _utf16(entry.name)
    return struct.pack(
        "<64sHBBIII16s4xQQIQ",
        name,
        len(name) + 2,
        entry.kind,
        colour,
        *siblings,
        child,
        entry.clsid,
        0,  # created
        0,  # changed
        entry.start,
        entry.size,
    )


def _unused_entry() -> bytes:
    return struct.pack("<68xIII48x", _FREE, _FREE, _FREE)


def _order(name: str) -> tuple[int, str]:
    """How names are sorted: by length, then by their upper-case units ([MS-CFB] 2.6.4)."""
    return len(_utf16(name)), name.upper()


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def _padded(data: bytes, filling: bytes) -> bytes:
    """Up to whole sectors."""
    return data + filling * (-len(data) % _SECTOR // len(filling))


def _little(numbers: array[int]) -> bytes:
    if sys.byteorder == "big":
        numbers = array("I", numbers)
        numbers.byteswap()
    return numbers.tobytes()
