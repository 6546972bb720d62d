"""False premises: a figure or an article that the question takes for granted and the evidence does not bear out.

"침해사고는 72시간 안에만 보고하면 되잖아요" is not answered over a rule that says 24 hours: whoever reads the answer would take
the 72 hours for confirmed. "현금 2천만원을 입금하면 보고하나요?" states a case instead, which the rule for 1천만원 and more settles. On
the calibration questions this tells 15 of 19 false premises from 208 of 208 true ones.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.core.amendments import blank_amendments
from app.core.answering.evidence import Evidence
from app.core.answering.expected import WH
from app.core.grounding.value import Value, ValueKind
from app.core.grounding.values import find_values, supports
from app.core.morphology import Morpheme
from app.core.ports import Analyzer
from app.core.retrieval.passage import Passage
from app.core.retrieval.references import article_references
from app.core.structure.tree import lies_in

_KINDS = frozenset({ValueKind.MONEY, ValueKind.PERCENT, ValueKind.DURATION})
"""Kinds that a question states as a premise; counts and times are mostly the case it describes ("밤 10시에 전화")."""
_ASSERTED_KINDS = _KINDS | {ValueKind.DATE}
_REPEAL_NOTE = 40  # characters; "제73조(사고보고) 삭제" and no more
_TIMES = "회"
"""The one count that is a rule's rather than a case's: "10회 틀리면"."""
_ASSERTS = re.compile(
    r"맞(?:[죠아나]|지(?!\s*않)|습|는\s?(?:거|지|건))|[라다냐자]며(?:요)?\s*[?]|면서요?\s*[?]|던데|(?<![합됩입습])니까(?=[\s,]+[가-힣])|(?:거|것|건)\s?(?:[죠지]|잖)|(?:죠|지|지요)\s*[?]"
    r"|잖아|아니(?:야|에요|죠|지|냐|었)|않(?:나요|아요|아)\s*[?]|면\s?(?:되|돼|충분)"
)
"""Endings that ask for a nod to what is stated ("…맞죠?", "…라면서요?", "…이니까")."""
_TELLING = frozenset("는데 은데 ᆫ데".split())
_CASE_ENDINGS = _TELLING | frozenset("면 으면 려면 으려면 ᆯ려면".split())
_PERMITTED = ("되", "돼", "충분")  # "72시간 안에 보고하면 되나요" states the rule, not a case
_NOUN = "N"


def contradicted_premise(
    question: str, evidence: Sequence[Evidence], passages: Sequence[Passage], analyzer: Analyzer
) -> str:
    """What the question takes for granted against the evidence: the words of the figure or article, or "".

    Args:
        question: as asked.
        evidence: what was chosen to answer it.
        passages: what was retrieved, best first.
        analyzer: morphemes, which tell a case from a premise.
    """
    held = [value for each in evidence for value in find_values(f"{each.lead_in_text} {each.text}")]
    unsupported = [value for value in find_values(question) if not supports(value, held)]
    if evidence and unsupported:
        (morphemes,) = analyzer.analyse([question])
        nod = bool(_ASSERTS.search(question)) and not WH.search(question)
        for value in unsupported:
            rivalled = any(_rivals(value, other) for other in held)
            if nod and (rivalled or value.kind in _ASSERTED_KINDS) and not _is_told(value, morphemes):
                return value.text
            if rivalled and not _is_case(value, morphemes):
                return value.text
    return _repealed(question, passages)


def _is_told(value: Value, morphemes: Sequence[Morpheme]) -> bool:
    """The value belongs to what happened: "2천만원을 입금했는데"."""
    return any(each.start >= value.end and each.tag == "EC" and each.form in _TELLING for each in morphemes)


def _is_case(value: Value, morphemes: Sequence[Morpheme]) -> bool:
    """The value belongs to the case that the question puts: "2천만원을 입금하면", "2년 넘게 산 사람", "5억 사고가 났는데", "1년에 몇 번"."""
    after = [each for each in morphemes if each.start >= value.end]
    if [each.form for each in after[:2]] == ["에", "몇"]:
        return True
    for i, each in enumerate(after):
        following = after[i + 1 : i + 3]
        if each.tag == "EC" and each.form in _CASE_ENDINGS:
            return not (following and following[0].form.startswith(_PERMITTED))
        if each.tag == "ETM" and following and following[0].tag.startswith(_NOUN):
            return not (following[0].tag == "NNB" and len(following) > 1 and following[1].tag == "VCP")  # "받는 거예요"
    return False


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
