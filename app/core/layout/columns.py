"""Reading order: columns of text told apart from columns of a list, each read from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.core.layout.line import Line, join_on_baseline
from app.core.layout.table import Table

Piece = Line | Table

_GUTTER = 0.9  # font sizes of white space between two columns of text
_FEWEST_LINES = 3  # on each side of a gutter
_NARROWEST = 0.18  # of the region; narrower columns are labels, numbers or bullets
_FEWEST_CHARACTERS = 8  # in the median line of a text column
_ALIGNED = 0.7  # of a column's lines on one level with lines of the other
_FILLED = 0.6  # of its column that an average line of text takes up
_STRAY_GAP = 2.0  # line heights; a one-sided rest below the last common line that is farther away is not a column
_BAND_GAP = 4.0  # line heights of white across both columns; what follows is another part of the page
_SAME_BASELINE = 0.45  # font sizes
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces below each other in one column.

    Attributes:
        pieces: from top to bottom; lines on one baseline are put together.
        columned: it is one of several columns, so the page's own margins are not its margins.
    """

    pieces: tuple[Piece, ...]
    columned: bool


def reading_order(pieces: Sequence[Piece]) -> list[Run]:
    """The page's columns in the order they are read, with what spans them between."""
    return _order(list(pieces), 0)


def _order(pieces: list[Piece], depth: int) -> list[Run]:
    slabs = _slabs(pieces)
    ordered: list[Run] = []
    plain: list[list[Piece]] = []
    index = 0
    while index < len(slabs):
        count, gutter = _columned_run(slabs, index) if depth < _DEEPEST else (0, 0.0)
        if not count:
            plain.append(slabs[index])
            index += 1
            continue
        first = index - _one_sided(plain, slabs[index], gutter)
        plain = plain[: len(plain) - (index - first)]
        if plain:
            ordered.append(Run(tuple(_rows(_flat(plain))), depth > 0))
            plain = []
        run = _flat(slabs[first : index + count])
        ordered.extend(_order([piece for piece in run if _centre(piece) < gutter], depth + 1))
        ordered.extend(_order([piece for piece in run if _centre(piece) >= gutter], depth + 1))
        index += count
    if plain:
        ordered.append(Run(tuple(_rows(_flat(plain))), depth > 0))
    return ordered


def _flat(slabs: list[list[Piece]]) -> list[Piece]:
    return [piece for slab in slabs for piece in slab]


def _one_sided(plain: list[list[Piece]], following: list[Piece], gutter: float) -> int:
    """How many of the last plain slabs belong to the columns below: one column starts beside a picture, so that above
    the other column's first line there is text on one side only."""
    count = 0
    below = following
    for slab in reversed(plain):
        if _distance(slab, below) > _BAND_GAP or not (_left_of(slab, gutter) or _right_of(slab, gutter)):
            break
        count += 1
        below = slab
    while count and not _right_of(plain[-count], gutter):
        count -= 1  # a heading on the left may stay: it is read first anyway
    return count


def _left_of(slab: list[Piece], gutter: float) -> bool:
    return all(piece.x1 <= gutter for piece in slab)


def _right_of(slab: list[Piece], gutter: float) -> bool:
    return all(piece.x0 >= gutter for piece in slab)


def _centre(piece: Piece) -> float:
    return (piece.x0 + piece.x1) / 2


def _slabs(pieces: list[Piece]) -> list[list[Piece]]:
    """Groups of pieces that overlap in height, from top to bottom."""
    slabs: list[list[Piece]] = []
    bottom = 0.0
    for piece in sorted(pieces, key=lambda piece: -piece.y1):
        margin = 0.15 * piece.height  # boxes of neighbouring lines may overlap a little
        if slabs and piece.y1 - margin > bottom:
            slabs[-1].append(piece)
            bottom = min(bottom, piece.y0 + margin)
        else:
            slabs.append([piece])
            bottom = piece.y0 + margin
    return slabs


def _columned_run(slabs: list[list[Piece]], start: int) -> tuple[int, float]:
    """How many slabs from `start` on are set in columns (0: none), and where the gutter is."""
    gutters = _gutters(slabs[start])
    if not gutters:
        return 0, 0.0
    spans = _spans(slabs[start])
    run: list[Piece] = list(slabs[start])
    count, end = 1, start + 1
    while end < len(slabs) and _distance(slabs[end - 1], slabs[end]) <= _BAND_GAP:
        wider = _united([*spans, *_spans(slabs[end])])
        kept = [gap for gap in _blank(wider) if _two_sided(run, gap)]
        if not kept:
            break
        spans, gutters = wider, kept
        run.extend(slabs[end])
        end += 1
        count = end - start
    count = _without_stray_end(slabs, start, count, gutters)
    run = _flat(slabs[start : start + count])
    for left, right in sorted(gutters, key=lambda gap: gap[0] - gap[1]):
        middle = (left + right) / 2
        if _are_columns(run, middle):
            return count, middle
    return 0, 0.0


