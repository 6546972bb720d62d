"""The text of one HWP 5 paragraph (HWPTAG_PARA_TEXT): characters, and the places of its controls.

Source: "한글 문서 파일 형식 5.0" revision 1.3, table 6 (제어 문자). Codes below 32 are controls; some take one 16-bit
unit, the others eight. "Extended" controls have a CTRL_HEADER record each, in the same order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.adapters.symbol_text import clean_signs

_SINGLE = {0: "", 10: "\n", 13: "", 24: "-", 30: "\u00a0", 31: " "}
"""Controls of one unit: line break, end of paragraph, hyphen, no-break and fixed-width space (25-29 are reserved)."""
_TAB = 9
_EXTENDED = frozenset({1, 2, 3, 11, 12, 14, 15, 16, 17, 18, 21, 22, 23})
_UNIT_COUNT = 8
_CONTROL = re.compile("[\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class Control:
    """An extended control standing in the text."""

    code: int


@dataclass(frozen=True, slots=True)
class ParaText:
    """Text and controls in order, and for each the raw position (in 16-bit units) where it begins."""

    tokens: tuple[str | Control, ...]
    starts: tuple[int, ...]

    def offset(self, raw: int) -> int:
        """The offset in the joined text of a raw position."""
        length = 0
        for token, start in zip(self.tokens, self.starts, strict=True):
            if start >= raw:
                break
            if isinstance(token, str):
                length += min(len(token), raw - start)
        return length


def decode_text(data: bytes) -> ParaText:
    """Decode a HWPTAG_PARA_TEXT record."""
    units = data[: len(data) & ~1].decode("utf-16-le", errors="surrogatepass")
    raw = _Raw(units)
    tokens: list[str | Control] = []
    starts: list[int] = []
    index = 0
    while index < len(units):
        found = _CONTROL.search(units, index)
        end = found.start() if found else len(units)
        if end > index:
            tokens.append(clean_signs(units[index:end]))
            starts.append(raw(index))
        if not found:
            break
        code = ord(found.group())
        token, width = _control(code)
        if token:
            tokens.append(token)
            starts.append(raw(end))
        index = end + width
    return ParaText(tuple(tokens), tuple(starts))


def _control(code: int) -> tuple[str | Control, int]:
    if code in _SINGLE or 25 <= code <= 29:  # reserved one-unit controls
        return _SINGLE.get(code, ""), 1
    if code == _TAB:
        return "\t", _UNIT_COUNT
    return (Control(code) if code in _EXTENDED else ""), _UNIT_COUNT


class _Raw:
    """Raw 16-bit position of a character index; they differ only behind characters beyond U+FFFF."""

    def __init__(self, units: str) -> None:
        self._wide = [index for index, sign in enumerate(units) if ord(sign) > 0xFFFF]  # end of the BMP

    def __call__(self, index: int) -> int:
        return index + sum(1 for wide in self._wide if wide < index)
