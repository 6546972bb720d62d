"""CSV and TSV files: one table whose first row holds the column headings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Literal

from app.adapters.encoding import read_text
from app.adapters.page_builder import PageBuilder
from app.adapters.table_rows import Region, add_region, regions
from app.core.document import Content, Notice
from app.core.errors import DocumentError
from app.core.ports import Progress

MAX_ROWS = 50_000
"""Rows read from one file; a longer one is data for a database, not a document to cite."""

_DELIMITERS = (",", "\t", ";", "|")
_SAMPLE_ROWS = 50
_TALLEST_CELL = 100  # lines in one cell; more means that a quotation mark was never closed


class CsvReader:
    """Reads CSV and TSV files."""

    def read(self, path: Path, password: str | None, progress: Progress) -> Content:
        """See `app.core.ports.Reader`.

        Raises:
            DocumentError: document_damaged when the file is not text.
        """
        decoded = read_text(path)
        builder = PageBuilder()
        rows = _numbered(decoded.text)
        taken = list(islice(rows, MAX_ROWS))
        cut = next(rows, None) is not None
        for index, region in enumerate(regions(taken)):
            _add(builder, region, first=index == 0)
        notices = [Notice("rows_left_out", {"rows": MAX_ROWS})] if cut else []
        if decoded.damaged:
            notices.append(Notice("text_recovered"))
        progress(1, 1)
        return Content(
            "csv", "", (builder.page(1),), metadata={"encoding": decoded.encoding}, notices=tuple(notices), paged=False
        )


def _add(builder: PageBuilder, region: Region, first: bool) -> None:
    """The first table of a file has a heading row; further ones, after a blank row, are judged by their cells."""
    add_region(builder, region, "{row}행", "{row}행", header_rows=1 if first and len(region.rows) > 1 else -1)


def _numbered(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows with their row numbers from 1."""
    csv.field_size_limit(1 << 24)  # the module's limit of 128 KB is below what a cell with a long note holds
    delimiter = delimiter_of(text)
    quoting: Literal[0, 3] = csv.QUOTE_NONE if _has_stray_quote(text, delimiter) else csv.QUOTE_MINIMAL
    try:
        yield from enumerate(csv.reader(io.StringIO(text), delimiter=delimiter, quoting=quoting), start=1)
    except csv.Error:
        raise DocumentError("document_damaged") from None


def _has_stray_quote(text: str, delimiter: str) -> bool:
    """A quotation mark that is never closed would swallow the rest of the file into one cell."""
    try:
        rows = csv.reader(io.StringIO(text), delimiter=delimiter)
        return any(cell.count("\n") > _TALLEST_CELL for row in rows for cell in row)
    except csv.Error:
        return True


def delimiter_of(text: str) -> str:
    """The delimiter that cuts the first rows into the most columns, evenly; a comma when none does.

    `csv.Sniffer` takes a letter of Hangul for a delimiter on small files, so the choice is made among four.
    """
    best, best_score = ",", 0.0
    sample = "\n".join(text.split("\n", _SAMPLE_ROWS)[:_SAMPLE_ROWS])
    for delimiter in _DELIMITERS:
        try:
            widths = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=delimiter) if row]
        except csv.Error:
            continue
        usual = max(set(widths), key=widths.count, default=1)
        score = usual * widths.count(usual) / max(len(widths), 1) if usual > 1 else 0.0
        if score > best_score:
            best, best_score = delimiter, score
    return best
