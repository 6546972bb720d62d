"""An embedder without a model: texts that share character pairs are near each other."""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Sequence

from app.core.errors import Cancelled
from app.core.model_ports import never_cancelled


class PairEmbedder:
    """Counts of hashed character pairs, normalised; like the real one, it finds all texts somewhat alike (.75 and more)."""

    dimensions = 65
    _common = 0.75

    def embed_passages(
        self, texts: Sequence[str], cancelled: Callable[[], bool] = never_cancelled
    ) -> list[list[float]]:
        if cancelled():
            raise Cancelled
        return [self.embed_query(text) for text in texts]

    def embed_query(self, text: str) -> list[float]:
        squeezed = "".join(text.split()) or " "
        counts = [0.001] * (self.dimensions - 1)
        for pair in zip(squeezed, squeezed[1:] or squeezed, strict=False):
            counts[zlib.crc32("".join(pair).encode()) % len(counts)] += 1.0
        length = math.hypot(*counts)
        share = math.sqrt(1 - self._common) / length
        return [math.sqrt(self._common), *(count * share for count in counts)]

    def count_tokens(self, text: str) -> int:
        return len(text.split())
