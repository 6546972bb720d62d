"""A vector store in memory."""

from __future__ import annotations

import math
from collections.abc import Sequence

from app.core.errors import StorageError
from app.core.ports import Vector


class MemoryVectors:
    """Cosine similarity over a dict."""

    def __init__(self) -> None:
        self._stored: dict[int, list[float]] = {}

    def add(self, chunk_ids: Sequence[int], vectors: Sequence[Vector]) -> None:
        for chunk_id, vector in zip(chunk_ids, vectors, strict=True):
            self._stored[chunk_id] = list(vector)

    def remove(self, chunk_ids: Sequence[int]) -> None:
        for chunk_id in chunk_ids:
            self._stored.pop(chunk_id, None)

    def search(self, vector: Vector, limit: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        found = [
            (chunk_id, _cosine(vector, own))
            for chunk_id, own in self._stored.items()
            if among is None or chunk_id in among
        ]
        return sorted(found, key=lambda pair: -pair[1])[:limit]

    def vectors(self, chunk_ids: Sequence[int]) -> list[Vector]:
        if not set(chunk_ids) <= set(self._stored):
            raise StorageError("vectors_damaged")
        return [self._stored[chunk_id] for chunk_id in chunk_ids]

    def ids(self) -> set[int]:
        return set(self._stored)

    def count(self) -> int:
        return len(self._stored)

    def reset(self) -> None:
        self._stored.clear()

    def close(self) -> None:
        """Nothing to let go of."""


def _cosine(one: Vector, other: Vector) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True)) / (math.hypot(*one) * math.hypot(*other))
