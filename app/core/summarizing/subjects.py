"""Who a sentence says it of: a small model likes to hand one body's duty to another one that the passage names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.core.morphology import NOUNS, Morpheme, content_terms

_TOPIC_MARKS = frozenset({"은", "는", "ㄴ"})
_SUBJECT_MARKS = frozenset({"은", "는", "ㄴ", "이", "가", "께서", "이란", "란", "도", "이라"})
_OBJECT_MARKS = frozenset({"을", "를"})
_SUBJECT_TAGS = ("JX", "JKS", "JKC", "VCP")
_PART_OF_NAME = NOUNS | {"XSN", "SN", "XPN", "MM", "NR", "NNB"}
_ENDING = 3  # last words of a sentence: its predicate with its object
_PERSON = re.compile(
    r"(?:^자|사람|[업담책관이신발수위소투행청]자|담당자|책임자|관리자|주체|가맹점|회사|법인|은행|기관|[가-힣]{2}원(?<!지원)(?<!재원)(?<!인원)|위원|위원회|협의회"
    r"|이사회|총회|[가-힣][부팀국실점원행회]장|청장|직원|임원|고객|(?:신청|대리|수취|지급|감시|보증|명의|발행|수익)인|감사|이사|총재|장관|정부|국가|조합|협회|중앙회"
    r"|당사자|센터|부서|공사|지점|영업점|제안사|수행사|[가-힣]{2}처)$"
)
"""Ends the name of somebody who can act."""


def shifts_subject(claim: Sequence[Morpheme], grounds: Sequence[Morpheme]) -> bool:
    """Whether a sentence makes somebody act whom the passage never makes a subject, or speaks of what is not in it.

    Args:
        claim: morphemes of the sentence.
        grounds: morphemes of the passage.

    Returns:
        False where the sentence names no subject, or the passage none at all (a list of noun phrases).
    """
    subjects = set(_names(grounds, _SUBJECT_MARKS))
    if not subjects:
        return False
    named = [name for name in _names(claim, _SUBJECT_MARKS) if not _among(name, subjects)]
    if any(_PERSON.search(name) for name in named):
        return True
    topic = next(_names(claim, _TOPIC_MARKS), "")
    return topic in named and topic not in "".join(morpheme.form for morpheme in grounds)


def mixes_statements(claim: Sequence[Morpheme], statements: Sequence[Sequence[Morpheme]]) -> bool:
    """Whether a sentence ends as a statement does that is about somebody or something else.

    "X의 절차는 다음 각 호와 같다. 1. 보호인은 신청서를 제출하여야 한다" must not become "X의 절차는 신청서를 제출하여야 한다".

    Args:
        claim: morphemes of the sentence.
        statements: morphemes of each statement it was written from.
    """
    topic = next(_names(claim, _TOPIC_MARKS), "")
    ending = [term.form for term in content_terms(claim) if not term.compound][-_ENDING:]
    if not topic or not ending or len(statements) < 2:
        return False
    held = [{term.form for term in content_terms(each)} for each in statements]
    best = max(sum(form in forms for form in ending) for forms in held)
    alike = [each for each, forms in zip(statements, held, strict=True) if sum(f in forms for f in ending) == best]
    about = [set(_names(each, _TOPIC_MARKS)) for each in alike]
    return all(names and not _among(topic, names) for names in about)


def misplaces_item(claim: Sequence[Morpheme], statements: Sequence[Sequence[Morpheme]]) -> bool:
    """Whether an item of a list became the object of a rule that has another one.

    "…다음 각 호의 방법으로 자금을 관리하여야 한다. 1. 예치" must not become "…예치를 관리하여야 한다".

    Args:
        claim: morphemes of the sentence.
        statements: morphemes of the opening of the list and of its items.
    """
    objects = list(_names(claim, _OBJECT_MARKS, ("JKO",)))
    held = {name for each in statements for name in _names(each, _OBJECT_MARKS, ("JKO",))}
    if not objects or not held or _among(objects[-1], held):
        return False
    return any(objects[-1] in "".join(morpheme.form for morpheme in each) for each in statements[1:])


def _among(name: str, subjects: set[str]) -> bool:
    return any(name.endswith(each) or each.endswith(name) for each in subjects)


def _names(
    morphemes: Sequence[Morpheme], marks: frozenset[str], tags: tuple[str, ...] = _SUBJECT_TAGS
) -> Iterator[str]:
    """The nouns right before a particle, as one word each: a topic or subject particle unless other tags are given."""
    run: list[str] = []
    last: Morpheme | None = None
    for morpheme in morphemes:
        tag = morpheme.tag.partition("-")[0]
        if tag in _PART_OF_NAME:
            joined = last is not None and last.end == morpheme.start
            run = [*run, morpheme.form] if joined else [morpheme.form]
            last = morpheme
            continue
        if run and tag in tags and morpheme.form in marks:
            yield "".join(run)
        if tag not in ("SSC", "SSO", "SS"):  # a closing quote may stand between a noun and its particle
            run, last = [], None