def _gutters(slab: list[Piece]) -> list[tuple[float, float]]:
    return _blank(_spans(slab))


def _spans(slab: list[Piece]) -> list[tuple[float, float, float]]:
    """Horizontal extents, united, each with the font size next to it."""
    return _united([(piece.x0, piece.x1, piece.size if isinstance(piece, Line) else 8.0) for piece in slab])


def _united(spans: list[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    united: list[tuple[float, float, float]] = []
    for x0, x1, size in sorted(spans):
        if united and x0 <= united[-1][1]:
            united[-1] = united[-1][0], max(united[-1][1], x1), max(united[-1][2], size)
        else:
            united.append((x0, x1, size))
    return united


def _blank(spans: list[tuple[float, float, float]]) -> list[tuple[float, float]]:
    return [(a[1], b[0]) for a, b in pairwise(spans) if b[0] - a[1] >= _GUTTER * min(a[2], b[2])]


def _two_sided(run: list[Piece], gap: tuple[float, float]) -> bool:
    return any(piece.x1 <= gap[0] + 0.01 for piece in run) and any(piece.x0 >= gap[1] - 0.01 for piece in run)


def _without_stray_end(slabs: list[list[Piece]], start: int, count: int, gutters: list[tuple[float, float]]) -> int:
    """Leave out what follows the last slab with text on both sides, if it is set apart (the next heading)."""
    left, right = max(gutters, key=lambda gap: gap[1] - gap[0])
    last = start
    for index in range(start, start + count):
        slab = slabs[index]
        if any(piece.x1 <= left + 0.01 for piece in slab) and any(piece.x0 >= right - 0.01 for piece in slab):
            last = index
    for index in range(last, start + count - 1):
        if _distance(slabs[index], slabs[index + 1]) > _STRAY_GAP:
            return index + 1 - start
    return count


def _distance(above: list[Piece], below: list[Piece]) -> float:
    """White space between two slabs, in line heights."""
    height = min([piece.height for piece in [*above, *below] if isinstance(piece, Line)] or [10.0])
    return (min(piece.y0 for piece in above) - max(piece.y1 for piece in below)) / height


def _are_columns(run: list[Piece], gutter: float) -> bool:
    """Text set in columns, rather than labels beside their explanations or a table without lines."""
    left = [piece for piece in run if _centre(piece) < gutter]
    right = [piece for piece in run if _centre(piece) >= gutter]
    x0, x1 = min(piece.x0 for piece in run), max(piece.x1 for piece in run)
    for side in (left, right):
        width = max(piece.x1 for piece in side) - min(piece.x0 for piece in side)
        if width < _NARROWEST * (x1 - x0) or not _is_texty(side):
            return False
    return not (_aligned(left, right) >= _ALIGNED and _fill(left) < _FILLED)


def _is_texty(side: list[Piece]) -> bool:
    tables = [piece for piece in side if isinstance(piece, Table)]
    rows = [row for row in _rows([piece for piece in side if isinstance(piece, Line)]) if isinstance(row, Line)]
    if len(rows) < _FEWEST_LINES:
        return bool(tables)
    lengths = sorted(len(row.text) for row in rows)
    return lengths[len(lengths) // 2] >= _FEWEST_CHARACTERS


def _aligned(left: list[Piece], right: list[Piece]) -> float:
    """Share of the left side's lines that have a line of the right side on their level."""
    levels = [piece.middle for piece in right if isinstance(piece, Line)]
    lines = [piece for piece in left if isinstance(piece, Line)]
    hits = sum(any(abs(line.middle - level) <= 0.3 * line.size for level in levels) for line in lines)
    return hits / len(lines) if lines else 0.0


def _fill(side: list[Piece]) -> float:
    x0, x1 = min(piece.x0 for piece in side), max(piece.x1 for piece in side)
    return sum(piece.x1 - piece.x0 for piece in side) / len(side) / max(1.0, x1 - x0)


def level_rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces grouped by baseline, from top to bottom; a table stands alone."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (-piece.middle, piece.x0)):
        first = rows[-1][0] if rows else None
        if isinstance(piece, Line) and isinstance(first, Line) and _same_baseline(first, piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.x0) for row in rows]


def _same_baseline(a: Line, b: Line) -> bool:
    return abs(a.middle - b.middle) <= _SAME_BASELINE * max(a.size, b.size)


def merge_row(row: Sequence[Piece]) -> Piece:
    """Lines on one baseline as one, from left to right; a table as it is."""
    lines = sorted((piece for piece in row if isinstance(piece, Line)), key=lambda line: line.x0)
    return join_on_baseline(lines) if lines else row[0]


def _rows(pieces: list[Piece]) -> list[Piece]:
    """From top to bottom, lines on one baseline made one."""
    merged = [merge_row(row) for row in level_rows([piece for piece in pieces if isinstance(piece, Line)])]
    merged.extend(piece for piece in pieces if isinstance(piece, Table))
    return sorted(merged, key=lambda piece: -(piece.middle if isinstance(piece, Line) else piece.y1))
