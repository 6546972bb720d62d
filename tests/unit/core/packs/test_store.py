"""Packs on disk: whole or not at all, the earlier version kept, and nothing used that was touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.core.errors import NotFoundError, PolicyError, StorageError
from app.core.packs.deciding import Pointer, Step
from app.core.packs.manifest import PackKind
from app.core.packs.store import Broken, InstalledPack, PackStore
from tests.fakes.packs import make_reader, signed


@pytest.fixture
def store(tmp_path: Path) -> PackStore:
    return PackStore(tmp_path / "packs", signed)


def versions(store: PackStore, name: str = "forms") -> list[str]:
    return sorted(each.name for each in (store.folder / name).iterdir() if each.is_dir())


def text(pack: InstalledPack) -> str:
    return (pack.files / "a.toml").read_text()


def strays(store: PackStore) -> list[str]:
    return [each.name for each in store.folder.iterdir() if each.name.startswith(".")]


def test_nothing_is_there_at_first(store: PackStore) -> None:
    assert (store.names(), list(store.all())) == ([], [])
    for action in (store.pack, store.roll_back, store.remove):
        with pytest.raises(NotFoundError, match="pack_not_installed"):
            action("forms")


def test_a_pack_is_installed_updated_and_rolled_back(store: PackStore) -> None:
    assert store.put(make_reader("1", "one"))[0] is Step.NEW
    assert store.put(make_reader("2", "two"))[0] is Step.UPDATE
    step, third = store.put(make_reader("3", "three"))
    assert (step, third.pointer) == (Step.UPDATE, Pointer("3", "2"))
    assert versions(store) == ["2", "3"]
    assert text(store.pack("forms")) == "three"
    back = store.roll_back("forms")
    assert (text(back), text(store.pack("forms")), versions(store)) == ("two", "two", ["2"])
    with pytest.raises(NotFoundError, match="pack_no_previous"):
        store.roll_back("forms")
    assert store.put(make_reader("3", "three"))[0] is Step.UPDATE
    store.remove("forms")
    assert (store.names(), strays(store)) == ([], [])


def test_an_older_pack_is_refused_and_changes_nothing(store: PackStore) -> None:
    store.put(make_reader("2", "two"))
    with pytest.raises(PolicyError, match="pack_older"):
        store.put(make_reader("1", "one"))
    with pytest.raises(PolicyError, match="pack_version_taken"):
        store.put(make_reader("2", "other"))
    assert (text(store.pack("forms")), versions(store), strays(store)) == ("two", ["2"], [])


def test_a_failed_installation_leaves_the_old_version(store: PackStore) -> None:
    store.put(make_reader("1", "one"))
    with pytest.raises(StorageError, match="disk_full"):
        store.put(make_reader("2", "two", fails=True))
    assert (text(store.pack("forms")), versions(store), strays(store)) == ("one", ["1"], [])


def test_what_a_killed_installation_left_is_swept(store: PackStore) -> None:
    store.put(make_reader("1", "one"))
    (store.folder / ".new-0123" / "files").mkdir(parents=True)
    (store.folder / "forms" / "2").mkdir()  # killed before the pointer was set
    assert text(store.pack("forms")) == "one"
    store.put(make_reader("2", "two"))
    assert (text(store.pack("forms")), strays(store)) == ("two", [])


def test_installing_again_puts_right_what_was_damaged(store: PackStore) -> None:
    _, pack = store.put(make_reader("1", "one"))
    assert pack.is_whole()
    touched = pack.files / "a.toml"
    touched.chmod(0o644)
    touched.write_text("changed")
    assert not store.pack("forms").is_whole()
    assert store.put(make_reader("1", "one"))[0] is Step.SAME
    assert store.pack("forms").is_whole()


def test_a_changed_manifest_ends_the_use_of_a_pack(store: PackStore) -> None:
    _, pack = store.put(make_reader("1", "one"))
    (pack.folder / "manifest.json").write_bytes((pack.folder / "manifest.json").read_bytes() + b"  ")
    assert list(store.all()) == [Broken("forms", "pack_untrusted")]
    assert store.of_kind(PackKind.TEMPLATES) == []
    (pack.folder / "manifest.json").unlink()
    assert list(store.all()) == [Broken("forms", "pack_damaged")]


def test_a_damaged_earlier_version_is_not_gone_back_to(store: PackStore) -> None:
    _, first = store.put(make_reader("1", "one"))
    store.put(make_reader("2", "two"))
    (first.files / "a.toml").unlink()
    with pytest.raises(StorageError, match="pack_damaged"):
        store.roll_back("forms")
    assert text(store.pack("forms")) == "two"


@pytest.mark.parametrize(
    "pointer", ["", "{}", "[]", '{"current": "../../x", "previous": ""}', '{"current": "1", "previous": "/etc"}']
)
def test_a_pointer_that_makes_no_sense_is_no_way_out(store: PackStore, pointer: str) -> None:
    store.put(make_reader("1", "one"))
    (store.folder / "forms" / "current").write_text(pointer)
    assert [type(each) for each in store.all()] == [Broken]
    with pytest.raises(NotFoundError):
        store.roll_back("forms")


def test_a_version_moved_under_another_name_is_not_taken(store: PackStore) -> None:
    _, pack = store.put(make_reader("1", "one"))
    store.put(make_reader("1", "one", name="other"))
    (store.folder / "other").rename(store.folder / "another")
    assert [each for each in store.all() if isinstance(each, Broken)] == [Broken("another", "pack_damaged")]
    assert store.pack("forms").folder == pack.folder
