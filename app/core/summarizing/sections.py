"""Sections: how a document is divided for reading and for the account of what its summary covers.

By 편, 장, 절 or heading where there are any; a division much longer than the others is cut between articles, and short
neighbouring headings are taken together, so that a section is what one or a few sentences can stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from app.core.amendments import blank_amendments
from app.core.library import DocumentRecord
from app.core.structure.tree import UnitTree, heading_of
from app.core.structure.unit import Kind, Unit
from app.core.summarizing.statements import StatementReader
from app.core.summarizing.titles import dividing, title_lines
from app.core.summarizing.topics import Topic, topics_of

_LEAST, _MOST = 3_000, 8_000
"""Characters from which a division is cut: two to five printed pages."""
_PARTS = 12
"""A document is cut into about this many sections, if that keeps within the bounds above."""
_MERGED = 40
"""A heading with less than this fraction of the document is taken together with its neighbour."""
_FRONT = 300  # characters of what may stand between a title and the first section
_TITLE = 70  # characters of a section's title
_MARGINAL = ("[", "<", "※")  # opens headings of boxes and figures
_DELETED = re.compile(r"(?:^|\s)삭\s?제\s*$")


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its topics.

    Attributes:
        title: heading, or the articles it holds.
        page, last_page: where it begins and ends.
        characters: length of its text.
        topics: what it says; never empty.
    """

    document: DocumentRecord
    title: str
    page: int
    last_page: int
    characters: int
    topics: tuple[Topic, ...]


@dataclass(slots=True)
class _Leaf:
    """Consecutive units that become a section."""

    title: str
    kind: Kind | None
    units: list[Unit]
    size: int


@dataclass(slots=True)
class _Node:
    """A division with its own units and the divisions below it, in order."""

    unit: Unit | None
    parts: list[Unit | _Node] = field(default_factory=list)


def sections_of(tree: UnitTree, document: DocumentRecord, reader: StatementReader) -> tuple[Section, ...]:
    """The sections of a document that say anything, in order; none of a document without any units.

    Args:
        tree: the document's units.
        document: what they belong to.
        reader: reads statements, and remembers what it refused.
    """
    if not tree.units:
        return ()
    titles = title_lines(tree)
    cutter = _Cutter(tree, document, titles)
    found = []
    for leaf in cutter.leaves():
        topics = tuple(topics_of(leaf.units, tree, reader, document, titles))
        if topics:
            pages = [span.page for topic in topics for each in topic.statements for span in each.spans]
            size = sum(len(topic.text) for topic in topics)
            found.append(Section(document, leaf.title, min(pages), max(pages), size, topics))
    return tuple(found)


