"""May, must and not in English sentences; the grounding checks know the Korean ones."""

from __future__ import annotations

import re

from app.core.sentences import sentence_spans

_NEGATION = re.compile(r"\b(?:not|never|no|nor|neither|cannot|prohibit\w*|forbid\w*)\b|n't\b", re.IGNORECASE)
_BAN = re.compile(r"\b(?:must|shall|may|can|could|is|are)\s?(?:not|never)\b|\bcannot\b", re.IGNORECASE)
_DUTY = re.compile(r"\b(?:must|shall|required|has to|have to|obliged)\b", re.IGNORECASE)
_RIGHT = re.compile(r"\b(?:may|can|could|optional|permitted|allowed)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{4,}")
_HANGUL = re.compile(r"[가-힣]")


def misstates(claim: str, grounds: str) -> bool:
    """Whether an English sentence denies what the nearest sentence of the passage affirms, or makes a duty of a right.

    Args:
        claim: the sentence; one with Hangul is left to the Korean checks.
        grounds: the passage it was written from.
    """
    if _HANGUL.search(claim):
        return False
    words = set(_WORD.findall(claim.lower()))
    sentences = [grounds[start:end] for start, end in sentence_spans(grounds)]
    nearest = max(sentences, key=lambda each: len(words & set(_WORD.findall(each.lower()))), default="")
    if bool(_NEGATION.search(claim)) != bool(_NEGATION.search(nearest)):
        return True
    said, found = _BAN.sub("", claim), _BAN.sub("", grounds)
    duty, right = bool(_DUTY.search(said)), bool(_RIGHT.search(said))
    return (duty and not right and not _DUTY.search(found)) or (right and not duty and not _RIGHT.search(found))
