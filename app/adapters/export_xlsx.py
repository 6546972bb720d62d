"""Reports as Excel workbooks: an overview, a sheet for each table, a sheet of sources."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook  # type: ignore[import-untyped]
from openpyxl.utils import get_column_letter  # type: ignore[import-untyped]

from app.adapters.export_xlsx_cells import BOLD, DRAFT, FRAMED, HEADER, MUTED, PLAIN, TITLE, Cells
from app.core.errors import ExportError
from app.core.exporting.citing import Notes, number_notes, runs
from app.core.exporting.clean import one_line
from app.core.exporting.fixed import fixed, particulars, running_head
from app.core.exporting.placing import placed
from app.core.exporting.tables import cells, columns, header, is_wide, shares, tables
from app.core.report import Cell, Paragraph, Report, Run, Style, Table, Written

_MOST_ROWS = 1_048_575
"""Rows under the header: support.microsoft.com, "Excel specifications and limits"."""
_WIDTH, _LEAST_WIDTH = 110.0, 9.0
"""Width of a table in digits, and of its narrowest column."""
_SHEET_NAME = 31
_A4 = 9  # ECMA-376 part 1, 18.3.1.63
_BARRED = str.maketrans("", "", "[]:*?/\\'")
_LOOKS = {Style.HEADING: BOLD, Style.NOTE: MUTED}


@dataclass(frozen=True, slots=True)
class XlsxExporter:
    """Writes `.xlsx` files."""

    suffix: str = ".xlsx"

    def write(self, report: Report, path: Path) -> Written:
        """See `Exporter`. Also raises ExportError: export_too_large."""
        if any(len(table.rows) > _MOST_ROWS for table in tables(report)):
            raise ExportError("export_too_large", limit=_MOST_ROWS)
        book = _Book(report, number_notes(report))
        book.fill()
        with placed(path) as unfinished:
            book.book.save(unfinished)
        cut = book.cells.cut
        warnings = (fixed(report.language).cut.format(count=cut),) if cut else ()
        return Written(str(path), path.stat().st_size, warnings)


@dataclass(slots=True)
class _Book:
    """Fills a workbook row by row, so that a long table is never held twice."""

    report: Report
    notes: Notes
    book: Any = field(init=False)
    cells: Cells = field(init=False)
    _names: set[str] = field(init=False, default_factory=set)

    def __post_init__(self) -> None:
        """An empty workbook with its properties."""
        self.book = Workbook(write_only=True)
        self.cells = Cells(self.book)
        self.book.properties.title = one_line(self.report.title)
        self.book.properties.subject = one_line(self.report.kind)
        self.book.properties.creator = one_line(self.report.reviewer) or fixed(self.report.language).program

    def fill(self) -> None:
        """All sheets. The first table is what opens: it is what such a file is made for."""
        self._overview()
        for number, table in enumerate(tables(self.report), 1):
            if columns(table):
                self._table(table, number)
        if self.report.sources:
            self._sources()
        self.book.active = int(any(columns(table) for table in tables(self.report)))

    def _overview(self) -> None:
        words, cell = fixed(self.report.language), self.cells.text
        sheet = self._sheet(words.overview, (16, 94), 0)
        sheet.append([cell(one_line(self.report.title), TITLE)])
        if self.report.draft:
            sheet.append([cell(words.draft, DRAFT)])
        sheet.append([])
        for name, value in particulars(self.report):
            sheet.append([cell(name, MUTED), cell(value)])
        sheet.append([])
        for block in self.report.blocks:
            if isinstance(block, Paragraph):
                self._paragraph(sheet, block)

    def _paragraph(self, sheet: Any, paragraph: Paragraph) -> None:
        made = self.cells.runs(self._runs(paragraph), _LOOKS.get(paragraph.style, PLAIN))
        sheet.append([None, made])

    def _table(self, table: Table, number: int) -> None:
        count = columns(table)
        widths = [max(_LEAST_WIDTH, share * _WIDTH) for share in shares(table)]
        alone = len(tables(self.report)) == 1 and self.report.kind
        name = table.caption or alone or fixed(self.report.language).table.format(number=number)
        sheet = self._sheet(name, widths, 1)
        sheet.auto_filter.ref = f"A1:{get_column_letter(count)}{len(table.rows) + 1}"
        sheet.append([self.cells.text(text, HEADER) for text in header(table)])
        for row in table.rows:
            sheet.append([self._cell(cell) for cell in cells(row, count)])

    def _cell(self, cell: Cell) -> Any:
        told: list[Run] = []
        for paragraph in cell.paragraphs:
            told += [Run("\n")] if told else []
            told += self._runs(paragraph)
        return self.cells.runs(told, FRAMED)

    def _runs(self, paragraph: Paragraph) -> list[Run]:
        marks = "".join(f"[{number}]" for number in self.notes.of(paragraph))
        return [*runs(paragraph), *([Run(f" {marks}")] if marks else [])]

    def _sources(self) -> None:
        words = fixed(self.report.language)
        sheet = self._sheet(words.sources, (7, 32, 24, 32, 90), 1)
        names = (words.number, words.title, words.place, words.file, words.quote)
        sheet.append([self.cells.text(name, HEADER) for name in names])
        numbered = [(f"[{number}]", source) for number, source in enumerate(self.notes.cited, 1)]
        for number, source in [*numbered, *(("", source) for source in self.notes.further)]:
            told = (number, one_line(source.title), one_line(source.place), one_line(source.file), source.quote)
            sheet.append([self.cells.text(text, FRAMED) for text in told])

    def _sheet(self, wanted: str, widths: Iterable[float], header_rows: int) -> Any:
        """A sheet that prints on A4 with the house's head and foot."""
        sheet = self.book.create_sheet(self._name(wanted))
        for number, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.page_setup.paperSize = _A4
        sheet.page_setup.orientation = "landscape" if is_wide(self.report) else "portrait"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.oddHeader.left.text = running_head(self.report).replace("&", "&&")
        sheet.oddFooter.left.text = fixed(self.report.language).draft if self.report.draft else None
        sheet.oddFooter.right.text = "&P / &N"
        if header_rows:
            sheet.print_title_rows = f"1:{header_rows}"
            sheet.freeze_panes = f"A{header_rows + 1}"
        return sheet

    def _name(self, wanted: str) -> str:
        """A sheet name that Excel takes and no other sheet has."""
        base = one_line(wanted.translate(_BARRED))[:_SHEET_NAME].strip() or "Sheet"
        name, number = base, 1
        while name.casefold() in self._names:
            number += 1
            name = f"{base[: _SHEET_NAME - 6]} ({number})"
        self._names.add(name.casefold())
        return name
