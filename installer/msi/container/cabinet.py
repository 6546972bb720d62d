"""Writing a cabinet: [MS-CAB], one folder, MSZIP ([MS-MCI]) or stored. Same files, same bytes, whatever the file times."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path

from installer.msi.container.summary import fixed_date

_BLOCK = 32_768  # uncompressed bytes of a data block
_HEADER, _FOLDER = 36, 8
_STORED, _MSZIP = 0, 1
_ARCHIVE = 0x20  # file attribute
_MOST_BLOCKS = 0xFFFF
_AT_ONCE = 512  # blocks in memory: 16 MB


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the cabinet: its name there (ASCII) and where it is now."""

    name: str
    source: Path
    size: int


def write_cabinet(
    target: Path,
    members: Sequence[Member],
    moment: int,
    *,
    compress: bool = True,
    progress: Callable[[int], None] = lambda done: None,
) -> None:
    """Write a cabinet.

    Args:
        target: overwritten.
        members: in the order they lie in.
        moment: seconds since 1970 that every file carries.
        compress: MSZIP; otherwise stored, which builds and installs faster and is right for weights.
        progress: told how many bytes are done.

    Raises:
        ValueError: more than a cabinet holds, or a file that changed its size.
    """
    total = sum(member.size for member in members)
    if -(-total // _BLOCK) > _MOST_BLOCKS or len(members) > _MOST_BLOCKS:
        raise ValueError("more than one cabinet folder holds")
    files = _file_entries(members, moment)
    data_start = _HEADER + _FOLDER + len(files)
    with target.open("wb") as out:
        out.write(bytes(data_start))
        blocks = 0
        for block, data in _data_blocks(_contents(members), compress):
            out.write(_framed(data, len(block)))
            blocks += 1
            progress(min(blocks * _BLOCK, total))
        size = out.tell()
        out.seek(0)
        out.write(_head(size, len(members)))
        out.write(struct.pack("<IHH", data_start, blocks, _MSZIP if compress else _STORED))
        out.write(files)
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


def _head(size: int, files: int) -> bytes:
    return struct.pack("<4sIIIIIBBHHHHH", b"MSCF", 0, size, 0, _HEADER + _FOLDER, 0, 3, 1, 1, files, 0, 0, 0)


def _file_entries(members: Sequence[Member], moment: int) -> bytes:
    day = fixed_date(moment)
    date = (day.year - 1980) << 9 | day.month << 5 | day.day
    time = day.hour << 11 | day.minute << 5 | day.second // 2
    entries, offset = [], 0
    for member in members:
        packed = struct.pack("<IIHHHH", member.size, offset, 0, date, time, _ARCHIVE)
        entries.append(packed + member.name.encode("ascii") + b"\0")
        offset += member.size
    return b"".join(entries)


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


def _data_blocks(blocks: Iterator[bytes], compress: bool) -> Iterator[tuple[bytes, bytes]]:
    """(uncompressed, as stored) of each block."""
    if not compress:
        yield from ((block, block) for block in blocks)
        return
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # zlib works outside the interpreter's lock
        last = b""
        while batch := list(islice(blocks, _AT_ONCE)):
            pairs = list(pairwise([last, *batch]))
            yield from zip(batch, pool.map(_deflated, pairs), strict=True)
            last = batch[-1]


def _deflated(pair: tuple[bytes, bytes]) -> bytes:
    """A block as MSZIP: "CK" and a deflate stream that may point back into the block before it."""
    before, block = pair
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zlib.Z_DEFAULT_STRATEGY, before)
    return b"CK" + squeezer.compress(block) + squeezer.flush()


def _framed(data: bytes, uncompressed: int) -> bytes:
    sizes = struct.pack("<HH", len(data), uncompressed)
    return struct.pack("<I", checksum(sizes, checksum(data))) + sizes + data
