"""Pack files: what was signed comes out as it went in, and a ZIP that holds anything else is refused whole."""

from __future__ import annotations

import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.adapters.pack_file import PackFileReader, hashed, write_pack
from app.core.errors import Cancelled, NotFoundError, PolicyError, StorageError
from app.core.packs.manifest import write_manifest
from tests.fakes.packs import MADE_AT, make_manifest, signature_of, signed

FILES = {"a.toml": b"x = 1\n" * 1000, "sub/b.toml": b""}
Change = Callable[[zipfile.ZipFile], None]


def make(folder: Path, files: dict[str, bytes] = FILES) -> Path:
    entries = []
    for name, data in files.items():
        path = folder / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        entries.append((hashed(path, name), path))
    data = write_manifest(make_manifest(files))
    write_pack(folder / "p.seogopack", data, signature_of(data), entries, MADE_AT)
    return folder / "p.seogopack"


def remade(folder: Path, members: list[tuple[str | zipfile.ZipInfo, bytes]], files: dict[str, bytes] = FILES) -> Path:
    """A pack with a right manifest and whatever members."""
    data = write_manifest(make_manifest(files))
    path = folder / "p.seogopack"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in [("manifest.json", data), ("manifest.sig", signature_of(data)), *members]:
            pack.writestr(name, content)
    return path


RIGHT: list[tuple[str | zipfile.ZipInfo, bytes]] = [(f"files/{name}", data) for name, data in FILES.items()]


def refused(path: Path, code: str = "pack_damaged", folder: Path | None = None) -> None:
    with pytest.raises((StorageError, PolicyError, NotFoundError)) as caught, PackFileReader(path, signed) as reader:
        reader.unpack(folder) if folder else reader.check()
    assert caught.value.code == code


def test_files_come_out_as_they_went_in(tmp_path: Path) -> None:
    with PackFileReader(make(tmp_path), signed) as reader:
        reader.check()
        reader.unpack(tmp_path / "out")
        assert reader.manifest == make_manifest(FILES)
        assert len(reader.digest) == 64
    found = {
        p.relative_to(tmp_path / "out" / "files").as_posix(): p for p in (tmp_path / "out" / "files").rglob("*.toml")
    }
    assert {name: path.read_bytes() for name, path in found.items()} == FILES
    assert all(not path.stat().st_mode & stat.S_IWUSR for path in found.values())


def test_the_same_contents_give_the_same_bytes(tmp_path: Path) -> None:
    first = make(tmp_path).read_bytes()
    assert make(tmp_path).read_bytes() == first
    assert [p.name for p in tmp_path.glob("*.part")] == []


def test_the_remade_pack_is_right_so_that_the_changes_below_are_what_is_wrong(tmp_path: Path) -> None:
    with PackFileReader(remade(tmp_path, RIGHT), signed) as reader:
        reader.check()


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


WRONG: dict[str, list[tuple[str | zipfile.ZipInfo, bytes]]] = {
    "a file is missing": RIGHT[:1],
    "a file too many": [*RIGHT, ("files/c.toml", b"")],
    "outside files": [*RIGHT, ("c.toml", b"")],
    "traversal": [*RIGHT, ("files/../../c.toml", b"")],
    "absolute": [*RIGHT, ("/etc/c.toml", b"")],
    "a folder": [*RIGHT, ("files/c/", b"")],
    "another content": [("files/a.toml", b"y = 1\n" * 1000), RIGHT[1]],
    "another length": [("files/a.toml", b"x = 1\n" * 1001), RIGHT[1]],
    "a link": [(link("files/a.toml"), FILES["a.toml"]), RIGHT[1]],
    "a bomb": [("files/a.toml", b"\0" * (64 << 20)), RIGHT[1]],
}


@pytest.mark.parametrize("what", WRONG)
def test_a_pack_that_holds_anything_else_is_refused(what: str, tmp_path: Path) -> None:
    refused(remade(tmp_path, WRONG[what]), folder=tmp_path / "outer" / "out")
    assert not (tmp_path / "c.toml").exists()
    assert not (tmp_path / "outer" / "c.toml").exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["files/a.toml", "manifest.json"])
def test_a_member_twice_is_refused(name: str, tmp_path: Path) -> None:
    data = write_manifest(make_manifest(FILES)) if name == "manifest.json" else FILES["a.toml"]
    refused(remade(tmp_path, [*RIGHT, (name, data)]))


