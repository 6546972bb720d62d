"""One page in reading order: margins, paragraphs, tables and footnotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.core.document import BlockKind
from app.core.layout.columns import Piece, Run, merge_row, reading_order
from app.core.layout.draft import Draft, Face
from app.core.layout.frames import Turn
from app.core.layout.line import Line
from app.core.layout.margins import Split
from app.core.layout.paragraphs import Builder, Paragraph, as_kind, right_margin
from app.core.layout.sheet import Rule
from app.core.layout.table import Table

Item = Paragraph | Table

_SHORT_RULE = (0.08, 0.5)  # of the page width: a footnote rule, shorter than a table's and longer than a dash
_LOWER_PART = 0.5  # of the page height, where footnotes may begin
_NOTE_INDENT = 40.0  # points from the rule's left end; what starts farther away is another column
_SAME_MARGIN = 0.9  # a run whose right end is at least this share of the document's is set to the document's margin
_FEW_LINES = 6  # too few to show their own right margin


@dataclass(frozen=True, slots=True)
class Placed:
    """Something in its place in the text, and how its frame was turned."""

    item: Item
    turn: Turn


@dataclass(frozen=True, slots=True)
class Flow:
    """A page in reading order.

    Attributes:
        draft: what it was made from.
        items: header, body, footnotes and footer, in the order of the page's text.
    """

    draft: Draft
    items: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Habits:
    """How the document is set throughout: the right margin in points (0: unknown) and letter spacing in font sizes."""

    right: float = 0.0
    tracking: float = 0.0


def flow_page(draft: Draft, split: Split | None, habits: Habits, builder: Builder) -> Flow:
    """Put a page into reading order.

    Args:
        draft: the page.
        split: its main face without margins; None for an empty page.
        habits: of the whole document.
        builder: keeps the numbering of lists from page to page.
    """
    items: list[Placed] = []
    foot: list[Placed] = []
    for index, face in enumerate(draft.faces):
        pieces: Sequence[Piece] = [*face.lines, *face.tables]
        if index == 0 and split is not None:
            pieces = split.body
            items.extend(_margin(row, face.turn) for row in split.head)
            foot = [_margin(row, face.turn) for row in split.foot]
        body, notes = split_footnotes(pieces, face)
        items.extend(Placed(item, face.turn) for item in _read(body, habits, builder))
        for item in _read(notes, habits, Builder()):
            items.append(Placed(as_kind(item, BlockKind.FOOTNOTE) if isinstance(item, Paragraph) else item, face.turn))
    return Flow(draft, (*items, *foot))


def _margin(row: Sequence[Piece], turn: Turn) -> Placed:
    piece = merge_row(row)
    if isinstance(piece, Table):
        lines = tuple(line for cell in piece.cells for line in cell.lines)
        piece = merge_row(lines)
    assert isinstance(piece, Line)
    return Placed(Paragraph((piece,), kind=BlockKind.MARGIN), turn)


def split_footnotes(pieces: Sequence[Piece], face: Face) -> tuple[list[Piece], list[Piece]]:
    """Body and footnotes: what stands below a short rule in the lower part of the page, in smaller type."""
    for rule in sorted(filter(lambda rule: _is_note_rule(rule, face.turn), face.rules), key=lambda rule: -rule.y0):
        below = [piece for piece in pieces if _is_under(piece, rule)]
        above = [piece for piece in pieces if not _is_under(piece, rule)]
        if below and above and all(isinstance(piece, Line) for piece in below) and _smaller(below, above):
            return above, below
    return list(pieces), []


def _is_note_rule(rule: Rule, turn: Turn) -> bool:
    length = (rule.x1 - rule.x0) / max(1.0, turn.wide)
    return rule.horizontal and rule.y0 < _LOWER_PART * turn.tall and _SHORT_RULE[0] <= length <= _SHORT_RULE[1]


def _is_under(piece: Piece, rule: Rule) -> bool:
    return piece.y1 <= rule.y0 + 2.0 and abs(piece.x0 - rule.x0) <= _NOTE_INDENT


def _smaller(below: Sequence[Piece], above: Sequence[Piece]) -> bool:
    sizes = sorted(piece.size for piece in above if isinstance(piece, Line))
    if not sizes:
        return False
    body = sizes[len(sizes) // 2]
    return all(isinstance(piece, Line) and piece.size < 0.97 * body for piece in below)


def _read(pieces: Sequence[Piece], habits: Habits, builder: Builder) -> list[Item]:
    return [item for run in reading_order(pieces) for item in _read_run(run, habits, builder)]


def _read_run(run: Run, habits: Habits, builder: Builder) -> list[Item]:
    items: list[Item] = []
    stretch: list[Line] = []
    right = run_right(run, habits)
    for piece in run.pieces:
        if isinstance(piece, Line):
            stretch.append(piece)
            continue
        items.extend(builder.build(stretch, right, habits.tracking))
        stretch = []
        items.append(piece)
    items.extend(builder.build(stretch, right, habits.tracking))
    return items


def run_right(run: Run, habits: Habits) -> float | None:
    """The document's right margin, where the run keeps to it."""
    lines = [piece for piece in run.pieces if isinstance(piece, Line)]
    if run.columned or not habits.right or not lines:
        return None
    end = right_margin(lines)
    return habits.right if len(lines) < _FEW_LINES or end >= _SAME_MARGIN * habits.right else None


def with_kind(placed: Placed, kind: BlockKind, level: int) -> Placed:
    """The same paragraph in another role."""
    assert isinstance(placed.item, Paragraph)
    return replace(placed, item=as_kind(placed.item, kind, level))
