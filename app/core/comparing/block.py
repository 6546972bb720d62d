"""A document cut into the pieces that are compared: articles, chapter headings, 부칙, 별표, and their clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from app.core.comparing.folding import effective_remark, is_masthead, letters, pairs
from app.core.structure import Kind, PageSpan, Unit
from app.core.structure.marks import find_mark
from app.core.structure.tree import UnitTree, join_spans

_DIVISIONS = (Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.SUBSECTION)
_NUMBERED = (Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM, Kind.DETAIL, Kind.SUBDETAIL)
# "<개정 2017. 7. 26., 2020. 8." whose "4.>" stands on the next line and looks like a list mark there.
_OPEN_MARK = re.compile(r"[<〈]\s*(?:개정|신설|삭제|전문)[^<>〈〉]{0,120}$")
_REPEALED = ("삭제", "(삭제)", "삭제.", "<삭제>", "[삭제]", "Deleted", "Reserved")


class Sort(StrEnum):
    """What a block is."""

    FRONT = "front"  # text before the first article or heading
    DIVISION = "division"  # 편, 장, 절, 관
    SECTION = "section"  # a free heading with its text
    ARTICLE = "article"
    SUPPLEMENT = "supplement"  # 부칙
    ANNEX = "annex"  # 별표, 별지


_SORTS = {Kind.ARTICLE: Sort.ARTICLE, Kind.SUPPLEMENT: Sort.SUPPLEMENT, Kind.ANNEX: Sort.ANNEX}
_HEADING_NUMBER = re.compile(
    r"\s*(?:제?\d{1,3}(?:[.-]\d{1,3})*(?:[.)]|(?=\s))|[IVX]{1,5}\.|[Ⅰ-Ⅻ]\.?|[가-하]\.|[①-⑳]|\(\d{1,2}\)|[□■○●◇◆▶])\s*"
)


@dataclass(frozen=True)
class Clause:
    """The smallest piece that is paired: a 항, 호, 목, table row or paragraph, with the running text that follows it.

    Attributes:
        label: its place within the block ("제2항제1호"), or "" for running text and rows.
        mark: characters of `text` that belong to its mark or, for an article, its number and title.
        spans: where it stands.
        text: the spans' text, joined.
        numbered: it carries a mark of its own.
        depth: 0 for the article's opening, 1 for 항, 2 for 호 …
    """

    label: str
    mark: int
    spans: tuple[PageSpan, ...]
    text: str
    numbered: bool
    depth: int

    @cached_property
    def body(self) -> str:
        """Folded text without the mark and the last full stop."""
        return letters(self.text[self.mark :]).rstrip(".")

    @cached_property
    def shape(self) -> frozenset[str]:
        """Letter pairs of the body."""
        return pairs(self.body)

    @property
    def number(self) -> str:
        """What it is paired by when its words do not decide; see `Piece`."""
        return self.label

    @property
    def title(self) -> str:
        """Clauses have none; see `Piece`."""
        return ""

    @property
    def repealed(self) -> bool:
        """The clause only says that it was deleted."""
        return self.body in _REPEALED


@dataclass(frozen=True)
class Block:
    """An article, chapter heading, section, 부칙 or 별표.

    Attributes:
        label: what it is called: "제13조의2", "제2장", "부칙", "별표 1", or the heading as printed.
        number: its number alone ("제13조의2", "3.1"), or "".
        title: the article's or heading's own title, without the number.
        clauses: its text, piece by piece, the opening first.
        effective: the date its publisher says it takes effect, where it is printed ahead of time, or "".
    """

    sort: Sort
    label: str
    number: str
    title: str
    clauses: tuple[Clause, ...] = field(repr=False)
    effective: str = ""

    @cached_property
    def text(self) -> str:
        """Folded title and text with all marks; its own number is left out, and the name of a 부칙's amendment."""
        return f"{letters('' if self.sort is Sort.SUPPLEMENT else self.title)}\n{self.body}"

    @cached_property
    def body(self) -> str:
        """Folded text without number and title."""
        return self.clauses[0].body + "".join(letters(clause.text).rstrip(".") for clause in self.clauses[1:])

    @cached_property
    def shape(self) -> frozenset[str]:
        """Letter pairs of the text, title included."""
        return pairs(self.text)

    @property
    def repealed(self) -> bool:
        """The article only says that it was deleted: "제26조 삭제 <2025. 2. 5.>"."""
        return self.body in _REPEALED

    @property
    def empty(self) -> bool:
        """It has neither title nor text."""
        return not letters(self.title) and not self.body

    @property
    def spans(self) -> tuple[PageSpan, ...]:
        """One span per page, from the first to the last character of the block there."""
        return merged(span for clause in self.clauses for span in clause.spans)


