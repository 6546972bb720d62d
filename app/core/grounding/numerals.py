"""Numbers as Korean documents and clerks write them: 1,000만, 1천만, 1조2천억, 이십사, 스무, 세."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
"""An Arabic number, thousands separated or not."""

_SCALE = "[십백천만억조]"
ARABIC = (
    rf"(?<!\d)(?<!\d[,.]){DIGITS}"
    rf"(?:\s?{_SCALE}+(?:\s?{DIGITS}\s?{_SCALE}+|\s?{_SCALE}+)*"
    r"(?:\s?(?:\d{1,3}(?:,\d{3})+|\d{3,4})(?=\s?(?:원|달러|명|건|주|개)))?)?"
)
"""An Arabic number with scale words: 500, 1천5백만, 1조 2,000억, 2억5,000."""
TIGHT = rf"(?<!\d)(?<!\d[,.]){DIGITS}{_SCALE}*"
"""The same without spaces, for the parts of a fraction (100분의 10 천분의 3)."""

_ONES = "일이삼사오육륙칠팔구"
SINO = rf"(?<![가-힣\d])(?!조)(?:[{_ONES}]?[십백천만억조])+[{_ONES}]?"
"""A Sino-Korean number of ten or more (이십사, 오천만, 천만); it must open a word."""
SINO_SMALL = rf"(?<![가-힣\d])(?:[{_ONES}]?십[{_ONES}]?|[{_ONES}])"
"""A Sino-Korean number under a hundred, single digits included (삼년, 육개월): for units that no other word ends in."""

_NATIVE_TENS = {
    "열": 10,
    "스물": 20,
    "스무": 20,
    "서른": 30,
    "마흔": 40,
    "쉰": 50,
    "예순": 60,
    "일흔": 70,
    "여든": 80,
    "아흔": 90,
}
_NATIVE_ONES = {
    "한": 1, "두": 2, "세": 3, "석": 3, "네": 4, "넉": 4, "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9,
    "하나": 1, "둘": 2, "셋": 3, "넷": 4,
}  # fmt: skip
NATIVE = (
    r"(?<![가-힣\d)\]])(?<![을를] )(?:(?:열|스물|서른|마흔|쉰|예순|일흔|여든|아흔)(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉)?"
    r"|스무|한|두|세|석|네|넉|다섯|여섯|일곱|여덟|아홉)"
)
"""A native number before a counter (세, 열두, 스무). After an object (보고를 한 건) 한 is the verb, not the number."""

_WORD_VALUE = {word: index + 1 for index, word in enumerate("일이삼사오육칠팔구")} | {"륙": 6, "영": 0, "공": 0}
_SMALL = {"십": 10, "백": 100, "천": 1000}
_LARGE = {"만": 10**4, "억": 10**8, "조": 10**12}
_TOKEN = re.compile(rf"{DIGITS}|[{_ONES}영공십백천만억조]")
_NATIVE = re.compile(f"({'|'.join(_NATIVE_TENS)})?({'|'.join(sorted(_NATIVE_ONES, key=len, reverse=True))})?")


def parse_number(text: str) -> Decimal:
    """The value of a number matched by `ARABIC`, `SINO`, `SINO_SMALL` or `NATIVE`.

    Args:
        text: the number alone; spaces between its parts are allowed.

    Returns:
        Its value; 30백만 is 30,000,000 and 천만 is 10,000,000.

    Raises:
        ValueError: the text is no number.
    """
    squeezed = "".join(text.split())
    native = _NATIVE.fullmatch(squeezed)
    if squeezed and native:
        return Decimal(_NATIVE_TENS.get(native[1] or "", 0) + _NATIVE_ONES.get(native[2] or "", 0))
    tokens = _TOKEN.findall(squeezed)
    if not tokens or "".join(tokens) != squeezed:
        raise ValueError(text)
    return _scaled(tokens)


def _scaled(tokens: list[str]) -> Decimal:
    """Read left to right: digits, then 십·백·천 within a section, then 만·억·조 close the section."""
    total, section, current = Decimal(0), Decimal(0), None
    for token in tokens:
        if token in _SMALL:
            section += (Decimal(1) if current is None else current) * _SMALL[token]
            current = None
        elif token in _LARGE:
            amount = section + (current or 0)
            total += (amount or 1) * _LARGE[token]
            section, current = Decimal(0), None
        else:
            number = Decimal(_WORD_VALUE[token]) if token in _WORD_VALUE else Decimal(token.replace(",", ""))
            current = number
    return total + section + (current or 0)


def plain(number: Decimal) -> str:
    """A number as a canonical string: no exponent, no trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
