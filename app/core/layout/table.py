"""A table found on a page."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.layout.line import Line


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, merged ones included.

    Attributes:
        row, column: its upper left place in the grid, from 0.
        rows, columns: how many grid rows and columns it spans.
        lines: its printed lines, top to bottom.
        width: between its borders, in points.
        shaded: it stands on a colour.
    """

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[Line, ...]
    width: float = 0.0
    shaded: bool = False

    @property
    def text(self) -> str:
        """Its lines with spaces between; for measuring, not for reading."""
        return " ".join(line.text for line in self.lines)

    @property
    def bold(self) -> bool:
        """All of its text is bold."""
        return bool(self.lines) and all(line.bold for line in self.lines)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its bounds in points, its cells row by row, and how many of its first rows are a header."""

    x0: float
    y0: float
    x1: float
    y1: float
    cells: tuple[Cell, ...]
    header_rows: int = 0

    @property
    def rows(self) -> int:
        """Number of grid rows."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @property
    def middle(self) -> float:
        """Height of its centre line."""
        return (self.y0 + self.y1) / 2

    @property
    def height(self) -> float:
        """Height of its box."""
        return self.y1 - self.y0

    @property
    def text(self) -> str:
        """All cells in order; for measuring, not for reading."""
        return " ".join(cell.text for cell in self.cells if cell.lines)
