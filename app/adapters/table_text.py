"""What the rows of a word processor's table are: header, heading in disguise, or data (DOCX, HWP and HWPX readers)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LABEL_LENGTH = 20
"""Characters of a column heading at most: a judgement from reading Korean reports and tenders, not a measurement."""
_HEADER_WORDS = re.compile(
    r"^(구\s*분|항\s*목|내\s*용|비\s*고|번\s*호|순\s*번|연\s*번|일련번호|No\.?|품\s*목|종\s*류|기\s*준|대\s*상|분\s*류|조\s*항|현\s*행|개\s*정(안)?|"
    r"사\s*유|금\s*액|단\s*위|요율|한도|시기|기한|절차|담당|부서|주\s*요.{0,6}|세부.{0,6}|처리\s*기준|점수|배점|일\s*정)$",
    re.IGNORECASE,
)
_VALUE = re.compile(r"\d{2,}|[.?!]$|[:：]")
_PERIOD = re.compile(r"[‘’'`]?\d{2,4}\s*(년|[./]\d{1,2}|\.?\s*\d?Q)\s*도?|\d{1,2}\s*(월|분기|차|단계|주)")
"""A year, quarter or month names a column; it is no value."""
_LOOKED_AT = 4

_ORDINAL = re.compile(
    r"^(제\s*\d+\s*[장절편]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]+\.?|[IVX]{1,4}\.?|\d{1,2}(-\d{1,2})?[.)]?|[①-⑳]|(참\s*고|붙\s*임|별\s*첨|별\s*표|첨\s*부|부\s*록)\s*\d*)$"
)
_HEADING_LENGTH = 60

Grid = Sequence[Sequence[str]]


def count_header_rows(grid: Grid, first_span: int) -> int:
    """How many leading rows look like a header, where the file does not say.

    Args:
        grid: cell texts row by row; a cell merged over rows stands in its first row, with "" below.
        first_span: rows that the tallest cell of the first row spans; a header reaches as far.
    """
    return min(first_span, len(grid) - 1) if _looks_like_header(grid) else 0


def _looks_like_header(grid: Grid) -> bool:
    """The first row names the columns: short labels without values, over rows that differ from it.

    In a two-column table the first row is usually a label and its value ("성명 | 홍길동"), so there a known heading
    word is asked for.
    """
    if len(grid) < 2:  # a header needs a row below it
        return False
    labels = [cell.strip() for cell in grid[0]]
    if len(labels) < 2 or sum(map(bool, labels)) < len(labels) - 1:  # one corner cell may be empty
        return False
    if len(labels) >= 3 and _HEADER_WORDS.match(labels[0]):
        return True
    if any(len(label) > _LABEL_LENGTH or _VALUE.search(_PERIOD.sub("", label)) for label in labels):
        return False
    if any(_HEADER_WORDS.match(label) for label in labels):
        return True
    below = [cell for row in grid[1:_LOOKED_AT] for cell in row]
    return len(labels) >= 3 and any(_VALUE.search(cell) or len(cell) > _LABEL_LENGTH for cell in below)


def heading_row(grid: Grid) -> str:
    """The text of a one-row table that is a decorated heading, an ordinal and a phrase ("Ⅱ | 추진 방향"), or ""."""
    filled = [[cell for cell in row if cell] for row in grid]
    filled = [row for row in filled if row]
    if len(filled) != 1 or len(filled[0]) != 2 or not _ORDINAL.match(filled[0][0]):  # ordinal, phrase
        return ""
    text = " ".join(filled[0])
    return text if len(text) <= _HEADING_LENGTH else ""
