"""File formats of an MSI, read back by olefile, which knows nothing of how they were written."""

from __future__ import annotations

import struct
from datetime import datetime
from pathlib import Path
from uuid import UUID

import olefile
import pytest

from installer.layout import EPOCH
from installer.msi.container import compound
from installer.msi.container.compound import write_compound
from installer.msi.container.database import (
    BadRowError,
    Cell,
    Column,
    Table,
    check,
    encode_database,
    stream_name,
)
from installer.msi.container.summary import STREAM, Summary

_CLASS = UUID("000C1084-0000-0000-C000-000000000046")
_FAT_IN_HEADER = 109 * 128 * 512  # bytes that the header alone can address


def bytes_of(size: int) -> bytes:
    return bytes(range(251)) * (size // 251) + bytes(range(size % 251))


@pytest.mark.parametrize("sizes", [[1], [63, 64, 65], [4095, 4096, 4097], [0, 70_000, 5], list(range(1, 200, 7))])
def test_streams_come_back(tmp_path: Path, sizes: list[int]) -> None:
    streams = {f"stream{number}": bytes_of(size) for number, size in enumerate(sizes)}
    write_compound(tmp_path / "x.msi", _CLASS, streams)
    with olefile.OleFileIO(str(tmp_path / "x.msi"), raise_defects=olefile.DEFECT_POTENTIAL) as ole:
        assert {entry[0]: ole.openstream(entry).read() for entry in ole.listdir()} == streams
        assert ole.root.clsid == str(_CLASS).upper()
        assert {(each.createTime, each.modifyTime) for each in ole.direntries if each} == {(0, 0)}


def test_streams_that_need_a_longer_table_than_the_header_has(tmp_path: Path) -> None:
    source = tmp_path / "model.gguf"
    with source.open("wb") as file:
        file.truncate(2 * _FAT_IN_HEADER + 12_345)
        file.seek(_FAT_IN_HEADER)
        file.write(b"in the middle")
        file.seek(0, 2)
        file.write(b"end")
    write_compound(tmp_path / "x.msi", _CLASS, {"big": source, "small": b"text"})
    with olefile.OleFileIO(str(tmp_path / "x.msi"), raise_defects=olefile.DEFECT_POTENTIAL) as ole:
        assert ole.openstream("big").read() == source.read_bytes()
        assert ole.openstream("small").read() == b"text"


@pytest.mark.parametrize("names", [["a" * 32], ["Same", "same"]])
def test_names_that_cannot_be_stored(tmp_path: Path, names: list[str]) -> None:
    with pytest.raises(ValueError, match="short and differ"):
        write_compound(tmp_path / "x.msi", _CLASS, dict.fromkeys(names, b""))


@pytest.mark.parametrize("count", range(1, 40))
def test_the_directory_is_a_red_black_tree(count: int) -> None:
    """[MS-CFB] 2.6.4: sorted, no red entry below a red one, as many black ones on every way down."""
    names = sorted((f"{number:x}" * (number % 5 + 1) for number in range(count)), key=compound._order)
    entries = [compound._Entry(name, compound._STREAM, 0, 0) for name in names]
    packed = compound._directory(compound._Entry("Root Entry", compound._ROOT, 0, 0), entries)

    def fields(number: int) -> tuple[bool, int, int, int]:
        red, left, right, child = struct.unpack_from("<BIII", packed, 128 * number + 67)
        return red == 0, left, right, child

    def walk(number: int, above_is_red: bool) -> tuple[list[int], int]:
        if number == 0xFFFFFFFF:
            return [], 1
        red, left, right, _ = fields(number)
        assert not (red and above_is_red)
        (before, blacks), (after, same) = walk(left, red), walk(right, red)
        assert blacks == same
        return [*before, number, *after], blacks + (not red)

    assert walk(fields(0)[3], False)[0] == list(range(1, count + 1))


def test_summary(tmp_path: Path) -> None:
    code = UUID("12345678-9abc-def0-1234-56789abcdef0")
    summary = Summary("서고 (Seogo)", "서고 개발진", "설명", 1042, code, EPOCH, 949)
    write_compound(tmp_path / "x.msi", _CLASS, {STREAM: summary.encode()})
    with olefile.OleFileIO(str(tmp_path / "x.msi"), raise_defects=olefile.DEFECT_POTENTIAL) as ole:
        meta = ole.get_metadata()
    assert (meta.codepage, meta.template, meta.revision_number) == (
        949,
        b"x64;1042",
        b"{12345678-9ABC-DEF0-1234-56789ABCDEF0}",
    )
    assert meta.subject.decode("cp949") == "서고 (Seogo)"
    assert meta.create_time == meta.last_saved_time == datetime(2026, 1, 1)
    assert (meta.num_pages, meta.num_words, meta.security) == (500, 2, 2)


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        ("_Columns", "䡀㬿䏲䐸䖱"),
        ("_StringPool", "䡀㼿䕷䑬㹪䒲䠯"),
        ("_StringData", "䡀㼿䕷䑬㭪䗤䠤"),
        ("_Tables", "䡀㽿䅤䈯䠶"),
    ],
)
def test_names_of_tables_are_those_of_every_package(name: str, stored: str) -> None:
    streams = encode_database([Table("T", (Column("A", "s72", True),), (("x",),))], 949)
    assert stored in streams
    assert stream_name(name) == stored[1:]


