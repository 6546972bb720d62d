"""False premises: a figure or an article that the question takes for granted and the evidence contradicts.

"침해사고는 72시간 안에만 보고하면 되잖아요" is not answered over a rule that says 24 hours: whoever reads the answer would take
the 72 hours for confirmed. On the calibration questions this tells 13 of 19 false premises from 203 of 208 true ones.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.core.amendments import blank_amendments
from app.core.answering.evidence import Evidence
from app.core.grounding.value import Value, ValueKind
from app.core.grounding.values import find_values, supports
from app.core.retrieval.passage import Passage
from app.core.retrieval.references import article_references
from app.core.structure.tree import lies_in

_KINDS = frozenset({ValueKind.MONEY, ValueKind.PERCENT, ValueKind.DURATION})
"""Kinds that a question states as a premise; counts and times are mostly the case it describes ("밤 10시에 전화")."""
_REPEAL_NOTE = 40  # characters; "제73조(사고보고) 삭제" and no more
_TIMES = "회"
"""The one count that is a rule's rather than a case's: "10회 틀리면"."""


def contradicted_premise(question: str, evidence: Sequence[Evidence], passages: Sequence[Passage]) -> str:
    """What the question takes for granted against the evidence: the words of the figure or article, or "".

    Args:
        question: as asked.
        evidence: what was chosen to answer it.
        passages: what was retrieved, best first.
    """
    held = [value for each in evidence for value in find_values(f"{each.lead_in_text} {each.text}")]
    for value in find_values(question):
        if any(_rivals(value, other) for other in held) and not supports(value, held):
            return value.text
    return _repealed(question, passages)


def _rivals(given: Value, held: Value) -> bool:
    """The evidence gives a value of the kind that the question gives."""
    if given.kind is ValueKind.COUNT:
        return held.kind is ValueKind.COUNT and given.unit == held.unit == _TIMES
    return given.kind in _KINDS and held.kind is given.kind


def _repealed(question: str, passages: Sequence[Passage]) -> str:
    """An article that the question names, of which the document in force says only that it is repealed."""
    for reference in article_references(question):
        own = [blank_amendments(p.text).strip() for p in passages if lies_in(p.locator, reference.article)]
        if own and own[0].endswith("삭제") and len(own[0]) < _REPEAL_NOTE:
            return question[reference.start : reference.end].strip()
    return ""
