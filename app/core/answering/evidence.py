"""Evidence: the units of the retrieved passages, each with its lead-in, caption and place, ready to be scored and quoted.

A single sentence loses the lead-in of its list and the caption of its article; measured on 110 labelled questions,
every required value stands in the best five sentences for .42, in the best chunks for .62. So the unit of evidence is
the 항, 호 or paragraph, together with the sentence it continues.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from app.core.amendments import blank_amendments
from app.core.grounding.instructions import is_forged_after
from app.core.grounding.support import has_instruction
from app.core.library import DocumentRecord
from app.core.ports import Catalogue
from app.core.retrieval.passage import Passage
from app.core.structure import Kind, PageSpan, Unit, parse
from app.core.structure.tree import UnitTree, heading_of, join_spans

_LONGEST = 1_200  # characters; a longer unit is a wall of text, quoted by its best sentences instead
_MOST_ROWS = 300  # of a table; a longer one is a list of cases, and its first rows tell its columns
_BEFORE = 300  # characters in which a mark is looked for
_REMEMBERED = 24  # documents whose units are kept parsed


@dataclass(frozen=True, slots=True)
class Evidence:
    """A unit that may be quoted.

    Attributes:
        document: where it stands.
        unit: ordinal of the unit in its document.
        spans: its own text; `page.text[start:end]` each.
        text: its own text, amendment marks blanked and white space squeezed.
        lead_in: spans of the sentence it continues (the opening of its list), or ().
        lead_in_text: that sentence, cleaned.
        caption: heading of its article or section.
        label: the place in full ("제5조제1항제1호"), or "".
        locator: `label`, or the reader's name for the place.
        passage_rank: rank of the passage it was found in.
        passage_score: fused score of that passage.
        similarity: cosine similarity of the passage's best chunk.
        supplement: it belongs to a 부칙.
        table: the rows of the table it is a row of, its heading first, cleaned; () for anything else.
    """

    document: DocumentRecord
    unit: int
    spans: tuple[PageSpan, ...]
    text: str
    lead_in: tuple[PageSpan, ...]
    lead_in_text: str
    caption: str
    label: str
    locator: str
    passage_rank: int
    passage_score: float
    similarity: float
    supplement: bool
    table: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, int]:
        """Identifies the unit in the library."""
        return self.document.document_id, self.unit

    @property
    def in_context(self) -> str:
        """Caption, lead-in and text: what a reader needs to understand it."""
        return " ".join(part for part in (self.caption, self.lead_in_text, self.text) if part)


class DocumentUnits:
    """Units of documents, parsed from the catalogue on demand; the last few documents are kept."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._trees: dict[tuple[str, str], UnitTree] = {}

    def tree(self, document: DocumentRecord) -> UnitTree:
        """The document's units and page texts."""
        key = document.document_id, document.content_hash
        if key not in self._trees:
            pages = self._catalogue.pages(document.document_id)
            while len(self._trees) >= _REMEMBERED:
                self._trees.pop(next(iter(self._trees)))
            self._trees[key] = UnitTree(parse(pages), {page.number: page.text for page in pages})
        return self._trees[key]


def evidence_of(passages: Sequence[Passage], units: DocumentUnits) -> list[Evidence]:
    """Every quotable unit of the passages, best passage first, no unit twice."""
    seen: set[tuple[str, int]] = set()
    found: list[Evidence] = []
    for passage in passages:
        for evidence in _of_passage(passage, units.tree(passage.document)):
            if evidence.key not in seen:
                seen.add(evidence.key)
                found.append(evidence)
    return found


def _of_passage(passage: Passage, tree: UnitTree) -> Iterator[Evidence]:
    for stored in passage.chunks:
        for unit in tree.units[stored.chunk.first_unit : stored.chunk.last_unit + 1]:
            if evidence := unit_evidence(unit, tree, passage, stored.chunk.supplement):
                yield evidence


def unit_evidence(unit: Unit, tree: UnitTree, passage: Passage, supplement: bool) -> Evidence | None:
    """A unit as evidence.

    Returns:
        None where it says nothing by itself (a bare heading, an article's caption), and where it, or the sentence it
        continues, tries to instruct the assistant: such text never reaches an answer or the model.
    """
    text = clean(tree.text(unit))
    if not text or unit.kind < Kind.ARTICLE or unit.kind is Kind.TABLE or _only_caption(unit, text):
        return None
    lead_in = _lead_in(unit, tree)
    lead_in_text = clean(join_spans(lead_in, tree.texts)) if lead_in else ""
    if has_instruction(text) or has_instruction(lead_in_text) or _is_forged(unit, tree):
        return None
    ancestors = tree.ancestors(unit)
    caption = next((h for u in reversed([*ancestors, unit]) if u.kind <= Kind.ARTICLE and (h := heading_of(u))), "")
    label = tree.label(unit)
    return Evidence(
        document=passage.document,
        unit=unit.ordinal,
        spans=unit.spans,
        text=text[:_LONGEST],
        lead_in=lead_in,
        lead_in_text=lead_in_text,
        caption="" if has_instruction(caption) else caption,
        label=label,
        locator=label or unit.locator or caption,
        passage_rank=passage.rank,
        passage_score=passage.score,
        similarity=passage.similarity,
        supplement=supplement,
        table=_table(unit, tree),
    )


def _table(unit: Unit, tree: UnitTree) -> tuple[str, ...]:
    """Every row beside a row: whose value it is can only be told from all of them."""
    if unit.kind is not Kind.ROW:
        return ()
    rows = takewhile(lambda other: other.parent == unit.parent, tree.units[unit.parent + 1 :])
    return tuple(clean(tree.text(row)) for row in islice(rows, _MOST_ROWS))


def _is_forged(unit: Unit, tree: UnitTree) -> bool:
    """It stands behind a mark that opens a message to the model."""
    first = unit.spans[0]
    return is_forged_after(tree.texts[first.page][max(0, first.start - _BEFORE) : first.start])


def clean(text: str) -> str:
    """Text as it is matched, embedded and shown to the model: no amendment marks, single spaces."""
    return " ".join(blank_amendments(text).split())


def _only_caption(unit: Unit, text: str) -> bool:
    """An article whose text is only "제5조(제목)": its 항 speak for it."""
    bare = text.replace(" ", "")
    return unit.kind is Kind.ARTICLE and len(bare) <= len(unit.number) + len(unit.title.replace(" ", "")) + 2


def _lead_in(unit: Unit, tree: UnitTree) -> tuple[PageSpan, ...]:
    """The sentence a list item or table row continues."""
    if unit.kind is Kind.ROW:
        rows = [u for u in tree.units[unit.parent + 1 : unit.ordinal] if u.parent == unit.parent]
        return rows[0].spans if rows else ()
    if unit.kind < Kind.ITEM or unit.kind is Kind.TEXT or unit.parent < 0:
        return ()
    parent = tree.units[unit.parent]
    if parent.kind < Kind.ARTICLE:
        return ()
    between = (tree.units[i] for i in range(unit.ordinal - 1, parent.ordinal, -1))
    text = next((u for u in between if u.kind is Kind.TEXT and u.parent == parent.ordinal), None)
    return (text or parent).spans
