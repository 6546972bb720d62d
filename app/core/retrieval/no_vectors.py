"""A vector store that holds nothing: search goes by words while another process works on the library."""

from __future__ import annotations

from collections.abc import Sequence

from app.core.ports import Vector


class NoVectors:
    """`VectorStore` without vectors; it refuses to store any."""

    def add(self, chunk_ids: Sequence[int], vectors: Sequence[Vector]) -> None:
        """Never called: whoever stores vectors holds the library lock."""
        raise RuntimeError("the library is open for asking only")

    def remove(self, chunk_ids: Sequence[int]) -> None:
        """Nothing to remove."""

    def search(self, vector: Vector, limit: int, among: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Nothing is near."""
        return []

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
