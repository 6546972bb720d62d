"""Questions about a document's units: text, ancestors, labels, heading paths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from app.core.structure.unit import Kind, PageSpan, Unit

_LIST_KINDS = (Kind.ARTICLE, Kind.PARAGRAPH, Kind.ITEM, Kind.SUBITEM)


class UnitTree:
    """Units of one document with the page texts they refer to.

    Args:
        units: as `parse` returns them.
        texts: page number → page text.
    """

    def __init__(self, units: Sequence[Unit], texts: Mapping[int, str]) -> None:
        self.units = units
        self.texts = texts

    def text(self, unit: Unit) -> str:
        """The unit's own text; the parts of one that runs over a page end are joined with a space."""
        return join_spans(unit.spans, self.texts)

    def ancestors(self, unit: Unit) -> list[Unit]:
        """Units above it, outermost first."""
        found: list[Unit] = []
        parent = unit.parent
        while parent >= 0:
            found.append(self.units[parent])
            parent = self.units[parent].parent
        return found[::-1]

    def label(self, unit: Unit) -> str:
        """The unit's number in full: "제13조제1항제2호", "부칙 제2조", "별표 1 제3호"; "" without any number."""
        chain = [*self.ancestors(unit), unit]
        prefix = next((u.number for u in chain if u.kind in (Kind.SUPPLEMENT, Kind.ANNEX)), "")
        numbers = "".join(u.number for u in chain if u.kind in _LIST_KINDS) if self._in_rule(chain) else ""
        return f"{prefix} {numbers}".strip()

    @cached_property
    def labelled(self) -> Mapping[str, Unit]:
        """Articles and 항 of the document's body by their label."""
        kinds = (Kind.ARTICLE, Kind.PARAGRAPH)
        return {self.label(u): u for u in reversed(self.units) if u.kind in kinds}

    def path(self, unit: Unit) -> tuple[str, ...]:
        """Headings above and including it, outermost first."""
        return tuple(heading for u in [*self.ancestors(unit), unit] if (heading := heading_of(u)))

    def _in_rule(self, chain: list[Unit]) -> bool:
        return any(u.kind in (Kind.ARTICLE, Kind.ANNEX, Kind.SUPPLEMENT) for u in chain)


def heading_of(unit: Unit) -> str:
    """What a unit contributes to a heading path: "제13조(전산자료 보호대책)", "제2장 총칙", a heading's title."""
    if unit.kind is Kind.ARTICLE:
        return f"{unit.number}({unit.title})" if unit.title else unit.number
    if unit.kind < Kind.ARTICLE:
        return f"{unit.number} {unit.title}".strip()
    return ""


def lies_in(label: str, above: str) -> bool:
    """A place is the other one or lies in it; "제5조제1호의2" does not lie in "제5조제1호"."""
    return label.startswith(above) and not label.startswith("의", len(above))


def join_spans(spans: Sequence[PageSpan], texts: Mapping[int, str]) -> str:
    """The text of spans, in order, joined with single spaces."""
    return " ".join(texts[span.page][span.start : span.end] for span in spans)
