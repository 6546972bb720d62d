"""What openpyxl's streaming mode does not tell about a sheet: hidden rows and columns, and merged cells.

Read with the standard library's expat, which resolves no external entity and refuses entity bombs (from expat 2.4).
Elements: ECMA-376 Part 1, 18.3.1.73 (row), 18.3.1.13 (col), 18.3.1.55 (mergeCell).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")
_LAST_COLUMN = 16384  # XFD
_MOST_MERGES = 20_000
_MOST_HIDDEN_ROWS = 1_048_576


@dataclass(slots=True)
class SheetFacts:
    """Rows and columns count from 1.

    Attributes:
        hidden_rows, hidden_columns: numbers of rows and columns that are not shown.
        merged_down: (first row, last row, column) of cells that were merged over several rows.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merged_down: list[tuple[int, int, int]] = field(default_factory=list)


def read_facts(part: BinaryIO) -> SheetFacts:
    """Read the facts of a sheet part; what a damaged part does not give is left out."""
    facts = SheetFacts()
    row = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row
        local = name.rpartition(":")[2]
        if local == "row":
            number = attributes.get("r", "")
            row = int(number) if number.isdigit() else row + 1
            if _is_on(attributes) and len(facts.hidden_rows) < _MOST_HIDDEN_ROWS:
                facts.hidden_rows.add(row)
        elif local == "col" and _is_on(attributes):
            facts.hidden_columns.update(_columns(attributes))
        elif local == "mergeCell" and len(facts.merged_down) < _MOST_MERGES:
            _add_merge(facts, attributes.get("ref", ""))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.ParseFile(part)
    except (expat.ExpatError, ValueError):
        return facts
    return facts


def _is_on(attributes: dict[str, str]) -> bool:
    return attributes.get("hidden") in ("1", "true")


def _columns(attributes: dict[str, str]) -> range:
    first, last = attributes.get("min", "0"), attributes.get("max", "0")
    if not (first.isdigit() and last.isdigit()):
        return range(0)
    return range(int(first), min(int(last), _LAST_COLUMN) + 1)


def _add_merge(facts: SheetFacts, reference: str) -> None:
    found = _RANGE.fullmatch(reference)
    if found and found.group(2) != found.group(4):
        facts.merged_down.append((int(found.group(2)), int(found.group(4)), _column_number(found.group(1))))


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
