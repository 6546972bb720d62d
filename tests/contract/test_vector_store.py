"""What every vector store does; run against the fake and against Chroma."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from app.adapters import chroma_vectors
from app.adapters.chroma_vectors import ChromaVectors
from app.core.errors import StorageError
from app.core.ports import VectorStore
from tests.fakes.vectors import MemoryVectors

DIMENSIONS = 8
STORES: dict[str, Callable[[Path], VectorStore]] = {
    "memory": lambda folder: MemoryVectors(),
    "chroma": lambda folder: ChromaVectors(folder / "vectors", DIMENSIONS),
}


def at(degrees: float) -> list[float]:
    """A unit vector in the plane of the first two axes."""
    angle = math.radians(degrees)
    return [math.cos(angle), math.sin(angle), *[0.0] * (DIMENSIONS - 2)]


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[VectorStore]:
    made = STORES[request.param](tmp_path)
    yield made
    made.close()


@pytest.fixture
def filled(store: VectorStore) -> VectorStore:
    store.add([1, 2, 3, 4], [at(0), at(10), at(40), at(80)])
    return store


def test_an_empty_store_finds_nothing(store: VectorStore) -> None:
    assert store.search(at(0), 5) == []
    assert (store.count(), store.ids()) == (0, set())


def test_the_nearest_come_first_with_their_cosine(filled: VectorStore) -> None:
    found = filled.search(at(12), 3)
    assert [chunk_id for chunk_id, _ in found] == [2, 1, 3]
    cosines = [math.cos(math.radians(angle)) for angle in (2, 12, 28)]
    assert [similarity for _, similarity in found] == pytest.approx(cosines, abs=1e-3)


def test_more_than_there_is_may_be_asked_for(filled: VectorStore) -> None:
    assert len(filled.search(at(0), 99)) == 4


def test_only_chosen_ids_are_searched(filled: VectorStore) -> None:
    assert [i for i, _ in filled.search(at(0), 9, [4, 2, 777])] == [2, 4]
    assert filled.search(at(0), 9, []) == []
    assert filled.search(at(0), 9, [777]) == []
    assert len(filled.search(at(0), 9, None)) == 4


def test_a_few_far_ids_are_found_among_many_near_ones(store: VectorStore) -> None:
    ids = list(range(1, 2_001))
    store.add(ids, [at(i / 100) for i in ids])
    assert [i for i, _ in store.search(at(0), 5, [1_999, 1_500, 2_000])] == [1_500, 1_999, 2_000]


def test_stored_vectors_are_given_back_in_the_order_asked_for(filled: VectorStore) -> None:
    assert [list(each) for each in filled.vectors([3, 1])] == [pytest.approx(at(40)), pytest.approx(at(0))]
    assert filled.vectors([]) == []
    with pytest.raises(StorageError, match="vectors_damaged"):
        filled.vectors([1, 777])


def test_an_id_that_is_there_is_replaced(filled: VectorStore) -> None:
    filled.add([4], [at(12)])
    assert filled.search(at(12), 1)[0][0] == 4
    assert filled.count() == 4


def test_removed_ids_are_found_no_more_and_unknown_ones_are_passed_over(filled: VectorStore) -> None:
    filled.remove([2, 777])
    assert filled.ids() == {1, 3, 4}
    assert [i for i, _ in filled.search(at(10), 9)] == [1, 3, 4]
    filled.remove([])
    assert filled.count() == 3


def test_nothing_to_add_adds_nothing(store: VectorStore) -> None:
    store.add([], [])
    assert store.count() == 0


def test_many_are_taken_at_once(store: VectorStore) -> None:
    ids = list(range(1, 2_502))
    store.add(ids, [at(i / 10) for i in ids])
    assert store.count() == len(ids)
    assert store.ids() == set(ids)
    assert store.search(at(100), 1)[0][0] == 1_000


def test_reset_starts_empty_and_works_on(filled: VectorStore) -> None:
    filled.reset()
    assert filled.count() == 0
    filled.add([9], [at(0)])
    assert filled.ids() == {9}


# --- Chroma alone: what is kept on disk -------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store of 1,500 vectors, enough that Chroma has written its index files, closed."""
    made = ChromaVectors(tmp_path / "vectors", DIMENSIONS)
    ids = list(range(1_500))
    made.add(ids, [at(i / 10) for i in ids])
    made.close()
    return tmp_path / "vectors"


