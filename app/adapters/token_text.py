"""Text from tokens as they come: whole characters only, and nothing of a stop sequence."""

from __future__ import annotations

import codecs
from collections.abc import Sequence


class TokenText:
    """Collects the bytes of tokens and releases text that is safe to show.

    A Korean syllable is three bytes and may be split over two tokens; the beginning of a stop sequence is held back
    until it is clear that it does not go on.

    Args:
        stop: sequences that end the text.
    """

    def __init__(self, stop: Sequence[str] = ()) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        self._stop = tuple(sequence for sequence in stop if sequence)
        self._held = ""
        self.text = ""
        self.stopped = False

    def add(self, piece: bytes) -> str:
        """Take one token's bytes; returns the text that is now certain."""
        return self._release(self._decoder.decode(piece))

    def finish(self) -> str:
        """No more tokens; returns what was still held back."""
        rest = self._release(self._decoder.decode(b"", final=True))
        tail, self._held = ("" if self.stopped else self._held), ""
        self.text += tail
        return rest + tail

    def _release(self, new: str) -> str:
        if self.stopped:
            return ""
        self._held += new
        found = [at for at in (self._held.find(sequence) for sequence in self._stop) if at >= 0]
        if found:
            self.stopped = True
            keep = min(found)
        else:
            keep = len(self._held) - self._possible_start()
        ready, self._held = self._held[:keep], self._held[keep:]
        self.text += ready
        return ready

    def _possible_start(self) -> int:
        """Characters at the end that could begin a stop sequence."""
        longest = 0
        for sequence in self._stop:
            for size in range(min(len(sequence) - 1, len(self._held)), longest, -1):
                if self._held.endswith(sequence[:size]):
                    longest = size
                    break
        return longest
