"""Quoted table rows as a table: the readers write a row as "cell | cell | cell"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from app.ui.context import Context
from app.ui.conversation.chip import TARGET
from app.ui.conversation.prose import Prose

_BAR = " | "
_MOST_COLUMNS = 6  # more would leave no room for words; such rows are shown as lines


@dataclass(frozen=True, slots=True)
class Row:
    """A row with the chip that cites it."""

    chip: QWidget
    cells: tuple[str, ...]


def rows_of(quotes: Sequence[str]) -> list[tuple[str, ...]]:
    """The cells of each quote where all of them are rows of one table, else nothing."""
    rows = [tuple(cell.strip() for cell in quote.split(_BAR)) for quote in quotes]
    widths = {len(row) for row in rows}
    return rows if len(rows) > 1 and len(widths) == 1 and 2 <= widths.pop() <= _MOST_COLUMNS else []


class TableQuote(QFrame):
    """A small table; its first row names the columns."""

    def __init__(self, context: Context, rows: Sequence[Row]) -> None:
        super().__init__()
        self.setProperty("role", "table")
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.addWidget(_rule(), 1, 0, 1, -1)
        for n, row in enumerate(rows):
            at = n if n == 0 else n + 1  # the line below the header is a row of its own
            grid.addWidget(row.chip, at, 0, Qt.AlignmentFlag.AlignTop)
            for column, text in enumerate(row.cells, 1):
                cell = Prose(context.preferences, "cell", bold=n == 0, beside=TARGET)
                cell.set_text(text)
                grid.addWidget(cell, at, column)
                grid.setColumnStretch(column, max(len(text), grid.columnStretch(column), 4))


def _rule() -> QFrame:
    line = QFrame()
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line
