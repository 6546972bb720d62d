"""Who a sentence says it of: a small model likes to hand one body's duty to another one that the passage names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.core.morphology import NOUNS, Morpheme

_TOPIC_MARKS = frozenset({"은", "는", "ㄴ"})
_SUBJECT_MARKS = frozenset({"은", "는", "ㄴ", "이", "가", "께서", "이란", "란", "도", "이라"})
_SUBJECT_TAGS = ("JX", "JKS", "JKC", "VCP")
_PART_OF_NAME = NOUNS | {"XSN", "SN", "XPN", "MM", "NR", "NNB"}
_PERSON = re.compile(
    r"(?:자|인|장|원|회|사|관|은행|기관|업자|회사|부서|부|처|직원|임원|고객|이용자|센터|법인|책임자|위원|이사|감사|총재|장관|정부|국가|조합|협회|당사자)$"
)
"""Ends the name of somebody who can act."""


def shifts_subject(claim: Sequence[Morpheme], grounds: Sequence[Morpheme], context: str) -> bool:
    """Whether a sentence speaks of somebody as its subject whom the passage never makes a subject.

    Args:
        claim: morphemes of the sentence.
        grounds: morphemes of the passage.
        context: title and headings above it; what they name may become a subject, too, unless it can act.

    Returns:
        False where the sentence names no subject, or the passage none at all (a list of noun phrases).
    """
    name = next(_names(claim, _TOPIC_MARKS), "")
    if not name:
        return False
    subjects = set(_names(grounds, _SUBJECT_MARKS))
    if not subjects or any(name.endswith(each) or each.endswith(name) for each in subjects):
        return False
    if _PERSON.search(name):
        return True
    held = "".join(morpheme.form for morpheme in grounds)
    return name not in held and name not in "".join(context.split())


def _names(morphemes: Sequence[Morpheme], marks: frozenset[str]) -> Iterator[str]:
    """The nouns right before a topic or subject particle, as one word each."""
    run: list[str] = []
    last: Morpheme | None = None
    for morpheme in morphemes:
        tag = morpheme.tag.partition("-")[0]
        if tag in _PART_OF_NAME:
            joined = last is not None and last.end == morpheme.start
            run = [*run, morpheme.form] if joined else [morpheme.form]
            last = morpheme
            continue
        if run and tag in _SUBJECT_TAGS and morpheme.form in marks:
            yield "".join(run)
        if tag not in ("SSC", "SSO", "SS"):  # a closing quote may stand between a noun and its particle
            run, last = [], None
