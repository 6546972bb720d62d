"""Lines of plain text to paragraphs: which lines begin an item of their own, and whether a text is hard-wrapped."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

# Marks that begin a line of their own in Korean rules, letters and reports. Articles and chapters (제3조, 제1장),
# circled numbers (①), 1. 1) (1), 가. 가) (가), bullets, Roman numerals, brackets of headings, 부칙 and 별표.
_ITEM = re.compile(
    r"""\s*(?:
        제\s?\d+\s?(?:편|장|절|관|조|항|호|목)
      | [①-⑳㉑-㉟㊱-㊿❶-❿⑴-⒇㉠-㉭ⓐ-ⓩ]
      | \d{1,3}(?:[-.]\d{1,3})*[.)](?!\d)
      | \(\d{1,3}\)
      | \d{1,3}의\d{1,2}[.)]
      | [가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허고노도로모보소오조초코토포호][.)](?=\s)
      | \([가-하]\)
      | (?:[IVX]{1,4}|[Ⅰ-Ⅻ])[.)]?\s
      | [-–—•·∙○●◎□■◇◆△▲▽▼▶▷►☞※＊*◦▪▫❍❏➢➤✓✔]\s
      | [○●◎□■◇◆▶▷※❍❏]
      | [\[【〔<〈《「]
      | (?:부\s*칙|별\s*표|별\s*지|붙\s*임)\b
      | \#{1,6}\s
    )""",
    re.VERBOSE,
)
# A line that begins with "다." is the item after "나.", or the rest of "…한다." where a line was broken inside a word.
_NA, _DA = re.compile(r"\s*나[.)]\s"), re.compile(r"\s*다[.)]\s")
_SENTENCE_END = re.compile(r"[.!?。:;][\"'”’)\]>]*$|(?:다|음|함|것|임)\.?$")
_WIDE_ENOUGH = 0.75  # a wrapped line fills most of the column before the next word goes below
_WRAPPED_SHARE = 0.6  # most lines that go on are full ones
_NARROWEST_COLUMN = 36  # display columns; shorter lines are lists and verses, not wrapped paragraphs
_WIDEST_COLUMN = 240  # longer lines were not wrapped by anyone
_FEWEST_PAIRS = 4  # lines that go on, needed to judge


def starts_item(line: str) -> bool:
    """The line begins with a structural mark, so it is not the continuation of the line above."""
    return bool(_ITEM.match(line))


def is_wrapped(lines: Sequence[str]) -> bool:
    """The text was broken into lines at a fixed width, so a line end is not the end of a paragraph.

    Judged by the lines that are followed at once by one that begins no item: when most of them fill the column and stop
    in mid-sentence, the text is wrapped.
    """
    pairs = [line for line, after in pairwise(lines) if line.strip() and _goes_on(after)]
    if len(pairs) < _FEWEST_PAIRS:
        return False
    widths = sorted(display_width(line.rstrip()) for line in pairs)
    column = widths[int(len(widths) * 0.95) - 1]
    if not _NARROWEST_COLUMN <= column <= _WIDEST_COLUMN:
        return False
    least = column * _WIDE_ENOUGH
    full = sum(display_width(line.rstrip()) >= least and not _SENTENCE_END.search(line.rstrip()) for line in pairs)
    return full >= len(pairs) * _WRAPPED_SHARE


def paragraphs(lines: Sequence[str], wrapped: bool) -> Iterator[tuple[int, int]]:
    """Ranges of line indexes [first, past the last) that make one paragraph each.

    Args:
        wrapped: lines go on until a blank line or an item; otherwise every line stands for itself.
    """
    first = -1
    after_na = False
    for index, line in enumerate(lines):
        if not line.strip():
            if first >= 0:
                yield first, index
            first = -1
        elif first < 0:
            first = index
        elif not wrapped or (starts_item(line) and (after_na or not _DA.match(line))):
            yield first, index
            first = index
        after_na = after_na or bool(_NA.match(line))
    if first >= 0:
        yield first, len(lines)


def display_width(line: str) -> int:
    """Columns on a fixed-width screen: Hangul and Hanja take two (Unicode Standard Annex 11)."""
    if line.isascii():
        return len(line)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)


def _goes_on(line: str) -> bool:
    return bool(line.strip()) and not starts_item(line)
