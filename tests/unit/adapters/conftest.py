"""HWP 5 records and streams made by hand, for the tests of the Hangul readers: the fixture `hwp`."""

from __future__ import annotations

import struct
import sys
import zlib
from types import ModuleType

import pytest

TEXT_HEIGHT = 1000
BODY = 84188 - 4 * 4252
EXTENDED = {"secd": 2, "cold": 2, "tbl ": 11, "gso ": 11, "fn  ": 17, "head": 16, "nwno": 21, "tcmt": 15, "eqed": 11}


@pytest.fixture
def hwp() -> ModuleType:
    """The functions of this module."""
    return sys.modules[__name__]


def record(tag: int, level: int, data: bytes = b"") -> bytes:
    """A record with its header."""
    if len(data) < 0xFFF:
        return struct.pack("<I", tag | level << 10 | len(data) << 20) + data
    return struct.pack("<II", tag | level << 10 | 0xFFF << 20, len(data)) + data


def string(text: str) -> bytes:
    """A string with its length before it."""
    return struct.pack("<H", len(text)) + text.encode("utf-16-le")


def control_id(name: str) -> bytes:
    """A control's name as files hold it."""
    return name.encode()[::-1]


def paragraph(
    level: int,
    text: str,
    *,
    tops: tuple[int, ...] = (0,),
    controls: tuple[tuple[str, bytes], ...] = (),
    shape: int = 0,
    page_break: bool = False,
) -> bytes:
    """A paragraph: objects first, then its text. `controls` are names and the records below the paragraph."""
    tabbed = text.encode("utf-16-le").replace(b"\t\0", b"\t\0" + bytes(12) + b"\t\0")
    raw = b"".join(_extended(name) for name, _ in controls) + tabbed + b"\r\0"
    header = struct.pack("<IIHBBHHHI", len(raw) // 2, 0, shape, 0, 4 * page_break, 1, 0, 0, 0)
    offset = 8 * len(controls)
    lines = b"".join(
        struct.pack("<9i", 0 if index == 0 else offset + 10 * index, top, TEXT_HEIGHT, 0, 0, 0, 0, 0, 0x60000)
        for index, top in enumerate(tops)
    )
    return (
        record(66, level, header)
        + record(67, level + 1, raw)
        + record(68, level + 1, struct.pack("<II", 0, 0))
        + (record(69, level + 1, lines) if lines else b"")
        + b"".join(body for _, body in controls)
    )


def section_control(level: int, outline: int = 1) -> tuple[str, bytes]:
    """The section definition: A4 paper, margins of 15 mm."""
    data = control_id("secd") + bytes(14) + struct.pack("<HH", outline, 0)
    page = struct.pack("<9II", 59528, 84188, 4252, 4252, 4252, 4252, 4252, 4252, 0, 0)
    return "secd", record(71, level, data) + record(73, level + 1, page)


def object_control(name: str, level: int, body: bytes, *, properties: int = 1, height: int = 0) -> tuple[str, bytes]:
    """An object with the common properties of objects, then its own records."""
    common = struct.pack("<IiiIIi", properties, 0, 0, 40000, height, 0)
    return name, record(71, level, control_id(name) + common) + body


def plain_control(name: str, level: int, data: bytes, body: bytes = b"") -> tuple[str, bytes]:
    """Another control."""
    return name, record(71, level, control_id(name) + data) + body


def table(level: int, cells: list[tuple[int, int, int, int, str]], rows: int, columns: int) -> bytes:
    """TABLE and its cells: (row, column, row span, column span, text)."""
    out = record(77, level, struct.pack("<IHH", 6, rows, columns))
    for row, column, row_span, column_span, text in cells:
        out += cell(level, row, column, row_span, column_span, paragraph(level, text))
    return out


def cell(level: int, row: int, column: int, row_span: int, column_span: int, body: bytes, height: int = 1000) -> bytes:
    """A cell: its list header and its paragraphs."""
    place = struct.pack("<IIHHHHII", 1, 0, column, row, column_span, row_span, 20000, height)
    return record(72, level, place) + body


def doc_info(*shapes: int) -> bytes:
    """DocInfo with one character shape, one style, a numbering "^1.", "^1.^2", … and paragraph shapes."""
    out = record(21, 0, bytes(42) + struct.pack("<i", 1000)) + record(26, 0, string("바탕글") + string("Normal"))
    levels = b"".join(
        struct.pack("<IHHI", code << 5, 0, 0, 0) + string(pattern)
        for code, pattern in ((0, "^1."), (8, "^2."), (1, "^3"), (0, "^4)"), (0, "^5)"), (0, "^6)"), (0, "^7)"))
    )
    out += record(23, 0, levels + struct.pack("<H7I", 1, *([1] * 7)))
    out += record(24, 0, bytes(12) + "○".encode("utf-16-le"))
    for properties in shapes or (0,):
        out += record(25, 0, struct.pack("<I", properties) + bytes(26) + struct.pack("<H", 1))
    return out


def streams(*sections: bytes, flags: int = 1, info: bytes = b"") -> dict[str, bytes]:
    """The streams of a file."""
    header = b"HWP Document File".ljust(32, b"\0") + struct.pack("<II", 0x05000300, flags) + bytes(216)
    packed = {f"BodyText/Section{index}": deflate(section) for index, section in enumerate(sections)}
    return {"FileHeader": header, "DocInfo": deflate(info or doc_info()), **packed}


def deflate(data: bytes) -> bytes:
    """Deflated without a header, as in the files."""
    deflater = zlib.compressobj(wbits=-15)
    return deflater.compress(data) + deflater.flush()


def _extended(name: str) -> bytes:
    code = struct.pack("<H", EXTENDED[name])
    return code + control_id(name) + bytes(8) + code
