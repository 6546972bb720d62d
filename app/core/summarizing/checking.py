"""The check on a sentence that the model wrote about a topic: form, values, polarity, words, and who does what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.core.grounding.cells import wrong_cell
from app.core.grounding.reasons import Reason
from app.core.grounding.support import Claim, Evidence, Judgement, judge
from app.core.model_ports import Embedder
from app.core.morphology import Morpheme, content_terms
from app.core.ports import Analyzer
from app.core.sentences import opens_list
from app.core.summarizing.conditions import clips_name, drops_condition, widens_subject, without_asides
from app.core.summarizing.english import misstates
from app.core.summarizing.language import is_korean
from app.core.summarizing.statements import Statement
from app.core.summarizing.subjects import misplaces_item, mixes_statements, shifts_subject
from app.core.summarizing.topics import Topic

LONGEST = 320
"""Characters of a Korean sentence; longer is the model copying out a list. An English one says less in a character."""
_LONGEST_ENGLISH = 480
_SHORTEST = 8
_INCLUDES = re.compile(r"각\s*[호목](?:의\s*\S+)?[을를이가]?\s*포함(?:한|하는|하여|된|되는)")
"""A list that only details what its opening names: "다음 각 호를 포함한 대책을 수립하여야 한다"."""
_ASSIGNS = re.compile(r"각\s*[호목](?:의\s*구분|에서\s*정[한하]|에\s*정[한하]|의\s*(?:기간|금액|비율|날|시기))")
"""A list that gives each case its own figure or term."""
_LISTS_OBJECTS = re.compile(r"각\s*[호목](?:의\s*[^\s.]+(?:\s[^\s.]+){0,3})?[을를]\s")
"""A list of what is done something to: "다음 각 호의 서류를 제출하여야 한다"."""
_PREDICATE = re.compile(r"(?:[다요음함됨임것]|[a-z\d%)])[.!\s\"'”’)]*$")
_SAYS_NOTHING = re.compile(
    r"(?:규정|내용|사항|기준|절차|요건)(?:을|를|이|가)?\s*(?:담고\s*있|설명(?:하|한)|요약(?:하|한)|포함되어\s*있|규정되어\s*있|나열)"
    r"|그러하지\s*아니|^(?:이|본|해당)\s*(?:글|조항|조문|문서|내용)(?:은|는|에서)|\bthis (?:text|passage|section|article) (?:describes|explains|covers)\b",
    re.IGNORECASE,
)
"""A sentence about the text instead of what it says, or the second half of an exception without the first."""


@dataclass(frozen=True, slots=True)
class Passed:
    """A sentence that may be shown, with the statements it rests on."""

    support: float
    statements: tuple[Statement, ...]


@dataclass(slots=True)
class Checker:
    """Checks sentences against the statements they were written from.

    Args:
        embedder, analyzer: measure how much of the sentence the statements hold.
    """

    embedder: Embedder
    analyzer: Analyzer

    def check(self, text: str, topics: Sequence[Topic], statements: Sequence[Statement]) -> Passed | str:
        """Judge one sentence.

        Args:
            text: what the model wrote.
            topics: what it wrote about.
            statements: what it read, in order.

        Returns:
            Support and the fewest statements that bear the sentence out, or the code of why it is withheld.
        """
        if not _well_formed(text):
            return Reason.UNSUPPORTED
        context = _context(topics)
        grounds = " ".join(without_asides(each.text) for each in statements)
        claim, ground, around = self.analyzer.analyse([text, grounds, context])
        if drops_condition(text, grounds) or widens_subject(text, grounds) or clips_name(text, grounds):
            return Reason.UNSUPPORTED
        if self._misreads(text, claim, ground, statements):
            return Reason.UNSUPPORTED
        if misstates(text, grounds):
            return Reason.POLARITY
        if wrong_cell(text, "", "\n".join(each.text for each in statements)) is not None:
            return Reason.VALUE
        similarity = self._similarity(text, grounds)
        whole = _judge(text, claim, grounds, ground, context, around, similarity)
        if whole.reason is not None:
            return str(whole.reason)
        narrow = self._narrowed(text, claim, statements, context, around, similarity)
        return Passed(whole.support, narrow or tuple(statements))

    def _misreads(
        self, text: str, claim: list[Morpheme], ground: list[Morpheme], statements: Sequence[Statement]
    ) -> bool:
        """The sentence takes somebody else for its subject, or puts the parts of a list together wrongly."""
        if shifts_subject(claim, ground) or _runs_together(text, statements) or self._drops_list(claim, statements):
            return True
        analysed = list(self.analyzer.analyse([without_asides(each.text) for each in statements]))
        if statements[0].opener and not _LISTS_OBJECTS.search(statements[0].text) and misplaces_item(claim, analysed):
            return True
        return mixes_statements(claim, analysed)

    def _drops_list(self, claim: list[Morpheme], statements: Sequence[Statement]) -> bool:
        """The sentence puts a rule for a list ("다음 각 호의 경우에는 …") and holds none of the list's items.

        A list that only details what its opening names ("다음 각 호를 포함한 대책") may be left out; one that says what
        holds in which case ("각 호의 구분에 따른 금액") must be there whole.
        """
        openers = [each for each in statements if each.opener and not _INCLUDES.search(each.text)]
        items = [each for each in statements if not each.opener]
        if not openers or not items or not statements[0].opener:
            return False
        said = _forms(claim)
        opened, *listed = map(_forms, self.analyzer.analyse([openers[0].text, *(each.text for each in items)]))
        shares = [len((own - opened) & said) / len(own - opened) for own in listed if own - opened]
        if _ASSIGNS.search(openers[0].text) and any(
            own - opened and not (own - opened) & said for own in _apart(listed)
        ):
            return True
        return max(shares, default=1.0) < _FROM_LIST

    def _similarity(self, text: str, grounds: str) -> float:
        one, other = self.embedder.embed_passages([text, grounds])
        return sum(a * b for a, b in zip(one, other, strict=True))

    def _narrowed(
        self,
        text: str,
        claim: list[Morpheme],
        statements: Sequence[Statement],
        context: str,
        around: list[Morpheme],
        similarity: float,
    ) -> tuple[Statement, ...]:
        """The statements the sentence has words from, when they bear it out by themselves; else ()."""
        said = {term.form for term in content_terms(claim)}
        analysed = self.analyzer.analyse([each.text for each in statements])
        kept = []
        for statement, morphemes in zip(statements, analysed, strict=True):
            terms = {term.form for term in content_terms(morphemes)}
            if terms and len(terms & said) >= _SHARED * len(terms):
                kept.append(statement)
        if not kept or len(kept) == len(statements):
            return ()
        grounds = " ".join(without_asides(each.text) for each in kept)
        (ground,) = self.analyzer.analyse([grounds])
        found = _judge(text, claim, grounds, ground, context, around, similarity)
        return tuple(kept) if found.reason is None else ()


def _apart(listed: Sequence[frozenset[str]]) -> list[frozenset[str]]:
    """Of each item of a list, the words that no other item has."""
    return [
        own - frozenset[str]().union(*(other for place, other in enumerate(listed) if place != index))
        for index, own in enumerate(listed)
    ]


def _well_formed(text: str) -> bool:
    """One sentence of a readable length that says something by itself."""
    longest = LONGEST if is_korean(text) else _LONGEST_ENGLISH
    if not _SHORTEST <= len(text) <= longest or not _PREDICATE.search(text):
        return False
    return not (opens_list(text) or _SAYS_NOTHING.search(text))


def _runs_together(text: str, statements: Sequence[Statement]) -> bool:
    """The sentence sets the end of one item right before the beginning of the next, without a word between them."""
    for item, following in pairwise(each.text for each in statements[1:]):
        seam = f"{item.split()[-1]} {following.split()[0]}"
        if seam in text and not any(seam in each.text for each in statements):
            return True
    return False


_FROM_LIST = 0.3
"""Share of an item's own words that a sentence must hold to be taken to name it."""
_SHARED = 0.4
"""Share of a statement's words that a sentence must hold to be taken to speak of it."""


def _judge(
    text: str,
    claim: list[Morpheme],
    grounds: str,
    ground: list[Morpheme],
    context: str,
    around: list[Morpheme],
    similarity: float,
) -> Judgement:
    return judge(Claim(text, _forms(claim)), Evidence(grounds, _forms(ground), _forms(around), similarity, context))


def _context(topics: Sequence[Topic]) -> str:
    parts = [part for topic in topics for part in (topic.document.title, topic.locator, topic.caption)]
    return " ".join(dict.fromkeys(part for part in parts if part))


def _forms(morphemes: list[Morpheme]) -> frozenset[str]:
    return frozenset(term.form for term in content_terms(morphemes))
