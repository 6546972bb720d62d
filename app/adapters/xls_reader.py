"""XLS workbooks of Excel 97 to 2003: one page per visible sheet, with the values that were stored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from app.adapters.cell_format import show
from app.adapters.office_crypto import open_office
from app.adapters.page_builder import PageBuilder
from app.adapters.table_rows import add_region, regions
from app.core.document import Content, Notice, Page
from app.core.errors import DocumentError
from app.core.ports import Progress


class XlsReader:
    """Reads XLS files."""

    def read(self, path: Path, password: str | None, progress: Progress) -> Content:
        """See `app.core.ports.Reader`.

        Raises:
            DocumentError: document_encrypted, password_wrong, document_damaged.
        """
        with open_office(path, password) as file:
            try:
                return _read(CalamineWorkbook.from_filelike(file), progress)
            except (CalamineError, ValueError, OSError):
                raise DocumentError("document_damaged") from None


def _read(book: CalamineWorkbook, progress: Progress) -> Content:
    shown = [
        sheet
        for sheet in book.sheets_metadata
        if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
    ]
    pages = []
    for number, sheet in enumerate(shown, start=1):
        pages.append(_page(number, book.get_sheet_by_name(sheet.name)))
        progress(number, len(shown))
    hidden = any(sheet.visible != SheetVisibleEnum.Visible for sheet in book.sheets_metadata)
    notices = (Notice("hidden_left_out"),) if hidden else ()
    return Content("xls", "", tuple(pages) or (Page(1, ""),), notices=notices, paged=False)


def _page(number: int, sheet: CalamineSheet) -> Page:
    builder = PageBuilder()
    place = f"시트 {number}"
    for region in regions(_rows(sheet)):
        add_region(builder, region, place, place + ", {row}행")
    return builder.page(number, sheet.name)


def _rows(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    """Rows numbered as the sheet numbers them (an XLS sheet has 65,536 at most)."""
    for number, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        yield number, [show(None if cell == "" else cell, "General") for cell in cells]
