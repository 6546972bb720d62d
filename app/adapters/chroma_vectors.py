"""Vectors in Chroma's embedded store. Text stays in the catalogue, and all of this can be rebuilt from it.

Chroma has crashed or corrupted its store on Windows in several releases (chroma #3058, #2513, #5392, #1134); that is
why a damaged store here is thrown away and rebuilt instead of being the only copy of anything.
"""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from app.adapters.chroma_library import (
    ChromaError,
    Client,
    ClientAPI,
    InternalError,
    QueryResult,
    Settings,
    SharedSystemClient,
    chromadb,
)
from app.core.errors import StorageError
from app.core.ports import Vector

_COLLECTION = "chunks"
_TRIES, _PAUSE = (
    50,
    0.1,
)  # Chroma's threads let go of files about 20 ms after it is closed; Windows deletes no open file
_NEIGHBOURS, _BUILDING, _SEARCHING = 48, 400, 600
"""The graph that is searched: links of a passage, passages looked at to place one, and to find one.

Measured on 15,594 passages against comparing with every one: of the true 200 nearest, Chroma's own settings (16, 100,
100) find .92 and, in the worst of 63 questions, 6 of the first 10; these find .998 and all of the first 10, in 4 ms
instead of 2, and building takes 1 ms more a passage. A store that is there keeps what it was made with until it is made
anew."""
_BATCH = 2_000  # Chroma's own limit is above 5,000; smaller keeps memory flat


class ChromaVectors:
    """A persistent, cosine-distance vector index keyed by chunk id.

    Args:
        folder: where Chroma keeps its files; made when missing.
        dimensions: length of every vector.
    """

    def __init__(self, folder: Path, dimensions: int = 384) -> None:
        self._folder = folder
        self._dimensions = dimensions
        self._client: ClientAPI | None = None
        self._opening = threading.Lock()

    def _index(self) -> chromadb.Collection:
        with self._opening:  # two clients on one folder would not see what the other stores
            client = self._client = self._client or self._open()
        return client.get_or_create_collection(
            _COLLECTION,
            embedding_function=None,
            configuration={
                "hnsw": {
                    "space": "cosine",
                    "max_neighbors": _NEIGHBOURS,
                    "ef_construction": _BUILDING,
                    "ef_search": _SEARCHING,
                }
            },
        )

    def _open(self) -> ClientAPI:
        self._folder.mkdir(parents=True, exist_ok=True)
        settings = Settings(anonymized_telemetry=False, allow_reset=False, is_persistent=True)
        try:
            return chromadb.PersistentClient(str(self._folder), settings=settings)
        except Exception:
            # Chroma keeps what failed to start and would hand it out again, even once the files are whole.
            SharedSystemClient.clear_system_cache()
            raise

    def add(self, chunk_ids: Sequence[int], vectors: Sequence[Vector]) -> None:
        """Store vectors; an id that is there already is replaced.

        Args:
            chunk_ids: catalogue ids.
            vectors: one per id, of `dimensions` floats.
        """
        with _translated():
            index = self._index()
            for start in range(0, len(chunk_ids), _BATCH):
                part = slice(start, start + _BATCH)
                index.upsert(
                    ids=[str(i) for i in chunk_ids[part]],
                    embeddings=np.asarray(vectors[part], np.float32),
                )

    def remove(self, chunk_ids: Sequence[int]) -> None:
        """Forget vectors; ids that are not there are passed over."""
        with _translated():
            index = self._index()
            for start in range(0, len(chunk_ids), _BATCH):
                index.delete(ids=[str(i) for i in chunk_ids[start : start + _BATCH]])

    def search(self, vector: Vector, limit: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Nearest chunks as (chunk_id, cosine similarity), best first.

        Args:
            vector: of the question.
            limit: how many at most.
            among: only these ids, those without a vector passed over. Measured: 9 ms among 15,484 of as many, where a
                filter on metadata took 65 ms; and what lies in a collection is known in one place, the catalogue.
        """
        with _translated():
            index = self._index()
            count = index.count()
            if not count or (among is not None and not among):
                return []
            chosen = None if among is None else [str(i) for i in among]
            try:
                found = _query(index, vector, min(limit, count), chosen)
            except InternalError:
                if chosen is None:
                    raise
                # Chroma does not pass over an id without a vector (a document that is being indexed has such chunks).
                stored = index.get(ids=chosen, include=[])["ids"]
                if len(stored) == len(chosen):
                    raise
                if not stored:
                    return []
                found = _query(index, vector, min(limit, count), stored)
        distances = (found["distances"] or [[]])[0]
        return [(int(i), 1.0 - float(d)) for i, d in zip(found["ids"][0], distances, strict=True)]

    def vectors(self, chunk_ids: Sequence[int]) -> list[Vector]:
        """The stored vectors of these ids, in their order.

        Raises:
            StorageError: vectors_damaged: one of them has none.
        """
        found: dict[str, Vector] = {}
        with _translated():
            index = self._index()
            for start in range(0, len(chunk_ids), _BATCH):
                part = [str(i) for i in chunk_ids[start : start + _BATCH]]
                got = index.get(ids=part, include=["embeddings"])
                embeddings = got["embeddings"]
                found.update(zip(got["ids"], np.asarray(embeddings, np.float32).tolist(), strict=True))
        if missing := [i for i in chunk_ids if str(i) not in found]:
            raise StorageError("vectors_damaged") from KeyError(missing[0])
        return [found[str(i)] for i in chunk_ids]

    def ids(self) -> set[int]:
        """Every chunk id that has a vector; each vector is looked up, since the list of ids outlives a lost index."""
        with _translated():
            index = self._index()
            listed = index.get(include=[])["ids"]
            for start in range(0, len(listed), _BATCH):
                index.get(ids=listed[start : start + _BATCH], include=["embeddings"])
        return {int(i) for i in listed}

    def count(self) -> int:
        """How many vectors are stored."""
        with _translated():
            return int(self._index().count())

    def reset(self) -> None:
        """Throw the store away, damaged or not; it starts empty.

        Raises:
            StorageError: library_unwritable, when its files cannot be deleted.
        """
        self.close()
        for _ in range(_TRIES):
            shutil.rmtree(self._folder, ignore_errors=True)
            if self._folder.is_file():  # something else was put in its place
                self._folder.unlink(missing_ok=True)
            if not self._folder.exists():
                return
            time.sleep(_PAUSE)
        raise StorageError("library_unwritable")

    def close(self) -> None:
        """Let go of Chroma's files."""
        if isinstance(self._client, Client):
            self._client.close()
        self._client = None


def _query(index: chromadb.Collection, vector: Vector, limit: int, chosen: list[str] | None) -> QueryResult:
    return index.query(
        query_embeddings=np.asarray([vector], np.float32), n_results=limit, ids=chosen, include=["distances"]
    )


@contextmanager
def _translated() -> Iterator[None]:
    """Whatever Chroma raises means that its store cannot be used as it is; it can be made anew."""
    try:
        yield
    except (ChromaError, ValueError, OSError, RuntimeError) as error:
        raise StorageError("disk_full" if "disk is full" in str(error) else "vectors_damaged") from error
