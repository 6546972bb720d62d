"""The vector store of a library whose vectors cannot be used right now: search goes by words, and says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.errors import StorageError
from app.core.ports import Vector

BUSY = "vectors_busy"
"""Another process works on the library."""


@dataclass(frozen=True, slots=True)
class NoVectors:
    """`VectorStore` without vectors; it refuses to store any.

    Args:
        reason: code of the error that a search raises.
    """

    reason: str = BUSY

    def add(self, chunk_ids: Sequence[int], vectors: Sequence[Vector]) -> None:
        """Never called: whoever stores vectors holds the library lock."""
        raise RuntimeError("the library is open for asking only")

    def remove(self, chunk_ids: Sequence[int]) -> None:
        """Nothing to remove."""

    def search(self, vector: Vector, limit: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Raises StorageError: `reason`."""
        raise StorageError(self.reason)

    def vectors(self, chunk_ids: Sequence[int]) -> list[Vector]:
        """Never called: whoever carries vectors elsewhere holds the library lock."""
        raise RuntimeError("the library is open for asking only")

    def ids(self) -> set[int]:
        """No ids."""
        return set()

    def count(self) -> int:
        """Zero."""
        return 0

    def reset(self) -> None:
        """Nothing to throw away."""

    def close(self) -> None:
        """Nothing to let go of."""
