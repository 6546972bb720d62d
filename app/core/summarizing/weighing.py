"""What matters in a document: the role a statement plays, and how much it has in common with the rest of the text.

Both are counted without a model, so that the first summary is there within seconds. The weights below were set by
reading summaries of regulations, decrees, tenders, press releases and notices; none is tuned to a document.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.core.grounding.clauses import words_of
from app.core.summarizing.sections import Section
from app.core.summarizing.statements import Statement
from app.core.summarizing.topics import Topic


class Role(StrEnum):
    """What a statement does in a rule or report."""

    PURPOSE = "purpose"
    SCOPE = "scope"
    EFFECT = "effect"  # when it takes effect
    DEFINITION = "definition"
    DUTY = "duty"
    BAN = "ban"
    RIGHT = "right"
    DEADLINE = "deadline"
    PENALTY = "penalty"
    MONEY = "money"
    DELEGATION = "delegation"  # leaves the matter to another rule
    REFERENCE = "reference"  # applies other articles, names forms
    AMENDMENT = "amendment"  # changes another rule's wording
    ROUTINE = "routine"  # stands in every rule of its kind


_TERM = r"\d+\s*(?:영업)?(?:일|주|개월|월|년|시간|분|분기|근무일)(?:간)?"
_PATTERNS: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        (Role.PURPOSE, r"목적으로\s*(?:한다|합니다|함)|(?:purpose of this|aims? to\b)"),
        (
            Role.SCOPE,
            r"(?:이|본)\s*(?:법|영|규정|규칙|세칙|지침|기준|요령|약관|내규)[은의]?\s.{0,80}(?:적용한다|적용된다|적용합니다|적용범위)|적용\s?(?:대상|범위)(?:은|는)"
            r"|\bappl(?:y|ies) to\b",
        ),
        (
            Role.EFFECT,
            r"(?:부터|날에|때부터)\s*(?:시행|적용)(?:한다|합니다|함)|시행일\s*[:：]|(?:takes?|comes? into) (?:effect|force)|effective (?:date|from|as of)",
        ),
        (Role.DEFINITION, r"(?:이?란|라\s?함은)\s.{4,}(?:말한다|말합니다|같다)|\bmeans\b|정의는\s"),
        (
            Role.BAN,
            r"(?:서는|서|면)\s*(?:아니|안)\s*(?:된|되|됩)|수\s*없(?:다|습|음|으)|금지(?:한다|된다|합니다)|지\s*(?:못한다|말아야|아니하여야)"
            r"|\b(?:must|shall|may|can)\s?not\b|\bprohibit",
        ),
        (
            Role.DUTY,
            r"[가-힣]야\s*(?:만\s*)?(?:한다|하며|하고|합니다|함|할)|도록\s*(?:한다|하여야|해야)|[을를]\s*의무|\b(?:must|shall|required to|has to|have to)\b(?! not)",
        ),
        (Role.RIGHT, r"수\s*있(?:다|습|음|으며)|\b(?:may|can)\b(?! not)"),
        (
            Role.DEADLINE,
            rf"{_TERM}\s*(?:이내|까지|전까지|안에|이상\s*(?:보존|보관)|간\s*(?:보존|보관))|(?:일|월|년|말)까지|지체\s*없이|즉시|\bwithin \d+|\bno later than\b|\bdeadline\b",
        ),
        (
            Role.PENALTY,
            r"과태료|과징금|벌금|징역|이행강제금|(?:등록|허가|인가)(?:을|를)?\s*취소|영업정지|업무정지|지체상금|위약금|\b(?:fines?|penalt(?:y|ies)|imprison\w*)\b",
        ),
        (
            Role.MONEY,
            r"\d[\d,.]*\s*(?:천|백|십|만|억|조)*\s*(?:원|달러|유로|엔)(?![가-힣]{0,1}형)|[₩$€]\s?\d|\b(?:KRW|USD|EUR)\b",
        ),
        (
            Role.DELEGATION,
            r"(?:대통령령|총리령|부령|고시|규칙|정관|세칙|장이)(?:으?로|에서|이)?\s*(?:정한다|정하는\s바에\s(?:따른다|의한다))|정하여\s*고시한다",
        ),
        (Role.REFERENCE, r"준용한다|별지\s*(?:제\d+호)?\s*서식|서식에\s*(?:따른다|의한다)|본다\.?$"),
        (Role.ROUTINE, r"타당성을\s*검토하여|재검토\s*기한|벌칙\s*적용에서\s*공무원"),
        (
            Role.AMENDMENT,
            r"중\s.{0,80}(?:(?:으?로|같이)\s*(?:한다|개정한다)|삭제한다|신설한다)|(?:다른|종전의?)\s*(?:법[률령]|규정).{0,40}(?:개정|경과)",
        ),
    )
)
_WORTH: Mapping[Role, float] = {
    Role.PURPOSE: 0.55, Role.SCOPE: 0.35, Role.EFFECT: 0.25, Role.DEFINITION: -0.15, Role.DUTY: 0.22, Role.BAN: 0.25,
    Role.RIGHT: 0.05, Role.DEADLINE: 0.12, Role.PENALTY: 0.15, Role.MONEY: 0.08, Role.DELEGATION: -0.3,
    Role.REFERENCE: -0.25, Role.AMENDMENT: -0.5, Role.ROUTINE: -0.4,
}  # fmt: skip
_LEAD = 0.35  # the first paragraph of a report or notice says what it is about
_PARAGRAPH = 40  # characters of a sentence that carries a paragraph
_IN_RULE = re.compile(r"제\d+조|부칙")
_NEAR = 0.6  # share of the section in centrality; the rest is the whole document
_SUPPLEMENT = 0.2  # what a statement of a 부칙 loses: it speaks of transitions
_ANNEX = 0.1
_ROW = 0.35  # a row of a table is no sentence
_FRAGMENT = 0.2  # words without a predicate
_NOTE = 0.3  # a remark on the statement before it
_OPENER = 0.25  # opens a list that it does not hold
_DANGLING = 0.3  # begins by pointing back ("제1항에 따라", "이 경우")
_REFERS = 0.07  # for each article or 항 that must be looked up to understand it, up to four
_MAIN = 0.1  # the first 항 of an article mostly states its rule, the others details and exceptions
_LONG = 220  # characters beyond which a verbatim sentence is a burden
_TOO_LONG = 0.15
_REFERENCE = re.compile(r"제\s?\d+\s?(?:조(?:의\d+)?(?:제\d+항)?|항)(?:제\d+호)?")
POINTS_BACK = re.compile(r"(?:이\s*경우|다만|그러나|위의?\s|전항|동항|이에|이를|제\d+[항호](?:에|의|부터|및|,|ㆍ))")


def roles(text: str) -> frozenset[Role]:
    """Every role a text plays."""
    return frozenset(role for role, pattern in _PATTERNS if pattern.search(text))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A topic with what it is worth.

    Attributes:
        roles: of all its statements.
        score: about 0 to 2; only the order counts.
    """

    topic: Topic
    section: int
    roles: frozenset[Role]
    score: float


