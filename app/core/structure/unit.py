"""A unit: the smallest addressable piece of a document (a 항, a 호, a paragraph, a table row)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Kind(IntEnum):
    """What a unit is. The value is its rank: a unit's parent is the nearest one before it with a smaller rank."""

    SUPPLEMENT = 1  # 부칙
    ANNEX = 2  # 별표, 별지
    PART = 3  # 편
    CHAPTER = 4  # 장
    SECTION = 5  # 절
    SUBSECTION = 6  # 관
    HEADING = 7  # a heading that is not part of a rule (its level decides among headings)
    ARTICLE = 20  # 조
    PARAGRAPH = 21  # 항 ①
    ITEM = 22  # 호 1.
    SUBITEM = 23  # 목 가.
    DETAIL = 24  # 1)
    SUBDETAIL = 25  # 가)
    TEXT = 30  # a paragraph of running text
    TABLE = 31
    ROW = 32


@dataclass(frozen=True, slots=True)
class PageSpan:
    """`page.text[start:end]` of page `page` (1-based)."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Unit:
    """One piece of a document, without its children.

    Attributes:
        ordinal: position in the document, from 0.
        parent: ordinal of the unit it belongs to, or -1.
        kind: what it is.
        number: its own mark, canonical ("제13조의2", "제1항", "제3호", "가목"), or "".
        title: the article's or heading's own title, or "".
        spans: where its text stands; more than one where it runs over a page end.
        level: heading level among headings.
        locator: the reader's name for the place, where the format has no pages.
    """

    ordinal: int
    parent: int
    kind: Kind
    number: str
    title: str
    spans: tuple[PageSpan, ...]
    level: int = 0
    locator: str = ""
