"""Vectors in Chroma's embedded store. It holds nothing else: text stays in the catalogue, and all of this can be rebuilt.

Chroma has crashed or corrupted its store on Windows in several releases (chroma #3058, #2513, #5392, #1134); that is why a
damaged store here is thrown away and rebuilt instead of being the only copy of anything.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import chromadb
from chromadb.api import ClientAPI
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings
from chromadb.errors import ChromaError

from app.core.errors import StorageError
from app.core.ports import Vector

_COLLECTION = "chunks"
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

    def _index(self) -> chromadb.Collection:
        try:
            if self._client is None:
                self._folder.mkdir(parents=True, exist_ok=True)
                settings = Settings(anonymized_telemetry=False, allow_reset=False, is_persistent=True)
                self._client = chromadb.PersistentClient(str(self._folder), settings=settings)
            return self._client.get_or_create_collection(
                _COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        except (ChromaError, ValueError, OSError, RuntimeError) as error:
            raise StorageError("vectors_damaged") from error

    def add(self, chunk_ids: Sequence[int], vectors: Sequence[Vector], collections: Sequence[str]) -> None:
        """Store vectors; an id that is there already is replaced.

        Args:
            chunk_ids: catalogue ids.
            vectors: one per id, of `dimensions` floats.
            collections: the document collection each belongs to, for filtered search.
        """
        index = self._index()
        for start in range(0, len(chunk_ids), _BATCH):
            part = slice(start, start + _BATCH)
            index.upsert(
                ids=[str(i) for i in chunk_ids[part]],
                embeddings=[list(v) for v in vectors[part]],
                metadatas=[{"collection": name} for name in collections[part]],
            )

    def remove(self, chunk_ids: Sequence[int]) -> None:
        """Forget vectors; ids that are not there are passed over."""
        index = self._index()
        for start in range(0, len(chunk_ids), _BATCH):
            index.delete(ids=[str(i) for i in chunk_ids[start : start + _BATCH]])

    def search(self, vector: Vector, limit: int, collection: str | None = None) -> list[tuple[int, float]]:
        """Nearest chunks as (chunk_id, cosine similarity), best first."""
        index = self._index()
        count = index.count()
        if not count:
            return []
        where = {"collection": collection} if collection is not None else None
        found = index.query(
            query_embeddings=[list(vector)], n_results=min(limit, count), where=where, include=["distances"]
        )
        distances = (found["distances"] or [[]])[0]
        return [(int(i), 1.0 - float(d)) for i, d in zip(found["ids"][0], distances, strict=True)]

    def ids(self) -> set[int]:
        """Every chunk id that has a vector."""
        return {int(i) for i in self._index().get(include=[])["ids"]}

    def count(self) -> int:
        """How many vectors are stored."""
        return int(self._index().count())

    def reset(self) -> None:
        """Throw the store away, damaged or not; it starts empty."""
        self.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def close(self) -> None:
        """Let go of Chroma's files."""
        if self._client is not None:
            self._client = None
            SharedSystemClient.clear_system_cache()
