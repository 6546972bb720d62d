"""The headline: one or two sentences by the model above the quotes, each checked before it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from app.core.answering.answer import AnswerSentence, Withheld
from app.core.answering.attribute import untold_attribute
from app.core.answering.evidence import Evidence
from app.core.answering.prompt import NO_EVIDENCE, build_prompt
from app.core.answering.shown import Shown
from app.core.grounding.reasons import Reason
from app.core.grounding.support import Claim, Judgement, judge
from app.core.grounding.support import Evidence as Ground
from app.core.grounding.values import find_values
from app.core.model_ports import Embedder, Generation, LanguageModel
from app.core.morphology import content_terms
from app.core.ports import Analyzer
from app.core.sentences import sentence_spans

MOST_TOKENS = 110
"""Two Korean sentences; at 10-20 tokens a second the person waits no longer than ten seconds for them."""
FEWEST_TOKENS, MANY_TOKENS = 60, 180
"""One sentence, for those who want short answers; three or four, for those who would rather wait."""
_LONGEST = 260  # characters of one sentence; longer is the model copying or rambling
_LIST_MARK = re.compile(r"^\s*(?:(?:[-*•]|\d{1,2}[.)]|답\s*[:：]|\([^()]{2,80}\)|[①-⑳])\s*)+")
_SOURCE_MARK = re.compile(r"\s*[\[(](?:근거\s*)?\d{1,2}(?:\s*,\s*\d{1,2})*[\])]|\s*\(출처[^)]*\)")

_PREDICATE = re.compile(r"(?:[다요까죠음함됨임것]|[a-z])[.!\s\"'”’)]*$")
"""A sentence says something of something; "투자성 상품: 일반" does not."""
_OPEN_LIST = re.compile(r"다음\s*각\s*[호목]|다음과\s*같다|as follows")
"""The opening of a list without its items is no answer."""
_RANGE = re.compile(r"범위\s*(?:안|내)?에서[^.]{0,30}(?:정하|고시)")
"""A limit within which somebody else sets the figure: naming the limit as the figure would be wrong."""


@dataclass(frozen=True, slots=True)
class Headline:
    """What the model wrote, checked."""

    sentences: tuple[AnswerSentence, ...]
    withheld: tuple[Withheld, ...]
    generation: Generation


@dataclass(slots=True)
class HeadlineWriter:
    """Lets the model write over evidence, and checks each sentence as it is finished.

    Args:
        model: writes.
        embedder, analyzer: measure support.
        most_tokens: what the model may write.
    """

    model: LanguageModel
    embedder: Embedder
    analyzer: Analyzer
    most_tokens: int = MOST_TOKENS

    def write(  # noqa: PLR0913, PLR0917 - one argument for each thing that differs between questions
        self,
        system: str,
        question: str,
        evidence: Sequence[Evidence],
        cite: Callable[[Evidence], tuple[int, ...]],
        on_sentence: Callable[[AnswerSentence], None],
        cancelled: Callable[[], bool],
        korean: bool,
        answers: Callable[[str], bool] = lambda text: True,
        repeats: Callable[[str], bool] = lambda text: False,
    ) -> Headline:
        """Write and check.

        Args:
            system: fixed instructions.
            question: as asked.
            evidence: best first; only what fits the prompt is shown to the model.
            cite: numbers the citation of a piece of evidence.
            on_sentence: told of each sentence that passed.
            cancelled: asked between tokens.
            korean: language of the prompt's frame.
            answers: whether a sentence says anything of the kind the question asks for.
            repeats: whether a quote below the headline says the sentence already; it is then left out.
        """
        messages, fitted = build_prompt(system, question, evidence, self.model.count_tokens, korean)
        shown = Shown.of(evidence[:fitted])
        sieve = _Sieve(
            check=lambda text: (
                self._check(text, question, shown, cite) if answers(text) else Withheld(text, "withheld_unsupported")
            ),
            repeats=repeats,
            on_sentence=on_sentence,
        )
        generation = self.model.generate(
            messages, max_tokens=self.most_tokens, cancelled=cancelled, on_token=sieve.take
        )
        sieve.finish(generation.finished)
        return Headline(tuple(sieve.kept), tuple(sieve.withheld), generation)

    def _check(
        self, text: str, question: str, shown: Shown, cite: Callable[[Evidence], tuple[int, ...]]
    ) -> AnswerSentence | Withheld:
        """The sentence with the citation that supports it best, or why it is withheld."""
        if len(text) > _LONGEST or not _PREDICATE.search(text) or _OPEN_LIST.search(text):
            return Withheld(text, "withheld_unsupported")
        if shown.misplaced(text, question) is not None:
            return Withheld(text, Reason.VALUE)
        judged = [(self._judge(text, question, each), each) for each in shown.pieces]
        best, evidence = max(judged, key=lambda pair: (pair[0].reason is None, pair[0].support))
        if best.reason is not None:
            return Withheld(text, best.reason)
        if untold_attribute(text, f"{evidence.document.title} {evidence.in_context}"):
            return Withheld(text, Reason.UNSUPPORTED)
        if _RANGE.search(evidence.text) and "범위" not in text and find_values(text):
            return Withheld(text, "withheld_bound")
        return AnswerSentence(text, cite(evidence), best.support, verbatim=False)

    def _judge(self, text: str, question: str, evidence: Evidence) -> Judgement:
        grounds = f"{evidence.lead_in_text} {evidence.text}".strip()
        context = f"{evidence.document.title} {evidence.label} {evidence.caption}"
        forms = [
            frozenset(term.form for term in content_terms(found))
            for found in self.analyzer.analyse([text, grounds, context, question])
        ]
        claim, ground = self.embedder.embed_passages([text, grounds])
        similarity = sum(a * b for a, b in zip(claim, ground, strict=True))
        return judge(
            Claim(text, forms[0], question, forms[3]), Ground(grounds, forms[1], forms[2], similarity, context)
        )


@dataclass(slots=True)
class _Sieve:
    """Takes the model's words as they come and checks each sentence once it is finished."""

    check: Callable[[str], AnswerSentence | Withheld]
    repeats: Callable[[str], bool]
    on_sentence: Callable[[AnswerSentence], None]
    kept: list[AnswerSentence] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    _text: str = ""
    _done: int = 0  # characters of the text whose sentences have been checked

    def take(self, piece: str) -> None:
        """More words; every sentence but the last, which may go on, is checked."""
        self._text += piece
        rest = self._text[self._done :]
        if rest.count("(") != rest.count(")"):
            return  # a full stop inside an open bracket ends nothing
        spans = sentence_spans(rest)
        for start, end in spans[:-1]:
            self._sift(rest[start:end])
        if len(spans) > 1:
            self._done += spans[-1][0]

    def finish(self, complete: bool) -> None:
        """No more words; the last sentence counts unless it was cut off after others."""
        if complete or not (self.kept or self.withheld):
            for start, end in sentence_spans(self._text[self._done :]):
                self._sift(self._text[self._done + start : self._done + end])

    def _sift(self, sentence: str) -> None:
        text = _SOURCE_MARK.sub("", _LIST_MARK.sub("", sentence)).strip()
        if len(text) < 2 or any(no in text for no in NO_EVIDENCE) or self.repeats(text):
            return
        checked = self.check(text)
        if isinstance(checked, Withheld):
            self.withheld.append(checked)
        elif all(checked.text != other.text for other in self.kept):
            self.kept.append(checked)
            self.on_sentence(checked)
