"""Choosing the evidence that answers a question part, and deciding whether it is answered at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.answering.evidence import Evidence
from app.core.answering.expected import Expected
from app.core.answering.parts import Part
from app.core.answering.relevance import Relevance

MOST_EVIDENCE = 5
"""Pieces of evidence per question part: more is reading, not an answer."""
_CHARACTERS = 700  # of evidence per part
_DROP = 2.0  # log-odds below the best piece at which others are left out
_SETTING = re.compile(r"[\s\"'“”‘’·ㆍ‧・]+")
"""What two printings of one rule differ in: white space, quotation marks and middle dots."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A piece of evidence with its features and its score for one question part."""

    evidence: Evidence
    relevance: Relevance
    score: float


@dataclass(frozen=True, slots=True)
class PartEvidence:
    """One part of the question with what it asks for and the evidence chosen for it."""

    part: Part
    expected: Expected
    chosen: tuple[Scored, ...]


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """One part of the question with the evidence chosen for it.

    Attributes:
        answered: the evidence addresses the part; decided by the gate.
    """

    part: Part
    expected: Expected
    chosen: tuple[Scored, ...]
    answered: bool


def score(relevance: Relevance) -> float:
    """How likely a unit is the one that answers, on a log-odds scale (weights fitted as the README describes)."""
    return (
        2.0 * relevance.coverage
        + 2.0 * relevance.own
        + 0.8 * relevance.expected
        + 6.0 * (relevance.similarity - 0.85)
        + 2.0 * relevance.passage
    )


def select(scored: Sequence[Scored], most: int = MOST_EVIDENCE, characters: int = _CHARACTERS) -> list[Scored]:
    """The pieces to show, best first, within a number and a length; copies of one text are shown once.

    Args:
        scored: candidates in any order.
        most: most pieces.
        characters: length of all pieces together; the best one is taken however long it is.
    """
    ordered = sorted(scored, key=lambda s: (-s.score, s.evidence.passage_rank, s.evidence.unit))
    chosen: list[Scored] = []
    said: set[str] = set()
    used = 0
    for each in ordered:
        length = len(each.evidence.text)
        words = _SETTING.sub("", each.evidence.text)
        if words in said or (chosen and (each.score < chosen[0].score - _DROP or used + length > characters)):
            continue
        said.add(words)
        chosen.append(each)
        used += length
        if len(chosen) == most:
            break
    return chosen
