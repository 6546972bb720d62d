"""Which piece of the old version is which piece of the new one: articles by articles, clauses by clauses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Protocol

from app.core.comparing.folding import letters, likeness

_SAME_TITLE = 0.2
"""Likeness from which an article keeps its identity under the same title, whatever number it has now."""
_SAME_NUMBER = 0.25
"""Likeness from which an article keeps its identity under the same number, though its title changed."""
_ALIKE = 0.55
"""Likeness from which two pieces that found no partner by text, number or title are one. Of 1,869 articles of 27 acts and rules
7 % have another article of their own document that near, but seldom are both without a partner."""
_NUMBER_BONUS = 0.15  # decides between two candidates that are about as much alike
_TELLING = 8  # letters; shorter texts ("해당 없음") are equal by chance


class Piece(Protocol):
    """What can be paired."""

    @property
    def number(self) -> str:
        """Its number, or ""."""
        ...

    @property
    def title(self) -> str:
        """Its title, or ""."""
        ...

    @property
    def body(self) -> str:
        """Folded text without number and title."""
        ...

    @property
    def shape(self) -> frozenset[str]:
        """Letter pairs of its text."""
        ...

    @property
    def repealed(self) -> bool:
        """It only says that it was deleted."""
        ...


Pair = tuple[int | None, int | None]


def pair_up(old: Sequence[Piece], new: Sequence[Piece]) -> list[Pair]:
    """Pair the pieces of two versions.

    Args:
        old, new: in reading order.

    Returns:
        (index in old, index in new), None on the side that lacks the piece; in the order of the new version, a piece
        that is gone standing where it stood in the old one.
    """
    pairing = _Pairing(old, new)
    pairing.repealed()
    pairing.equal_in_order()
    pairing.by(lambda piece: (piece.number, piece.body) if piece.number else None)
    pairing.by(lambda piece: piece.body if len(piece.body) >= _TELLING else None)
    pairing.by(lambda piece: (piece.number, letters(piece.title)) if piece.number and piece.title else None)
    pairing.by(lambda piece: letters(piece.title) or None, _SAME_TITLE)
    pairing.alike(_ALIKE)
    pairing.by(lambda piece: piece.number or None, _SAME_NUMBER)
    pairing.deleted()
    return list(_in_order(pairing.found, len(old), len(new)))


@dataclass
class _Pairing:
    old: Sequence[Piece]
    new: Sequence[Piece]
    found: dict[int, int] = field(default_factory=dict)  # index in new → index in old
    taken: set[int] = field(default_factory=set)  # indices in old

    def repealed(self) -> None:
        """Pieces that say no more than "삭제" in both versions go by their number."""
        gone = {piece.number: i for i, piece in enumerate(self.old) if piece.repealed}
        for j, piece in enumerate(self.new):
            if piece.repealed and piece.number in gone and gone[piece.number] not in self.taken:
                self._match(gone[piece.number], j)

    def equal_in_order(self) -> None:
        """Runs of equal pieces; most of a new version is the old one."""
        keys = [[(p.number, letters(p.title), p.body) for p in side] for side in (self.old, self.new)]
        for run in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_matching_blocks():
            for k in range(run.size):
                if run.a + k not in self.taken and run.b + k not in self.found:
                    self._match(run.a + k, run.b + k)

    def by(self, key: Callable[[Piece], object], least: float = 0.0) -> None:
        """Pieces with the same key, in order, where both sides have as many of them and they are enough alike."""
        sides: list[dict[object, list[int]]] = [defaultdict(list), defaultdict(list)]
        for side, pieces, done in zip(sides, (self.old, self.new), (self.taken, self.found), strict=True):
            for index, piece in enumerate(pieces):
                if index not in done and not piece.repealed and (value := key(piece)):
                    side[value].append(index)
        for value, indices in sides[0].items():
            others = sides[1].get(value, [])
            if len(indices) == len(others):
                for i, j in zip(indices, others, strict=True):
                    if not least or likeness(self.old[i].shape, self.new[j].shape) >= least:
                        self._match(i, j)

    def alike(self, least: float) -> None:
        """What is left, the likest first."""
        rest = [i for i, piece in enumerate(self.old) if i not in self.taken and not piece.repealed]
        others = [j for j, piece in enumerate(self.new) if j not in self.found and not piece.repealed]
        scored = sorted(
            (-score, abs(i - j), i, j) for i in rest for j in others if (score := self._score(i, j)) >= least
        )
        for _, _, i, j in scored:
            if i not in self.taken and j not in self.found:
                self._match(i, j)

    def deleted(self) -> None:
        """A piece that went, and the "삭제" that stands under its number now."""
        rest = {piece.number: i for i, piece in enumerate(self.old) if i not in self.taken and piece.number}
        for j, piece in enumerate(self.new):
            if j not in self.found and piece.repealed and piece.number in rest:
                self._match(rest.pop(piece.number), j)

    def _score(self, i: int, j: int) -> float:
        old, new = self.old[i], self.new[j]
        if min(len(old.shape), len(new.shape)) * 3 < max(len(old.shape), len(new.shape)):
            return 0.0  # their Dice coefficient cannot reach one half
        bonus = _NUMBER_BONUS if old.number and old.number == new.number else 0.0
        return likeness(old.shape, new.shape) + bonus

    def _match(self, i: int, j: int) -> None:
        self.found[j] = i
        self.taken.add(i)


def _in_order(found: dict[int, int], old: int, new: int) -> Iterator[Pair]:
    """Pairs in the new version's order; what is gone follows the piece it followed."""
    paired = set(found.values())
    partner = {i: j for j, i in found.items()}
    after: dict[int, list[int]] = defaultdict(list)
    last = -1
    for i in range(old):
        if i in paired:
            last = partner[i]
        else:
            after[last].append(i)
    yield from ((i, None) for i in after[-1])
    for j in range(new):
        yield found.get(j), j
        yield from ((i, None) for i in after[j])
