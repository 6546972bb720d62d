"""Whether a sentence says the contrary of the passage it cites: may against must not, 이상 against 초과."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.core.grounding.bounds import Bound, Comparison, Relation, find_comparisons, relation
from app.core.grounding.clauses import Clause, find_clauses
from app.core.grounding.modality import Modality
from app.core.grounding.value import Value, readable
from app.core.grounding.values import supports

__all__ = ["Bound", "Comparison", "Modality", "Stance", "contradicts", "stance"]


@dataclass(frozen=True, slots=True)
class Stance:
    """What a sentence says.

    Attributes:
        modality: of its main clause; a proviso does not change it.
        negated: it says no (must not, need not, is not).
        comparisons: the bounded values of the whole sentence.
    """

    modality: Modality
    negated: bool
    comparisons: tuple[tuple[Value, Bound], ...]


def stance(sentence: str) -> Stance:
    """The stance of a sentence's main clause: the last clause that is not embedded, before any proviso."""
    main = _main(find_clauses(sentence))
    modality = main.modality if main else Modality.ASSERT
    comparisons = tuple((found.value, found.bound) for found in find_comparisons(sentence))
    return Stance(modality, modality.negative, comparisons)


def _main(clauses: Sequence[Clause]) -> Clause | None:
    outer = [clause for clause in clauses if not clause.embedded]
    for clause in outer:
        if clause.final and not clause.proviso:
            return clause
    return next(iter(reversed(outer or clauses)), None) if clauses else None


def contradicts(claim: str, evidence: str) -> str | None:
    """Whether a claim contradicts its evidence in what both speak of.

    Args:
        claim: the sentence that would be shown.
        evidence: the passage it would cite.

    Returns:
        "polarity" (may ↔ must not, must ↔ need not, 증가 ↔ 감소), "bound" (이상 ↔ 초과, 이하 ↔ 미만, 전 ↔ 후), or None.
    """
    if claim.strip() in evidence:
        return None
    mine = find_clauses(claim)
    theirs = find_clauses(evidence)
    bound = _bound_clash(mine, theirs)
    if bound:
        return bound
    spoken = [clause for clause in mine if not clause.embedded] or list(mine)
    if any(_opposed_by(clause, theirs) for clause in spoken) or _antonyms(readable(claim), readable(evidence)):
        return "polarity"
    return None


# --- bounds ----------------------------------------------------------------------------------------------------------


def _bound_clash(mine: Sequence[Clause], theirs: Sequence[Clause]) -> str | None:
    for clause in mine:
        for comparison in clause.comparisons:
            pairs = [
                (other, found)
                for other in theirs
                for found in other.comparisons
                if supports(comparison.value, [found.value])
            ]
            if pairs and not any(_agrees(clause, comparison, other, found) for other, found in pairs):
                return "bound"
    return None


def _agrees(clause: Clause, comparison: Comparison, other: Clause, found: Comparison) -> bool:
    related = relation(comparison, found)
    if related is Relation.COMPLEMENT:
        return _denied(clause, comparison) != _denied(other, found)
    return related is Relation.SAME


def _denied(clause: Clause, comparison: Comparison) -> bool:
    return clause.modality.negative and not comparison.absorbed


# --- polarity --------------------------------------------------------------------------------------------------------

_M = Modality
_STRONG = tuple(
    map(frozenset, ((_M.PERMIT, _M.FORBID), (_M.REQUIRE, _M.FORBID), (_M.REQUIRE, _M.EXEMPT), (_M.FORBID, _M.EXEMPT)))
)
"""Opposed whatever words name the act."""
_WEAK = tuple(
    map(
        frozenset,
        (
            (_M.PERMIT, _M.REQUIRE), (_M.PERMIT, _M.EXEMPT), (_M.PERMIT, _M.DENY), (_M.REQUIRE, _M.DENY),
            (_M.ASSERT, _M.DENY), (_M.ASSERT, _M.FORBID), (_M.ASSERT, _M.EXEMPT),
        ),
    )
)  # fmt: skip
"""Opposed when both speak of the same act."""
_SHARED = 0.3
"""Share of a claim's letter pairs from which two clauses are taken to speak of the same matter."""
_SAME_ACT = 0.5
"""What a common predicate adds to that share."""
_NEAR = 0.08
"""Clauses this close to the best one count as well; one that agrees clears the claim."""
_TELLING = 3
"""Below this many letter pairs a claim ("네, 가능합니다") names no matter of its own and faces every clause."""
_CONDITION = re.compile(
    r"경우|때|면[\s,]|한하여|한해|한정|만\s|받아|받으면|받은|거쳐|통해|예외|초과|이내|까지|이하|미만|이상|범위|없으면|않으면|전제|조건"
)


