"""What a document itself tells about its words: which pieces it writes together and which apart.

Only the inside of printed lines counts, where spaces are certain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from app.core.layout.seam import Seam

PUNCTUATION = ".,;:!?\"'()[]{}<>「」『』【】〈〉《》“”‘’ㆍ·…~%"
_DIGIT = re.compile(r"\d")
_LONGEST = 8  # syllables of a word piece; Korean words with their particles seldom have more

CONTEXTS = ((1, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3), (3, 2), (2, 3), (3, 3))
"""Syllables before and after a gap, from the widest meaning to the closest."""


class Vocabulary:
    """Counts over one document, of just those pieces that its seams ask about.

    Args:
        lines: all printed lines of the document.
        seams: the line ends that will be decided.
    """

    def __init__(self, lines: Iterable[str], seams: Sequence[Seam]) -> None:
        self._heads = {first_piece(seam.right) for seam in seams}
        self._tails = {last_piece(seam.left) for seam in seams}
        self._pairs: set[str] = set()
        self._wanted: set[tuple[str, str]] = set()
        for seam in seams:
            left, right = squeeze(seam.left), squeeze(seam.right)
            if left and right:
                self._pairs.add(left[-1] + right[0])
                self._wanted.update((left[-i:], right[:j]) for i, j in CONTEXTS)
        self._words: Counter[str] = Counter()
        self._head_inside: Counter[str] = Counter()
        self._tail_inside: Counter[str] = Counter()
        self._together: Counter[tuple[str, str]] = Counter()
        self._apart: Counter[tuple[str, str]] = Counter()
        for line in lines:
            self._count_words(line)
            self._count_gaps(line)
        self._count_pieces()

    def word(self, piece: str) -> int:
        """How often the piece is a word of its own."""
        return self._words[piece]

    def as_end(self, piece: str) -> int:
        """How often the piece ends a longer word. Known for the first pieces of right lines."""
        return self._head_inside[piece]

    def as_start(self, piece: str) -> int:
        """How often the piece begins a longer word. Known for the last pieces of left lines."""
        return self._tail_inside[piece]

    def gaps(self, left: str, right: str) -> tuple[int, int]:
        """How often the two contexts are written together, and how often with a space between them."""
        return self._together[left, right], self._apart[left, right]

    def _count_words(self, line: str) -> None:
        self._words.update(piece.strip(PUNCTUATION) for piece in line.split(" ")[1:-1])

    def _count_pieces(self) -> None:
        for word, count in self._words.items():
            for length in range(1, min(len(word), _LONGEST + 1)):
                if word[-length:] in self._heads:
                    self._head_inside[word[-length:]] += count
                if word[:length] in self._tails:
                    self._tail_inside[word[:length]] += count

    def _count_gaps(self, line: str) -> None:
        text = _DIGIT.sub("0", line)
        letters = text.replace(" ", "")
        position = 0  # in `letters`
        pairs = self._pairs
        for index in range(len(text) - 1):
            if text[index] == " ":
                continue
            position += 1
            spaced = text[index + 1] == " "
            if position < len(letters) and letters[position - 1] + letters[position] in pairs:
                self._count_contexts(letters, position, spaced)

    def _count_contexts(self, letters: str, position: int, spaced: bool) -> None:
        counts = self._apart if spaced else self._together
        for before, after in CONTEXTS:
            if position >= before and position + after <= len(letters):
                key = letters[position - before : position], letters[position : position + after]
                if key in self._wanted:
                    counts[key] += 1


def squeeze(text: str) -> str:
    """Text without spaces, every digit as 0, as contexts are counted."""
    return _DIGIT.sub("0", text.replace(" ", ""))


def first_piece(line: str) -> str:
    """What stands before the first space, without punctuation."""
    return line.split(" ", 1)[0].strip(PUNCTUATION)


def last_piece(line: str) -> str:
    """What stands after the last space, without punctuation."""
    return line.rsplit(" ", 1)[-1].strip(PUNCTUATION)
