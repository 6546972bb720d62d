"""Which documents the list shows, in which order, under which headers: no Qt, so that it can be tried on its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from app.engine.protocol.records import DocumentRow
from app.ui.library.matching import Query, natural_key, search_key

HEADER = "\x1f"
"""Begins the key of a header; the rest is the collection's name. No document id begins with it."""


class Order(StrEnum):
    """What documents are sorted by."""

    NAME = "name"
    EFFECTIVE = "effective"
    ADDED = "added"
    STATE = "state"


class Attention(StrEnum):
    """Documents that want something of the user."""

    NONE = ""
    FAILED = "failed"
    CHANGED = "changed"  # the file on disk is another one, or gone


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user wants to see.

    Attributes:
        collection: only this collection ("": documents in none); None: all.
        attention: only these documents, of every collection.
        words: what is typed in the filter box.
        collapsed: collections whose documents are folded away; while words are typed nothing is.
    """

    collection: str | None = None
    attention: Attention = Attention.NONE
    words: str = ""
    order: Order = Order.NAME
    collapsed: frozenset[str] = frozenset()

    @property
    def is_narrowed(self) -> bool:
        """Documents may be missing from the list."""
        return bool(self.words.split()) or self.attention is not Attention.NONE or self.collection is not None


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The list from top to bottom.

    Attributes:
        keys: document ids and headers (`HEADER` + collection).
        counts: documents found in each collection, also in folded ones.
        found: documents found in all.
    """

    keys: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    found: int = 0


_STATE_RANK = {"failed": 0, "reading": 1, "waiting": 2, "searchable": 3, "ready": 4}


def arrange(rows: Iterable[DocumentRow], collections: Sequence[str], choice: Choice) -> Arrangement:
    """Filter, group and sort.

    Args:
        rows: every document.
        collections: names of all collections in their order, without "".
        choice: what the user wants to see.
    """
    groups: dict[str, list[DocumentRow]] = {}
    wanted = _filter(choice)
    for row in rows:
        if wanted(row):
            groups.setdefault(row.collection, []).append(row)
    for group in groups.values():
        _sort(group, choice.order)
    counts = {name: len(group) for name, group in groups.items()}
    keys: list[str] = []
    for name in _sections(groups, collections, choice):
        if collections:  # those who do not use collections see a plain list
            keys.append(HEADER + name)
        if name not in choice.collapsed or choice.words.split():
            keys.extend(row.document_id for row in groups.get(name, ()))
    return Arrangement(keys, counts, sum(counts.values()))


def header_of(key: str) -> str | None:
    """The collection that a key is the header of; None for a document."""
    return key[1:] if key.startswith(HEADER) else None


def _sections(groups: dict[str, list[DocumentRow]], collections: Sequence[str], choice: Choice) -> list[str]:
    """Collections in their order, documents in none last. Empty ones show only where nothing was left out."""
    if choice.collection is not None:
        return [choice.collection]
    is_empty_shown = not choice.is_narrowed
    return [name for name in (*collections, "") if groups.get(name) or (is_empty_shown and name)]


def _filter(choice: Choice) -> Callable[[DocumentRow], bool]:
    query = Query(choice.words)

    def wanted(row: DocumentRow) -> bool:
        if choice.collection is not None and row.collection != choice.collection:
            return False
        if choice.attention is Attention.FAILED and row.state != "failed":
            return False
        if choice.attention is Attention.CHANGED and row.on_disk == "same":
            return False
        return not query or query.finds(search_key(row.title, row.path, row.collection))

    return wanted


def _sort(rows: list[DocumentRow], order: Order) -> None:
    """Names break ties, and ids break ties of names, so that the order never flickers."""
    rows.sort(key=lambda row: (natural_key(row.title), row.document_id))
    if order in (Order.EFFECTIVE, Order.ADDED):
        newest: Callable[[DocumentRow], Any] = (
            (lambda row: row.effective_date) if order is Order.EFFECTIVE else (lambda row: row.added_at)
        )
        rows.sort(key=newest, reverse=True)  # stable in reverse, too; "" comes last
    elif order is Order.STATE:
        rows.sort(key=lambda row: _STATE_RANK.get(row.state, 9))
