"""Tables ruled across only: parallel lines of one length, with columns set apart by white space."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from app.core.layout.lattice import merged_rules
from app.core.layout.line import Line
from app.core.layout.lines import build_lines
from app.core.layout.sheet import Glyph, Rule
from app.core.layout.table import Cell, Table

_SAME_END = 5.0  # points by which the ends of rules of one table differ
_FEWEST_RULES = 3  # above the header, below it, below the table
_HEADER_RULES = 2  # of them, those above and below the header
_FEWEST_ROWS = 2
_FEWEST_LINES = 4  # of print; fewer show no columns
_TALLEST_ROW = 90.0  # points; higher bands between rules are sections of a page, not rows
_GUTTER = 0.9  # font sizes of white space between columns
_LONGEST_CELL = 80.0  # characters on average; longer means running text in columns


def find_ruled_rows(glyphs: Sequence[Glyph], rules: Sequence[Rule]) -> list[Table]:
    """Tables between parallel rules.

    Args:
        glyphs: those outside of ruled grids.
        rules: those outside of ruled grids.
    """
    across = merged_rules([rule for rule in rules if rule.horizontal], horizontal=True)
    tables = []
    for group in _aligned(across):
        for run in _runs(group):
            table = _table(run, glyphs)
            if table is not None:
                tables.append(table)
    return tables


def _aligned(rules: list[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: -rule.y0):
        for group in groups:
            if abs(group[0].x0 - rule.x0) <= _SAME_END and abs(group[0].x1 - rule.x1) <= _SAME_END:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= _FEWEST_RULES]


def _runs(group: list[Rule]) -> list[list[Rule]]:
    """Neighbouring rules no farther apart than a row is high; the last band may be higher (rows without rules)."""
    runs: list[list[Rule]] = [[group[0]]]
    for above, below in pairwise(group):
        if above.y0 - below.y0 <= _TALLEST_ROW or len(runs[-1]) == _HEADER_RULES:
            runs[-1].append(below)
        else:
            runs.append([below])
    return [run for run in runs if len(run) >= _FEWEST_RULES]


def _table(rules: list[Rule], glyphs: Sequence[Glyph]) -> Table | None:
    x0, x1, top, bottom = rules[0].x0 - 2, rules[0].x1 + 2, rules[0].y0, rules[-1].y0
    inside = [g for g in glyphs if x0 <= (g.x0 + g.x1) / 2 <= x1 and bottom <= (g.y0 + g.y1) / 2 <= top]
    lines = build_lines(inside)
    gutters = _gutters(lines)
    if not gutters:
        return None
    bands = _bands(rules, lines, gutters[0])
    if len(bands) < _FEWEST_ROWS:
        return None
    cells = []
    for row, band in enumerate(bands):
        for column in range(len(gutters) + 1):
            held = [line for line in band if _column(line, gutters) == column]
            cells.append(Cell(row, column, 1, 1, tuple(sorted(held, key=lambda line: (-line.middle, line.x0)))))
    return Table(x0, bottom, x1, top, tuple(cells)) if _plausible(cells, len(gutters) + 1) else None


def _gutters(lines: list[Line]) -> list[float]:
    """Middles of the vertical strips that no line enters."""
    if len(lines) < _FEWEST_LINES:
        return []
    least = _GUTTER * sorted(line.size for line in lines)[len(lines) // 2]
    gutters = []
    reach = None
    for line in sorted(lines, key=lambda line: line.x0):
        if reach is not None and line.x0 - reach >= least:
            gutters.append((reach + line.x0) / 2)
        reach = line.x1 if reach is None else max(reach, line.x1)
    return gutters


def _column(line: Line, gutters: list[float]) -> int:
    return sum(line.x0 > gutter for gutter in gutters)


def _bands(rules: list[Rule], lines: list[Line], first_gutter: float) -> list[list[Line]]:
    """Rows: what stands between two rules; with three rules only, below the header one row per first-column entry."""
    bands = [[line for line in lines if below.y0 <= line.middle < above.y0] for above, below in pairwise(rules)]
    bands = [band for band in bands if band]
    if len(rules) == _FEWEST_RULES and len(bands) == _FEWEST_ROWS:
        return [bands[0], *_by_first_column(bands[1], first_gutter)]
    return bands


def _by_first_column(band: list[Line], first_gutter: float) -> list[list[Line]]:
    ordered = sorted(band, key=lambda line: -line.middle)
    tops = [line.middle + 0.5 * line.size for line in ordered if line.x0 < first_gutter]
    rows: list[list[Line]] = [[] for _ in tops] or [[]]
    for line in ordered:
        rows[max(0, sum(line.middle < top for top in tops) - 1)].append(line)
    return [row for row in rows if row]


def _plausible(cells: list[Cell], columns: int) -> bool:
    """Every column is filled in at least half of the rows, and cells are short."""
    rows = len(cells) // columns
    filled = [sum(bool(cell.lines) for cell in cells if cell.column == column) for column in range(columns)]
    texts = [cell.text for cell in cells if cell.lines]
    average = sum(map(len, texts)) / len(texts) if texts else 0.0
    return rows >= _FEWEST_ROWS and min(filled) * 2 >= rows and average <= _LONGEST_CELL
