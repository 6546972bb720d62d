"""Records of an HWP 5 stream, as a tree.

Source of every number here: Hancom, "한글 문서 파일 형식 5.0", revision 1.3. A stream is a run of records; each has a
32-bit header (tag 10 bits, level 10 bits, size 12 bits; a size of 0xFFF means that the size follows in 32 bits).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum

MAX_RECORDS = 5_000_000
MAX_LEVEL = 150
"""Deeper records are dropped. A table in a table takes four levels; Hangul itself allows fewer than 30."""
_EXTENDED_SIZE = 0xFFF


class Tag(IntEnum):
    """Record tags that are read (HWPTAG_BEGIN is 16)."""

    ID_MAPPINGS = 17
    BIN_DATA = 18
    CHAR_SHAPE = 21
    NUMBERING = 23
    BULLET = 24
    PARA_SHAPE = 25
    STYLE = 26
    DISTRIBUTE_DOC_DATA = 28
    PARA_HEADER = 66
    PARA_TEXT = 67
    PARA_CHAR_SHAPE = 68
    PARA_LINE_SEG = 69
    CTRL_HEADER = 71
    LIST_HEADER = 72
    PAGE_DEF = 73
    SHAPE_COMPONENT = 76
    TABLE = 77
    EQEDIT = 88
    MEMO_LIST = 93


@dataclass(slots=True)
class Record:
    """A record and the records one level below it that follow it."""

    tag: int
    level: int
    data: bytes
    children: list[Record] = field(default_factory=list)

    def u8(self, offset: int) -> int:
        """Unsigned byte at an offset of the data; 0 beyond its end (older files have shorter records)."""
        return self.data[offset] if offset < len(self.data) else 0

    def u16(self, offset: int) -> int:
        """Little-endian unsigned 16-bit number; 0 beyond the end."""
        return int.from_bytes(self.data[offset : offset + 2], "little")

    def u32(self, offset: int) -> int:
        """Little-endian unsigned 32-bit number; 0 beyond the end."""
        return int.from_bytes(self.data[offset : offset + 4], "little")

    def i32(self, offset: int) -> int:
        """Little-endian signed 32-bit number; 0 beyond the end."""
        return int.from_bytes(self.data[offset : offset + 4], "little", signed=True)

    def string(self, offset: int) -> tuple[str, int]:
        """A UTF-16 string with its 16-bit length before it, and the offset behind it."""
        end = offset + 2 + 2 * self.u16(offset)
        return self.data[offset + 2 : end].decode("utf-16-le", errors="replace"), end

    def first(self, tag: Tag) -> Record | None:
        """The first child with a tag."""
        return next((child for child in self.children if child.tag == tag), None)


def read_records(stream: bytes) -> list[Record]:
    """Parse a stream into a tree.

    Args:
        stream: an inflated DocInfo or BodyText/SectionN stream.

    Returns:
        The records of the lowest level; a record cut off by the end of the stream is left out.
    """
    roots: list[Record] = []
    stack: list[Record] = []
    for record in _records(stream):
        while stack and stack[-1].level >= record.level:
            stack.pop()
        (stack[-1].children if stack else roots).append(record)
        stack.append(record)
    return roots


def _records(stream: bytes) -> Iterator[Record]:
    position = count = 0
    while position + 4 <= len(stream) and count < MAX_RECORDS:
        (header,) = struct.unpack_from("<I", stream, position)
        position += 4
        tag, level, size = header & 0x3FF, header >> 10 & 0x3FF, header >> 20
        if size == _EXTENDED_SIZE:
            if position + 4 > len(stream):
                return
            (size,) = struct.unpack_from("<I", stream, position)
            position += 4
        if position + size > len(stream):
            return
        if level <= MAX_LEVEL:
            yield Record(tag, level, stream[position : position + size])
        position += size
        count += 1
