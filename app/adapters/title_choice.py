"""Which line of a document is its title, and which are headings (shared by the DOCX, HWP and HWPX readers)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

MAX_HEADING = 100
"""Characters; a longer paragraph of an outline level is body text that happens to be numbered."""
MAX_TITLE = 90
_MIN_TITLE = 4
_TITLE_RATIO = 1.15
"""The title is set at least this much larger than the commonest size (Korean press releases: 18 pt over 15 pt)."""
_SEARCHED = 40
_SENTENCE_END = re.compile(r"(다|함|음|임|됨)\.?\s*$|[.;,:]\s*$")
_LETTER = re.compile(r"[^\W\d_]")
_LETTERS = re.compile(r"[가-힣A-Za-z]{2}")
_EMPTY_TITLES = re.compile(
    r"^(제목\s*없음|무제|빈\s*문서\s*\d*|새\s*문서\s*\d*|untitled.*|document\s*\d*|문서\s*\d*|title|"
    r"microsoft word.*|.*\.(hwp|hwpx|docx?|pdf|hwt|dotx?|rtf|txt))$",
    re.IGNORECASE,
)
_DATE = re.compile(r"(19|20)\d\d\s*[.년/-]\s*(\d{1,2}\s*([.월/-]|$)|$)")
_ENDS_TITLE = re.compile(rf"\s*([\[(<【〔*※-]|{_DATE.pattern})")
"""A line in the title's size that is no more of it: a date, a note, a subtitle in brackets or behind a dash."""
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class TitleLine:
    """A line near the start of the document and its largest character size (any unit; 0 unknown)."""

    text: str
    size: int
    heading: bool = False


def choose_title(stated: str, lines: Iterable[TitleLine]) -> str:
    """The title a person would give the document.

    Args:
        stated: the title in the file's properties. It is often left over from a template, so it counts at once only if
            the document's first lines contain it.
        lines: the first lines of the document, in order.

    Returns:
        The title, or "" when there is nothing to go by.
    """
    first = [line for _, line in zip(range(_SEARCHED), (line for line in lines if line.text.strip()), strict=False)]
    stated = " ".join(stated.split())
    if _EMPTY_TITLES.match(stated) or len(_squeeze(stated)) < _MIN_TITLE or not _LETTERS.search(_squeeze(stated)):
        stated = ""
    if stated and _squeeze(stated) in _squeeze("".join(line.text for line in first)):
        return stated
    styled = next((" ".join(line.text.split()) for line in first if line.heading), "")
    return _largest(first) or styled or stated or _first_phrase(first)


def is_heading_text(text: str) -> bool:
    """Short, says something, and is no sentence."""
    stripped = text.strip()
    return len(stripped) <= MAX_HEADING and bool(_LETTER.search(stripped)) and not _SENTENCE_END.search(stripped)


def _largest(lines: list[TitleLine]) -> str:
    """The first run of lines in the largest size, if it stands out from the size of most of the text."""
    sizes: Counter[int] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text) if line.size else 0
    candidates = [line.size for line in lines if line.size and _may_be_title(line.text)]
    if not candidates:
        return ""
    largest = max(candidates)
    if largest < _TITLE_RATIO * sizes.most_common(1)[0][0]:
        return ""
    start = next(index for index, line in enumerate(lines) if line.size == largest and _may_be_title(line.text))
    title = lines[start].text.strip()
    for line in lines[start + 1 :]:
        if line.size != largest or len(title) + len(line.text) > MAX_TITLE or _ENDS_TITLE.match(line.text):
            break
        title = f"{title} {line.text.strip()}"
    return _close_up(title)


def _close_up(title: str) -> str:
    """A title set with spaces between its letters ("통 합 재 정 통 계") as words."""
    parts = title.split()
    spaced = len(parts) > 2 and all(len(part) == 1 for part in parts)  # "가 나" may be two words
    return ("" if spaced else " ").join(parts)


def _may_be_title(text: str) -> bool:
    """Short and in words; Korean covers often set a title with spaces between its letters ("제 안 요 청 서")."""
    return len(text) <= MAX_TITLE and bool(_LETTERS.search(_squeeze(text))) and not _DATE.match(text.strip())


def _first_phrase(lines: list[TitleLine]) -> str:
    for line in lines:
        if _may_be_title(line.text) and is_heading_text(line.text):
            return " ".join(line.text.split())
    return ""


def _squeeze(text: str) -> str:
    return _SPACE.sub("", text)
