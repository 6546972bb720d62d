"""Tables of an HTML tree as rows of cell texts."""

from __future__ import annotations

from lxml import etree  # type: ignore[import-untyped]

from app.adapters.html_nodes import BLOCKS, alternative, unseen
from app.adapters.html_visibility import UNSHOWN_TAGS, StyleRules

_LONGEST_CELL = 2000  # characters; a longer cell holds a page, not a value
_WIDEST_SPAN = 200  # HTML allows 1000 columns and 65534 rows: a few bytes must not become megabytes


def is_data_table(node: etree._Element) -> bool:
    """A table of data, not one that lays out a page: several columns, no table inside, no very long cell."""
    if node.get("role") in ("presentation", "none") or any(inner is not node for inner in node.iter("table")):
        return False
    widest = 0
    for row in node.iter("tr"):
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        widest = max(widest, len(cells))
        if any(sum(map(len, cell.itertext())) > _LONGEST_CELL for cell in cells):
            return False
    return widest > 1


def grid(table: etree._Element, rules: StyleRules) -> tuple[list[list[str]], int]:
    """Cell texts row by row, and how many of the rows are headings.

    A cell that spans rows is repeated, so that each row can be read alone; one that spans columns is followed by empty
    cells, so that columns stay in line.
    """
    rows: list[list[str]] = []
    carried: dict[int, tuple[int, str]] = {}  # column → (rows still to fill, text)
    header_rows = 0
    for row in table.iter("tr"):
        if unseen(row, "tr", rules, on_colour=True):
            continue
        cells = [c for c in row if c.tag in ("td", "th") and not unseen(c, "td", rules, on_colour=True)]
        if header_rows == len(rows) and cells and _is_heading(row, cells):
            header_rows += 1
        rows.append(_row_texts(cells, rules, carried))
    return rows, header_rows if header_rows < len(rows) else 0


def hides_something(table: etree._Element, rules: StyleRules) -> bool:
    """Whether elements with text in the table are not shown."""
    nodes = (node for node in table.iter() if isinstance(node.tag, str) and node.tag not in UNSHOWN_TAGS)
    return any(unseen(node, node.tag, rules, on_colour=True) and "".join(node.itertext()).strip() for node in nodes)


def _is_heading(row: etree._Element, cells: list[etree._Element]) -> bool:
    parent = row.getparent()
    return (parent is not None and parent.tag == "thead") or all(cell.tag == "th" for cell in cells)


def _row_texts(cells: list[etree._Element], rules: StyleRules, carried: dict[int, tuple[int, str]]) -> list[str]:
    """The texts of a row, with those of cells above that reach down into it."""
    texts: list[str] = []
    for cell in cells:
        _carry(texts, carried)
        text = flat_text(cell, rules)
        first, width, height = len(texts), _span(cell, "colspan"), _span(cell, "rowspan")
        texts += [text] + [""] * (width - 1)
        if height > 1:
            carried.update({column: (height - 1, texts[column]) for column in range(first, first + width)})
    _carry(texts, carried)
    return texts


def _carry(cells: list[str], carried: dict[int, tuple[int, str]]) -> None:
    """Fill the columns that cells of rows above still occupy."""
    while len(cells) in carried:
        left, text = carried.pop(len(cells))
        if left > 1:
            carried[len(cells)] = (left - 1, text)
        cells.append(text)


def _span(cell: etree._Element, name: str) -> int:
    value = cell.get(name, "1")
    return min(max(int(value), 1), _WIDEST_SPAN) if value.isdigit() else 1


def flat_text(node: etree._Element, rules: StyleRules) -> str:
    """The visible text of a cell on one line."""
    parts = [node.text or ""]
    steps = etree.iterwalk(node, events=("start", "end"))
    skipped: etree._Element | None = None
    for event, inner in steps:
        if inner is node:
            continue
        tag = inner.tag if isinstance(inner.tag, str) else ""
        if event == "start":
            if unseen(inner, tag, rules, on_colour=True):
                skipped = inner
                steps.skip_subtree()
                continue
            parts.append(" " if tag in BLOCKS or tag == "br" else "")
            parts.append(alternative(inner) if tag == "img" else inner.text or "")
        else:
            parts.append(" " if tag in BLOCKS and inner is not skipped else "")
            parts.append(inner.tail or "")
    return "".join(parts)
