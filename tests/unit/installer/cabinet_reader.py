"""Reads cabinets back, by [MS-CAB], zlib and a decoder of its own; checks every checksum on the way."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from installer.msi.container.cabinet import checksum
from tests.unit.installer.lzx_reader import Decoder

_LZX = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a cabinet."""

    name: str
    data: bytes
    folder: int
    date: int
    time: int


def read_cabinet(data: bytes) -> list[Entry]:
    """Every file, in the cabinet's order."""
    size, first, folders, files = struct.unpack_from("<8xI4xI6xHH", data)
    assert (data[:4], size) == (b"MSCF", len(data))
    contents = []
    end = 0
    for number in range(folders):
        place, blocks, method = struct.unpack_from("<IHH", data, 36 + 8 * number)
        assert end in (0, place)
        content, end = _folder(data, place, blocks, method)
        contents.append(content)
    assert end == len(data)
    return list(_entries(data, first, files, contents))


def _entries(data: bytes, place: int, files: int, contents: list[bytes]) -> list[Entry]:
    found = []
    for _ in range(files):
        length, offset, folder, date, time, _ = struct.unpack_from("<IIHHHH", data, place)
        end = data.index(b"\0", place + 16)
        name = data[place + 16 : end].decode("ascii")
        found.append(Entry(name, contents[folder][offset : offset + length], folder, date, time))
        assert len(found[-1].data) == length
        place = end + 1
    return found


def _folder(data: bytes, place: int, blocks: int, method: int) -> tuple[bytes, int]:
    """What a folder holds, and where it ends."""
    whole, lzx = b"", Decoder(1 << (method >> 8))
    for number in range(blocks):
        told, length, uncompressed = struct.unpack_from("<IHH", data, place)
        block = data[place + 8 : place + 8 + length]
        assert told == checksum(data[place + 4 : place + 8], checksum(block))
        assert uncompressed == 32_768 or number == blocks - 1
        assert length <= 32_768 + 6144
        if method & 15 == _LZX:
            lzx.frame(block, uncompressed)
            last = bytes(lzx.out[-uncompressed:])
        else:
            last = block
        assert len(last) == uncompressed
        whole += last
        place += 8 + length
    if method & 15 == _LZX:
        assert lzx.done() == whole
    return whole, place
