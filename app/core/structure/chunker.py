"""Units into chunks: an article whole where it fits, otherwise by 항, then by 호, then by sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app.core.chunk import Chunk
from app.core.sentences import sentence_spans
from app.core.structure.tree import UnitTree, lies_in
from app.core.structure.unit import Kind, PageSpan, Unit

CHUNK_CHARACTERS = 450
"""Soft size of a chunk: about 220 tokens of e5's vocabulary. See the README's measurements for other sizes."""

_LEAD_IN_LIMIT = 200


def chunk_units(units: Sequence[Unit], texts: Mapping[int, str], limit: int = CHUNK_CHARACTERS) -> tuple[Chunk, ...]:
    """Group units into chunks.

    Args:
        units: as `parse` returns them.
        texts: page number → page text.
        limit: soft size in characters; one sentence, or one table row, is never cut however long it is.
    """
    tree = UnitTree(units, texts)
    chunks: list[Chunk] = []
    for section in _sections(units):
        for spans, first, last in _pack(section, tree, limit):
            chunks.append(_chunk(len(chunks), spans, first, last, tree))
    return tuple(chunks)


def _sections(units: Sequence[Unit]) -> Iterator[list[Unit]]:
    """Runs of units under one article or heading. A heading is kept with what follows it, never alone."""
    section: list[Unit] = []
    for unit in units:
        if unit.kind <= Kind.ARTICLE and section and not _only_headings(section, unit):
            yield section
            section = []
        section = [unit] if _drops_headings(section, unit) else [*section, unit]
    if section and (not _only_headings(section, None) or section[-1].kind is Kind.HEADING):
        yield section


def _only_headings(section: list[Unit], following: Unit | None) -> bool:
    return all(unit.kind < Kind.ARTICLE for unit in section)


def _drops_headings(section: list[Unit], unit: Unit) -> bool:
    """Chapter headings before an article live on in its path; a free heading is text that its section opens with."""
    return unit.kind is Kind.ARTICLE and _only_headings(section, unit)


Packed = tuple[tuple[PageSpan, ...], int, int]


def _pack(section: list[Unit], tree: UnitTree, limit: int) -> Iterator[Packed]:
    """Fill chunks with whole subtrees where they fit, splitting the largest ones further down."""
    group: list[Unit] = []
    size = 0
    rule = any(unit.kind is Kind.ARTICLE for unit in section)
    for block in _blocks(section, tree, limit):
        length = sum(len(tree.text(unit)) for unit in block)
        turns = bool(group) and (_turns_page(rule, group, block) or _turns_paragraph(group, block))
        if size and (size + length > limit or turns) and not _only_headings(group, None):
            yield _packed(group)
            group, size = [], 0
        if length > limit and len(block) == 1:
            yield from _split_long(block[0], group, tree, limit)
            group, size = [], 0
            continue
        group.extend(block)
        size += length
    if size:
        yield _packed(group)


def _turns_page(rule: bool, group: list[Unit], block: list[Unit]) -> bool:
    """Outside rules a page end is a natural break: reports and slides set one idea on one page."""
    return not rule and group[-1].spans[-1].page != block[0].spans[0].page


def _turns_paragraph(group: list[Unit], block: list[Unit]) -> bool:
    """The tail of one 항's list and the next 항 do not share a chunk: they would have no common place to cite."""
    return block[0].kind is Kind.PARAGRAPH and Kind.PARAGRAPH < group[0].kind < Kind.TEXT


def _blocks(section: list[Unit], tree: UnitTree, limit: int) -> Iterator[list[Unit]]:
    """Subtrees of the section that should stay whole: the largest ones that fit."""
    index = 0
    while index < len(section):
        unit = section[index]
        end = index + 1
        while (
            end < len(section)
            and section[end].kind > unit.kind
            and unit.kind > Kind.ARTICLE
            and section[end].kind != Kind.TEXT
        ):
            end += 1
        subtree = section[index:end]
        whole = sum(len(tree.text(each)) for each in subtree) <= limit
        yield subtree if whole else [unit]
        index = end if whole else index + 1