def open_files(folder: Path) -> list[str]:
    """Files under a folder that this process has open (Linux only: elsewhere, none are known)."""
    if not Path("/proc/self/fd").exists():
        return []
    names = [os.path.realpath(f"/proc/self/fd/{fd}") for fd in os.listdir("/proc/self/fd")]
    return [name for name in names if name.startswith(str(folder))]


def test_vectors_are_there_after_opening_again(folder: Path) -> None:
    again = ChromaVectors(folder, DIMENSIONS)
    assert again.ids() == set(range(1_500))
    assert again.search(at(50), 1)[0][0] == 500
    again.close()


def test_closing_lets_go_of_the_files(folder: Path) -> None:
    again = ChromaVectors(folder, DIMENSIONS)
    again.count()
    again.close()
    again.close()
    for _ in range(500):  # Chroma's threads take a moment
        if not open_files(folder):
            break
        time.sleep(0.01)
    assert open_files(folder) == []


def overwrite_catalogue(folder: Path) -> None:
    (folder / "chroma.sqlite3").write_bytes(b"not a database" * 1_000)


def cut_catalogue(folder: Path) -> None:
    os.truncate(folder / "chroma.sqlite3", 40_000)


def lose_index(folder: Path) -> None:
    for path in folder.glob("*/*"):
        path.unlink()


def cut_index(folder: Path) -> None:
    for path in folder.glob("*/*.pickle"):
        os.truncate(path, 50)


@pytest.mark.parametrize("damage", [overwrite_catalogue, cut_catalogue, lose_index, cut_index])
def test_a_damaged_store_is_told_every_time_and_can_be_made_anew(folder: Path, damage: Callable[[Path], None]) -> None:
    damage(folder)
    damaged = ChromaVectors(folder, DIMENSIONS)
    for _ in range(2):
        with pytest.raises(StorageError) as error:
            damaged.ids()
        assert error.value.code == "vectors_damaged"
    damaged.reset()
    damaged.add([1], [at(0)])
    assert damaged.ids() == {1}
    damaged.close()


USES: dict[str, Callable[[ChromaVectors], object]] = {
    "add": lambda store: store.add([1], [at(0)]),
    "remove": lambda store: store.remove([1]),
    "search": lambda store: store.search(at(0), 3),
    "ids": lambda store: store.ids(),
    "count": lambda store: store.count(),
}


@pytest.mark.parametrize("use", USES)
def test_every_use_of_a_damaged_store_is_translated(folder: Path, use: str) -> None:
    overwrite_catalogue(folder)
    damaged = ChromaVectors(folder, DIMENSIONS)
    with pytest.raises(StorageError) as error:
        USES[use](damaged)
    assert error.value.code == "vectors_damaged"
    damaged.close()


def test_a_file_in_the_place_of_the_store_is_damage_and_gives_way(tmp_path: Path) -> None:
    (tmp_path / "vectors").write_text("no store", "utf-8")
    store = ChromaVectors(tmp_path / "vectors", DIMENSIONS)
    with pytest.raises(StorageError) as error:
        store.count()
    assert error.value.code == "vectors_damaged"
    store.reset()
    store.add([1], [at(0)])
    assert store.ids() == {1}
    store.close()


def test_vectors_of_another_length_are_told_as_damage(folder: Path) -> None:
    other = ChromaVectors(folder, 4)
    with pytest.raises(StorageError) as error:
        other.search([1.0, 0.0, 0.0, 0.0], 1)
    assert error.value.code == "vectors_damaged"
    other.close()


def test_a_store_that_cannot_be_deleted_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chroma_vectors.shutil, "rmtree", lambda *path, **options: None)
    monkeypatch.setattr(chroma_vectors, "_PAUSE", 0.0)
    with pytest.raises(StorageError) as error:
        ChromaVectors(folder, DIMENSIONS).reset()
    assert error.value.code == "library_unwritable"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    store = ChromaVectors(tmp_path / "file" / "vectors", DIMENSIONS)
    with pytest.raises(StorageError):
        store.count()


def test_hardly_any_of_the_nearest_is_missed_where_all_are_alike(tmp_path: Path) -> None:
    """Vectors of one language model lie close together; a graph with Chroma's own settings loses 3 in 100 here."""
    random = np.random.default_rng(7)
    vectors = random.normal(size=64) + 0.75 * random.normal(size=(2_000, 64))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    store = ChromaVectors(tmp_path / "vectors", 64)
    store.add(range(2_000), vectors.tolist())
    found = [
        len({i for i, _ in store.search(v.tolist(), 100)} & set(np.argsort(-(vectors @ v))[:100].tolist()))
        for v in vectors[:20]
    ]
    store.close()
    assert sum(found) >= 0.995 * 20 * 100
