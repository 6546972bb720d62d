"""How well values of tables are held to their row and column, on the tables of a library.

For cells of every table a true sentence is made ("미성년자의 1일 이체한도는 100만원입니다."), one with the value of another row,
and one with the value of another column. True ones should pass, the others should be told.

XDG_DATA_HOME=… python -m tests.bench.bench_tables LIBRARY
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path

from app.core.answering.evidence import clean
from app.core.grounding.binding import same_kind
from app.core.grounding.cells import Table, find_tables, is_value, wrong_cell
from app.core.grounding.values import find_values, supports
from app.core.structure import Kind, parse
from app.core.structure.tree import UnitTree
from app.wiring import Library

CELLS = 4  # of each table
LONGEST = 30  # characters of a label or heading


def texts_of_tables(library: Library) -> Iterator[str]:
    """Every table of the library, one line per row."""
    for document in library.catalogue.documents():
        pages = library.catalogue.pages(document.document_id)
        tree = UnitTree(parse(pages), {page.number: page.text for page in pages})
        rows: dict[int, list[str]] = {}
        for unit in tree.units:
            if unit.kind is Kind.ROW:
                rows.setdefault(unit.parent, []).append(clean(tree.text(unit)))
        yield from ("\n".join(lines) for lines in rows.values())


def sayable(table: Table) -> list[tuple[int, int]]:
    """Cells that hold a value, in a row and a column with names."""
    return [
        (number, column)
        for number, row in enumerate(table.rows)
        for column in range(1, len(row))
        if is_value(row[column]) and find_values(row[column])
        if row[0] and not find_values(row[0]) and not is_value(row[0]) and table.heading[column]
        if max(len(row[0]), len(table.heading[column])) <= LONGEST
    ]


def differs(text: str, other: str) -> bool:
    """Both hold a value, and the second none of the first's."""
    values, others = find_values(text), find_values(other)
    return bool(values and others) and not supports(others[0], values)


def sentences(table: Table, number: int, column: int) -> Iterator[tuple[str, str]]:
    """(kind, sentence): the true one, and where there is one, one of another row and one of another column."""
    row = table.rows[number]

    def say(value: str) -> str:
        return f"{row[0]}의 {table.heading[column]}은 {value}입니다."

    yield "true", say(row[column])
    elsewhere = [
        other[column] for other in table.rows if other[0] != row[0] and differs(" ".join(row[1:]), other[column])
    ]
    if elsewhere:
        yield "row", say(random.choice(elsewhere))
    beside = [
        row[k]
        for k in range(1, len(row))
        if table.heading[k] != table.heading[column] and is_value(row[k]) and differs(row[column], row[k])
        if same_kind(find_values(row[k])[0], find_values(row[column])[0])
    ]
    if beside:
        yield "column", say(random.choice(beside))


def main(folder: Path) -> None:
    """Print how many of each kind are judged rightly."""
    random.seed(1)
    made, right, tables = dict.fromkeys(("true", "row", "column"), 0), dict.fromkeys(("true", "row", "column"), 0), 0
    with Library(folder) as library:
        for text in texts_of_tables(library):
            for table in find_tables(text):
                tables += 1
                cells = sayable(table)
                for number, column in random.sample(cells, min(CELLS, len(cells))):
                    for kind, sentence in sentences(table, number, column):
                        made[kind] += 1
                        right[kind] += (wrong_cell(sentence, "", text) is None) is (kind == "true")
    print(f"{tables} tables", *(f"{kind} {right[kind]}/{made[kind]}" for kind in made), sep=" · ")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
