"""May, must and not in English sentences; the grounding checks know the Korean ones."""

from __future__ import annotations

import re

from app.core.sentences import sentence_spans

_NEGATION = re.compile(r"\b(?:not|never|no|nor|neither|cannot|prohibit\w*|forbid\w*)\b|n't\b", re.IGNORECASE)
_BAN = re.compile(r"\b(?:must|shall|may|can|could|is|are)\s?(?:not|never)\b|\bcannot\b", re.IGNORECASE)
_DUTY = re.compile(r"\b(?:must|shall|required|has to|have to|obliged)\b", re.IGNORECASE)
_RIGHT = re.compile(r"\b(?:may|can|could|optional|permitted|allowed)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]{4,}")
_PIECE = re.compile(r"[,;]\s+(?:(?:and|but|or)\s+)?|\s+(?:and|but)\s+")
_TELLING = 3  # words of a piece of a sentence that says something of its own
_ALIKE = 0.6  # share of a piece's words in a sentence from which both speak of the same
_HANGUL = re.compile(r"[가-힣]")


def misstates(claim: str, grounds: str) -> bool:
    """Whether an English sentence denies what the passage affirms, or the other way round, or makes a duty of a right.

    Args:
        claim: the sentence; one with Hangul is left to the Korean checks.
        grounds: the passage it was written from. A sentence may join several of its sentences, so each piece of it is
            held against the sentence nearest to it.
    """
    if _HANGUL.search(claim):
        return False
    sentences = [grounds[start:end] for start, end in sentence_spans(grounds)]
    pieces = [piece for piece in _PIECE.split(claim) if len(_words(piece)) >= _TELLING] or [claim]
    if any(_denies(piece, sentences) for piece in pieces):
        return True
    said, found = _BAN.sub("", claim), _BAN.sub("", grounds)
    duty, right = bool(_DUTY.search(said)), bool(_RIGHT.search(said))
    return (duty and not right and not _DUTY.search(found)) or (right and not duty and not _RIGHT.search(found))


def _denies(piece: str, sentences: list[str]) -> bool:
    words = _words(piece)
    nearest = max(sentences, key=lambda each: len(words & _words(each)), default="")
    if bool(_NEGATION.search(piece)) == bool(_NEGATION.search(nearest)):
        return False
    return len(words & _words(nearest)) >= _ALIKE * len(words)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))
