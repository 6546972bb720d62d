"""Does a line open a paragraph by its first characters? Marks of Korean rules, bullets and captions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.core.structure import Kind
from app.core.structure.marks import Mark, find_mark

_BULLET = re.compile(r"(?:[○●◎◯□■◇◆▢▣▶▷►▸△▲▽▼☞☑✓✔★☆※❍❏❑◦•∙‣⁃➢➔→]|[-–*+·ㆍㅇㅁoŸ]\s|[❶-❿➀-➓]|\*\d?\))")
_CAPTION = re.compile(r"[\[<〈【〔《]?\s*(?:그림|표|붙임|별첨|참고|서식|예시|Table|Figure)\s*\d")
_LEADER = re.compile(r"(?:[.·…‥․∙・\-_]\s?){4,}\s*(?:\d{1,4}|[ivxl]{1,6})$")
_REFERENCE_MARK = re.compile(r"(?:주\s*\d*\)|\*{1,3}\s|\d{1,2}\)\s)")
_SENTENCE_END = re.compile(r"[.?!:;。][\"'”’)\]>」』】]*$|[>\]」』】]$")
_OPEN_DATE = re.compile(r"(?:\d{4}|['’]\d{2})\s*\.\s*(?:\d{1,2}\s*\.)?\s*$")
_PAIRS = {"<": ">", "(": ")", "「": "」", "[": "]", "〈": "〉", "『": "』"}
_REACH = 80  # characters; a bracket open for longer was never meant to close
_LISTED = (Kind.ITEM, Kind.SUBITEM, Kind.DETAIL, Kind.SUBDETAIL)
_LONGEST_LIST = 60


@dataclass(slots=True)
class Sequence:
    """The last number of each kind of mark, to tell a list item from a number that a line end happened to cut off."""

    last: dict[Kind, int] = field(default_factory=dict)

    def expects(self, mark: Mark) -> bool:
        """The mark goes on with the list before it."""
        return mark.value == self.last.get(mark.kind, 0) + 1

    def take(self, mark: Mark) -> None:
        """Remember a mark that opened a paragraph; lists below it start anew."""
        self.last = {kind: value for kind, value in self.last.items() if kind < mark.kind}
        if mark.value <= _LONGEST_LIST or mark.kind not in _LISTED:
            self.last[mark.kind] = mark.value


def mark_of(text: str, sequence: Sequence) -> Mark | None:
    """The mark of Korean rules that the line may open with."""
    return find_mark(text, sequence.last.get(Kind.ARTICLE, 0))


def has_bullet(text: str) -> bool:
    """The line opens with a bullet or a caption's label."""
    return bool(_BULLET.match(text) or _CAPTION.match(text))


def ends_entry(text: str) -> bool:
    """The text is an entry of a table of contents: dots that lead to a page number."""
    return bool(_LEADER.search(text))


def is_footnote_mark(text: str) -> bool:
    """The line opens as footnotes do: "1) ", "* ", "주)"."""
    return bool(_REFERENCE_MARK.match(text))


def ends_sentence(text: str) -> bool:
    """The text stops where a sentence, heading or amendment note may stop."""
    return bool(_SENTENCE_END.search(text))


def is_open(text: str) -> bool:
    """The text stops inside brackets or inside a date, so the next line goes on with it."""
    if _OPEN_DATE.search(text):
        return True
    tail = text[-_REACH:]
    return any(tail.rfind(opening) > tail.rfind(closing) for opening, closing in _PAIRS.items())
