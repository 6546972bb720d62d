"""Plain text, with the page marks that printed texts carry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from app.adapters.encoding import read_text
from app.adapters.text_lines import is_wrapped, paragraphs
from app.core.document import Block, BlockKind, Content, Notice, Page
from app.core.ports import Progress

# "[[page 3]]", "--- page 3 ---", "- 3쪽 -", "- 3 -": alone on their line, with how many are needed to believe in them.
_MARK_FORMS = (
    (re.compile(r"\s*\[\[\s*(?:page|p\.?|쪽|페이지)\s*(\d{1,5})\s*\]\]\s*", re.IGNORECASE), 1),
    (
        re.compile(
            r"\s*[-=*]{2,}\s*(?:page|p\.|쪽|페이지)\s*(\d{1,5})(?:\s*(?:/|of)\s*\d+)?\s*[-=*]{2,}\s*", re.IGNORECASE
        ),
        1,
    ),
    (re.compile(r"\s*[-–—=*]{1,}\s*(\d{1,5})\s*(?:쪽|페이지|page)\s*[-–—=*]{1,}\s*", re.IGNORECASE), 1),
    (re.compile(r"\s*[-–—]\s*(\d{1,4})\s*[-–—]\s*"), 2),
)
_MOST_PAGES = 10_000  # printed by form feeds; more of them are no page ends


@dataclass(frozen=True, slots=True)
class _Part:
    """A printed page: its number, the index of its first line in the file, and its lines."""

    number: int
    first_line: int
    lines: list[str]


class TextReader:
    """Reads TXT files."""

    def read(self, path: Path, password: str | None, progress: Progress) -> Content:
        """See `app.core.ports.Reader`.

        Raises:
            DocumentError: document_damaged when the file is not text in any character set.
        """
        decoded = read_text(path, keep_form_feeds=True)
        parts = _split(decoded.text)
        pages = []
        wrapped = is_wrapped([line for part in parts for line in part.lines])
        for done, part in enumerate(parts, start=1):
            pages.append(_page(part, wrapped, paged=len(parts) > 1))
            progress(done, len(parts))
        paged = len(parts) > 1 or bool(_marks(decoded.text.split("\n")))
        notices = (Notice("text_recovered"),) if decoded.damaged else ()
        return Content("txt", "", tuple(pages), metadata={"encoding": decoded.encoding}, notices=notices, paged=paged)


def _split(text: str) -> list[_Part]:
    """Printed pages by their marks, else by form feeds, else the whole text as one."""
    lines = text.split("\n")
    marks = _marks(lines)
    if marks:
        return _by_marks([line.replace("\f", "") for line in lines], marks)
    if text.count("\f") > _MOST_PAGES:
        return [_Part(1, 0, text.replace("\f", "\n").split("\n"))]
    parts: list[_Part] = []
    first = 0
    for number, chunk in enumerate(text.split("\f"), start=1):
        chunk_lines = chunk.split("\n")
        parts.append(_Part(number, first, chunk_lines))
        first += len(chunk_lines) - 1
    while len(parts) > 1 and not any(line.strip() for line in parts[-1].lines):
        parts.pop()  # pdftotext ends the last page with a form feed, too
    return parts


def _marks(lines: list[str]) -> list[tuple[int, int]]:
    """(line index, page number) of the page marks: all of one form, and rising; anything else is text."""
    for form, fewest in _MARK_FORMS:
        matches = ((index, form.fullmatch(line.strip("\f"))) for index, line in enumerate(lines))
        found = [(index, int(match.group(1))) for index, match in matches if match]
        numbers = [number for _, number in found]
        if len(found) >= fewest and numbers[0] > 0 and all(a < b for a, b in pairwise(numbers)):
            return found
    return []


def _by_marks(lines: list[str], marks: list[tuple[int, int]]) -> list[_Part]:
    """Cut at the marks. Marks stand above their page, unless text precedes the first and none follows the last."""
    before = any(line.strip() for line in lines[: marks[0][0]])
    after = any(line.strip() for line in lines[marks[-1][0] + 1 :])
    if before and not after:
        starts = [0] + [index + 1 for index, _ in marks[:-1]]
        return [_Part(n, start, lines[start:index]) for start, (index, n) in zip(starts, marks, strict=True)]
    ends = [index for index, _ in marks[1:]] + [len(lines)]
    parts = [_Part(n, index + 1, lines[index + 1 : end]) for (index, n), end in zip(marks, ends, strict=True)]
    if before:
        head = lines[: marks[0][0]]
        if parts[0].number > 1:
            parts.insert(0, _Part(parts[0].number - 1, 0, head))
        else:
            parts[0] = _Part(parts[0].number, 0, head + parts[0].lines)
    return parts


def _page(part: _Part, wrapped: bool, paged: bool) -> Page:
    """A page with its text as it stands, and one block per paragraph."""
    offsets = [0]
    for line in part.lines:
        offsets.append(offsets[-1] + len(line) + 1)
    blocks = []
    for first, past in paragraphs(part.lines, wrapped):
        start = offsets[first] + len(part.lines[first]) - len(part.lines[first].lstrip())
        end = offsets[past - 1] + len(part.lines[past - 1].rstrip())
        locator = "" if paged else f"{part.first_line + first + 1}행"
        blocks.append(Block(BlockKind.PARAGRAPH, start, end, 0, locator))
    return Page(part.number, "\n".join(part.lines).rstrip(), tuple(blocks))
