"""Two wordings of one clause, sentence by sentence and word by word: what stayed, what went, what came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import zip_longest

from app.core.comparing.folding import letters, pairs, without_remarks
from app.core.comparing.pairing import Pair, pair_up
from app.core.report import Mark, Run
from app.core.sentences import sentence_spans

_REWRITTEN = 0.34
"""Share of words in common below which a sentence is shown as replaced: marking single words would only be noise."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of a clause, amendment marks blanked."""

    text: str
    number: str = ""
    title: str = ""
    repealed: bool = False

    @cached_property
    def body(self) -> str:
        """Folded letters."""
        return letters(self.text).rstrip(".")

    @cached_property
    def shape(self) -> frozenset[str]:
        """Letter pairs."""
        return pairs(self.body)


@dataclass(frozen=True, slots=True)
class Change:
    """A place where two wordings differ.

    Attributes:
        old, new: the words of each side, "" on the side that has none.
        whole: whole sentences went or came.
        old_sentence, new_sentence: the sentences around it, "" where there is none.
    """

    old: str
    new: str
    whole: bool
    old_sentence: str
    new_sentence: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The difference of two wordings.

    Attributes:
        old: words of the old side, those that are gone marked.
        new: words of the new side, those that came marked.
        both: one text with all of them, in order.
        changes: each place where they differ.
    """

    old: tuple[Run, ...]
    new: tuple[Run, ...]
    both: tuple[Run, ...]
    changes: tuple[Change, ...]


def compare_wording(old: str, new: str) -> Wording:
    """Compare two texts of one clause (either may be ""); spaces, line ends and amendment marks make no difference."""
    sides = [[Sentence(text[s:e]) for s, e in sentence_spans(text)] for text in map(_plain, (old, new))]
    sides = [[sentence for sentence in side if sentence.body] for side in sides]
    runs: list[Run] = []
    changes: list[Change] = []
    for i, j in _with_rewritten(pair_up(*sides)):
        before = sides[0][i].text if i is not None else ""
        after = sides[1][j].text if j is not None else ""
        if before and after:
            pieces = list(_words(before, after))
            changes.extend(_changes(pieces, before, after))
            runs.extend(pieces)
        elif before or after:
            runs.append(Run(before or after, Mark.REMOVED if before else Mark.ADDED))
            changes.append(Change(before, after, True, before, after))
    both = tuple(_joined(runs))
    return Wording(_side(both, Mark.REMOVED), _side(both, Mark.ADDED), both, tuple(changes))


def _with_rewritten(pairs_found: Sequence[Pair]) -> Iterator[Pair]:
    """A sentence that went, with another one in its place, is one that was rewritten."""
    waiting: list[Pair] = []
    for pair in pairs_found:
        if pair[0] is not None and pair[1] is not None:
            yield from _matched(waiting)
            waiting = []
            yield pair
        else:
            waiting.append(pair)
    yield from _matched(waiting)


def _matched(waiting: Sequence[Pair]) -> Iterator[Pair]:
    gone = [i for i, j in waiting if j is None]
    come = [j for i, j in waiting if i is None]
    yield from zip_longest(gone, come)


def _plain(text: str) -> str:
    return " ".join(without_remarks(text).replace("\n", " ").split())


def _words(old: str, new: str) -> Iterator[Run]:
    """Runs of two sentences; a stretch that differs in spacing alone is kept as the new side writes it."""
    sides = old.split(), new.split()
    keys = [[letters(word) or word for word in side] for side in sides]
    for side in keys:
        side[-1] = side[-1].rstrip(".") or side[-1]
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    codes = matcher.get_opcodes()
    common = sum(i2 - i1 for tag, i1, i2, _, _ in codes if tag == "equal")
    if common < _REWRITTEN * min(map(len, sides)) and _unlike(keys):
        yield from (Run(old, Mark.REMOVED), Run(new, Mark.ADDED))
        return
    for tag, i1, i2, j1, j2 in codes:
        if tag == "equal":
            yield Run(" ".join(sides[1][j1:j2]))
        else:
            yield from _stretch(sides[0][i1:i2], sides[1][j1:j2])


def _unlike(keys: Sequence[Sequence[str]]) -> bool:
    """Spaced differently, the words of two equal sentences have nothing in common; their letters do."""
    joined = ["".join(side) for side in keys]
    return SequenceMatcher(None, joined[0], joined[1], autojunk=False).ratio() < 2 * _REWRITTEN


def _stretch(old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    """Words that differ, freed of what is equal at both ends once spaces are left out."""
    head = _shared(old, new)
    tail = _shared([w[::-1] for w in reversed(old[head[0] :])], [w[::-1] for w in reversed(new[head[1] :])])
    ends = len(old) - tail[0], len(new) - tail[1]
    yield from _run(new[: head[1]], Mark.PLAIN)
    yield from _run(old[head[0] : ends[0]], Mark.REMOVED)
    yield from _run(new[head[1] : ends[1]], Mark.ADDED)
    yield from _run(new[ends[1] :], Mark.PLAIN)


def _shared(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many words from the start spell the same letters, as (words of old, words of new)."""
    best = (0, 0)
    i = j = 0
    left = right = ""
    while True:
        if len(left) <= len(right) and i < len(old):
            left += letters(old[i])
            i += 1
        elif j < len(new):
            right += letters(new[j])
            j += 1
        else:
            return best
        if not (left.startswith(right) or right.startswith(left)):
            return best
        if left == right:
            best = (i, j)


def _run(words: Sequence[str], mark: Mark) -> Iterator[Run]:
    if words:
        yield Run(" ".join(words), mark)


def _changes(runs: Sequence[Run], old: str, new: str) -> Iterator[Change]:
    gone = ""
    for run in [*runs, Run("")]:
        if run.mark is Mark.REMOVED:
            gone = run.text
        elif run.mark is Mark.ADDED:
            yield Change(gone, run.text, False, old, new)
            gone = ""
        elif gone:
            yield Change(gone, "", False, old, new)
            gone = ""


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Neighbours with one mark as one run; words are kept apart by a space at the end of the run before."""
    current: Run | None = None
    for run in runs:
        if current and current.mark is run.mark:
            current = Run(f"{current.text} {run.text}", run.mark)
            continue
        if current:
            yield Run(f"{current.text} ", current.mark)
        current = run
    if current:
        yield current


def _side(both: Sequence[Run], mark: Mark) -> tuple[Run, ...]:
    return tuple(run for run in both if run.mark in (Mark.PLAIN, mark))
