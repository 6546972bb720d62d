"""How the filter box finds documents: parts of words in any order, syllables half typed, and initial consonants (초성)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Unicode 3.12: syllable = 0xAC00 + (initial * 21 + medial) * 28 + final.
_FIRST = 0xAC00
_LAST = 0xD7A3
_FINALS = 28
_PER_INITIAL = 21 * _FINALS
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_DIGITS = re.compile(r"(\d{1,18})")  # longer runs are split: int() refuses numbers of thousands of digits
_CACHED = 20_000


def folded(text: str) -> str:
    """Text without the differences that a search should not see: case, white space, decomposed Hangul of macOS."""
    return "".join(unicodedata.normalize("NFC", text).casefold().split())


@lru_cache(_CACHED)
def search_key(title: str, path: str, collection: str) -> str:
    """What a document is searched in: title, file name and collection, a line each."""
    return "\n".join((folded(title), folded(_file_name(path)), folded(collection)))


@lru_cache(_CACHED)
def natural_key(text: str) -> tuple[str | int, ...]:
    """Sorts "제2조" before "제10조"; texts and numbers take turns, so that keys can always be compared."""
    parts = _DIGITS.split(unicodedata.normalize("NFC", text).casefold())
    return tuple(int(part) if index % 2 else part for index, part in enumerate(parts))


class Query:
    """Typed words, ready to be looked for; an empty query finds everything."""

    def __init__(self, text: str) -> None:
        words = unicodedata.normalize("NFC", text).casefold().split()
        self._patterns = [re.compile(_pattern(word)) for word in words]

    def __bool__(self) -> bool:
        return bool(self._patterns)

    def finds(self, key: str) -> bool:
        """Every word occurs in a `search_key`."""
        return all(pattern.search(key) for pattern in self._patterns)


def _pattern(word: str) -> str:
    return "".join(_letter(letter) for letter in word[:-1]) + _letter(word[-1], is_last=True)


def _letter(letter: str, is_last: bool = False) -> str:
    """A consonant stands for every syllable it begins; an open last syllable may still get its final consonant."""
    if letter in _INITIALS:
        first = _FIRST + _INITIALS.index(letter) * _PER_INITIAL
        return f"[{letter}{chr(first)}-{chr(first + _PER_INITIAL - 1)}]"
    code = ord(letter)
    if is_last and _FIRST <= code <= _LAST and (code - _FIRST) % _FINALS == 0:
        return f"[{letter}-{chr(code + _FINALS - 1)}]"
    return re.escape(letter)


def _file_name(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2]
