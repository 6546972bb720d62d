"""A library's key: made once, found again, and its loss said before anything is written."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.core.errors import StorageError
from app.system.library_key import library_key
from app.system.secrets import SecretStore


@pytest.fixture
def store(tmp_path: Path) -> SecretStore:
    return SecretStore(tmp_path / "keys")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "library"
    made.mkdir()
    return made


def test_a_new_library_gets_a_key_that_is_found_again(folder: Path, store: SecretStore) -> None:
    made = library_key(folder, False, store)
    assert len(made.key) == 32
    assert library_key(folder, True, store) == made
    assert made.key.hex() not in "".join(path.read_bytes().hex() for path in folder.iterdir() if path.is_file())


def test_processes_that_start_together_agree_on_one_key(folder: Path, store: SecretStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda _: library_key(folder, False, store), range(8)))
    assert len(set(keys)) == 1


def test_every_library_has_a_key_of_its_own(tmp_path: Path, store: SecretStore) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    one, two = (library_key(tmp_path / name, False, store) for name in ("one", "two"))
    assert one.key != two.key
    assert one.derived("audit") not in (one.key, two.derived("audit"), one.derived("else"))


@pytest.mark.parametrize("damage", ["", "not an id", "0" * 32])
def test_a_lost_key_is_said_and_no_new_one_is_made(folder: Path, store: SecretStore, damage: str) -> None:
    library_key(folder, False, store)
    (folder / "library.id").write_text(damage, "ascii")
    with pytest.raises(StorageError, match="library_key_lost"):
        library_key(folder, True, store)
    assert (folder / "library.id").read_text("ascii") == damage


def test_an_empty_library_whose_key_is_lost_begins_anew(folder: Path, store: SecretStore) -> None:
    old = library_key(folder, False, store)
    store.forget(f"library-{old.library_id}")
    assert library_key(folder, False, store) != old