def merged(spans: Iterator[PageSpan]) -> tuple[PageSpan, ...]:
    """Spans in order, one per page."""
    found: list[PageSpan] = []
    for span in spans:
        if found and found[-1].page == span.page:
            last = found[-1]
            found[-1] = PageSpan(span.page, min(last.start, span.start), max(last.end, span.end))
        elif span.start < span.end:
            found.append(span)
    return tuple(found)


def blocks_of(tree: UnitTree, title: str = "") -> list[Block]:
    """The blocks of a document in reading order.

    The masthead of a published statute (title, dates, telephone numbers before the first article) is left out: it
    changes with every print. So is the document's title where it stands as a heading.

    Args:
        tree: the document's units.
        title: its title.
    """
    found: list[Block] = []
    group: list[Unit] = []
    for unit in tree.units:
        if group and _opens(unit, group[0], tree):
            found.append(_block(group, tree))
            group = []
        group.append(unit)
    if group:
        found.append(_block(group, tree))
    return _without_masthead([block for block in found if not block.empty], letters(title))


def _opens(unit: Unit, first: Unit, tree: UnitTree) -> bool:
    if unit.kind in (Kind.SUPPLEMENT, Kind.ANNEX):
        return True
    if first.kind in (Kind.SUPPLEMENT, Kind.ANNEX):
        return False
    return unit.kind <= Kind.ARTICLE


def _block(group: Sequence[Unit], tree: UnitTree) -> Block:
    first = group[0]
    clauses = tuple(_clauses(group, tree))
    remark = next((date for clause in clauses if (date := effective_remark(clause.text))), "")
    if first.kind is Kind.HEADING:
        number = _HEADING_NUMBER.match(first.title)
        cut = number.end() if number else 0
        return Block(Sort.SECTION, first.title, first.title[:cut].strip(), first.title[cut:], clauses)
    if first.kind <= Kind.ARTICLE:
        return Block(_SORTS.get(first.kind, Sort.DIVISION), first.number, first.number, first.title, clauses, remark)
    return Block(Sort.FRONT, "", "", "", clauses)


def _clauses(group: Sequence[Unit], tree: UnitTree) -> Iterator[Clause]:
    """Clauses of a block; in an article, running text joins the clause before it, since readers cut it differently."""
    rule = group[0].kind in (Kind.ARTICLE, Kind.SUPPLEMENT)
    waiting: Clause | None = None
    for unit in group:
        clause = _clause(unit, group[0], tree)
        if clause is None:
            continue
        if waiting and ((rule and unit.kind is Kind.TEXT) or _OPEN_MARK.search(waiting.text)):
            spans = (*waiting.spans, *clause.spans)
            waiting = replace(waiting, spans=spans, text=f"{waiting.text} {clause.text}")
            continue
        if waiting:
            yield waiting
        waiting = clause
    if waiting:
        yield waiting


def _clause(unit: Unit, first: Unit, tree: UnitTree) -> Clause | None:
    text = join_spans(unit.spans, tree.texts)
    if not text.strip():
        return None
    numbered = unit.kind in _NUMBERED or (unit.kind is Kind.ARTICLE and unit is not first)
    mark = _mark_length(unit, text)
    depth = int(unit.kind) - int(Kind.ARTICLE) if Kind.ARTICLE <= unit.kind <= Kind.SUBDETAIL else 0
    return Clause(_place(unit, first, tree) if numbered else "", mark, unit.spans, text, numbered, depth)


def _place(unit: Unit, first: Unit, tree: UnitTree) -> str:
    """The unit's numbers below the block's own ("제2항제1호")."""
    above = [each for each in tree.ancestors(unit) if each.ordinal > first.ordinal]
    return "".join(each.number for each in [*above, unit] if each.kind in (Kind.ARTICLE, *_NUMBERED))


def _mark_length(unit: Unit, text: str) -> int:
    """How much of the text is number and title, which are compared apart."""
    if unit.kind is Kind.HEADING:
        numbered = _HEADING_NUMBER.match(text)
        return numbered.end() if numbered else 0
    if unit.kind < Kind.ARTICLE:
        return len(unit.number) if text.startswith(unit.number) else 0
    if unit.kind is Kind.ARTICLE or unit.kind in _NUMBERED:
        value = int("".join(c for c in unit.number.partition("조")[0] if c.isdigit()) or 0)
        found = find_mark(text, value)
        return min(found.length, len(text)) if found else 0
    return 0


def _without_masthead(blocks: list[Block], title: str) -> list[Block]:
    end = next((i for i, b in enumerate(blocks) if b.sort in (Sort.ARTICLE, Sort.DIVISION)), 0)
    if any(is_masthead(clause.text) for block in blocks[:end] for clause in block.clauses):
        return blocks[end:]
    front = end or len(blocks)
    return [
        b
        for i, b in enumerate(blocks)
        if i >= front or not title or letters(b.clauses[0].text) != title or b.clauses[1:]
    ]
