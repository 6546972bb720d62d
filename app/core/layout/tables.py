"""Tables: glyphs put into the cells of grids, and grids that turn out to be boxes or drawings told apart."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from app.core.geometry import Box
from app.core.layout.lattice import Grid, find_grids
from app.core.layout.line import Line
from app.core.layout.lines import build_lines
from app.core.layout.ruled_rows import find_ruled_rows
from app.core.layout.sheet import Glyph, Rule
from app.core.layout.split_rows import split_rows
from app.core.layout.table import Cell, Table
from app.core.layout.table_header import header_rows

_FEWEST_ROWS = 2  # with so many filled cells each; fewer is a box around text
_FEWEST_CELLS = 2
_SURROUNDED = 3


def take_tables(
    glyphs: Sequence[Glyph], rules: Sequence[Rule], shades: Sequence[Box]
) -> tuple[list[Table], list[Glyph], list[Rule]]:
    """Find tables and take their glyphs out of the page.

    Args:
        glyphs: upright ones.
        rules, shades: lines and coloured areas in the same frame.

    Returns:
        The tables, the glyphs outside of them, and the rules outside of them.
    """
    tables: list[Table] = []
    rest, free = list(glyphs), list(rules)
    for grid in find_grids(rules):
        inside, outside = _split(rest, _bounds(grid))
        table, beside = _table(grid, inside, shades)
        if table is not None:
            tables.append(table)
            rest = [*outside, *beside]
            free = [rule for rule in free if not _within(rule, table)]
    for table in find_ruled_rows(rest, free):
        _, rest = _split(rest, (table.x0, table.y0, table.x1, table.y1))
        free = [rule for rule in free if not _within(rule, table)]
        tables.append(table)
    split = [split_rows(table) for table in tables]
    return [replace(table, header_rows=header_rows(table)) for table in split], rest, free


def _bounds(grid: Grid) -> Box:
    return grid.xs[0], grid.ys[-1], grid.xs[-1], grid.ys[0]


def _split(glyphs: list[Glyph], box: Box) -> tuple[list[Glyph], list[Glyph]]:
    inside: list[Glyph] = []
    outside: list[Glyph] = []
    x0, y0, x1, y1 = box
    for glyph in glyphs:
        held = x0 <= (glyph.x0 + glyph.x1) / 2 <= x1 and y0 <= (glyph.y0 + glyph.y1) / 2 <= y1
        (inside if held else outside).append(glyph)
    return inside, outside


def _within(rule: Rule, table: Table) -> bool:
    return table.x0 - 3 <= rule.x0 and rule.x1 <= table.x1 + 3 and table.y0 - 3 <= rule.y0 and rule.y1 <= table.y1 + 3


def _table(grid: Grid, glyphs: list[Glyph], shades: Sequence[Box]) -> tuple[Table | None, list[Glyph]]:
    """The grid with its text, or None when too little of it is filled to be a table; and glyphs of no cell."""
    members = _members(grid, glyphs)
    cells = _cells(grid, members, shades)
    beside = [glyph for group in members.values() for glyph in group]
    if not any(cell.lines for cell in cells):
        return None, beside
    table = _drop_empty(_around(grid, cells))
    filled = sum(_filled_cells(table, row) >= _FEWEST_CELLS for row in range(table.rows))
    return (table if filled >= _FEWEST_ROWS else None), beside


def _filled_cells(table: Table, row: int) -> int:
    return sum(1 for cell in table.cells if cell.lines and cell.row <= row < cell.row + cell.rows)


def _around(grid: Grid, cells: list[Cell]) -> Table:
    """The table of these cells; where a surrounding box was left out, its bounds are those of the rest."""
    left, right = min(cell.column for cell in cells), max(cell.column + cell.columns for cell in cells)
    top, bottom = min(cell.row for cell in cells), max(cell.row + cell.rows for cell in cells)
    return Table(grid.xs[left], grid.ys[bottom], grid.xs[right], grid.ys[top], tuple(cells))


def _members(grid: Grid, glyphs: Sequence[Glyph]) -> dict[int, list[Glyph]]:
    """Glyphs by the cell their middle stands in."""
    members: dict[int, list[Glyph]] = {}
    falling = [-y for y in grid.ys]  # bisect wants a rising list
    for glyph in glyphs:
        column = min(grid.columns - 1, max(0, bisect_right(grid.xs, (glyph.x0 + glyph.x1) / 2) - 1))
        row = min(grid.rows - 1, max(0, bisect_right(falling, -(glyph.y0 + glyph.y1) / 2) - 1))
        members.setdefault(grid.owner[row * grid.columns + column], []).append(glyph)
    return members


def _cells(grid: Grid, members: dict[int, list[Glyph]], shades: Sequence[Box]) -> list[Cell]:
    """Cells with their text, which is taken out of `members`; what is left there belongs to no cell."""
    places: dict[int, list[tuple[int, int]]] = {}
    for place, owner in enumerate(grid.owner):
        places.setdefault(owner, []).append(divmod(place, grid.columns))
    cells = []
    for owner, covered in places.items():
        row, column = min(r for r, _ in covered), min(c for _, c in covered)
        rows, columns = max(r for r, _ in covered) - row + 1, max(c for _, c in covered) - column + 1
        sides = (row == 0) + (column == 0) + (row + rows == grid.rows) + (column + columns == grid.columns)
        if len(covered) < rows * columns and sides >= _SURROUNDED:
            continue  # no rectangle, and on three sides of the grid: a box around the table, not a cell of it
        x, y = (grid.xs[column] + grid.xs[column + columns]) / 2, (grid.ys[row] + grid.ys[row + rows]) / 2
        width = grid.xs[column + columns] - grid.xs[column]
        shaded = any(a <= x <= c and b <= y <= d and c - a <= 1.5 * width for a, b, c, d in shades)
        cells.append(Cell(row, column, rows, columns, _stack(members.pop(owner, [])), width, shaded))
    return sorted(cells, key=lambda cell: (cell.row, cell.column))


def _stack(glyphs: list[Glyph]) -> tuple[Line, ...]:
    """Lines of a cell from top to bottom; parts of one printed line from left to right."""
    lines = build_lines(glyphs) if glyphs else []
    return tuple(sorted(lines, key=lambda line: (-round(line.middle / (0.5 * line.size)), line.x0)))


def _drop_empty(table: Table) -> Table:
    """Without rows and columns that hold no text anywhere (double borders, spacing)."""
    rows = sorted({row for cell in table.cells if cell.lines for row in (cell.row,)})
    columns = sorted({cell.column for cell in table.cells if cell.lines})
    kept = []
    for cell in table.cells:
        spanned_rows = [r for r in rows if cell.row <= r < cell.row + cell.rows]
        spanned_columns = [c for c in columns if cell.column <= c < cell.column + cell.columns]
        if spanned_rows and spanned_columns:
            kept.append(
                replace(
                    cell,
                    row=rows.index(spanned_rows[0]),
                    column=columns.index(spanned_columns[0]),
                    rows=len(spanned_rows),
                    columns=len(spanned_columns),
                )
            )
    return replace(table, cells=tuple(sorted(kept, key=lambda cell: (cell.row, cell.column))))
