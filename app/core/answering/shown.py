"""What the model was shown: its tables are taken apart once for all the sentences of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.core.answering.evidence import Evidence
from app.core.grounding.cells import Table, find_tables, misplaced_in
from app.core.grounding.value import Value


@dataclass(frozen=True, slots=True)
class Shown:
    """Evidence in the model's prompt.

    Attributes:
        pieces: best first.
        tables: whole tables that pieces are rows of, each once.
        prose: the pieces that are no rows, with what leads into them.
    """

    pieces: tuple[Evidence, ...]
    tables: tuple[Table, ...]
    prose: str

    @classmethod
    def of(cls, pieces: Sequence[Evidence]) -> Shown:
        """With their tables read."""
        rows_of_tables = dict.fromkeys(each.table for each in pieces if each.table)
        tables = tuple(table for rows in rows_of_tables for table in find_tables("\n".join(rows)))
        prose = "\n".join(f"{each.lead_in_text}\n{each.text}" for each in pieces if not each.table)
        return cls(tuple(pieces), tables, prose)

    def misplaced(self, claim: str, given: str) -> Value | None:
        """A value of a sentence that the tables state for another row or column than it or the question names, or None."""
        return misplaced_in(claim, given, self.tables, self.prose)
