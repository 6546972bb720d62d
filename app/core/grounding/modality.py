"""May, must not, must, need not: the modal cues of statutes, internal rules and everyday Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.core.grounding.value import BLANK


class Modality(StrEnum):
    """What a clause says about what it speaks of."""

    PERMIT = "permit"
    FORBID = "forbid"
    REQUIRE = "require"
    EXEMPT = "exempt"
    ASSERT = "assert"
    DENY = "deny"

    @property
    def negative(self) -> bool:
        """It says no: must not, need not, is not."""
        return self in (Modality.FORBID, Modality.EXEMPT, Modality.DENY)


@dataclass(frozen=True, slots=True)
class Cue:
    """A modal cue in a sentence.

    Attributes:
        modality: what it says.
        start, end: where the cue stands.
        embedded: it sits inside another clause ("할 수 있는 자", "하지 아니하면"), so the sentence does not turn on it.
        reverses: "그러하지 아니하다": it says the contrary of the sentence before.
    """

    modality: Modality
    start: int
    end: int
    embedded: bool = False
    reverses: bool = False


_JI = r"지\s?(?:를|는|도|가)?\s?"
_NOT = r"(?:아니|안)\s?"
_BECOME = r"(?:되|된|돼|됩|될|됨)"
_WAIVE = r"(?:면제|생략|제외|배제)"
_VERBAL = r"(?=하|한(?!\s)|할|함|합|해|되|된(?!\s)|됨|됩|될|돼|받|이다|입니다|\s*[.,;)]|\s*$)"
_WAIVED = r"(?=한다|할\s수\s있|합니다|함|해(?![야서])|하며|하되|된다|됩니다|됨|되며|돼|될|받|하도록|\s*[.;)]|\s*$)"

# In the order they are tried; what one has matched is hidden from the next.
_CUES: tuple[tuple[Modality, str], ...] = (
    # must: double negation
    (Modality.REQUIRE, rf"{_JI}(?:아니하|않으|않|못하)(?:면|고는|고서는)\s?{_NOT}{_BECOME}"),
    (Modality.REQUIRE, rf"{_JI}(?:아니할|않을)\s?수\s?(?:는|가|도)?\s?없"),
    (
        Modality.REQUIRE,
        rf"{_WAIVE}(?:하|되)?(?:{_JI}(?:아니|않|못)|여서는\s?{_NOT}{_BECOME}|할\s?수\s?(?:는)?\s?없"
        rf"|해서는\s?{_NOT}{_BECOME})",
    ),
    # need not
    (Modality.EXEMPT, rf"{_JI}(?:아니하|않)(?:여도|아도|더라도)\s?(?:{_BECOME}|무방|괜찮|좋|가능)"),
    (Modality.EXEMPT, rf"{_JI}(?:아니할|않을)\s?수\s?(?:도|는|가)?\s?있"),
    (Modality.EXEMPT, rf"(?<![가-힣])안(?:\s[가-힣]{{1,6}}|해)도\s?(?:{_BECOME}|괜찮|무방|상관)"),
    (
        Modality.EXEMPT,
        r"필요(?:가|는|도|까지)?(?:\s?는)?\s?없|필요하(?:지|진)\s?(?:는\s?)?(?:않|아니)|불필요|의무(?:가|는|도|까지|사항이|사항은"
        r"|적이지)?\s?(?:없|아니|않)",
    ),
    (Modality.EXEMPT, rf"적용(?:하|되|받)?{_JI}(?:아니|않)|적용(?:이|을)?\s?배제|미적용"),
    (
        Modality.EXEMPT,
        rf"{_WAIVE}{_WAIVED}(?:할\s?수\s?있|하(?:여|)도\s?{_BECOME})?|예외(?:로\s?(?:한다|합니다|함)|이다|입니다)",
    ),
    # may, said of a ban
    (Modality.PERMIT, rf"금지(?:하|되)?{_JI}(?:아니|않)|금지할\s?수\s?있|제한(?:하|되)?{_JI}(?:아니|않)"),
    # must not
    (Modality.FORBID, rf"(?:서는|서도|서|선)\s?{_NOT}(?:{_BECOME}|한)"),
    (Modality.FORBID, rf"면\s?{_NOT}{_BECOME}"),
    (Modality.FORBID, r"수\s?(?:가|는|도)?\s?없"),
    (
        Modality.FORBID,
        rf"{_JI}못(?:하|한|할|합|함|해)|(?<![가-힣])못\s?(?:하|한|합|함|해)|(?<![가-힣])못\s[가-힣]{{1,6}}(?=다|요|니다|$|[.,?])",
    ),
    (Modality.FORBID, rf"{_JI}(?:말아야|말\s?것|말라|마라|마십|마세|말도록)"),
    (Modality.FORBID, rf"{_JI}(?:아니할|않을|못할)\s?것(?=\s*[.;,)]|\s*$|을\s요)"),
    (
        Modality.FORBID,
        rf"{_JI}(?:아니하여야|않아야|아니해야|아니하도록|않도록)(?:\s?(?:한다|합니다|하여야|해야|할\s?것))?",
    ),
    (
        Modality.FORBID,
        rf"(?:금지|엄금|불허){_VERBAL}|불가(?!피|항|결|분|침|역)(?:능)?|(?:허용|인용)(?:하|되)?{_JI}(?:아니|않)|가능하{_JI}(?:않|아니)",
    ),
    (Modality.FORBID, r"(?<![가-힣])(?:안|아니)\s?(?:된다|됩니다|돼|되며|되고|됨|되나|되요|되는|되어|된)"),
    # may
    (Modality.PERMIT, r"수\s?(?:도|는|가)?\s?있(?!도록|게)"),
    (Modality.PERMIT, rf"[가-힣]도\s?(?:{_BECOME}|무방|괜찮|좋(?=다|습|아)|상관\s?없)"),
    (
        Modality.PERMIT,
        r"가능(?=하(?!지)|한(?!\s)|합|함|해|할|\s*[.,)]|\s*$)|(?:허용|허락)(?=된|되(?!지)|한다|합|함|됨|됩|하(?!지))|무방하",
    ),
    # must
    (
        Modality.REQUIRE,
        r"[해여어아져려와워춰봐둬줘가나내서켜펴쳐혀러세]야\s?(?:만\s?)?(?:한다|하며|하고|하는|하되|하나|하지만|하|할|함|합니다|합|해|된다|됩니다|되며|되고|되는|되|돼"
        r"|됩|한)",
    ),
    (Modality.REQUIRE, r"도록\s?(?:한다|하여야|해야|할\s?것|합니다|하며|함)"),
    (
        Modality.REQUIRE,
        r"의무(?=가\s?있|를\s?(?:진다|집니다|부담)|이다|입니다|사항이|사항입|화)|필요(?=하다(?!고)|합니다|해요|함|로\s?(?:한다|합니다|하며)|가\s?있)"
        r"|필수(?=이|입|다|적|$|[.,])",
    ),
    # not
    (Modality.DENY, rf"{_JI}(?:아니(?:한|하|함|할|합)|않(?:는|다|습|았|음|은|아|을|으|고))"),
    (Modality.DENY, r"아니(?=다|며|고|하다|므로|지만)|아닙니다|아니에요|아니예요"),
    (Modality.DENY, r"없(?=다|음|습|으며|고|어|는|었|을|으나)"),
    (Modality.DENY, r"(?<![가-힣])안\s[가-힣]{1,6}(?=다|요|니다|$|[.,?])"),
)
_COMPILED = tuple((modality, re.compile(pattern)) for modality, pattern in _CUES)
_REVERSAL = re.compile(r"그러하(?:지|지는)\s?(?:아니|않)|그렇지\s?(?:아니|않)")
_NOMINAL = re.compile(r"(?P<last>[가-힣])\s?것(?=\s*(?:[.;,)]|$))")
_PLAIN = re.compile(r"(?:[가-힣](?:다|요)|[함음임됨])(?=\s*[.)]?\s*$)|(?<=[가-힣])(?:며|고)(?=[,\s])")
_ANSWER = re.compile(r"^\s*(?:네|예|아니요|아니오|아뇨|맞습니다|아닙니다)\s?[,.]\s*")

_INSIDE = re.compile(
    r"(?:는|은|을|한|할|된|될|던|인)\s+[가-힣「(]|[가-힣]{0,3}(?:면|거나|때|도록|게|는지|은지|을지|다고|다는|라고|라는|기\s?위)"
)
_MANNER = re.compile(r"하?고(?:는|서는)?\s")
"""동의를 받지 아니하고 제공하여서는 아니 된다: the first negation only says how."""
_CLOSED = re.compile(r"(?:한|할|된|될|는|은|을)\s*것(?:이다|입니다|임)?\s*(?:[.;,)]|$)")


def find_cues(sentence: str) -> list[Cue]:
    """The modal cues of one sentence, in order; a sentence without any asserts or lists.

    Args:
        sentence: one sentence, brackets blanked (see `clauses.split_sentences`).
    """
    rest = _ANSWER.sub(lambda found: " " * len(found[0]), sentence)
    cues = []
    for found in _REVERSAL.finditer(rest):
        cues.append(Cue(Modality.DENY, found.start(), found.end(), reverses=True))
        rest = _hidden(rest, found.start(), found.end())
    for modality, pattern in _COMPILED:
        for found in list(pattern.finditer(rest)):
            inside = _embedded(sentence, found.start(), found.end())
            manner = modality is Modality.DENY and _MANNER.match(sentence, found.end()) is not None
            cues.append(Cue(modality, found.start(), found.end(), inside or manner))
            rest = _hidden(rest, found.start(), found.end())
    cues.extend(_nominal(rest))
    cues.sort(key=lambda cue: cue.start)
    return sorted([*cues, *_plain(rest, cues)], key=lambda cue: cue.start)


def _hidden(text: str, start: int, end: int) -> str:
    return text[:start] + BLANK * (end - start) + text[end:]


def _nominal(rest: str) -> Iterator[Cue]:
    """ "…을 보존할 것." requires; the ending is a syllable that closes in ㄹ before 것."""
    for found in _NOMINAL.finditer(rest):
        if (ord(found["last"]) - 0xAC00) % 28 == 8:
            yield Cue(Modality.REQUIRE, found.start("last"), found.end())


def _plain(rest: str, cues: list[Cue]) -> Iterator[Cue]:
    """Plain predicates where no cue stands: they assert."""
    for found in _PLAIN.finditer(rest):
        near = any(cue.start <= found.start() <= cue.end + 4 for cue in cues if not cue.embedded)
        if not near:
            yield Cue(Modality.ASSERT, found.start(), found.end())


def _embedded(sentence: str, start: int, end: int) -> bool:
    tail = sentence[end - 1 : end + 12]
    if _CLOSED.match(tail) or _CLOSED.match(tail[1:]):
        return False
    last = sentence[max(start, end - 1) : end]
    return bool(_INSIDE.match(tail[1:])) or (last in "는은을한할된될" and bool(_INSIDE.match(tail)))
