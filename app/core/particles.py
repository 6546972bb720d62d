"""Korean particles after words that are only known at run time: 은/는, 이/가, 을/를, 으로/로."""

from __future__ import annotations

_CLOSING = "'\"’”)]』」> "
_SPOKEN_END = dict(zip("0123456789", "영일이삼사오육칠팔구", strict=True)) | {
    "%": "트",
    "㎡": "터",
    "$": "러",
    "₩": "원",
}
_LATIN_CLOSED = frozenset("lmnrLMNR")  # letters whose Korean names end in a consonant (엘, 엠, 엔, 알)
_RIEUL = 8  # index of ㄹ among final consonants, Unicode chapter 3.12


def final_consonant(text: str) -> int:
    """Index of the last syllable's final consonant (0: none), closing marks passed over; digits as they are spoken."""
    bare = text.rstrip(_CLOSING)
    if not bare:
        return 0
    last = _SPOKEN_END.get(bare[-1], bare[-1])
    if "가" <= last <= "힣":
        return (ord(last) - ord("가")) % 28
    if last in "lLrR":
        return _RIEUL
    return 1 if last in _LATIN_CLOSED else 0


def particle(text: str, closed: str, opened: str) -> str:
    """The particle that fits behind a text.

    Args:
        text: the words it follows.
        closed: form after a consonant ("은", "이", "을", "으로").
        opened: form after a vowel ("는", "가", "를", "로").
    """
    final = final_consonant(text)
    if closed == "으로" and final == _RIEUL:
        return opened
    return closed if final else opened
