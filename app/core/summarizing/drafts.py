"""Drafts: sentences of a summary before they are numbered, and the ones that are taken from a document as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.core.structure.unit import PageSpan
from app.core.summarizing.statements import Statement
from app.core.summarizing.topics import Topic
from app.core.summarizing.weighing import Weighed, statement_worth

_QUOTED = 260
"""Characters of a list that are quoted under its opening sentence."""
PROVISO = re.compile(r"(?:다만|단|그러나),?\s|however\b", re.IGNORECASE)
"""Opens an exception to the sentence before it."""
_TERM = re.compile(r"[\"“'‘「]([^\"”'’」]{1,30})[\"”'’」]\s*(?:\([^()]{0,80}\))?\s*(?:이란|란|이라\s?함은|라\s?함은)")
_NAMED = 8  # defined terms that are named; a statute may define dozens
_FIRST = 0.08  # what the opening statement of a topic is worth more than those after it


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence with the statements it rests on.

    Attributes:
        section: index of its section.
        topics: what it speaks of; more than one where sentences were merged.
        support: 1 for words of the document.
    """

    text: str
    statements: tuple[Statement, ...]
    topics: tuple[Topic, ...]
    section: int
    support: float = 1.0
    verbatim: bool = True


def quoted(weighed: Weighed) -> Draft:
    """The best of a topic's statements as it stands; an opening sentence brings its first items along, a rule its exception."""
    if definition := defined(weighed):
        return definition
    topic = weighed.topic
    best = max(range(len(topic.statements)), key=lambda i: statement_worth(topic.statements[i]) + _FIRST * (i == 0))
    table = next((i for i, each in enumerate(topic.statements) if each.row), -1)
    if table > 0 and not topic.statements[best].complete:
        best = table - 1  # what announces the table, then its rows
    chosen = [topic.statements[best]]
    if best == table - 1 or chosen[0].opener or chosen[0].row:
        chosen.extend(_fitting(topic.statements[best + 1 :], _QUOTED - len(chosen[0].text), least=1))
    elif best + 1 < len(topic.statements) and PROVISO.match(topic.statements[best + 1].text):
        chosen.extend(_fitting(topic.statements[best + 1 : best + 2], _QUOTED - len(chosen[0].text)))
    elif best and topic.statements[0].opener and not chosen[0].complete:
        chosen.insert(0, topic.statements[0])
    return Draft(_listed(chosen, topic), tuple(chosen), (topic,), weighed.section)


def defined(weighed: Weighed) -> Draft | None:
    """An article that defines terms, by their names: "…의 뜻을 정한다"; None for any other topic."""
    topic = weighed.topic
    terms = {found[1]: each for each in topic.statements if (found := _TERM.match(each.text))}
    if not (topic.statements[0].opener and len(terms) > 1):
        return None
    named = list(terms)[:_NAMED]
    names = ", ".join(f'"{name}"' for name in named) + (" 등" if len(terms) > len(named) else "")
    statements = (topic.statements[0], *(terms[name] for name in named))
    return Draft(f"{names}의 뜻을 정한다.", statements, (topic,), weighed.section)


def _listed(statements: Sequence[Statement], topic: Topic) -> str:
    """A sentence, or the opening of a list with its items set apart, and a sign where there are more of them."""
    opening, *rest = (each.text for each in statements)
    if not rest or not (statements[0].opener or any(each.row for each in statements)):
        return " ".join((opening, *rest))
    more = statements[-1] is not topic.statements[-1]
    return " · ".join((opening, *rest)) + (" …" if more else "")


def spans_of(statements: Sequence[Statement]) -> tuple[PageSpan, ...]:
    """Where statements stand; those that follow one another on a page become one span."""
    merged: list[tuple[PageSpan, int]] = []
    for statement in statements:
        for span in statement.spans:
            last, unit = merged[-1] if merged else (None, -2)
            if last and last.page == span.page and last.end <= span.start and statement.unit - unit in (0, 1):
                merged[-1] = PageSpan(span.page, last.start, span.end), statement.unit
            else:
                merged.append((span, statement.unit))
    return tuple(span for span, _ in merged)


def _fitting(statements: Sequence[Statement], room: int, least: int = 0) -> Iterator[Statement]:
    """As many statements as there is room for, and at least so many."""
    for place, statement in enumerate(statements):
        room -= len(statement.text)
        if room < 0 and place >= least:
            return
        yield statement
