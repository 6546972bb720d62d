"""Whether a value that stands in a table is claimed for its own row and column.

"개인(일반) | 1천만원 | 5천만원" and "미성년자 | 50만원 | 100만원": a sentence that gives minors 5천만원 holds only words and
values that the table holds, and is wrong. What a sentence leaves unsaid, the question says: "5천만원입니다." answers for whom
was asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.grounding.binding import same_kind
from app.core.grounding.value import Value, readable
from app.core.grounding.values import find_values, supports

_CELLS = re.compile(r"(?:^|\s)\|(?:\s|$)")  # how readers write the cells of a row; the first one may be empty
_WORD = re.compile(r"[0-9A-Za-z가-힣]+")
_LONGEST_LABEL = 5  # words; a longer cell is prose
_ENDINGS = "은|는|이|가|을|를|의|에|도|만|과|와|로|으로|인|이나|나|까지|부터|에게|에서|께|한테|이면|면|이라면|라면|일|입니다|이고|이며|등|및"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one width, the first of them its heading.

    Attributes:
        heading: its cells.
        rows: cells of the others; an empty first cell has the words of the one above it.
    """

    heading: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def wrong_cell(claim: str, given: str, evidence: str) -> Value | None:
    """A value of the claim that the table states for another row or column, or None.

    Rows and columns count as meant when the claim names them, or else the question. Values that also stand outside of
    tables, and claims that name neither row nor column, are not judged here.

    Args:
        claim: the sentence that would be shown.
        given: the question.
        evidence: the passages it would cite, and those shown beside them.
    """
    prose = "\n".join(line for line in evidence.splitlines() if not _CELLS.search(line))
    return misplaced_in(claim, given, find_tables(evidence), prose)


def misplaced_in(claim: str, given: str, tables: Sequence[Table], prose: str) -> Value | None:
    """As `wrong_cell`, of tables that are known.

    Args:
        claim, given: as there.
        tables: what the claim's values are looked for in.
        prose: text beside them; a value that stands in it is not judged here.
    """
    said = find_values(prose)
    for value in find_values(claim):
        holding = [table for table in tables if _places(value, table)]
        if holding and not supports(value, said) and not any(_is_meant(value, each, claim, given) for each in holding):
            return value
    return None


def find_tables(text: str) -> list[Table]:
    """The tables of a text. Rows of one width belong together, since passages may hold the rows of a table apart."""
    by_width: dict[int, dict[tuple[str, ...], None]] = {}
    for line in text.splitlines():
        cells = tuple(cell.strip() for cell in _CELLS.split(readable(line).strip()))
        if len(cells) > 1:
            by_width.setdefault(len(cells), {})[cells] = None
    return [_table(list(rows)) for rows in by_width.values() if len(rows) > 1]


def _table(rows: Sequence[tuple[str, ...]]) -> Table:
    filled: list[tuple[str, ...]] = []
    for row in rows[1:]:
        above = filled[-1][0] if filled else ""
        filled.append((row[0] or above, *row[1:]))
    return Table(rows[0], tuple(filled))


def _places(value: Value, table: Table) -> list[tuple[int, int]]:
    """(row, column) of the cells that hold a value; "1일" of the row called "1일 한도" is a part of its name."""
    return [
        (number, column)
        for number, row in enumerate(table.rows)
        for column, cell in enumerate(row)
        if (column or is_value(cell)) and supports(value, find_values(cell))
    ]


def _is_meant(value: Value, table: Table, claim: str, given: str) -> bool:
    rows = _named([_labels(row) for row in table.rows], claim, given)
    columns = _named([[heading] for heading in table.heading], claim, given)
    return any(
        (not rows or row in rows) and (column in columns or not _has_rival(value, table.rows[row], columns))
        for row, column in _places(value, table)
    )


def _has_rival(value: Value, row: Sequence[str], columns: frozenset[int]) -> bool:
    """The row has a value of the same kind where the claim means; a period beside a rate is no rival of the rate."""
    return any(same_kind(value, other) for column in columns for other in find_values(row[column]))


def _labels(row: Sequence[str]) -> list[str]:
    """What a row may be called by: its first cell, and cells without any value."""
    return [cell for column, cell in enumerate(row) if not (find_values(cell) if column else is_value(cell))]


def _named(labels: Sequence[Sequence[str]], claim: str, given: str) -> frozenset[int]:
    """Numbers of the lines that the claim names by one of their labels; if none, of those that the question names."""
    for text in (claim, given):
        said = readable(text)
        found = {
            number: words
            for number, cells in enumerate(labels)
            if (words := max((_words_in(cell, said) for cell in cells), key=len, default=frozenset()))
        }
        # "개인(안심등급)" names that line, and not the one of "개인"
        closest = {number for number, words in found.items() if not any(words < other for other in found.values())}
        if closest:
            return frozenset(closest)
    return frozenset()


def _words_in(label: str, text: str) -> frozenset[str]:
    """The label's words when all of them stand in the text, else none."""
    words = frozenset(_WORD.findall(label))
    if not 0 < len(words) <= _LONGEST_LABEL or not any(len(word) > 1 and not word.isdigit() for word in words):
        return frozenset()
    return words if all(_stands(word, text) for word in words) else frozenset()


def _stands(word: str, text: str) -> bool:
    return bool(re.search(rf"(?<![0-9A-Za-z가-힣]){re.escape(word)}(?={_ENDINGS}|[^0-9A-Za-z가-힣]|$)", text))


def is_value(cell: str) -> bool:
    """Nothing but values and signs: "5천만원", "2%", "-"."""
    rest = cell
    for value in sorted(find_values(cell), key=lambda each: -each.start):
        rest = rest[: value.start] + rest[value.end :]
    return not _WORD.search(rest)