def weigh(sections: Sequence[Section]) -> list[list[Weighed]]:
    """Every topic of each section, weighed against its section and its document, in their order."""
    vectors = _vectors([topic.text for section in sections for topic in section.topics])
    taken = iter(vectors)
    by_section = [[next(taken) for _ in section.topics] for section in sections]
    documents: dict[str, list[dict[str, float]]] = {}
    for section, found in zip(sections, by_section, strict=True):
        documents.setdefault(section.document.document_id, []).extend(found)
    wholes = {document_id: _centre(found) for document_id, found in documents.items()}
    weighed = []
    leads = _leads(sections)
    for index, (section, found) in enumerate(zip(sections, by_section, strict=True)):
        centre, whole = _centre(found), wholes[section.document.document_id]
        own = []
        for topic, vector in zip(section.topics, found, strict=True):
            central = _NEAR * _dot(vector, centre) + (1 - _NEAR) * _dot(vector, whole)
            own.append(_weighed(topic, index, central + (_LEAD if topic.key in leads else 0.0)))
        weighed.append(own)
    return weighed


def _leads(sections: Sequence[Section]) -> set[tuple[str, int, int]]:
    """The first paragraph of each document that has no articles."""
    leads: dict[str, tuple[str, int, int]] = {}
    rules = {section.document.document_id for section in sections if _IN_RULE.match(section.topics[-1].locator)}
    for section in sections:
        for topic in section.topics:
            if any(each.complete and len(each.text) >= _PARAGRAPH for each in topic.statements):
                leads.setdefault(section.document.document_id, topic.key)
    return {key for document_id, key in leads.items() if document_id not in rules}


def statement_worth(statement: Statement) -> float:
    """What a statement is worth as it stands, beside others of its topic."""
    text = statement.text
    worth = sum(_WORTH[role] for role in roles(text))
    if statement.row:
        worth -= _ROW
    elif statement.opener:
        worth -= _OPENER
    elif not statement.complete:
        worth -= _FRAGMENT
    if POINTS_BACK.match(text):
        worth -= _DANGLING
    if statement.note:
        worth -= _NOTE
    worth -= _REFERS * _references(text)
    return worth - (_TOO_LONG if len(text) > _LONG else 0.0)


def _weighed(topic: Topic, section: int, centrality: float) -> Weighed:
    text = topic.text
    found = roles(f"{topic.caption} {text}")
    score = centrality + sum(_WORTH[role] for role in found)
    score -= _SUPPLEMENT * topic.supplement + _ANNEX * topic.annex
    if sum(len(statement.text) for statement in topic.statements if statement.row) > len(text) // 2:
        score -= _ROW
    elif not any(statement.complete or statement.opener for statement in topic.statements):
        score -= _FRAGMENT
    if POINTS_BACK.match(text):
        score -= _DANGLING
    score -= _REFERS * _references(text)
    if not topic.locator.startswith("제") or topic.locator.endswith(("조", "제1항")):
        score += _MAIN
    return Weighed(topic, section, found, score)


def _references(text: str) -> int:
    return min(4, len(_REFERENCE.findall(text)))


def _vectors(texts: Sequence[str]) -> list[dict[str, float]]:
    """TF-IDF vectors of length 1; a word that most topics hold says nothing of any."""
    counted = [Counter(words_of(text)) for text in texts]
    held = Counter(word for count in counted for word in count)
    vectors = []
    for count in counted:
        raw = {w: (1 + math.log(n)) * math.log((1 + len(texts)) / held[w]) for w, n in count.items() if held[w] > 1}
        length = math.sqrt(sum(value * value for value in raw.values())) or 1.0
        vectors.append({word: value / length for word, value in raw.items()})
    return vectors


def _centre(vectors: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The direction that vectors point to together, of length 1."""
    total: dict[str, float] = {}
    for vector in vectors:
        for word, value in vector.items():
            total[word] = total.get(word, 0.0) + value
    length = math.sqrt(sum(value * value for value in total.values())) or 1.0
    return {word: value / length for word, value in total.items()}


def _dot(vector: Mapping[str, float], centre: Mapping[str, float]) -> float:
    return sum(value * centre.get(word, 0.0) for word, value in vector.items())
