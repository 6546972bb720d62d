"""How long indexing will still take, from how fast it has been."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

_FIRST_GUESS = 0.03
"""Seconds per chunk until measured: 33 a second, what two busy cores made of the shipped model (README, "측정값")."""
_ENOUGH = 1.0  # seconds of work before the speed says anything


@dataclass(slots=True)
class Pace:
    """Speed of the two stages of one run; the second stage's is remembered from run to run.

    Args:
        bytes_total: of all files to read.
        seconds_per_chunk: of the runs before, or 0.
        clock: seconds.
    """

    bytes_total: int
    seconds_per_chunk: float = 0.0
    clock: Callable[[], float] = time.monotonic
    _bytes_done: int = 0
    _chunks: int = 0
    _started: float = field(init=False)
    _embedding_since: float | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        """Start the clock."""
        self._started = self.clock()

    def read(self, size: int, chunks: int) -> float:
        """A file was read.

        Args:
            size: bytes of the file.
            chunks: that wait for vectors now, in the whole library.

        Returns:
            Seconds left for reading and embedding everything; -1 while unknown.
        """
        self._bytes_done += size
        spent = self.clock() - self._started
        if not self._bytes_done or spent < _ENOUGH:
            return -1.0
        left = max(0, self.bytes_total - self._bytes_done)
        chunks_in_all = chunks * (self._bytes_done + left) / self._bytes_done
        return spent * left / self._bytes_done + chunks_in_all * (self.seconds_per_chunk or _FIRST_GUESS)

    def embedded(self, done: int, total: int) -> float:
        """A batch of vectors was stored. Returns seconds left; -1 while unknown."""
        now = self.clock()
        if self._embedding_since is None:
            self._embedding_since, self._chunks = now, done  # the first batch pays for loading
            known = self.seconds_per_chunk
            return known * (total - done) if known else -1.0
        made = done - self._chunks
        if made > 0:
            self.seconds_per_chunk = (now - self._embedding_since) / made
        return self.seconds_per_chunk * (total - done)