@pytest.mark.parametrize(
    ("kind", "key", "bits"),
    [
        ("s72", True, 0x2D48),
        ("S255", False, 0x1DFF),
        ("l0", False, 0x0F00),
        ("L64", False, 0x1F40),
        ("i2", False, 0x0502),
        ("I2", False, 0x1502),
        ("i4", False, 0x0104),
        ("I4", False, 0x1104),
        ("v0", False, 0x0900),
    ],
)
def test_types_of_columns(kind: str, key: bool, bits: int) -> None:
    """As packages of other makers have them."""
    assert Column("C", kind, key).bits() == bits


def strings(streams: dict[str, bytes]) -> list[tuple[str, int]]:
    """(text, references) by number."""
    index, data = streams["䡀㼿䕷䑬㹪䒲䠯"], streams["䡀㼿䕷䑬㭪䗤䠤"]
    codepage = struct.unpack_from("<I", index)[0] & 0x7FFF_FFFF
    found, place = [], 0
    for number in range(1, len(index) // 4):
        length, references = struct.unpack_from("<HH", index, 4 * number)
        found.append((data[place : place + length].decode(f"cp{codepage}"), references))
        place += length
    assert place == len(data)
    return found


def test_a_table_is_stored_by_columns_with_its_strings_counted() -> None:
    columns = (Column("K", "s72", True), Column("N", "I2"), Column("M", "i4"), Column("T", "L0"))
    rows: tuple[tuple[Cell, ...], ...] = (("나", 5, -1, "가"), ("가", None, 7, None))
    streams = encode_database([Table("한글".encode().hex(), columns, rows)], 949)
    pool = strings(streams)
    numbers = {text: number for number, (text, _) in enumerate(pool, 1)}
    assert dict(pool)["가"] == 2 and dict(pool)["나"] == 1
    (body,) = [data for name, data in streams.items() if name == "䡀" + stream_name("한글".encode().hex())]
    first, second = sorted((numbers["가"], numbers["나"]))
    by_number = {numbers["가"]: (0, 7 + 2**31, 0), numbers["나"]: (5 + 0x8000, 2**31 - 1, numbers["가"])}
    small = [first, second, by_number[first][0], by_number[second][0]]
    large = [by_number[first][1], by_number[second][1]]
    texts = [by_number[first][2], by_number[second][2]]
    assert body == struct.pack("<4H2I2H", *small, *large, *texts)


def test_many_strings_take_three_bytes() -> None:
    rows = tuple((f"row{number}",) for number in range(70_000))
    streams = encode_database([Table("T", (Column("A", "s72", True),), rows)], 949)
    assert struct.unpack_from("<I", streams["䡀㼿䕷䑬㹪䒲䠯"])[0] == 0x8000_0000 | 949
    assert len(streams["䡀" + stream_name("T")]) == 3 * 70_000
    assert len(streams["䡀㽿䅤䈯䠶"]) == 3


def test_bytes_get_a_stream_of_their_own() -> None:
    table = Table("Icon", (Column("Name", "s72", True), Column("Data", "v0")), (("Seogo.ico", b"picture"),))
    streams = encode_database([table], 949)
    assert streams[stream_name("Icon.Seogo.ico")] == b"picture"
    assert struct.unpack("<HH", streams["䡀" + stream_name("Icon")])[1] == 1


@pytest.mark.parametrize(
    ("row", "place"),
    [
        (("a", 1), "2 cells"),
        (("a" * 5, 1, None), "T.K"),
        ((None, 1, None), "T.K"),
        (("a", 40_000, None), "T.N"),
        (("a", None, None), "T.N"),
        (("a", "1", None), "T.N"),
        (("a", 1, "text"), "T.B"),
        (("", 1, None), "T.K"),
    ],
)
def test_rows_that_do_not_fit(row: tuple[Cell, ...], place: str) -> None:
    table = Table("T", (Column("K", "s4", True), Column("N", "i2"), Column("B", "V0")), (row,))
    with pytest.raises(BadRowError, match=place):
        check(table)


def test_a_key_that_comes_twice() -> None:
    table = Table("T", (Column("K", "s4", True), Column("N", "i2")), (("a", 1), ("a", 2)))
    with pytest.raises(BadRowError, match="twice"):
        encode_database([table], 949)


def test_a_letter_that_the_code_page_lacks() -> None:
    with pytest.raises(UnicodeEncodeError):
        encode_database([Table("T", (Column("K", "s4", True),), (("😀",),))], 949)
