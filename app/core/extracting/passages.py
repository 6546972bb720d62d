"""A document's units as passages: running text with the way back to the page, table rows cut into cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.core.amendments import blank_amendments
from app.core.grounding.support import has_instruction
from app.core.structure import Kind, PageSpan, Unit
from app.core.structure.tree import UnitTree

_CELL = "|"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table row: offsets into the passage's text."""

    start: int
    end: int


@dataclass(frozen=True)
class Passage:
    """One unit.

    Attributes:
        text: its spans joined by single spaces, amendment marks blanked.
        above: titles of the article and headings it stands under.
        place: its number in full, or "".
    """

    unit: Unit
    text: str
    above: str
    place: str

    def __len__(self) -> int:
        return len(self.text)

    @property
    def row(self) -> bool:
        """It is a table row."""
        return self.unit.kind is Kind.ROW

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """Cells of a row; running text is one cell."""
        if not self.row:
            return (Cell(0, len(self.text)),)
        cells, start = [], 0
        for piece in self.text.split(_CELL):
            bare = piece.strip()
            left = start + len(piece) - len(piece.lstrip())
            cells.append(Cell(left, left + len(bare)))
            start += len(piece) + 1
        return tuple(cells)

    def locate(self, start: int, end: int) -> PageSpan | None:
        """Where characters of the text stand; None where they run over a page end."""
        offset = 0
        for span in self.unit.spans:
            length = span.end - span.start
            if offset <= start and end <= offset + length:
                return PageSpan(span.page, span.start + start - offset, span.start + end - offset)
            offset += length + 1
        return None


@dataclass(frozen=True)
class Reading:
    """A document as a sequence of passages; text that tries to instruct the assistant is left out."""

    tree: UnitTree
    passages: tuple[Passage, ...]

    @cached_property
    def by_unit(self) -> dict[int, int]:
        """Index of a unit's passage."""
        return {passage.unit.ordinal: index for index, passage in enumerate(self.passages)}

    def under(self, passage: Passage) -> list[Passage]:
        """The passages that belong to an article or heading, without itself."""
        index = self.by_unit[passage.unit.ordinal]
        found = []
        for other in self.passages[index + 1 :]:
            if other.unit.parent < passage.unit.ordinal:
                break
            found.append(other)
        return found

    def after(self, passage: Passage) -> Passage | None:
        """The passage that follows."""
        index = self.by_unit[passage.unit.ordinal] + 1
        return self.passages[index] if index < len(self.passages) else None

    def column(self, passage: Passage, cell: int) -> list[tuple[Passage, Cell]]:
        """The cells below a header cell: those of the rows that follow in the same table."""
        found = []
        for other in self.passages[self.by_unit[passage.unit.ordinal] + 1 :]:
            if not other.row or other.unit.parent != passage.unit.parent:
                break
            if cell < len(other.cells) and len(other.cells) == len(passage.cells):
                found.append((other, other.cells[cell]))
        return found


def read(tree: UnitTree) -> Reading:
    """The passages of a document, in order."""
    passages = []
    for unit in tree.units:
        text = blank_amendments(tree.text(unit)).replace("\n", " ")
        if text.strip() and unit.kind is not Kind.TABLE and not has_instruction(text):
            passages.append(Passage(unit, text, _above(unit, tree), tree.label(unit) or unit.locator))
    return Reading(tree, tuple(passages))


def _above(unit: Unit, tree: UnitTree) -> str:
    titled: Sequence[Unit] = [each for each in [*tree.ancestors(unit), unit] if each.title]
    return " ".join(each.title for each in titled)
