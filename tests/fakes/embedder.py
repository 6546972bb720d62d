"""An embedder without a model: texts that share character pairs are near each other."""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Sequence

from app.core.errors import Cancelled
from app.core.model_ports import never_cancelled


class PairEmbedder:
    """Counts of hashed character pairs, normalised."""

    dimensions = 64

    def embed_passages(
        self, texts: Sequence[str], cancelled: Callable[[], bool] = never_cancelled
    ) -> list[list[float]]:
        if cancelled():
            raise Cancelled
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        squeezed = "".join(text.split()) or " "
        counts = [0.001] * self.dimensions
        for pair in zip(squeezed, squeezed[1:] or squeezed, strict=False):
            counts[zlib.crc32("".join(pair).encode()) % self.dimensions] += 1.0
        length = math.hypot(*counts)
        return [count / length for count in counts]

    def count_tokens(self, text: str) -> int:
        return len(text.split())
