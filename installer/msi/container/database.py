"""Writing the tables of an MSI: a pool of strings, the columns, and each table column by column.

The layout is not published by its maker; it is as the installer of Wine (dlls/msi: string.c, table.c) and libmsi read it.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Cell = str | int | bytes | None
"""What a cell holds; bytes become a stream of their own, an empty text is None."""

Row = tuple[Cell, ...]

_VALID, _LOCALIZABLE, _SHORT, _STRING, _NULLABLE, _KEY = 0x0100, 0x0200, 0x0400, 0x0800, 0x1000, 0x2000
_TABLE_MARK = "\u4840"  # first unit of a table stream's name
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz._"
_LONG_REFERENCES = 0x8000_0000
_MOST_SHORT = 0xFFFF


@dataclass(frozen=True, slots=True)
class Column:
    """A column, its type written as in IDT files: s72, l0, i2, i4, v0; a capital lets it be empty.

    learn.microsoft.com/windows/win32/msi/column-definition-format
    """

    name: str
    kind: str
    key: bool = False

    @property
    def nullable(self) -> bool:
        """It may be empty."""
        return self.kind[0].isupper()

    @property
    def is_text(self) -> bool:
        """It holds texts."""
        return self.kind[0].lower() in "sl"

    @property
    def is_stream(self) -> bool:
        """It holds bytes."""
        return self.kind[0].lower() == "v"

    @property
    def width(self) -> int:
        """Characters at most (0: no limit) of a text, bytes of a number."""
        return int(self.kind[1:])

    def bits(self) -> int:
        """The type as the database holds it."""
        letter = self.kind[0].lower()
        bits = _VALID | (_NULLABLE if self.nullable else 0) | (_KEY if self.key else 0) | self.width
        if letter in "sl":
            return bits | _STRING | _SHORT | (_LOCALIZABLE if letter == "l" else 0)
        if letter == "v":
            return bits | _STRING
        return bits | (_SHORT if self.width == 2 else 0)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()

    def key(self, row: Row) -> tuple[Cell, ...]:
        """The cells that name a row."""
        return tuple(cell for cell, column in zip(row, self.columns, strict=True) if column.key)


class BadRowError(ValueError):
    """A row does not fit its table."""


def encode_database(tables: Iterable[Table], codepage: int) -> dict[str, bytes]:
    """The streams of a database by their stored names.

    Args:
        tables: with their rows; the order does not matter.
        codepage: of every text.

    Raises:
        BadRowError: a row does not fit its table, or a key comes twice.
        UnicodeEncodeError: a text has a character that the code page lacks.
    """
    ordered = sorted(tables, key=lambda table: table.name)
    for table in ordered:
        check(table)
    pool = _Pool(codepage)
    names = [[pool.add(table.name)] for table in ordered]
    columns = [
        [pool.add(table.name), _short(number), pool.add(column.name), _short(column.bits())]
        for table in ordered
        for number, column in enumerate(table.columns, 1)
    ]
    bodies = {table.name: [_cells(table, row, pool) for row in table.rows] for table in ordered if table.rows}
    streams = {
        _stored("_Tables", table=True): _columnar(names, ["s"], pool.is_wide),
        _stored("_Columns", table=True): _columnar(sorted(columns), ["s", "i2", "s", "i2"], pool.is_wide),
        **pool.encode(),
    }
    for table in ordered:
        if table.rows:
            streams[_stored(table.name, table=True)] = _body(table, bodies[table.name], pool.is_wide)
            streams |= _binaries(table)
    return streams


def stream_name(name: str) -> str:
    """A stream's name as stored, e.g. that of the cabinet: two characters of the alphabet make one unit."""
    return _stored(name, table=False)


def check(table: Table) -> None:
    """Every cell fits its column, and no key comes twice.

    Raises:
        BadRowError: with the place.
    """
    seen = set()
    for row in table.rows:
        if len(row) != len(table.columns):
            raise BadRowError(f"{table.name}: {row!r} has {len(row)} cells")
        for cell, column in zip(row, table.columns, strict=True):
            if not _fits(cell, column):
                raise BadRowError(f"{table.name}.{column.name}: {cell!r} does not fit {column.kind}")
        key = table.key(row)
        if key in seen:
            raise BadRowError(f"{table.name}: {key!r} comes twice")
        seen.add(key)


