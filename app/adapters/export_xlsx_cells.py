"""Cells of Excel exports: always text, never a formula, in a handful of looks."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.cell import WriteOnlyCell  # type: ignore[import-untyped]
from openpyxl.cell.rich_text import CellRichText, TextBlock  # type: ignore[import-untyped]
from openpyxl.cell.text import InlineFont  # type: ignore[import-untyped]
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # type: ignore[import-untyped]

from app.core.exporting.clean import clean
from app.core.report import Mark, Run

FONT = "맑은 고딕"
LONGEST = 32_767
"""Most characters of a cell: support.microsoft.com, "Excel specifications and limits"."""
PLAIN, BOLD, TITLE, DRAFT, MUTED, HEADER, FRAMED = "plain", "bold", "title", "draft", "muted", "header", "framed"
_COLOUR_ACCENT, _COLOUR_MUTED, _COLOUR_RULE, _COLOUR_SHADE = "1F4E79", "5B6573", "C5CCD6", "EEF2F7"
_TEXT = "@"
"""Excel's number format of text."""
_PLAIN_MARKS = frozenset({Mark.PLAIN, Mark.MUTED})


class Cells:
    """Makes the cells of one workbook.

    Attributes:
        cut: how many texts were too long for a cell.
    """

    def __init__(self, book: Workbook) -> None:
        self._sheet = book.create_sheet("looks")  # cells need a sheet to take their looks from
        line = Side(style="thin", color=_COLOUR_RULE)
        frame = Border(left=line, right=line, top=line, bottom=line)
        shade = PatternFill("solid", fgColor=_COLOUR_SHADE)
        self._looks = {
            PLAIN: self._look(Font(name=FONT, size=10)),
            BOLD: self._look(Font(name=FONT, size=10, bold=True)),
            TITLE: self._look(Font(name=FONT, size=14, bold=True), wrapped=False),
            DRAFT: self._look(Font(name=FONT, size=10, bold=True, color=_COLOUR_ACCENT), wrapped=False),
            MUTED: self._look(Font(name=FONT, size=10, color=_COLOUR_MUTED)),
            HEADER: self._look(Font(name=FONT, size=10, bold=True), frame, shade),
            FRAMED: self._look(Font(name=FONT, size=10), frame),
        }
        book.remove(self._sheet)
        self.cut = 0

    def _look(
        self, font: Font, frame: Border | None = None, shade: PatternFill | None = None, wrapped: bool = True
    ) -> Any:
        cell = WriteOnlyCell(self._sheet)
        cell.font, cell.number_format, cell.quotePrefix = font, _TEXT, True
        cell.alignment = Alignment(wrap_text=wrapped, vertical="top")
        if frame is not None:
            cell.border = frame
        if shade is not None:
            cell.fill = shade
        return cell._style

    def text(self, text: str, look: str = PLAIN) -> WriteOnlyCell:
        """A cell of plain words."""
        cell = WriteOnlyCell(self._sheet, self._fitting(clean(text)))
        cell.data_type = "s"  # or words that begin with "=" would be a formula
        cell._style = copy(self._looks[look])
        return cell

    def runs(self, runs: Sequence[Run], look: str = PLAIN) -> WriteOnlyCell:
        """A cell of marked words; those of a comparison keep their underline and strike."""
        whole = "".join(run.text for run in runs)
        if all(run.mark in _PLAIN_MARKS for run in runs) or len(whole) > LONGEST:
            return self.text(whole, look)
        pieces = [TextBlock(_inline(run.mark), text) for run in runs if (text := clean(run.text))]
        cell = WriteOnlyCell(self._sheet, CellRichText(pieces))
        cell._style = copy(self._looks[look])
        return cell

    def _fitting(self, text: str) -> str:
        """Excel counts UTF-16 units."""
        units = text.encode("utf-16-le")
        if len(units) <= 2 * LONGEST:
            return text
        self.cut += 1
        return units[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore") + "…"


def _inline(mark: Mark) -> InlineFont:
    return InlineFont(
        rFont=FONT,
        sz=10,
        b=mark in {Mark.BOLD, Mark.ADDED} or None,
        u="single" if mark is Mark.ADDED else None,
        strike=mark is Mark.REMOVED or None,
        color=_COLOUR_MUTED if mark is Mark.MUTED else None,
    )
