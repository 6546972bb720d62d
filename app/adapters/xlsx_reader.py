"""XLSX workbooks: one page per visible sheet, values as they are shown. Formulas are never computed: the values that
the spreadsheet program stored are read."""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from openpyxl import load_workbook  # type: ignore[import-untyped]
from openpyxl.utils.exceptions import InvalidFileException  # type: ignore[import-untyped]

from app.adapters.cell_format import show
from app.adapters.office_crypto import open_office
from app.adapters.page_builder import PageBuilder, cell_text
from app.adapters.sheet_facts import SheetFacts, read_facts
from app.adapters.table_rows import add_region, regions
from app.core.document import Content, Notice, Page
from app.core.errors import DocumentError
from app.core.ports import Progress

MAX_ROWS = 50_000
"""Filled rows read from one workbook; a longer one is data for a database, not a document to cite."""

_MAX_CELLS = 2_000_000
_DAMAGED = (
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
    SyntaxError,  # both XML parsers' ParseError
    NotImplementedError,
    RuntimeError,
)
"""What openpyxl raises on damaged workbooks: it has no exception of its own for most of them."""


class XlsxReader:
    """Reads XLSX and XLSM files."""

    def read(self, path: Path, password: str | None, progress: Progress) -> Content:
        """See `app.core.ports.Reader`.

        Raises:
            DocumentError: document_encrypted, password_wrong, document_bomb, document_damaged.
        """
        from app.adapters.zip_guard import check_zip

        with open_office(path, password) as file:
            check_zip(file)
            file.seek(0)
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # "extension is not supported and will be removed"
                    return _Workbook(file).read(progress)
            except DocumentError:
                raise
            except _DAMAGED:
                raise DocumentError("document_damaged") from None


class _Workbook:
    """One workbook on its way to pages."""

    def __init__(self, file: BinaryIO) -> None:
        self._archive = zipfile.ZipFile(file)
        self._book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        self._rows_left = MAX_ROWS
        self._cells_left = _MAX_CELLS
        self._hidden = False

    def read(self, progress: Progress) -> Content:
        """All visible sheets as pages."""
        with self._archive:
            sheets = [sheet for sheet in self._book.worksheets if sheet.sheet_state == "visible"]
            self._hidden = len(sheets) < len(self._book.worksheets)
            pages = []
            for number, sheet in enumerate(sheets, start=1):
                pages.append(self._page(number, sheet))
                progress(number, len(sheets))
            properties = self._book.properties
            self._book.close()
        notices = [Notice("hidden_left_out")] if self._hidden else []
        if self._rows_left <= 0 or self._cells_left <= 0:
            notices.append(Notice("rows_left_out", {"rows": MAX_ROWS - max(self._rows_left, 0)}))
        return Content(
            "xlsx",
            cell_text(properties.title or ""),
            tuple(pages) or (Page(1, ""),),
            metadata=_metadata(properties),
            notices=tuple(notices),
            paged=False,
        )

    def _page(self, number: int, sheet: object) -> Page:
        builder = PageBuilder()
        facts = self._facts(sheet)
        self._hidden = self._hidden or bool(facts.hidden_rows)
        place = f"시트 {number}"
        for region in regions(_filled_down(self._rows(sheet, facts), facts)):
            add_region(builder, region, place, place + ", {row}행")
        return builder.page(number, str(getattr(sheet, "title", "")))

    def _facts(self, sheet: object) -> SheetFacts:
        """Hidden rows and merged cells of the sheet's part, whose name openpyxl keeps to itself."""
        name = getattr(sheet, "_worksheet_path", "")
        if name not in self._archive.namelist():
            return SheetFacts()
        with self._archive.open(name) as part:
            return read_facts(part)  # type: ignore[arg-type]

    def _rows(self, sheet: object, facts: SheetFacts) -> Iterator[tuple[int, list[str]]]:
        """Numbered rows of shown texts, without hidden rows and columns, up to what is left of the limits."""
        sheet.reset_dimensions()  # type: ignore[attr-defined]  # the stored size may claim 16384 columns for three
        for number, cells in enumerate(sheet.iter_rows(), start=1):  # type: ignore[attr-defined]
            if self._rows_left <= 0 or self._cells_left <= 0:
                return
            if number in facts.hidden_rows:
                continue
            texts = [
                "" if column in facts.hidden_columns else show(cell.value, getattr(cell, "number_format", "General"))
                for column, cell in enumerate(cells, start=1)
            ]
            self._cells_left -= len(texts)
            self._rows_left -= any(texts)
            yield number, texts


def _filled_down(rows: Iterator[tuple[int, list[str]]], facts: SheetFacts) -> Iterator[tuple[int, list[str]]]:
    """Repeat a cell that was merged over several rows, so that each row can be read alone."""
    starts: dict[int, list[tuple[int, int]]] = {}
    for first, last, column in facts.merged_down:
        starts.setdefault(first, []).append((last, column))
    open_merges: dict[int, tuple[int, str]] = {}  # column → (last row, text)
    for number, texts in rows:
        for column, (last, text) in list(open_merges.items()):
            if number > last:
                del open_merges[column]
            elif any(texts):  # a blank row still ends the table
                texts.extend([""] * (column - len(texts)))
                texts[column - 1] = texts[column - 1] or text
        for last, column in starts.get(number, ()):
            if column <= len(texts):
                open_merges[column] = (last, texts[column - 1])
        yield number, texts


def _metadata(properties: object) -> dict[str, str]:
    wanted = {"author": "creator", "subject": "subject", "created": "created", "modified": "modified"}
    found = {name: getattr(properties, attribute, None) for name, attribute in wanted.items()}
    return {name: str(value) for name, value in found.items() if value}