def _fits(cell: Cell, column: Column) -> bool:
    if cell is None or cell == "":
        return column.nullable
    if column.is_text:
        return isinstance(cell, str) and (not column.width or len(cell) <= column.width)
    if column.is_stream:
        return isinstance(cell, bytes)
    limit = 1 << (8 * column.width - 1)
    return isinstance(cell, int) and -limit < cell < limit


@dataclass(slots=True)
class _Pool:
    """Texts by number, each with how often it is referred to."""

    codepage: int
    _numbers: dict[str, int] = field(default_factory=dict)
    _references: list[int] = field(default_factory=list)

    def add(self, text: str) -> int:
        """The number of a text, counted once more; 0 is the empty one."""
        if not text:
            return 0
        number = self._numbers.setdefault(text, len(self._numbers) + 1)
        if number > len(self._references):
            self._references.append(0)
        self._references[number - 1] += 1
        return number

    @property
    def is_wide(self) -> bool:
        """References take three bytes instead of two."""
        return len(self._numbers) > _MOST_SHORT

    def encode(self) -> dict[str, bytes]:
        """The two streams of the pool."""
        encoded = [text.encode(f"cp{self.codepage}") for text in self._numbers]
        if any(len(data) > _MOST_SHORT for data in encoded):
            raise BadRowError("a text of more than 64 KB")
        index = struct.pack("<I", self.codepage | (_LONG_REFERENCES if self.is_wide else 0))
        for data, count in zip(encoded, self._references, strict=True):
            index += struct.pack("<HH", len(data), min(count, _MOST_SHORT))
        return {_stored("_StringPool", table=True): index, _stored("_StringData", table=True): b"".join(encoded)}


def _cells(table: Table, row: Row, pool: _Pool) -> list[int]:
    return [_number(cell, column, pool) for cell, column in zip(row, table.columns, strict=True)]


def _number(cell: Cell, column: Column, pool: _Pool) -> int:
    """A cell as the number that is stored: a text's, an integer's with its sign turned over, 1 for a stream."""
    if cell is None:
        return 0
    if isinstance(cell, bytes):
        return 1
    if isinstance(cell, str):
        return pool.add(cell)
    return _short(cell) if column.width == 2 else cell + (1 << 31)


def _short(number: int) -> int:
    return number + 0x8000


def _body(table: Table, rows: list[list[int]], wide: bool) -> bytes:
    """A table's stream; rows lie sorted by the numbers of their keys, as the installer keeps them."""
    keys = [place for place, column in enumerate(table.columns) if column.key]
    kinds = ["s" if column.is_text else "i4" if column.width == 4 else "i2" for column in table.columns]
    return _columnar(sorted(rows, key=lambda row: [row[place] for place in keys]), kinds, wide)


def _columnar(rows: Sequence[Sequence[int]], kinds: Sequence[str], wide: bool) -> bytes:
    widths = {"s": 3 if wide else 2, "i2": 2, "i4": 4}
    return b"".join(row[i].to_bytes(widths[kind], "little") for i, kind in enumerate(kinds) for row in rows)


def _binaries(table: Table) -> Mapping[str, bytes]:
    """Streams of bytes cells, named after table and key: learn.microsoft.com/windows/win32/msi/binary-table"""
    places = [i for i, column in enumerate(table.columns) if column.is_stream]
    return {
        stream_name(".".join([table.name, *map(str, table.key(row))])): data
        for row in table.rows
        for i in places
        if isinstance(data := row[i], bytes)
    }


def _stored(name: str, *, table: bool) -> str:
    """A stream's name: pairs of the 64 letters become one unit from U+3800, a single one from U+4800."""
    packed = []
    for piece in re.findall(r"[0-9A-Za-z._]{1,2}|[^0-9A-Za-z._]", name):
        places = [_ALPHABET.find(letter) for letter in piece]
        if places[0] < 0:
            packed.append(piece)
        elif len(places) == 2:
            packed.append(chr(0x3800 + places[0] + (places[1] << 6)))
        else:
            packed.append(chr(0x4800 + places[0]))
    return (_TABLE_MARK if table else "") + "".join(packed)
