"""Topics: the statements that belong together (a 항 with its list, an article, a paragraph with its bullets, a table)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from app.core.library import DocumentRecord
from app.core.structure.tree import UnitTree, heading_of
from app.core.structure.unit import Kind, Unit
from app.core.summarizing.statements import Statement, StatementReader

LONGEST = 900
"""Characters of a topic; a longer list goes on in another topic under the same opening sentence."""
_TABLE_TITLE = 60  # characters
_FULL = 350
"""Characters from which running text outside a rule may begin a new topic."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Statements that are summarised as one.

    Attributes:
        document: where it stands.
        statements: in order; the first opens the list that the others belong to, where there is one.
        article: ordinal of the article it belongs to, or of its own first unit outside rules.
        caption: heading of its article or section.
        locator: the place as a person would name it.
        supplement: it belongs to a 부칙.
        annex: it belongs to a 별표 or 별지.
    """

    document: DocumentRecord
    statements: tuple[Statement, ...]
    article: int
    caption: str
    locator: str
    supplement: bool = False
    annex: bool = False

    @property
    def text(self) -> str:
        """Everything it says."""
        return " ".join(statement.text for statement in self.statements)

    @property
    def page(self) -> int:
        """Page on which it begins."""
        return self.statements[0].spans[0].page

    @property
    def key(self) -> tuple[str, int, int]:
        """Identifies it in the library."""
        first = self.statements[-1].spans[0]
        return self.document.document_id, first.page, first.start


@dataclass(slots=True)
class _Group:
    """A topic being put together."""

    first: Unit
    article: int
    caption: str = ""  # the title line above it
    statements: list[Statement] = field(default_factory=list)
    size: int = 0

    def add(self, statements: Sequence[Statement]) -> None:
        for statement in statements:
            if self.statements and self.statements[-1].goes_on(statement):
                self.statements[-1] = self.statements[-1].continued(statement)
            else:
                self.statements.append(statement)
        self.size += sum(len(each.text) for each in statements)


def topics_of(
    units: Sequence[Unit],
    tree: UnitTree,
    reader: StatementReader,
    document: DocumentRecord,
    titles: Mapping[int, Unit],
) -> list[Topic]:
    """The topics of consecutive units, in order.

    Args:
        units: of one section.
        tree: the whole document.
        reader: reads statements, and remembers what it refused.
        document: where they stand.
        titles: lines that are headings in all but name (see `titles.title_lines`).
    """
    groups = _groups(units, tree, reader, titles)
    return [_topic(group, tree, document) for group in groups if group.statements]


def _groups(
    units: Sequence[Unit], tree: UnitTree, reader: StatementReader, titles: Mapping[int, Unit]
) -> Iterator[_Group]:
    group: _Group | None = None
    caption = ""
    for unit in units:
        if unit.kind < Kind.ARTICLE or unit.ordinal in titles:
            if group:
                yield group
            group = None
            caption = " ".join(tree.text(unit).split()) if unit.ordinal in titles else ""
            continue
        statements = reader.read(unit)
        article = _article(unit, tree)
        if group and _begins(unit, group, article, statements):
            yield group
            group = _carried_on(group, unit, article)
        group = group or _Group(unit, unit.ordinal if article < 0 else article, caption)
        group.add(statements)
    if group:
        yield group


def _article(unit: Unit, tree: UnitTree) -> int:
    chain = [*tree.ancestors(unit), unit]
    return next((each.ordinal for each in chain if each.kind is Kind.ARTICLE), -1)


def _begins(unit: Unit, group: _Group, article: int, statements: Sequence[Statement]) -> bool:
    """Whether a unit begins another topic than the one being put together."""
    if unit.kind is Kind.TABLE:
        return not _announced(group)
    if unit.kind in (Kind.ARTICLE, Kind.PARAGRAPH):
        return True
    if unit.kind is Kind.ROW:
        return group.size > 0 and group.size + sum(len(each.text) for each in statements) > LONGEST
    if group.first.kind in (Kind.TABLE, Kind.ROW):
        return True
    if article >= 0:
        return group.size > LONGEST * 2 // 3 and unit.kind in (Kind.ITEM, Kind.TEXT)
    higher = unit.kind < group.first.kind and group.size > 0
    return higher or (group.size >= _FULL and unit.kind <= max(group.first.kind, Kind.ITEM)) or group.size >= LONGEST


def _announced(group: _Group) -> bool:
    """The words before a table announce it ("다음 표와 같다") or are its title: both are one topic."""
    if not group.statements or group.statements[-1].row:
        return False
    last = group.statements[-1]
    return last.opener or (len(last.text) <= _TABLE_TITLE and not last.text.endswith("."))


def _carried_on(group: _Group, unit: Unit, article: int) -> _Group | None:
    """The rest of a long list or table goes on under the same opening."""
    opening = group.statements[:1]
    goes_on = opening and (
        (unit.kind is Kind.ROW and opening[0].row) or (unit.kind is Kind.ITEM and article >= 0 and opening[0].opener)
    )
    if not goes_on:
        return None
    new = _Group(group.first, group.article, group.caption)
    new.add(opening)
    return new


def _topic(group: _Group, tree: UnitTree, document: DocumentRecord) -> Topic:
    chain = [*tree.ancestors(group.first), group.first]
    caption = group.caption or next((h for u in reversed(chain) if u.kind <= Kind.ARTICLE and (h := heading_of(u))), "")
    label = tree.label(group.first)
    return Topic(
        document,
        tuple(group.statements),
        group.article,
        caption,
        label or group.first.locator or caption,
        any(each.kind is Kind.SUPPLEMENT for each in chain),
        any(each.kind is Kind.ANNEX for each in chain),
    )
