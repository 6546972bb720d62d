"""Sentences of a document that talk to the machine: never evidence, never part of a prompt.

A rule addresses staff and customers; it says nothing about prompts, about "this conversation", about how answers to
this document are to end. Ordinary rules about artificial intelligence ("인공지능사업자는 … 고지하여야 한다"), systems and
instructions (시스템, 지시, 비밀번호) must pass: no single everyday word is enough.
"""

from __future__ import annotations

import re
from functools import lru_cache

from app.core.grounding.disguise import readings
from app.core.grounding.instruction_patterns import ALONE, MARKS, PAYLOAD, REGION
from app.core.grounding.instruction_signs import THRESHOLD, weigh
from app.core.sentences import sentence_spans

_FORGED_LINES = 3  # lines of a message that are kept out behind its mark


@lru_cache(maxsize=8192)
def has_instruction(text: str) -> bool:
    """Whether a text tries to steer whoever reads documents by machine.

    Args:
        text: a sentence; a paragraph is judged as a whole.

    Returns:
        True for instructions to an assistant, in Korean, English, Japanese, Chinese and some other languages, plain or
        disguised (spaced or look-alike letters, invisible letters, base64, hex, escapes), for links that would carry
        data away, and for long encoded payloads.
    """
    return bool(PAYLOAD.search(text)) or any(_instructs(reading) for reading in readings(text))


def instruction_spans(text: str) -> list[tuple[int, int]]:
    """Places of a page that must not be read by the model.

    Args:
        text: the text of a page or chunk.

    Returns:
        (start, end) character offsets, in order, not overlapping: a marked region (a comment, a chat marker) that holds
        an instruction, as a whole; elsewhere from the sentence that instructs to the end of its line, for what follows
        belongs to it. An instruction broken over two lines takes both.
    """
    spans = [found.span() for found in REGION.finditer(text) if has_instruction(found[0])]
    lines = [(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text)]
    for index, (start, end) in enumerate(lines):
        if _covered(spans, start, end):
            continue
        if has_instruction(text[start:end]):
            spans.append((start + _first_instruction(text[start:end]), end))
        elif index and not _covered(spans, *lines[index - 1]) and has_instruction(text[lines[index - 1][0] : end]):
            spans.append((lines[index - 1][0], end))
    return sorted(spans)


def is_forged_after(before: str) -> bool:
    """Whether what stands just before a text opens a forged message, to which the text then belongs.

    Args:
        before: the text of the page up to there; the last lines of its paragraph count.
    """
    lines = before.rstrip(" \t").split("\n\n")[-1].rstrip("\n").split("\n")[-_FORGED_LINES:]
    return any(_opens_message(line) for line in lines if line.strip())


@lru_cache(maxsize=4096)
def _opens_message(line: str) -> bool:
    return any(pattern.search(reading) for reading in readings(line) for pattern in MARKS)


def _covered(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(left < end and start < right for left, right in spans)


def _first_instruction(line: str) -> int:
    """Where the first sentence that instructs begins; the line's start when only its sentences together do."""
    return next((start for start, end in sentence_spans(line) if has_instruction(line[start:end])), 0)


def _instructs(text: str) -> bool:
    """Something that is enough by itself, or signs that together leave no other reading."""
    for gate, family in ALONE:
        if gate.search(text) and any(pattern.search(text) for pattern in family):
            return True
    return weigh(text) >= THRESHOLD