def test_a_name_cut_at_a_zero_byte_is_refused(tmp_path: Path) -> None:
    path = remade(tmp_path, [("files/a.tomlX", FILES["a.toml"]), RIGHT[1]])
    path.write_bytes(path.read_bytes().replace(b"files/a.tomlX", b"files/a.toml\0"))
    refused(path)


def test_a_member_that_inflates_beyond_its_stated_length_is_cut_off(tmp_path: Path) -> None:
    path = remade(tmp_path, [("files/a.toml", b"\0" * (8 << 20)), RIGHT[1]])
    true, stated = struct.pack("<L", 8 << 20), struct.pack("<L", len(FILES["a.toml"]))
    path.write_bytes(path.read_bytes().replace(true, stated))
    refused(path)


def test_an_encrypted_or_oddly_packed_member_is_refused(tmp_path: Path) -> None:
    data = bytearray(make(tmp_path).read_bytes())
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 8] |= 1  # general purpose flag, bit 0
    (tmp_path / "p.seogopack").write_bytes(data)
    refused(tmp_path / "p.seogopack")
    info = zipfile.ZipInfo("files/a.toml")
    info.compress_type = zipfile.ZIP_BZIP2
    path = tmp_path / "p.seogopack"
    manifest = write_manifest(make_manifest(FILES))
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr("manifest.json", manifest)
        pack.writestr("manifest.sig", signature_of(manifest))
        pack.writestr(info, FILES["a.toml"])
        pack.writestr("files/sub/b.toml", b"")
    refused(path)


def test_another_signature_is_refused_before_anything_else_is_read(tmp_path: Path) -> None:
    with (
        pytest.raises(PolicyError, match="pack_untrusted"),
        PackFileReader(make(tmp_path), lambda data, signature: False),
    ):
        pass


def test_long_manifests_and_signatures_are_not_read(tmp_path: Path) -> None:
    path = tmp_path / "p.seogopack"
    for manifest, signature in ((b" " * (9 << 20), b"x"), (b"{}", b"x" * 2000)):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
            pack.writestr("manifest.json", manifest)
            pack.writestr("manifest.sig", signature)
        refused(path)


def test_what_is_no_pack(tmp_path: Path) -> None:
    refused(tmp_path / "none.seogopack", "pack_missing")
    whole = make(tmp_path).read_bytes()
    path = tmp_path / "p.seogopack"
    end = len(whole) - 22
    many = whole[:end] + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 60_000, 60_000, 1 << 30, 0, 0)
    for data in (b"", b"PK", b"x" * 5000, whole[:-1], whole[:200], whole + b"tail", many):
        path.write_bytes(data)
        refused(path)


@pytest.mark.parametrize("at", range(0, 100, 9))
def test_a_flipped_byte_anywhere_is_noticed_or_harmless(at: int, tmp_path: Path) -> None:
    path = make(tmp_path)
    data = bytearray(path.read_bytes())
    place = len(data) * at // 100
    data[place] ^= 0x55
    path.write_bytes(data)
    try:
        with PackFileReader(path, signed) as reader:
            reader.unpack(tmp_path / "out")
    except (StorageError, PolicyError) as error:
        assert error.code in ("pack_damaged", "pack_untrusted")
    else:  # a time stamp or another field that nothing depends on
        assert (tmp_path / "out" / "files" / "a.toml").read_bytes() == FILES["a.toml"]


def test_unpacking_can_be_stopped_and_never_overwrites(tmp_path: Path) -> None:
    path = make(tmp_path)
    with PackFileReader(path, signed, cancelled=lambda: True) as reader, pytest.raises(Cancelled):
        reader.unpack(tmp_path / "out")
    (tmp_path / "taken" / "files").mkdir(parents=True)
    (tmp_path / "taken" / "files" / "a.toml").write_text("mine")
    refused(path, "pack_unwritable", tmp_path / "taken")
    assert (tmp_path / "taken" / "files" / "a.toml").read_text() == "mine"


def test_files_that_cannot_be_read_or_written(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="pack_source"):
        hashed(tmp_path / "none", "none")
    with pytest.raises(StorageError, match="pack_unwritable"):
        write_pack(tmp_path / "no folder" / "p", b"", b"", [], MADE_AT)