class _Cutter:
    """Decides where a document is cut."""

    def __init__(self, tree: UnitTree, document: DocumentRecord, titles: dict[int, Unit]) -> None:
        self._tree = tree
        self._document = document
        self._whole = sum(map(self._length, tree.units))
        self._dividing = dividing(titles, tree)
        self._limit = max(_LEAST, min(_MOST, self._whole // _PARTS))

    def leaves(self) -> Iterator[_Leaf]:
        """Runs of units, in order; short headings merged."""
        cut = self._without_front(list(self._cut(_nested(self._tree.units, self._dividing), "")))
        for kind, run in groupby(_merged(cut, self._whole // _MERGED), key=lambda leaf: leaf.kind):
            leaves = list(run)
            if kind is Kind.SUPPLEMENT:
                yield _joined(leaves)
            else:
                yield from leaves

    def _without_front(self, leaves: list[_Leaf]) -> list[_Leaf]:
        """Dates and offices printed under the title are read with the first section; they are none of their own."""
        if len(leaves) < 2 or leaves[0].size > min(_FRONT, self._whole // 8):
            return leaves
        if any(unit.kind is Kind.ARTICLE for unit in leaves[0].units):
            return leaves
        first, second, *rest = leaves
        return [_Leaf(second.title, second.kind, [*first.units, *second.units], first.size + second.size), *rest]

    def _length(self, unit: Unit) -> int:
        return sum(span.end - span.start for span in unit.spans)

    def _cut(self, node: _Node, above: str) -> Iterator[_Leaf]:
        units = list(_flat(node))
        size = sum(map(self._length, units))
        divided = any(isinstance(part, _Node) for part in node.parts)
        title = self._path_title(node.unit) if node.unit else above
        kind = node.unit.kind if node.unit else None
        if divided and (node.unit is None or size > self._limit or self._is_title(node)):
            for own, parts in groupby(node.parts, key=lambda part: isinstance(part, Unit)):
                if own:
                    run = [part for part in parts if isinstance(part, Unit)]
                    yield from self._split([*([node.unit] if node.unit else []), *run], title, kind)
                else:
                    for part in parts:
                        if isinstance(part, _Node):
                            yield from self._cut(part, title)
        else:
            yield from self._split(units, title, kind)

    def _path_title(self, unit: Unit) -> str:
        """ "제3장 제1절 통칙", and a heading that says nothing alone ("[권장사항]") behind the one above it."""
        if unit.ordinal in self._dividing:
            return " ".join(self._tree.text(unit).split())
        title = _title(unit)
        above = next((u for u in reversed(self._tree.ancestors(unit)) if u.kind < Kind.ARTICLE), None)
        if above is None or above.ordinal == 0:
            return title
        if unit.kind in (Kind.SECTION, Kind.SUBSECTION):
            return f"{above.number} {title}".strip()
        return f"{_title(above)} {title}" if title.startswith(_MARGINAL) else title

    def _is_title(self, node: _Node) -> bool:
        """The document's own title, printed as the first heading, divides nothing."""
        return node.unit is not None and node.unit.ordinal == 0 and node.unit.kind is Kind.HEADING

    def _split(self, units: list[Unit], title: str, kind: Kind | None) -> Iterator[_Leaf]:
        """One leaf, or several of about equal size where it is long; cut before an article or a paragraph of text."""
        size = sum(map(self._length, units))
        parts = max(1, round(size / self._limit)) if size > self._limit * 3 // 2 and kind is not Kind.SUPPLEMENT else 1
        run: list[Unit] = []
        taken = 0
        for unit in units:
            if run and taken >= size / parts and self._may_cut(unit):
                yield self._leaf(run, title, kind, whole=False)
                run, taken = [], 0
            run.append(unit)
            taken += self._length(unit)
        yield self._leaf(run, title, kind, whole=parts == 1)

    def _may_cut(self, unit: Unit) -> bool:
        return unit.kind is Kind.ARTICLE or (
            unit.kind in (Kind.TEXT, Kind.TABLE, Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)
            and all(each.kind < Kind.ARTICLE for each in self._tree.ancestors(unit))
        )

    def _leaf(self, units: list[Unit], title: str, kind: Kind | None, whole: bool) -> _Leaf:
        articles = [unit for unit in units if unit.kind is Kind.ARTICLE]
        title = "" if self._names_document(title) or _DELETED.search(title) else title
        name = title
        if articles and kind is not Kind.SUPPLEMENT and (not whole or not title):
            first, last = articles[0], articles[-1]
            span = heading_of(first) if first.number == last.number else f"{first.number}~{last.number}"
            name = f"{title} ({span})" if title else span
        elif not title or not whole:
            opening = self._opening([unit for unit in units if unit.kind >= Kind.ARTICLE] or units)
            name = f"{title} · {opening}" if title else opening
        return _Leaf(name[:_TITLE], kind, units, sum(map(self._length, units)))

    def _names_document(self, title: str) -> bool:
        first = self._tree.units[0]
        return title == blank_amendments(self._document.title).strip() or (
            first.kind is Kind.HEADING and title == _title(first)
        )

    def _opening(self, units: Sequence[Unit]) -> str:
        texts = (" ".join(blank_amendments(self._tree.text(unit)).split()) for unit in units)
        text = next((text for text in texts if len(text) > 1), self._document.title)
        return text if len(text) <= 30 else text[:29].rstrip() + "…"


def _nested(units: Iterable[Unit], dividing: frozenset[int]) -> _Node:
    """Units under their divisions; where title lines divide the document, everything lies under the last one."""
    root = _Node(None)
    nodes: dict[int, _Node] = {}
    division: dict[int, int] = {}  # ordinal of a unit → ordinal of the division it lies in, or -1
    last = -1
    for unit in units:
        above = -1 if unit.parent < 0 else unit.parent if unit.parent in nodes else division[unit.parent]
        above = above if last < 0 or unit.ordinal in dividing else last
        holder = nodes.get(above, root)
        if unit.ordinal in dividing:
            last = unit.ordinal
        if unit.kind < Kind.ARTICLE or unit.ordinal in dividing:
            nodes[unit.ordinal] = _Node(unit)
            holder.parts.append(nodes[unit.ordinal])
        else:
            holder.parts.append(unit)
        division[unit.ordinal] = above
    return root


def _flat(node: _Node) -> Iterator[Unit]:
    if node.unit:
        yield node.unit
    for part in node.parts:
        if isinstance(part, _Node):
            yield from _flat(part)
        else:
            yield part


def _title(unit: Unit) -> str:
    return " ".join(blank_amendments(heading_of(unit)).split())


def _merged(leaves: Iterable[_Leaf], least: int) -> Iterator[_Leaf]:
    """Headings and annexes too short to stand alone, with their next neighbours of the same kind."""
    open_leaf: _Leaf | None = None
    for leaf in leaves:
        mergeable = leaf.kind in (Kind.HEADING, Kind.ANNEX, None)
        if open_leaf and mergeable and leaf.kind is open_leaf.kind and open_leaf.size < least:
            open_leaf = _joined([open_leaf, leaf])
            continue
        if open_leaf:
            yield open_leaf
        open_leaf = leaf
    if open_leaf:
        yield open_leaf


def _joined(leaves: Sequence[_Leaf]) -> _Leaf:
    """Leaves as one, named after the first that has a name of its own."""
    kind = leaves[0].kind
    named = next((leaf for leaf in leaves if not leaf.title.startswith(_MARGINAL)), leaves[0])
    title = "부칙" if kind is Kind.SUPPLEMENT else named.title
    return _Leaf(title, kind, [unit for leaf in leaves for unit in leaf.units], sum(leaf.size for leaf in leaves))
