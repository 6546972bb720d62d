"""How list numbers are written: 1, Ⅰ, 가, ㄱ, ①, 一 … (shared by the DOCX, HWP and HWPX readers)."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

_GANADA = "가나다라마바사아자차카타파하"
_JAMO = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ"
_HEAVENLY_STEMS = "갑을병정무기경신임계"
_HEAVENLY_STEMS_HANJA = "甲乙丙丁戊己庚辛壬癸"
_KOREAN_DIGITS = "영일이삼사오육칠팔구"
_HANJA_DIGITS = "〇一二三四五六七八九"
_NATIVE_ONES = ("", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉")
_NATIVE_TENS = ("", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔")
_LONGEST = 30
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class NumberStyle(StrEnum):
    """A way to write a list number."""

    DECIMAL = "1"
    DECIMAL_ZERO = "01"
    DECIMAL_FULL_WIDTH = "１"
    CIRCLED = "①"
    PARENTHESISED = "⑴"
    FULL_STOP = "⒈"
    UPPER_ROMAN = "I"
    LOWER_ROMAN = "i"
    UPPER_LETTER = "A"
    LOWER_LETTER = "a"
    CIRCLED_UPPER_LETTER = "Ⓐ"
    CIRCLED_LOWER_LETTER = "ⓐ"
    SYLLABLE = "가"
    CIRCLED_SYLLABLE = "㉮"
    JAMO = "ㄱ"
    CIRCLED_JAMO = "㉠"
    KOREAN = "일"
    NATIVE_KOREAN = "하나"
    HANJA = "一"
    CIRCLED_HANJA = "㊀"
    STEM = "갑"
    STEM_HANJA = "甲"
    ORDINAL = "1st"
    NONE = ""


def format_number(number: int, style: NumberStyle) -> str:
    """A list number as print shows it.

    Args:
        number: the count, usually from 1; 0 and less are written as plain digits.
        style: the way to write it.

    Returns:
        The number without its punctuation; plain digits where the style has no sign for it (circled signs end at
        50, 14 or 10, depending on the style); "" for `NumberStyle.NONE`.
    """
    if style is NumberStyle.NONE:
        return ""
    if number < 1:
        return str(number)
    written = _SIMPLE.get(style)
    if written is not None:
        return written[number - 1] if number <= len(written) else str(number)
    return _computed(number, style)


def _computed(number: int, style: NumberStyle) -> str:
    compute = _COMPUTED.get(style)
    return compute(number) if compute else str(number)


def _repeated(number: int, signs: str) -> str:
    """After the last sign comes the first one doubled: Z, AA, BB … (ECMA-376 part 1, 17.18.59 upperLetter)."""
    return signs[(number - 1) % len(signs)] * min((number - 1) // len(signs) + 1, _LONGEST)


def _native(number: int) -> str:
    return _NATIVE_TENS[number // 10] + _NATIVE_ONES[number % 10] if number < 100 else str(number)


def _full_width(number: int) -> str:
    return "".join(chr(ord("０") + int(digit)) for digit in str(number))


def _roman(number: int) -> str:
    if number >= 4000:  # there is no sign for 5,000
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def _sino(number: int, digits: str, units: tuple[str, ...]) -> str:
    """Sino-Korean reading without a leading 'one' (11 → 십일, 20 → 이십)."""
    if number >= 10_000:  # 만 and above never number a list
        return str(number)
    written = ""
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            written += ("" if digit == 1 and place else digits[digit]) + units[place]
    return written


def _english_suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _run(first: str, count: int) -> str:
    return "".join(chr(ord(first) + index) for index in range(count))


_SIMPLE: dict[NumberStyle, str] = {
    NumberStyle.CIRCLED: _run("①", 20) + _run("㉑", 15) + _run("㊱", 15),
    NumberStyle.PARENTHESISED: _run("⑴", 20),
    NumberStyle.FULL_STOP: _run("⒈", 20),
    NumberStyle.CIRCLED_UPPER_LETTER: _run("Ⓐ", 26),
    NumberStyle.CIRCLED_LOWER_LETTER: _run("ⓐ", 26),
    NumberStyle.CIRCLED_SYLLABLE: _run("㉮", 14),
    NumberStyle.CIRCLED_JAMO: _run("㉠", 14),
    NumberStyle.CIRCLED_HANJA: _run("㊀", 10),
    NumberStyle.STEM: _HEAVENLY_STEMS,
    NumberStyle.STEM_HANJA: _HEAVENLY_STEMS_HANJA,
}
_COMPUTED: dict[NumberStyle, Callable[[int], str]] = {
    NumberStyle.UPPER_ROMAN: lambda number: _roman(number).upper(),
    NumberStyle.LOWER_ROMAN: _roman,
    NumberStyle.UPPER_LETTER: lambda number: _repeated(number, _run("A", 26)),
    NumberStyle.LOWER_LETTER: lambda number: _repeated(number, _run("a", 26)),
    NumberStyle.SYLLABLE: lambda number: _repeated(number, _GANADA),
    NumberStyle.JAMO: lambda number: _repeated(number, _JAMO),
    NumberStyle.KOREAN: lambda number: _sino(number, _KOREAN_DIGITS, ("", "십", "백", "천")),
    NumberStyle.HANJA: lambda number: _sino(number, _HANJA_DIGITS, ("", "十", "百", "千")),
    NumberStyle.NATIVE_KOREAN: _native,
    NumberStyle.DECIMAL_ZERO: lambda number: f"{number:02d}",
    NumberStyle.DECIMAL_FULL_WIDTH: _full_width,
    NumberStyle.ORDINAL: lambda number: f"{number}{_english_suffix(number)}",
}
