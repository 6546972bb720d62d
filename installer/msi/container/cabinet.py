"""Writing a cabinet: [MS-CAB], with folders of LZX or stored data.

Same files, same bytes, whatever the file times.
"""

from __future__ import annotations

import os
import struct
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from installer.msi.container.lzx import encoder
from installer.msi.container.summary import fixed_date

_BLOCK = 32_768  # uncompressed bytes of a data block
_HEADER, _FOLDER = 36, 8
_ARCHIVE = 0x20  # file attribute
_MOST = 0xFFFF  # files of a cabinet, blocks of a folder


class Method(Enum):
    """How a folder is compressed, as its header tells: [MS-CAB] 2.2, typeCompress."""

    STORED = 0
    LZX = 3 | encoder.WINDOW_BITS << 8


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the cabinet: its name there (ASCII) and where it is now."""

    name: str
    source: Path
    size: int


@dataclass(frozen=True, slots=True)
class Folder:
    """Files that are compressed as if they were one.

    Attributes:
        members: in the order they lie in.
        method: LZX is the smallest and slowest; stored builds and installs fastest.
        programs: they are x86 programs, whose calls LZX writes in a way that compresses better.
    """

    members: Sequence[Member]
    method: Method
    programs: bool = False

    @property
    def size(self) -> int:
        """Uncompressed bytes."""
        return sum(member.size for member in self.members)


Block = tuple[int, bytes]
"""Uncompressed size, and the data as stored."""


def write_cabinet(
    target: Path, folders: Sequence[Folder], moment: int, *, progress: Callable[[int], None] = lambda done: None
) -> None:
    """Write a cabinet, with as many threads as there are cores.

    Args:
        target: overwritten.
        folders: in the order they lie in.
        moment: seconds since 1970 that every file carries.
        progress: told how many uncompressed bytes are done.

    Raises:
        ValueError: more than a cabinet holds, or a file that changed its size.
    """
    files = sum(len(folder.members) for folder in folders)
    if files > _MOST or any(-(-folder.size // _BLOCK) > _MOST for folder in folders):
        raise ValueError("more than a cabinet folder holds")
    entries = b"".join(_file_entries(number, folder.members, moment) for number, folder in enumerate(folders))
    start = _HEADER + _FOLDER * len(folders)
    with target.open("wb") as out, ThreadPoolExecutor(os.cpu_count()) as pool:
        out.write(bytes(start + len(entries)))
        heads, done = [], 0
        for folder, blocks in zip(folders, _compressed(folders, pool), strict=True):
            place, count = out.tell(), 0
            for size, data in blocks:
                out.write(_framed(data, size))
                done, count = done + size, count + 1
                progress(done)
            heads.append(struct.pack("<IHH", place, count, folder.method.value))
        size = out.tell()
        out.seek(0)
        head = (b"MSCF", 0, size, 0, start, 0, 3, 1, len(folders), files, 0, 0, 0)
        out.write(struct.pack("<4sIIIIIBBHHHHH", *head) + b"".join(heads) + entries)
    if size >= 1 << 31:
        raise ValueError("installers read no cabinet of 2 GB")


def checksum(data: bytes, seed: int = 0) -> int:
    """The checksum of a data block: exclusive or of its 32-bit words, little-endian; the last 1 to 3 bytes count in the
    other order ([MS-CAB] 3.1)."""
    whole = len(data) & ~3
    folded = int.from_bytes(data[:whole], "little")
    bits = 32
    while bits < whole * 8:
        bits *= 2
    while bits > 32:
        bits //= 2
        folded = (folded >> bits) ^ (folded & ((1 << bits) - 1))
    return seed ^ folded ^ int.from_bytes(data[whole:], "big")


def _file_entries(folder: int, members: Sequence[Member], moment: int) -> bytes:
    day = fixed_date(moment)
    date = (day.year - 1980) << 9 | day.month << 5 | day.day
    time = day.hour << 11 | day.minute << 5 | day.second // 2
    entries, offset = [], 0
    for member in members:
        packed = struct.pack("<IIHHHH", member.size, offset, folder, date, time, _ARCHIVE)
        entries.append(packed + member.name.encode("ascii") + b"\0")
        offset += member.size
    return b"".join(entries)


def _compressed(folders: Sequence[Folder], pool: ThreadPoolExecutor) -> Iterator[Iterator[Block]]:
    """The blocks of each folder. An LZX folder is one thread's work: the largest are begun first, so that none is left to
    one core in the end."""
    begun: dict[int, Future[list[Block]]] = {}
    for number, folder in sorted(enumerate(folders), key=lambda each: -each[1].size):
        if folder.method is Method.LZX:
            begun[number] = pool.submit(_lzx, folder)
    for number, folder in enumerate(folders):
        if number in begun:
            yield iter(begun.pop(number).result())
        else:
            yield ((len(block), block) for block in _contents(folder.members))


def _lzx(folder: Folder) -> list[Block]:
    data = b"".join(_contents(folder.members))
    reach = len(data) if folder.programs else 0
    blocks = encoder.compressed(data, reach)
    return [(min(_BLOCK, len(data) - _BLOCK * number), block) for number, block in enumerate(blocks)]


def _contents(members: Sequence[Member]) -> Iterator[bytes]:
    """Everything, cut into blocks across file borders."""
    rest = b""
    for member in members:
        read = 0
        with member.source.open("rb") as file:
            while piece := file.read(_BLOCK * 32):
                read += len(piece)
                rest += piece
                whole = len(rest) - len(rest) % _BLOCK
                yield from (rest[start : start + _BLOCK] for start in range(0, whole, _BLOCK))
                rest = rest[whole:]
        if read != member.size:
            raise ValueError(f"{member.source.name} changed while it was packed")
    if rest:
        yield rest


def _framed(data: bytes, uncompressed: int) -> bytes:
    sizes = struct.pack("<HH", len(data), uncompressed)
    return struct.pack("<I", checksum(sizes, checksum(data))) + sizes + data
