"""Questions from the command line or, with "-", one per line of standard input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the id its answer gives back, if it has one.

    Attributes:
        collection: look only here, whatever the command line says.
        earlier: the questions before it in a conversation (`history`), oldest first.
    """

    text: str
    id: object | None = None
    collection: str | None = None
    earlier: tuple[str, ...] = ()

    def identified(self, record: dict[str, object]) -> dict[str, object]:
        """The record with the question's id, when it came with one."""
        return record if self.id is None else {"id": self.id, **record}


def questions(argument: str) -> Iterator[Asked]:
    """The question itself, or each line of standard input as it arrives; blank lines are passed over."""
    if argument != "-":
        yield Asked(argument)
        return
    for line in sys.stdin:
        if line.strip():
            yield parse_line(line)


def parse_line(line: str) -> Asked:
    """A line of standard input: plain text, or an object with `question` (or `query`), `id`, `history`."""
    text = line.strip()
    if text.startswith("{"):
        try:
            found = json.loads(text)
        except json.JSONDecodeError:
            return Asked(text)
        question = found.get("question") or found.get("query")
        if isinstance(question, str):
            history, collection = found.get("history"), found.get("collection")
            earlier = tuple(q for q in history if isinstance(q, str)) if isinstance(history, list) else ()
            return Asked(question, found.get("id"), collection if isinstance(collection, str) else None, earlier)
    return Asked(text)
