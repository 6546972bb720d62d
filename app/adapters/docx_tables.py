"""Tables of a DOCX file as rows of cells. Source: ECMA-376 part 1, 17.4."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.adapters.docx_styles import toggle, whole
from app.adapters.safe_xml import Element, attribute, child, name

_WRAPPERS = ("sdt", "sdtContent", "customXml", "ins", "moveTo")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; `continued`: it goes on with the cell above it, which holds the text. `column`: first grid column."""

    element: Element
    column: int
    span: int
    continued: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        rows: cells row by row.
        header_rows: leading rows that are repeated on each page.
        first_span: rows that the tallest cell of the first row spans.
    """

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int
    first_span: int


def read_table(element: Element) -> Table:
    """Read a table; rows whose deletion is tracked are left out."""
    kept = [row for row in _inside(element, "tr") if not _deleted(row)]
    rows = tuple(tuple(_cells(row)) for row in kept)
    header = 0
    for row in kept:
        if not toggle(child(row, "trPr"), "tblHeader"):
            break
        header += 1
    return Table(rows, header if header < len(rows) else 0, _first_span(rows))


def _inside(element: Element, wanted: str) -> Iterator[Element]:
    for each in element:
        if name(each) == wanted:
            yield each
        elif name(each) in _WRAPPERS:
            yield from _inside(each, wanted)


def _deleted(row: Element) -> bool:
    properties = child(row, "trPr")
    return properties is not None and child(properties, "del") is not None


def _cells(row: Element) -> Iterator[Cell]:
    properties = child(row, "trPr")
    column = 0 if properties is None else whole(child(properties, "gridBefore"))
    for element in _inside(row, "tc"):
        cell_properties = child(element, "tcPr")
        merge = None if cell_properties is None else child(cell_properties, "vMerge")
        span = max(whole(None if cell_properties is None else child(cell_properties, "gridSpan")), 1)
        # a vMerge without a value continues the cell above (17.4.84)
        yield Cell(element, column, span, merge is not None and (attribute(merge, "val") or "continue") == "continue")
        column += span


def _first_span(rows: tuple[tuple[Cell, ...], ...]) -> int:
    span = 1
    for row in rows[1:]:
        if not any(cell.continued for cell in row):
            break
        span += 1
    return span
