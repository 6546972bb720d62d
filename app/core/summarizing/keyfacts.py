"""Key facts: 시행일, 대상, 의무, 금지, 기한, 벌칙, 금액, in the document's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.core.structure.unit import Kind
from app.core.summarizing.statements import Statement
from app.core.summarizing.summary import FactKind, Length
from app.core.summarizing.topics import Topic
from app.core.summarizing.weighing import POINTS_BACK, Role, Weighed, roles, statement_worth

_MOST: Mapping[FactKind, int] = {
    FactKind.EFFECTIVE: 2,
    FactKind.SUBJECT: 3,
    FactKind.PENALTY: 6,
    FactKind.MONEY: 6,
    FactKind.DEADLINE: 6,
    FactKind.BAN: 6,
    FactKind.DUTY: 6,
}
"""How many of each; the order is that in which a statement with several roles is taken."""
_ROLE: Mapping[FactKind, Role] = {
    FactKind.EFFECTIVE: Role.EFFECT,
    FactKind.SUBJECT: Role.SCOPE,
    FactKind.PENALTY: Role.PENALTY,
    FactKind.MONEY: Role.MONEY,
    FactKind.DEADLINE: Role.DEADLINE,
    FactKind.BAN: Role.BAN,
    FactKind.DUTY: Role.DUTY,
}
_IN_FRONT = re.compile(r"^\s*[\[［【]\s*시행\s+\d{4}")
_LABELLED = re.compile(r"시행\s?일자?\s*[:：]|effective date", re.IGNORECASE)
_EFFECT_CAPTION = re.compile(r"시행일|시행\s?시기")
_SCOPE_CAPTION = re.compile(r"(?:^|[\s(])적용\s?(?:범위|대상)|\bscope\b|\bapplicab", re.IGNORECASE)
_EXACT = re.compile(r"\d")
_EXACT_BONUS = 0.3
"""A deadline, penalty or sum that states a figure comes before one that does not ("지체 없이")."""
_LONGEST = 280  # characters; a longer statement is no fact to glance at
_SHORTEST = 8
_SAME_SECTION = 0.15  # what a fact loses for each one of its kind from its section before it


@dataclass(frozen=True, slots=True)
class Fact:
    """A key fact before it is numbered."""

    kind: FactKind
    text: str
    statements: tuple[Statement, ...]
    topic: Topic


@dataclass(frozen=True, slots=True)
class _Candidate:
    fact: Fact
    score: float
    section: int
    place: int


def key_facts(weighed: Sequence[Sequence[Weighed]], length: Length = Length.STANDARD) -> tuple[Fact, ...]:
    """The facts of documents, kinds in a fixed order, each kind in reading order; half as many in a short summary."""
    found = list(_candidates(weighed))
    taken: set[tuple[Statement, ...]] = set()
    facts: list[Fact] = []
    for kind in _MOST:
        own = [each for each in found if each.fact.kind is kind and each.fact.statements not in taken]
        best = _best(own, (_MOST[kind] + 1) // 2 if length is Length.SHORT else _MOST[kind])
        taken.update(each.fact.statements for each in best)
        facts.extend(each.fact for each in sorted(best, key=lambda each: each.place))
    order = list(FactKind)
    return tuple(sorted(facts, key=lambda fact: order.index(fact.kind)))


def _candidates(weighed: Sequence[Sequence[Weighed]]) -> Iterator[_Candidate]:
    place = 0
    for section in weighed:
        for each in section:
            for kind, chosen in _of_topic(each.topic):
                place += 1
                text = " ".join(statement.text for statement in chosen)
                if _SHORTEST <= len(text) <= _LONGEST:
                    score = each.score + statement_worth(chosen[-1]) + _exactness(kind, chosen[-1].text)
                    yield _Candidate(Fact(kind, text, chosen, each.topic), score, each.section, place)


def _of_topic(topic: Topic) -> Iterator[tuple[FactKind, tuple[Statement, ...]]]:
    """Every fact that a topic's statements state; an item is shown under the sentence that opens its list."""
    opener = topic.statements[0] if topic.statements[0].opener else None
    for statement in topic.statements:
        own = roles(statement.text)
        listed = Kind.ITEM <= statement.kind <= Kind.SUBDETAIL and not statement.complete
        lead = (opener,) if opener and statement is not opener and listed else ()
        if POINTS_BACK.match(statement.text) or (listed and not lead and topic.locator.startswith("제")):
            continue
        for kind, role in _ROLE.items():
            if role in own and _fits(kind, statement, topic):
                yield kind, (*lead, statement)
        if Role.SCOPE not in own and _SCOPE_CAPTION.search(topic.caption) and not lead:
            yield FactKind.SUBJECT, (statement,)
        if _IN_FRONT.match(statement.text):
            yield FactKind.EFFECTIVE, (statement,)


def _fits(kind: FactKind, statement: Statement, topic: Topic) -> bool:
    """Rows state figures without saying what of; a 부칙 speaks of transitions, but for the day it takes effect."""
    if kind is FactKind.EFFECTIVE:
        in_rule = topic.locator.startswith("제") and not _EFFECT_CAPTION.search(topic.caption)
        return topic.supplement or bool(_LABELLED.match(statement.text)) or not (statement.row or in_rule)
    if topic.supplement or (statement.opener and kind is not FactKind.PENALTY):
        return False
    return not statement.row and not roles(statement.text) & {Role.AMENDMENT, Role.ROUTINE}


def _exactness(kind: FactKind, text: str) -> float:
    if kind is FactKind.EFFECTIVE and _IN_FRONT.match(text):
        return 1.0
    return (
        _EXACT_BONUS
        if kind in (FactKind.DEADLINE, FactKind.PENALTY, FactKind.EFFECTIVE) and _EXACT.search(text)
        else 0.0
    )


def _best(candidates: list[_Candidate], most: int) -> list[_Candidate]:
    left = list(candidates)
    chosen: list[_Candidate] = []
    from_section: dict[int, int] = {}
    texts: set[str] = set()
    while left and len(chosen) < most:
        best = max(left, key=lambda each: each.score - _SAME_SECTION * from_section.get(each.section, 0))
        left.remove(best)
        if best.fact.text not in texts:
            texts.add(best.fact.text)
            from_section[best.section] = from_section.get(best.section, 0) + 1
            chosen.append(best)
    return chosen
