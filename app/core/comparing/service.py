"""Comparing two documents: blocks are paired, the unequal ones taken apart clause by clause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.core.comparing.block import Block, Clause, Sort, blocks_of, merged
from app.core.comparing.comparison import Comparison, Part, Row, RowKind, Side
from app.core.comparing.folding import letters
from app.core.comparing.notes import TITLE, with_notes
from app.core.comparing.pairing import Pair, pair_up
from app.core.comparing.supplements import only_printed, unlike
from app.core.comparing.wording import compare_wording
from app.core.library import DocumentRecord
from app.core.structure import PageSpan
from app.core.structure.tree import UnitTree


def compare(old: DocumentRecord, old_tree: UnitTree, new: DocumentRecord, new_tree: UnitTree) -> Comparison:
    """Compare two versions of a rule, contract or report.

    Args:
        old, new: the documents.
        old_tree, new_tree: their units and page texts.
    """
    comparer = _Comparer(old_tree.texts, new_tree.texts)
    before, pending = _in_force(blocks_of(old_tree, old.title))
    after, ahead = _in_force(blocks_of(new_tree, new.title))
    pairs = list(_pairs(before, after))
    rows: list[Row] = []
    printed: list[str] = []
    for i, j in pairs:
        left, right = (before[i] if i is not None else None), (after[j] if j is not None else None)
        alone = left or right
        if alone and not (left and right) and only_printed(alone, after if left else before):
            printed.append(_label(alone))
            continue
        rows.extend(comparer.rows(left, right))
        if right:
            known = {b.text for b in pending.get(right.number, ())} | {right.text}
            rows.extend(
                row
                for coming in ahead.get(right.number, ())
                if coming.text not in known
                for row in comparer.rows(left, coming)
            )
    common = sum(i is not None and j is not None for i, j in pairs)
    return Comparison(old, new, tuple(with_notes(row) for row in rows), common, tuple(printed))


Ahead = Mapping[str, Sequence[Block]]


def _in_force(blocks: Sequence[Block]) -> tuple[list[Block], Ahead]:
    """One block for each article, and those printed ahead of time by number.

    A statute whose amendment takes effect later prints an article twice, the second time with "[시행일: 2025. 10. 2.]".
    """
    current: list[Block] = []
    seen: dict[str, int] = {}
    ahead: dict[str, list[Block]] = defaultdict(list)
    for block in blocks:
        place = seen.get(block.number) if block.sort is Sort.ARTICLE else None
        if place is None or not (block.effective or current[place].effective):
            seen.setdefault(block.number, len(current))
            current.append(block)
        elif current[place].effective and not block.effective:
            ahead[block.number].append(current[place])
            current[place] = block
        else:
            ahead[block.number].append(block)
    return current, ahead


_GROUPS = (
    (Sort.FRONT, Sort.SECTION),
    (Sort.DIVISION,),
    (Sort.ARTICLE,),
    (Sort.SUPPLEMENT,),
    (Sort.ANNEX,),
)


def _pairs(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Pair]:
    """Pair blocks of like sorts, and put all pairs in one order of reading."""
    found: dict[int, int] = {}
    for sorts in _GROUPS:
        left = [i for i, block in enumerate(old) if block.sort in sorts]
        right = [j for j, block in enumerate(new) if block.sort in sorts]
        for i, j in pair_up([old[i] for i in left], [new[j] for j in right]):
            if i is not None and j is not None and not unlike(old[left[i]], new[right[j]]):
                found[right[j]] = left[i]
    partner = {i: j for j, i in found.items()}
    after: dict[int, list[int]] = defaultdict(list)
    last = -1
    for i in range(len(old)):
        if i in partner:
            last = partner[i]
        else:
            after[last].append(i)
    yield from ((i, None) for i in after[-1])
    for j in range(len(new)):
        yield found.get(j), j
        yield from ((i, None) for i in after[j])


@dataclass(frozen=True, slots=True)
class _Comparer:
    old: Mapping[int, str]
    new: Mapping[int, str]

    def rows(self, left: Block | None, right: Block | None) -> Iterator[Row]:
        """The row of a pair; none where both say the same in the same place."""
        if left and right:
            gone, come = left.repealed, right.repealed
            if gone or come:
                yield from self._repealed(left, right)
            elif left.text != right.text or left.number != right.number:
                yield from self._changed(left, right)
        elif left and not left.repealed:
            yield self._row(left, None, RowKind.REMOVED)
        elif right and not right.repealed:
            yield self._row(None, right, RowKind.ADDED)

    def _repealed(self, left: Block, right: Block) -> Iterator[Row]:
        if not left.repealed:
            yield replace(self._row(left, None, RowKind.REMOVED), repealed_at=self._side(right, self.new))
        elif not right.repealed:
            yield self._row(None, right, RowKind.ADDED)

    def _changed(self, left: Block, right: Block) -> Iterator[Row]:
        kind = RowKind.MOVED if left.text == right.text else RowKind.CHANGED
        row = self._row(left, right, kind)
        if left.number != right.number:
            row = replace(row, moved_from=_label(left))
        if row.sort in (Sort.FRONT, Sort.SECTION) and kind is RowKind.CHANGED:
            yield from _by_part(row)
        else:
            yield row

    def _row(self, left: Block | None, right: Block | None, kind: RowKind) -> Row:
        named = right or left
        assert named is not None
        return Row(
            sort=named.sort,
            kind=kind,
            label=_label(named),
            title=named.title if named.sort in (Sort.ARTICLE, Sort.DIVISION) else "",
            old=self._side(left, self.old) if left else None,
            new=self._side(right, self.new) if right else None,
            parts=(
                *_title_part(left, right),
                *self._parts(left.clauses if left else (), right.clauses if right else ()),
            ),
            effective=right.effective if right else "",
        )

    def _side(self, block: Block, texts: Mapping[int, str]) -> Side:
        return _as_side(_label(block), block.title, block.spans, texts)

    def _parts(self, old: Sequence[Clause], new: Sequence[Clause]) -> Iterator[Part]:
        head = bool(old and new)  # the openings belong together whatever they say
        if head and (old[0].body or new[0].body):
            yield self._part(old[0], new[0])
        for i, j in pair_up(old[head:], new[head:]):
            left = old[head + i] if i is not None else None
            right = new[head + j] if j is not None else None
            if (left and left.body) or (right and right.body and not (left is None and right.repealed)):
                yield self._part(left, right)

    def _part(self, old: Clause | None, new: Clause | None) -> Part:
        named = new or old
        assert named is not None
        gone = bool(old and new and new.repealed and not old.repealed)
        wording = compare_wording(_words(old), "" if gone else _words(new))
        return Part(
            kind=RowKind.REMOVED if gone else _kind(old, new),
            label=old.label if gone and old else named.label,
            old=_as_side(old.label, "", merged(iter(old.spans)), self.old) if old else None,
            new=_as_side(new.label, "", merged(iter(new.spans)), self.new) if new else None,
            old_words=wording.old,
            new_words=wording.new,
            words=wording.both,
            changes=wording.changes,
            depth=named.depth,
        )


def _title_part(left: Block | None, right: Block | None) -> Iterator[Part]:
    """An article's title, where it changed; elsewhere the opening clause holds it."""
    if left and right and left.sort is Sort.ARTICLE and letters(left.title) != letters(right.title):
        wording = compare_wording(left.title, right.title)
        yield Part(RowKind.CHANGED, TITLE, None, None, wording.old, wording.new, wording.both, wording.changes, 0)


def _words(clause: Clause | None) -> str:
    return clause.text[clause.mark :] if clause else ""


def _kind(old: Clause | None, new: Clause | None) -> RowKind:
    if old is None:
        return RowKind.ADDED
    if new is None:
        return RowKind.REMOVED
    if old.body != new.body:
        return RowKind.CHANGED
    return RowKind.MOVED if old.label != new.label else RowKind.SAME


def _by_part(row: Row) -> Iterator[Row]:
    """A long section without articles: each paragraph that differs is a row of its own."""
    for part in row.parts:
        if part.kind is RowKind.SAME or (part.kind is RowKind.MOVED):
            continue
        yield replace(row, kind=part.kind, old=part.old, new=part.new, parts=(part,), moved_from="")


def _as_side(label: str, title: str, spans: tuple[PageSpan, ...], texts: Mapping[int, str]) -> Side:
    return Side(label, title, "\n".join(texts[s.page][s.start : s.end] for s in spans), spans)


def _label(block: Block) -> str:
    if block.sort is Sort.SUPPLEMENT and block.title:
        return f"{block.label} <{block.title}>"
    return block.label
