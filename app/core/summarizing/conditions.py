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


def without_asides(text: str) -> str:
    """A text without the brackets that define, include or leave something out; figures in brackets stay.

    A small model takes an aside for the rule ("그 결과(…를 한 경우에는 그 결과를 말한다)를 보고하여야 한다").
    """
    return _ASIDE.sub(lambda found: "" if _EXPLAINS.search(found[0]) else found[0], text)


def drops_condition(claim: str, grounds: str) -> bool:
    """Whether a sentence states without condition what the nearest sentence of its passage states for a case.

    Args:
        claim: the sentence that would be shown.
        grounds: the passage, without asides.
    """
    if _CONDITIONED.search(claim):
        return False
    words = set(words_of(claim))
    sentences = [grounds[start:end] for start, end in sentence_spans(grounds)]
    nearest = max(sentences, key=lambda each: len(words & set(words_of(each))), default="")
    return bool(_CONDITION.search(nearest))
