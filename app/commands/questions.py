"""Questions from the command line or, with "-", one per line of standard input."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from app.core.errors import UsageError

FROM_INPUT = "-"
"""In place of a question: they come from standard input."""
_SPEAKERS = ("question", "content")
"""Keys of an entry of `history` that is an object: of our own answers, and of chat messages."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the id its answer gives back, if it has one.

    Attributes:
        collection: look only here, whatever the command line says.
        earlier: the questions before it in a conversation (`history`), oldest first.
        problem: why the line is no question; the others go on.
    """

    text: str
    id: object | None = None
    collection: str | None = None
    earlier: tuple[str, ...] = ()
    problem: UsageError | None = None

    def asked_well(self) -> str:
        """The question. Raises UsageError: `problem`."""
        if self.problem:
            raise self.problem
        return self.text

    def identified(self, record: dict[str, object]) -> dict[str, object]:
        """The record with the question's id, when it came with one."""
        return record if self.id is None else {"id": self.id, **record}


def questions(argument: str) -> Iterator[Asked]:
    """The question itself, or each line of standard input as it arrives; blank lines are passed over.

    Raises:
        UsageError: question_empty, for a question on the command line.
    """
    if argument != FROM_INPUT:
        if not argument.strip():
            raise UsageError("question_empty")
        yield Asked(argument)
        return
    for line in sys.stdin or ():  # None where standard input is closed
        if line.strip(_SPACE):
            yield parse_line(line)


_SPACE = " \t\r\n\f\v\ufeff\x00"
"""White space, the mark that Windows editors put at the beginning of a file, and NUL."""


def parse_line(line: str) -> Asked:
    """A line of standard input: plain text, or an object with `question` (or `query`), `id`, `history`, `collection`."""
    text = line.strip(_SPACE)
    if not text.startswith("{"):
        return Asked(text)
    try:
        found = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        return Asked(text, problem=UsageError("question_malformed"))
    question, history, collection = (
        found.get("question") or found.get("query"),
        found.get("history"),
        found.get("collection"),
    )
    if not isinstance(question, str) or not question.strip():
        return Asked(text, found.get("id"), problem=UsageError("question_malformed"))
    earlier = tuple(q for each in history if (q := _earlier(each))) if isinstance(history, list) else ()
    return Asked(question, found.get("id"), collection if isinstance(collection, str) else None, earlier)


def _earlier(entry: object) -> str:
    """The question in an entry of `history`, or "" where it holds none, or somebody else's words."""
    if isinstance(entry, str):
        return entry
    if not isinstance(entry, dict) or entry.get("role", "user") != "user":
        return ""
    return next((entry[key] for key in _SPEAKERS if isinstance(entry.get(key), str)), "")
