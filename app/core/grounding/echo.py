"""Sentences that only give the question back."""

from __future__ import annotations

import re

_LETTERS = re.compile(r"[^가-힣A-Za-z0-9%]")
_PREFACE = re.compile(r"^\s*(?:결론|답변?|정답|네|예|아니요|아니오|이상|따라서|즉)\s*[:,.]?\s*(?=\S)")
_ASKS = re.compile(
    r"\?\s*$|(?:나요|까요|는가요?|은가요?|인가요?|할까|될까|습니까|ㅂ니까|맞지|맞죠|되지|하지|라며|다며|면서요|잖아요|던데요?)\s*[.!]?\s*$"
)
_NOT = re.compile(r"(?:않|아니하|못하)지\s*[.!]?$")
_ENDING = 4  # letters in which a given-back question may end otherwise ("해야 돼." for "해야 하나요?")
_SHORTEST = 6  # letters; less is a word of the question, not the question


def is_echo(sentence: str, question: str) -> bool:
    """Whether a sentence asks, or only repeats the question, instead of stating something.

    A small model often gives the question back with a full stop; it holds the passage's words and says nothing.

    Args:
        sentence: what the model wrote.
        question: what was asked; "" when not known.
    """
    text = _PREFACE.sub("", sentence.strip())
    if _ASKS.search(text) and not _NOT.search(text):
        return True
    said, asked = _LETTERS.sub("", text), _LETTERS.sub("", question)
    if len(said) < _SHORTEST:
        return False
    return said in asked or (len(said) > 2 * _ENDING and len(asked) - len(said) <= _ENDING and said[:-1] in asked)
