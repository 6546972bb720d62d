"""Chunks: what is indexed and retrieved. Each keeps to the structure of its document and never cuts a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.structure import PageSpan


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of units that is indexed as one.

    Attributes:
        ordinal: position in the document, from 0.
        spans: where its text stands, one per page it touches.
        label: the place as a person would name it ("제13조제1항", "별표 1"), or "".
        path: headings above it, outermost first ("제2장 …", "제13조(…)").
        lead_in: the sentence a list item needs to be understood, when it lies outside the chunk; else "".
        first_unit, last_unit: ordinals of the units it holds, both inclusive.
        supplement: it belongs to a 부칙, which speaks of transitions rather than of the rule.
        table: it holds rows of a table.
    """

    ordinal: int
    spans: tuple[PageSpan, ...]
    label: str
    path: tuple[str, ...]
    lead_in: str
    first_unit: int
    last_unit: int
    supplement: bool = False
    table: bool = False

    @property
    def page(self) -> int:
        """Page on which the chunk starts."""
        return self.spans[0].page
