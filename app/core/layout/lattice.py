"""Ruled lines into grids: which lines form a table, where its rows and columns lie, and which cells are merged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.core.layout.sheet import Rule

MAX_CROSSINGS = 400_000
"""Pairs of lines compared on one page; a drawing with more lines than this is no table."""

_SNAP = 2.0  # points; double lines and the two sides of one border stand this close
_GAP = 3.0  # points; a border drawn cell by cell may leave such gaps
_TOUCH = 3.0  # points by which a line may miss the one it ends on
_OPEN_SIDE = 6.0  # points; a table without side borders has rules that run on past its last column line
_COVER = 0.6  # of a cell's side; a shorter stroke does not separate two cells
_FEWEST = 2  # rows and columns; fewer are a box
_MOST_CELLS = 6_000


@dataclass(slots=True)
class Grid:
    """A grid of lines.

    Attributes:
        xs: column borders from left to right.
        ys: row borders from top to bottom.
        owner: for each grid place (row by row), the number of the cell that covers it; merged cells share one.
    """

    xs: list[float]
    ys: list[float]
    owner: list[int] = field(default_factory=list)

    @property
    def columns(self) -> int:
        """Number of grid columns."""
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        """Number of grid rows."""
        return len(self.ys) - 1


def find_grids(rules: Iterable[Rule]) -> list[Grid]:
    """Grids with at least two rows and two columns, smallest first (so that a table inside a box comes before it)."""
    across = merged_rules([rule for rule in rules if rule.horizontal], horizontal=True)
    down = merged_rules([rule for rule in rules if not rule.horizontal], horizontal=False)
    if not across or not down or len(across) * len(down) > MAX_CROSSINGS:
        return []
    grids = []
    for level, upright in _connected(across, down):
        grid = _grid(level, upright)
        if min(grid.rows, grid.columns) >= _FEWEST and grid.rows * grid.columns <= _MOST_CELLS:
            _own(grid, level, upright)
            grids.append(grid)
    return sorted(grids, key=lambda grid: (grid.xs[-1] - grid.xs[0]) * (grid.ys[0] - grid.ys[-1]))


def merged_rules(rules: Sequence[Rule], *, horizontal: bool) -> list[Rule]:
    """Collinear pieces put together, double lines made one."""
    if horizontal:
        spans = sorted((rule.y0, rule.x0, rule.x1) for rule in rules)
    else:
        spans = sorted((rule.x0, rule.y0, rule.y1) for rule in rules)
    merged: list[Rule] = []
    for group in _levels(spans):
        level = group[0][0]
        for start, end in _unions([(a, b) for _, a, b in group]):
            merged.append(Rule(start, level, end, level) if horizontal else Rule(level, start, level, end))
    return merged


def _levels(spans: list[tuple[float, float, float]]) -> list[list[tuple[float, float, float]]]:
    groups: list[list[tuple[float, float, float]]] = []
    for span in spans:
        if groups and span[0] - groups[-1][0][0] <= _SNAP:
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _unions(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    joined: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + _GAP:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined


def _connected(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of lines that touch each other, directly or through others."""
    parent = list(range(len(across) + len(down)))

    def find(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for i, level in enumerate(across):
        for j, upright in enumerate(down, start=len(across)):
            touches_x = level.x0 - _TOUCH <= upright.x0 <= level.x1 + _TOUCH
            if touches_x and upright.y0 - _TOUCH <= level.y0 <= upright.y1 + _TOUCH:
                parent[find(i)] = find(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, rule in enumerate([*across, *down]):
        groups.setdefault(find(i), ([], []))[i >= len(across)].append(rule)
    return [group for group in groups.values() if group[0] and group[1]]


def _grid(across: list[Rule], down: list[Rule]) -> Grid:
    xs = _distinct([rule.x0 for rule in down])
    left, right = min(rule.x0 for rule in across), max(rule.x1 for rule in across)
    xs = [left, *xs] if left < xs[0] - _OPEN_SIDE else xs
    xs = [*xs, right] if right > xs[-1] + _OPEN_SIDE else xs
    ys = _distinct([rule.y0 for rule in across])
    bottom, top = min(rule.y0 for rule in down), max(rule.y1 for rule in down)
    ys = [bottom, *ys] if bottom < ys[0] - _OPEN_SIDE else ys
    ys = [*ys, top] if top > ys[-1] + _OPEN_SIDE else ys
    return Grid(xs, ys[::-1])


def _distinct(values: list[float]) -> list[float]:
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > _SNAP:
            kept.append(value)
    return kept


def _own(grid: Grid, across: list[Rule], down: list[Rule]) -> None:
    """Give every place of the grid the number of its cell: places with no line between them are one cell."""
    owner = list(range(grid.rows * grid.columns))

    def find(place: int) -> int:
        while owner[place] != place:
            owner[place] = owner[owner[place]]
            place = owner[place]
        return place

    for row in range(grid.rows):
        for column in range(grid.columns):
            place = row * grid.columns + column
            if column + 1 < grid.columns and not _upright_between(grid, down, row, column):
                owner[find(place + 1)] = find(place)
            if row + 1 < grid.rows and not _level_between(grid, across, row, column):
                owner[find(place + grid.columns)] = find(place)
    grid.owner = [find(place) for place in range(len(owner))]


def _upright_between(grid: Grid, down: list[Rule], row: int, column: int) -> bool:
    x, top, bottom = grid.xs[column + 1], grid.ys[row], grid.ys[row + 1]
    spans = [(rule.y0, rule.y1) for rule in down if abs(rule.x0 - x) <= _SNAP]
    return _covered(spans, bottom, top)


def _level_between(grid: Grid, across: list[Rule], row: int, column: int) -> bool:
    y, left, right = grid.ys[row + 1], grid.xs[column], grid.xs[column + 1]
    spans = [(rule.x0, rule.x1) for rule in across if abs(rule.y0 - y) <= _SNAP]
    return _covered(spans, left, right)


def _covered(spans: list[tuple[float, float]], start: float, end: float) -> bool:
    length = sum(max(0.0, min(b, end) - max(a, start)) for a, b in spans)
    return length >= _COVER * (end - start)
