"""The judgement on one sentence: may it be shown over the passage it would cite?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from app.core.grounding.actors import find_actors, names_actor
from app.core.grounding.binding import misdefined, misplaced
from app.core.grounding.citations import squeezed
from app.core.grounding.clauses import find_clauses
from app.core.grounding.echo import is_echo
from app.core.grounding.instructions import has_instruction
from app.core.grounding.polarity import Modality, contradicts, stance
from app.core.grounding.reasons import Reason
from app.core.grounding.tables import heading_units, with_units
from app.core.grounding.value import Value, ValueKind
from app.core.grounding.values import find_values, supports

__all__ = ["Claim", "Evidence", "Judgement", "Reason", "combined", "has_instruction", "judge"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence that would be shown.

    Attributes:
        text: the sentence.
        terms: its content terms (see `app.core.morphology`).
        given: the question; its words may be repeated without being counted, its values may not.
        given_terms: content terms of the question, where known.
    """

    text: str
    terms: frozenset[str]
    given: str = ""
    given_terms: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Evidence:
    """A passage that would be cited.

    Attributes:
        text: what is quoted, with its lead-in.
        terms: its content terms.
        context_terms: content terms of the title and headings above it.
        similarity: cosine similarity of claim and passage, or None when not measured.
        context: title and headings as text; articles, issues and names may rest on them, other values may not.
    """

    text: str
    terms: frozenset[str]
    context_terms: frozenset[str] = frozenset()
    similarity: float | None = None
    context: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The outcome.

    Attributes:
        support: how well the passage bears out the sentence (0-1); 0 when a check failed.
        reason: why it must not be shown (a `Reason`), or None.
        detail: the words it fails by ("20일", "금융감독원"), or "".
    """

    support: float
    reason: str | None = None
    detail: str = ""


THRESHOLD = 0.7
"""Support below which a sentence is withheld. What the shipped model writes from a passage it has understood scores .8 and
more, for it copies the passage's words; a sentence with a third of its words from elsewhere is not worth the risk."""
_FLOOR = 0.3
"""Least share of all the claim's terms, the question's own included, that the passage must hold."""
_REPEATED = 0.35
"""Weight of a missing term that the question brought in."""
_SIMILARITY_SHARE = 0.2
_UNRELATED, _ALIKE = 0.80, 0.92
"""Cosines of multilingual-e5-small lie in a narrow band: unrelated Korean sentences near .80, rewordings above .92."""
_FROM_CONTEXT = (ValueKind.ARTICLE, ValueKind.ISSUE, ValueKind.NAME)


def judge(claim: Claim, evidence: Evidence, beside: Sequence[Evidence] = ()) -> Judgement:
    """Decide whether a sentence may be shown over a passage.

    In order: neither may come from an instruction planted in the document; every value and every body or officer named
    must stand in the passage, in the row it is claimed for; the passage must not say the contrary; the sentence must
    say something of its own that the passage says, too; and the passage must hold its words.

    Args:
        claim: the sentence with the question it answers.
        evidence: the passage.
        beside: other passages shown with it; a value of the sentence must not belong to one of them.

    Returns:
        Support and, when it must not be shown, the reason.
    """
    if has_instruction(evidence.text) or has_instruction(claim.text):
        return Judgement(0.0, Reason.SOURCE_INSTRUCTION)
    wrong = _wrong_value(claim.text, evidence, beside)
    if wrong:
        return Judgement(0.0, Reason.VALUE, wrong)
    contrary = contradicts(claim.text, evidence.text)
    if contrary:
        return Judgement(0.0, Reason.BOUND if contrary == "bound" else Reason.POLARITY)
    if is_echo(claim.text, claim.given) or _unbacked(claim, evidence) or misdefined(claim.text, evidence.text):
        return Judgement(0.0, Reason.UNSUPPORTED)
    support = _support(claim, evidence)
    return Judgement(round(support, 3), None if support >= THRESHOLD else Reason.UNSUPPORTED)


def combined(passages: Sequence[Evidence]) -> Evidence:
    """Several passages as one, for a sentence that draws on more than one of them; all of them must then be cited."""
    measured = [passage.similarity for passage in passages if passage.similarity is not None]
    return Evidence(
        text="\n".join(passage.text for passage in passages),
        terms=frozenset[str]().union(*(passage.terms for passage in passages)),
        context_terms=frozenset[str]().union(*(passage.context_terms for passage in passages)),
        similarity=max(measured) if measured else None,
        context="\n".join(passage.context for passage in passages),
    )


# --- values ----------------------------------------------------------------------------------------------------------


def _wrong_value(text: str, evidence: Evidence, beside: Sequence[Evidence]) -> str:
    held = _evidence_values(evidence.text, evidence.context)
    for value in find_values(text):
        if not supports(value, held) and not (value.kind is ValueKind.NAME and _named(value, evidence)):
            return value.text
    for actor in find_actors(text):
        if not names_actor(f"{evidence.context} {evidence.text}", actor):
            return actor
    around = "\n".join([evidence.text, *(other.text for other in beside)])
    moved = misplaced(text, around)
    return moved.text if moved else ""


@lru_cache(maxsize=1024)
def _evidence_values(text: str, context: str) -> tuple[Value, ...]:
    own = with_units(find_values(text), heading_units(f"{context}\n{text}"))
    return (*own, *(value for value in find_values(context) if value.kind in _FROM_CONTEXT))


