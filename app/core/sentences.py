"""Sentence boundaries in document text, by rule: fast, deterministic, and offsets refer to the text as it is.

Statutes and internal rules end sentences with "다." or a nominal ending before a mark; numbers, dates ("2025. 2. 5."),
abbreviations and closing brackets keep a full stop from ending one.
"""

from __future__ import annotations

import re

# A sentence ends at . ? ! followed by optional closing marks and white space, when what stands before the full stop
# is a Hangul syllable, a Latin word of two letters or more, or a closing mark: "2025. 2. 5." and "1. " do not end one.
_END = re.compile(r"(?:(?<=[가-힣])|(?<=[A-Za-z]{2})|(?<=[)\]”’\"'」』]))[.。](?=[\s<\[(]|$)|[?!](?=\s|$)|[。]")
_TRAIL = re.compile(r"[\"”’')\]」』]*(?:\s*(?:<[^<>]{1,80}>|\[[^\[\]]{1,80}\]))*")
_SINGLE_MARK = re.compile(r"(?:^|[\s\"“(])[가나다라마바사아자차카타파하]$")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Split text into sentences.

    Returns:
        (start, end) offsets without surrounding white space; line breaks end a sentence, too.
    """
    spans: list[tuple[int, int]] = []
    offset = 0
    for line in text.split("\n"):
        spans.extend((offset + start, offset + end) for start, end in _split_line(line))
        offset += len(line) + 1
    return spans


def _split_line(line: str) -> list[tuple[int, int]]:
    cuts: list[int] = []
    for found in _END.finditer(line):
        if cuts and found.start() < cuts[-1]:
            continue  # inside a mark that the sentence before ends with
        if found[0] == "." and _SINGLE_MARK.search(line[max(0, found.start() - 2) : found.start()]):
            continue  # "가. 보통주 …": a list mark
        if _inside_brackets(line, found.start(), cuts[-1] if cuts else 0):
            continue
        trail = _TRAIL.match(line, found.end())
        cuts.append(trail.end() if trail else found.end())
    spans, start = [], 0
    for cut in [*cuts, len(line)]:
        piece = line[start:cut]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            spans.append((left, left + len(piece.strip())))
        start = cut
    return spans


def _inside_brackets(line: str, position: int, start: int) -> bool:
    """A full stop inside an open parenthesis does not end the sentence around it."""
    return line.count("(", start, position) > line.count(")", start, position) and ")" in line[position:]


_OPENS_LIST = re.compile(
    r"(?:다음|아래|다음의)\s*(?:각\s*[호목항]|(?:의\s*)?(?:사항|표|순서)|과\s*같)|각\s*[호목]의|as follows|the following"
)


def opens_list(text: str) -> bool:
    """A sentence points to the list that comes after it ("다음 각 호의 어느 하나에 해당하는 …")."""
    return bool(_OPENS_LIST.search(text))