def _opposed_by(claim: Clause, theirs: Sequence[Clause]) -> bool:
    comparable = [other for other in theirs if _comparable(claim, other)]
    if any(not other.embedded and claim.stems & other.stems for other in comparable):
        comparable = [other for other in comparable if not other.embedded]
    candidates = [(_alignment(claim, other), other) for other in comparable]
    if not candidates:
        return False
    best = max(score for score, _ in candidates)
    if len(claim.features) < _TELLING or best < _SHARED:
        outer = [other for _, other in candidates if not other.embedded]
        deontic = [other for other in outer if other.modality is not Modality.ASSERT]
        return bool(deontic) and all(_opposed(claim, other) for other in deontic)
    near = [other for score, other in candidates if score >= best - _NEAR]
    return all(_opposed(claim, other) for other in near)


def _comparable(claim: Clause, other: Clause) -> bool:
    """An embedded clause counts where it speaks of the same act, a proviso where the claim names its condition."""
    if other.embedded and not claim.stems & other.stems:
        return False
    return not other.condition or bool(other.condition & claim.features)


def _alignment(claim: Clause, other: Clause) -> float:
    shared = len(claim.features & other.features) / max(1, len(claim.features))
    return shared + (_SAME_ACT if claim.stems & other.stems else 0.0)


def _opposed(claim: Clause, other: Clause) -> bool:
    pair = frozenset((claim.modality, other.modality))
    bounded = _bounded_together(claim, other)
    if bounded is not None:
        return bounded
    if _exception_agrees(claim, other):
        return False
    if pair in _STRONG:
        return True
    return pair in _WEAK and bool(claim.stems & other.stems)


def _bounded_together(claim: Clause, other: Clause) -> bool | None:
    """Where both bound the same value, the sides decide: "초과할 수 없다" agrees with "이하로 할 수 있다", and is opposed
    to "초과할 수 있다" whatever exceptions there are."""
    for mine in claim.comparisons:
        for theirs in other.comparisons:
            if supports(mine.value, [theirs.value]):
                unlike = _denied(claim, mine) != _denied(other, theirs)
                if relation(mine, theirs) is Relation.COMPLEMENT:
                    return not unlike
                if mine.bound is theirs.bound and unlike and frozenset((claim.modality, other.modality)) in _STRONG:
                    return True
    return None


def _exception_agrees(claim: Clause, other: Clause) -> bool:
    """ "승인 없이는 할 수 없다" leaves room for "승인을 받으면 할 수 있다", but not for "할 수 있다", nor for "승인 없이 할 수 있다"."""
    positive = (Modality.PERMIT, Modality.REQUIRE, Modality.ASSERT)
    for ban, statement in ((other, claim), (claim, other)):
        if ban.exceptions and statement.modality in positive:
            repeated = any(word in statement.text for word in ban.exceptions)
            return not repeated and bool(_CONDITION.search(statement.text))
    return False


_OPPOSITES = (
    ("증가", "감소"), ("상승", "하락"), ("늘어", "줄어"), ("찬성", "반대"), ("사전", "사후"), ("유상", "무상"), ("유료", "무료"), ("가중", "감경"),
    ("대면", "비대면"), ("공개", "비공개"), ("기명", "무기명"), ("동의", "부동의"), ("정규", "비정규"), ("상한", "하한"), ("최초", "최종"),
)  # fmt: skip
_WORDS_OF = {
    word: re.compile(
        rf"(?<![비무불미부]){word}(?:의|로|에|이|가|은|는|을|를|하|한|할|했|된|되|됨|함|액|율|률|세|적|식|\s|[.,)]|$)"
    )
    for pair in _OPPOSITES
    for word in pair
}


def _antonyms(claim: str, evidence: str) -> bool:
    """The claim uses one word of a pair of opposites, the evidence only the other."""
    for pair in _OPPOSITES:
        for said, contrary in (pair, pair[::-1]):
            if (
                _WORDS_OF[said].search(claim)
                and not _WORDS_OF[contrary].search(claim)
                and _WORDS_OF[contrary].search(evidence)
                and said not in evidence.replace(contrary, "")
            ):
                return True
    return False