def _packed(group: list[Unit]) -> Packed:
    return _merge([span for unit in group for span in unit.spans]), group[0].ordinal, group[-1].ordinal


def _merge(spans: list[PageSpan]) -> tuple[PageSpan, ...]:
    """One span per page, from the first to the last character the units touch there.

    A table's own unit has no characters; where only it stands on a page, its rows are in the next chunk.
    """
    merged: list[PageSpan] = []
    for span in spans:
        if span.start == span.end:
            continue
        if merged and merged[-1].page == span.page:
            merged[-1] = PageSpan(span.page, merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return tuple(merged)


def _split_long(unit: Unit, before: list[Unit], tree: UnitTree, limit: int) -> Iterator[Packed]:
    """A unit larger than a chunk, cut between sentences; what stands before it joins its first part."""
    run = [span for each in before for span in each.spans]
    first = before[0].ordinal if before else unit.ordinal
    size = sum(span.end - span.start for span in run)
    for span in unit.spans:
        for start, end in sentence_spans(tree.texts[span.page][span.start : span.end]):
            if run and size + end - start > limit and size > limit // 4:
                yield _merge(run), first, unit.ordinal
                run, size, first = [], 0, unit.ordinal
            run.append(PageSpan(span.page, span.start + start, span.start + end))
            size += end - start
    if run:
        yield _merge(run), first, unit.ordinal


def _chunk(ordinal: int, spans: tuple[PageSpan, ...], first: int, last: int, tree: UnitTree) -> Chunk:
    unit = tree.units[first]
    chain = [*tree.ancestors(unit), unit]
    return Chunk(
        ordinal=ordinal,
        spans=spans,
        label=_common_label(first, last, tree),
        path=tree.path(unit),
        lead_in=_lead_in(unit, tree),
        first_unit=first,
        last_unit=last,
        supplement=any(each.kind is Kind.SUPPLEMENT for each in chain),
        table=any(each.kind in (Kind.TABLE, Kind.ROW) for each in tree.units[first : last + 1]),
    )


def _common_label(first: int, last: int, tree: UnitTree) -> str:
    """The number that all units of the chunk share: the article, or the one 항 or 호 it holds."""
    labels = [tree.label(unit) for unit in tree.units[first : last + 1]]
    common = labels[0]
    for label in labels[1:]:
        while common and not lies_in(label, common):
            common = _shorten(common)
    return common or labels[0]


def _shorten(label: str) -> str:
    """Drop the last number of a label: "제13조제1항제2호" → "제13조제1항"."""
    for separator in ("제", " "):
        cut = label.rfind(separator)
        if cut > 0:
            return label[:cut].rstrip()
    return ""


def _lead_in(unit: Unit, tree: UnitTree) -> str:
    """The text of the units above that a list item continues ("다음 각 호의 어느 하나에 해당하는 …")."""
    above = [each for each in tree.ancestors(unit) if each.kind >= Kind.ARTICLE and each.kind != Kind.TABLE]
    parts = [tree.text(each) for each in above if each.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.ARTICLE)]
    if unit.kind >= Kind.ITEM and unit.kind not in (Kind.TEXT,) and above:
        parts += _text_lead_in(unit, above[-1], tree)
    if unit.kind is Kind.ROW:
        parts += _header_row(unit, tree)
    return " ".join(part[-_LEAD_IN_LIMIT:] for part in parts if part)


def _header_row(unit: Unit, tree: UnitTree) -> list[str]:
    """The first row of a table that a chunk goes on with."""
    first = next(each for each in tree.units[unit.parent + 1 :] if each.parent == unit.parent)
    return [tree.text(first)] if first.ordinal < unit.ordinal else []


def _text_lead_in(unit: Unit, parent: Unit, tree: UnitTree) -> list[str]:
    """In Markdown the lead-in of an article's list is a paragraph of its own, between the title and the items."""
    between = [each for each in tree.units[parent.ordinal + 1 : unit.ordinal] if each.parent == parent.ordinal]
    last_text = next((each for each in reversed(between) if each.kind is Kind.TEXT), None)
    return [tree.text(last_text)] if last_text else []