_LAW_END = re.compile(r"법(?:률)?$")


def _named(name: Value, evidence: Evidence) -> bool:
    """A quoted name stands in the passage or its headings; 은행법 is not 인터넷전문은행법, nor 은행법 시행령."""
    if name.key in evidence.context_terms:
        return True
    after = r"(?!\s*(?:시행령|시행규칙|시행세칙))" if _LAW_END.search(name.key) else ""
    before = "(?<![가-힣])" if after else ""
    letters = r"[\s·ㆍ]*".join(re.escape(letter) for letter in name.key)
    around = f"{evidence.context}\n{evidence.text}".lower()
    return bool(re.search(f"{before}{letters}{after}", around))


# --- words -----------------------------------------------------------------------------------------------------------

_GENERIC = frozenset(
    "경우 때 등 해당 관련 내용 사항 규정 기준 조건 방법 절차 대상 필요 가능 허용 금지 불가 의무 필수 면제 예외 이상 이하 초과 미만 이내 최소 최대 최고 "
    "전 후 이전 이후 답변 답 질문 문서 근거 자료 다음 아래 위 각 호 항 조 목 법 영 규칙 시행령 법률 규정상 상 중 내 간 것 점 수 년 월 일 원 명 회 건 개 시간 "
    "따르다 있다 없다 받다 주다 하다 되다 같다 이다 아니다 않다 못하다 정하다 의하다 위하다 대하다 관하다 말하다 알다 보다 네 예 아니요 아니오 즉 또한 "
    "결론 정답 이상 따라서 반드시 기간 금액 비율 정도 직접 안 만 년간 개월 영업일 퍼센트 분의 제 번 이내로".split()
)
_VERB_WEIGHT = 0.5
"""Verbs are reworded freely (통지하다, 알리다); nouns carry the matter."""
_NUMBERISH = re.compile(r"[\d.,%]+|[일이삼사오육칠팔구십백천만억조]+")


def _unbacked(claim: Claim, evidence: Evidence) -> bool:
    """A permission or exemption the passage nowhere grants, or words in a script that stands in no source.

    "생략할 수 있습니다" must rest on a clause that permits; only a sentence whose values stand in the passage may put a
    rule that merely states them ("한도는 50만원으로 한다") as a permission.
    """
    sources = f"{evidence.context} {evidence.text} {claim.given}".lower()
    in_english = not _HANGUL.search(claim.text) and not _HANGUL.search(evidence.text)  # then coverage weighs its words
    if not in_english and any(word.lower() not in sources for word in _FOREIGN.findall(claim.text)):
        return True
    said = stance(claim.text)
    if said.modality not in (Modality.PERMIT, Modality.EXEMPT) or find_values(claim.text):
        return False
    granting = (Modality.PERMIT, Modality.EXEMPT)
    return not any(clause.modality in granting or clause.exceptions for clause in find_clauses(evidence.text))


_HANGUL = re.compile(r"[가-힣]")
_FOREIGN = re.compile(r"[A-Za-z]{3,}|[\u3040-\u30ff\u4e00-\u9fff]{2,}|[\u0400-\u04ff]{3,}")


def _support(claim: Claim, evidence: Evidence) -> float:
    coverage = _coverage(claim, evidence)
    if evidence.similarity is None:
        return coverage
    scaled = min(1.0, max(0.0, (evidence.similarity - _UNRELATED) / (_ALIKE - _UNRELATED)))
    return (1 - _SIMILARITY_SHARE) * coverage + _SIMILARITY_SHARE * scaled


def _coverage(claim: Claim, evidence: Evidence) -> float:
    """Share of the claim's informative terms that the passage or its headings hold.

    Terms that only repeat the question count for a third when the passage lacks them: the clerk's word for a thing may
    differ from the rule's, but a sentence whose every subject comes from the question says nothing the passage says.
    A claim without terms of its own ("네, 가능합니다", "4개월입니다") rests on the question's terms instead.
    """
    words = squeezed(f"{evidence.context}{evidence.text}")
    held = evidence.terms | evidence.context_terms
    terms = _informative(claim.terms)
    if not terms:
        speaks = stance(claim.text).modality in _SPOKEN or bool(find_values(claim.text))
        asked = _informative(claim.given_terms) if speaks else {}
        return sum(w for term, w in asked.items() if _holds(term, held, words)) / (sum(asked.values()) or 1.0)
    missing = {term: weight for term, weight in terms.items() if not _holds(term, held, words)}
    found = sum(terms.values()) - sum(missing.values())
    if found < _FLOOR * sum(terms.values()):
        return 0.0
    given = squeezed(claim.given)
    lost = sum(w * (_REPEATED if _holds(term, claim.given_terms, given) else 1.0) for term, w in missing.items())
    return found / (found + lost)


_SPOKEN = (Modality.PERMIT, Modality.FORBID, Modality.REQUIRE, Modality.EXEMPT)


def _informative(terms: frozenset[str]) -> dict[str, float]:
    return {
        term: _VERB_WEIGHT if term.endswith("다") and len(term) > 1 else 1.0
        for term in terms
        if term not in _GENERIC and not _NUMBERISH.fullmatch(term)
    }


def _holds(term: str, terms: frozenset[str], words: str) -> bool:
    if term in terms:
        return True
    stem = term[:-1] if term.endswith("다") else term
    return len(stem) > 1 and stem in words
