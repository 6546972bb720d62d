"""Title lines: numbered lines that head what follows, in documents whose headings are not marked as such.

Plain text and many HWP files set "1. 태블릿 신청서" above its paragraph as an ordinary line. Such a line is a heading in
all but name: short, no sentence, and followed by one.
"""

from __future__ import annotations

import re
from itertools import pairwise

from app.core.structure.tree import UnitTree
from app.core.structure.unit import Kind, Unit

_LONGEST = 50  # characters
_NUMBERED = (Kind.ITEM, Kind.SUBITEM, Kind.DETAIL, Kind.SUBDETAIL)
_SENTENCE = re.compile(r"(?:[다요까음함됨임것][.!]?|[.!:;,])\s*$|\s[:：]|[:：]\s*\S")
_LEAST = 2  # heads that make a division; a single numbered line may be anything


def title_lines(tree: UnitTree) -> dict[int, Unit]:
    """The title lines of a document without articles, by ordinal; none where it has articles."""
    units = tree.units
    if any(unit.kind is Kind.ARTICLE for unit in units):
        return {}
    found = [unit for unit, following in pairwise(units) if unit.kind in _NUMBERED and _heads(unit, following, tree)]
    last = {"".join(tree.text(unit).split()): unit for unit in found}  # the same line before it is a table of contents
    return {unit.ordinal: unit for unit in last.values()}


def dividing(titles: dict[int, Unit], tree: UnitTree) -> frozenset[int]:
    """The title lines that divide a document without headings: those of the highest rank that come more than once."""
    first = tree.units[0].ordinal if tree.units else -1
    if any(unit.kind < Kind.ARTICLE and unit.ordinal != first for unit in tree.units):
        return frozenset()
    for kind in _NUMBERED:
        own = frozenset(ordinal for ordinal, unit in titles.items() if unit.kind is kind)
        if len(own) >= _LEAST:
            return own
    return frozenset()


def _heads(unit: Unit, following: Unit, tree: UnitTree) -> bool:
    text = tree.text(unit).strip()
    if len(text) > _LONGEST or _SENTENCE.search(text):
        return False
    below = following.kind > unit.kind
    return below and (following.kind in (Kind.TABLE, *_NUMBERED) or len(tree.text(following)) > len(text))
