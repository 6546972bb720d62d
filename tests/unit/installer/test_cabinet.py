"""Cabinets, read back by a reader of their own; and in which order a package's files lie in them."""

from __future__ import annotations

import random
import zlib
from pathlib import Path

import pytest

from installer.layout import EPOCH
from installer.msi import arranging
from installer.msi.arranging import arranged, program_folders, stored_folders
from installer.msi.container.cabinet import Folder, Member, Method, checksum, write_cabinet
from installer.msi.tree import items_of
from tests.unit.installer.cabinet_reader import read_cabinet
from tests.unit.installer.msi_samples import program_folder


def bytes_of(size: int) -> bytes:
    return bytes(range(251)) * (size // 251) + bytes(range(size % 251))


def members(folder: Path, contents: dict[str, bytes]) -> list[Member]:
    folder.mkdir(exist_ok=True)
    found = []
    for name, data in contents.items():
        path = folder / f"{name}.bin"
        path.write_bytes(data)
        found.append(Member(name, path, len(data)))
    return found


CONTENTS = {
    "empty": b"",
    "text": "서고 문서\n".encode() * 9000,
    "block": bytes_of(32_768),
    "odd": zlib.compress(bytes_of(70_001), 0),
    "last": b"z",
}


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("programs", [True, False])
def test_files_come_back_from_a_cabinet(tmp_path: Path, method: Method, programs: bool) -> None:
    folder = Folder(members(tmp_path, CONTENTS), method, programs)
    write_cabinet(tmp_path / "x.cab", [folder], EPOCH)
    data = (tmp_path / "x.cab").read_bytes()
    found = read_cabinet(data)
    assert [(each.name, each.data) for each in found] == list(CONTENTS.items())
    assert {(each.folder, each.date, each.time) for each in found} == {(0, (2026 - 1980) << 9 | 1 << 5 | 1, 0)}
    assert (len(data) < 40_000) is (method is not Method.STORED)


def test_folders_of_every_kind_in_one_cabinet(tmp_path: Path) -> None:
    chance = random.Random(1)
    methods = [Method.LZX, Method.STORED, Method.STORED, Method.LZX, Method.LZX]
    folders, expected = [], []
    for number, method in enumerate(methods):
        contents = {f"f{number}-{i}": bytes_of(chance.randrange(40_000)) for i in range(number + 2)}
        folders.append(Folder(members(tmp_path, contents), method, number % 2 == 0))
        expected += [(name, data, number) for name, data in contents.items()]
    write_cabinet(tmp_path / "x.cab", folders, EPOCH)
    found = read_cabinet((tmp_path / "x.cab").read_bytes())
    assert [(each.name, each.data, each.folder) for each in found] == expected


def test_many_small_files_across_blocks(tmp_path: Path) -> None:
    chance = random.Random(2)
    contents = {f"f{i}": bytes(chance.choices(b"abc\n\xe8", k=chance.randrange(700))) for i in range(400)}
    write_cabinet(tmp_path / "x.cab", [Folder(members(tmp_path, contents), Method.LZX)], EPOCH)
    found = read_cabinet((tmp_path / "x.cab").read_bytes())
    assert {each.name: each.data for each in found} == contents


@pytest.mark.parametrize("method", Method)
def test_a_folder_of_empty_files(tmp_path: Path, method: Method) -> None:
    folders = [
        Folder(members(tmp_path, {"a": b"", "b": b""}), method, True),
        Folder(members(tmp_path, {"c": b"c"}), method, True),
    ]
    write_cabinet(tmp_path / "x.cab", folders, EPOCH)
    found = read_cabinet((tmp_path / "x.cab").read_bytes())
    assert [(each.name, each.data) for each in found] == [("a", b""), ("b", b""), ("c", b"c")]


@pytest.mark.parametrize("method", Method)
def test_a_cabinet_depends_on_names_and_contents_alone(tmp_path: Path, method: Method) -> None:
    contents = {"a": b"1" * 100_000, "b": b"2"}
    made = []
    for place in ("one", "two"):
        files = members(tmp_path / place, contents)
        if place == "two":
            for file in files:
                file.source.touch()
        write_cabinet(tmp_path / place / "x.cab", [Folder(files, method)], EPOCH)
        made.append((tmp_path / place / "x.cab").read_bytes())
    assert made[0] == made[1]


@pytest.mark.parametrize("method", Method)
def test_a_file_that_changes_while_it_is_packed_is_noticed(tmp_path: Path, method: Method) -> None:
    (member,) = members(tmp_path, {"a": b"1234"})
    member.source.write_bytes(b"123")
    with pytest.raises(ValueError, match="changed"):
        write_cabinet(tmp_path / "x.cab", [Folder([member], method)], EPOCH)


def test_more_than_a_cabinet_holds(tmp_path: Path) -> None:
    too_much = Member("a", tmp_path / "a", 32_768 * 65_536)
    with pytest.raises(ValueError, match="more than"):
        write_cabinet(tmp_path / "x.cab", [Folder([too_much], Method.STORED)], EPOCH)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", 0),
        (b"\x01\x02\x03\x04", 0x04030201),
        (b"\x01\x02\x03\x04\x10\x20\x30\x40", 0x44332211),
        (b"\x01\x02\x03\x04\xaa", 0x040302AB),
        (b"\x01\x02\x03\x04\xaa\xbb", 0x0403A8BA),
        (b"\x01\x02\x03\x04\xaa\xbb\xcc", 0x04A9B9CD),
    ],
)
def test_checksum(data: bytes, expected: int) -> None:
    """By hand from [MS-CAB] 3.1."""
    assert checksum(data) == expected
    assert checksum(data, 0xFFFF_FFFF) == expected ^ 0xFFFF_FFFF


def test_progress_ends_at_the_end(tmp_path: Path) -> None:
    told: list[int] = []
    files = members(tmp_path, {"a": bytes_of(100_000), "b": bytes_of(50_000)})
    folders = [Folder(files[:1], Method.LZX), Folder(files[1:], Method.STORED)]
    write_cabinet(tmp_path / "x.cab", folders, EPOCH, progress=told.append)
    assert told[-1] == 150_000 and told == sorted(told)


def test_files_that_are_alike_lie_together(tmp_path: Path) -> None:
    items = arranged(items_of(program_folder(tmp_path / "stage")))
    paths = [item.path for item in items]
    assert paths[:4] == ["Seogo.exe", "bin/seogo.exe", "runtime/plain.dll", "runtime/python312.dll"]
    assert paths[4] == "app/core/document.pyc"
    suffixes = [Path(path).suffix for path in paths[5:]]
    assert suffixes == sorted(suffixes)
    folders = program_folders(items)
    assert [len(folder.members) for folder in folders] == [4, 1, len(items) - 5]
    assert [folder.programs for folder in folders] == [True, False, False]
    assert [member.source for folder in folders for member in folder.members] == [item.source for item in items]
    assert [folder.method for folder in stored_folders(items)] == [Method.STORED]


def test_folders_are_cut_between_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in (("a", 60), ("b", 50), ("c", 50), ("d", 300), ("e", 1), ("f", 0)):
        (tmp_path / f"{name}.txt").write_bytes(bytes(size))
    monkeypatch.setattr(arranging, "_LARGEST", 100)
    folders = program_folders(arranged(items_of(tmp_path)))
    assert [[member.size for member in folder.members] for folder in folders] == [[60], [50, 50], [300], [1, 0]]
