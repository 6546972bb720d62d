"""Conditions and asides: what a rule hangs on must not get lost in a summary, and what stands in brackets is no rule."""

from __future__ import annotations

import re

from app.core.grounding.clauses import words_of
from app.core.sentences import sentence_spans

_ASIDE = re.compile(r"\([^()]{6,400}(?:\([^()]{0,80}\)[^()]{0,200})*\)")
_EXPLAINS = re.compile(
    r"이하|한다|말한다|같다|포함|제외|한정|경우|따른|각 호|hereinafter|including|excluding|collectively"
)
_CONDITION = re.compile(
    r"(?:경우|때)(?:에는|에도|에|는|로서|로)?(?=[\s,])|\b(?:if|where|when|unless|in case)\b", re.IGNORECASE
)
_CONDITIONED = re.compile(
    r"경우|때|[가-힣]면[\s,]|려는\s|고자\s|시에?[\s,]|[은는한된할]\s(?:자|사람|날|후|뒤|다음|법인|회사)|이후|[받거]아\s|중인\s|한하여|에만\s"
    r"|\b(?:if|where|when|unless|in case|who|that|which|after|before|upon)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"한정하여|한하여|범위\s?(?:안|내)?에서|에\s?한정한다|경우에만")
_LIMITED = re.compile(r"한정|한하|범위|만\s|에만")
_RESTRICTED = re.compile(r"([가-힣]+(?:려는|자 하는|받은|[하되]는|[한된]))\s([가-힣]{2,14}?)(?:은|는)\s")
_NAME = re.compile(
    r"(?<![가-힣])([가-힣]{2,10}?(?:업|업자|회사|기관|사업자|법인|위원회|협회))(?=[은는이가을를의에과와도,.\s]|으로|로\s)"
)
"""Names whose beginning tells one sort from another."""


def without_asides(text: str) -> str:
    """A text without the brackets that define, include or leave something out; figures in brackets stay.

    A small model takes an aside for the rule ("그 결과(…를 한 경우에는 그 결과를 말한다)를 보고하여야 한다").
    """
    return _ASIDE.sub(lambda found: "" if _EXPLAINS.search(found[0]) else found[0], text)


def drops_condition(claim: str, grounds: str) -> bool:
    """Whether a sentence states without condition or limit what the nearest sentence of its passage states with one.

    Args:
        claim: the sentence that would be shown.
        grounds: the passage, without asides.
    """
    words = set(words_of(claim))
    sentences = [grounds[start:end] for start, end in sentence_spans(grounds)]
    nearest = max(sentences, key=lambda each: len(words & set(words_of(each))), default="")
    if _LIMIT.search(nearest) and not _LIMITED.search(claim):
        return True
    return bool(_CONDITION.search(nearest)) and not _CONDITIONED.search(claim)


def widens_subject(claim: str, grounds: str) -> bool:
    """Whether a sentence says of everybody what its passage says of some: "취소하려는 보험계약자는" became "보험계약자는".

    Args:
        claim: the sentence that would be shown.
        grounds: the passage, without asides.
    """
    for found in _RESTRICTED.finditer(grounds):
        verb, subject = found[1], found[2]
        if re.match(rf"(?:\S+\s)?{re.escape(subject)}(?:은|는)\s", claim) and verb not in claim:
            return True
    return False


def clips_name(claim: str, grounds: str) -> bool:
    """Whether a sentence uses the end of a name for the whole: "대부중개업" became "중개업"."""
    for word in _NAME.findall(claim):
        places = [found.start() for found in re.finditer(re.escape(word), grounds)]
        if places and all(place and "가" <= grounds[place - 1] <= "힣" for place in places):
            return True
    return False
