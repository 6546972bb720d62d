"""Answering: evidence first, then the model's sentences, each checked before it is shown."""

from __future__ import annotations

import math
import time
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from app.core.answering.answer import Answer, AnswerSentence, AnswerStatus, Timings
from app.core.answering.attribute import unnamed_attribute
from app.core.answering.composing import Composer
from app.core.answering.evidence import DocumentUnits, Evidence, evidence_of
from app.core.answering.expected import expected_values
from app.core.answering.following import Follower
from app.core.answering.followup import standalone
from app.core.answering.gate import answered, features, log_odds
from app.core.answering.headline import MOST_TOKENS, HeadlineWriter
from app.core.answering.parts import Part, split_question
from app.core.answering.premise import contradicted_premise
from app.core.answering.quoting import Quoter
from app.core.answering.relevance import relevances
from app.core.answering.selection import MOST_EVIDENCE, PartAnswer, PartEvidence, Scored, score, select
from app.core.errors import ModelError
from app.core.model_ports import Embedder, LanguageModel, never_cancelled
from app.core.ports import Analyzer, Catalogue
from app.core.retrieval.passage import Passage
from app.core.retrieval.query import Query, QueryBuilder
from app.core.retrieval.scope import EVERYTHING, Scope
from app.core.retrieval.service import Retrieval, Retriever
from app.core.risk.marking import marked
from app.core.risk.rules import RiskRules
from app.core.risk.tier import FREE, Tier, Verdict

PASSAGES = 6
"""Passages that evidence is taken from, per question part; each costs about 20 ms of analysis."""
SHOWN_PASSAGES = 5
_MOST_PARTS_EVIDENCE = 3  # pieces per part when there are several parts


@dataclass(frozen=True, slots=True)
class Prompts:
    """Fixed instructions to the model."""

    korean: str
    english: str


@dataclass(slots=True)
class Listener:
    """Told of an answer's stages as they happen; either may be left as it is."""

    on_evidence: Callable[[Answer], None] = lambda answer: None
    on_sentence: Callable[[AnswerSentence], None] = lambda sentence: None


@dataclass(slots=True)
class Answerer:
    """Answers questions over the library.

    Args:
        catalogue, queries, retriever, embedder, analyzer: the library's parts.
        model: writes the headline; None answers by verbatim evidence alone.
        prompts: the fixed instructions.
        risk: rules for questions that are not answered freely; None has none.
        headline_tokens: what the model may write above the quotes.
    """

    catalogue: Catalogue
    queries: QueryBuilder
    retriever: Retriever
    embedder: Embedder
    analyzer: Analyzer
    model: LanguageModel | None
    prompts: Prompts
    risk: RiskRules | None = None
    headline_tokens: int = MOST_TOKENS
    _units: DocumentUnits = field(init=False)

    def __post_init__(self) -> None:
        """Build what is derived from the parts."""
        self._units = DocumentUnits(self.catalogue)

    def ask(
        self,
        question: str,
        scope: Scope = EVERYTHING,
        listener: Listener | None = None,
        cancelled: Callable[[], bool] = never_cancelled,
        earlier: Sequence[str] = (),
    ) -> Answer:
        """Answer a question.

        Args:
            question: as typed.
            scope: look only here.
            listener: told of evidence and sentences as they are ready.
            cancelled: asked between stages and tokens.
            earlier: questions before it in the conversation, oldest first.

        Raises:
            Cancelled: the user stopped.
            StorageError: the library cannot be read.
            UsageError: question_too_long.
        """
        listener = listener or Listener()
        question = unicodedata.normalize("NFC", standalone(question, earlier))
        started = time.perf_counter()
        with self.catalogue.snapshot():
            passages, found, retrieved, notice = self._gather(question, scope)
            parts = judge_parts(found)
            chosen = [scored.evidence for part in parts for scored in part.chosen]
            premise = contradicted_premise(question, chosen, passages, self.analyzer)
            composer = Composer(question, Quoter(self.catalogue), passages[:SHOWN_PASSAGES], parts, premise, notice)
        timings = Timings(retrieve_ms=retrieved, evidence_ms=_since(started), total_ms=_since(started))
        verdict = self.risk.assess(question, self.embedder.embed_query) if self.risk else FREE
        answer = marked(composer.compose((), (), timings), verdict)
        listener.on_evidence(answer)
        if self.model is None or answer.status is AnswerStatus.NOT_FOUND or verdict.tier is Tier.EVIDENCE_ONLY:
            return answer
        try:
            return self._with_headline(self.model, composer, verdict, timings, started, listener, cancelled)
        except ModelError as error:
            measured = replace(timings, total_ms=_since(started))
            return marked(composer.compose((), (), measured, notice=error.code), verdict)

    def _with_headline(
        self,
        model: LanguageModel,
        composer: Composer,
        verdict: Verdict,
        timings: Timings,
        started: float,
        listener: Listener,
        cancelled: Callable[[], bool],
    ) -> Answer:
        writer = HeadlineWriter(model, self.embedder, self.analyzer, self.headline_tokens)
        before = _since(started)
        headline = writer.write(
            self.prompts.korean if composer.korean else self.prompts.english,
            composer.question,
            composer.evidence,
            lambda evidence: composer.quoter.cite(evidence, (*evidence.lead_in, *evidence.spans)),
            listener.on_sentence,
            cancelled,
            composer.korean,
            composer.asked_for,
            composer.repeats,
        )
        generation = headline.generation
        measured = replace(
            timings,
            first_token_ms=before + generation.first_token_ms,
            total_ms=_since(started),
            prompt_tokens=generation.prompt_tokens,
            completion_tokens=generation.completion_tokens,
        )
        written = " ".join(sentence.text for sentence in headline.sentences)
        verdict = verdict.stricter(self.risk.assess_written(written)) if self.risk else verdict
        sentences = () if verdict.tier is Tier.EVIDENCE_ONLY else headline.sentences
        return marked(composer.compose(sentences, headline.withheld, measured), verdict)

    def gather(
        self, question: str, scope: Scope = EVERYTHING
    ) -> tuple[tuple[Passage, ...], tuple[PartEvidence, ...], float]:
        """Find evidence without composing an answer; the calibration of the gate reads its features from here.

        Returns:
            Passages for the whole question, evidence for each of its parts, milliseconds of the first retrieval.
        """
        return self._gather(question, scope)[:3]

    def _gather(self, question: str, scope: Scope) -> tuple[tuple[Passage, ...], tuple[PartEvidence, ...], float, str]:
        """What `gather` returns, and the code of something the reader should know about the search, or ""."""
        started = time.perf_counter()
        query = self.queries.build(question)
        whole = self.retriever.retrieve_measured(query, PASSAGES, scope)
        retrieved = _since(started)
        parts = split_question(question)
        if len(parts) == 1:
            only = self._part(parts[0], query, whole, scope, MOST_EVIDENCE)
            return whole.passages, (only,), retrieved, whole.notice
        answers = []
        for part in parts:
            own = self.queries.build(f"{part.context} {part.text}".strip())
            found = self.retriever.retrieve_measured(own, PASSAGES, scope)
            passages = _interleaved(found.passages, whole.passages)[:PASSAGES]
            both = Retrieval(tuple(passages), {**whole.rarity, **found.rarity})
            answers.append(self._part(part, own, both, scope, _MOST_PARTS_EVIDENCE))
        return whole.passages, tuple(answers), retrieved, whole.notice

    def _part(self, part: Part, query: Query, found_by: Retrieval, scope: Scope, most: int) -> PartEvidence:
        passages = found_by.passages
        candidates = self._with_followed(evidence_of(passages, self._units), passages, scope)
        expected = expected_values(part.text)
        found = relevances(query, candidates, found_by.rarity, expected, self.analyzer)
        scored = [Scored(each, words, score(words)) for each, words in zip(candidates, found, strict=True)]
        return PartEvidence(part, expected, tuple(select(scored, most)))

    def _with_followed(self, candidates: list[Evidence], passages: Sequence[Passage], scope: Scope) -> list[Evidence]:
        """The candidates, and what they point to inside the scope: articles they rest on, decrees that carry them out."""
        by_rank = {passage.rank: passage for passage in passages}
        follower = Follower(self.catalogue, self._units)
        found = {each.key: each for each in candidates}
        for each in candidates:
            passage = by_rank[each.passage_rank]
            for followed in (*follower.delegated(each, passage), *follower.referred(each, passage)):
                if scope.holds(followed.document.document_id, followed.document.collection):
                    found.setdefault(followed.key, followed)
        return list(found.values())


def judge_parts(found: Sequence[PartEvidence]) -> tuple[PartAnswer, ...]:
    """Which parts their evidence answers."""
    odds = [-math.inf if speaks_of_another(each) else log_odds(features(each.chosen, each.expected)) for each in found]
    return tuple(
        PartAnswer(each.part, each.expected, each.chosen, is_answered)
        for each, is_answered in zip(found, answered(odds), strict=True)
    )


def speaks_of_another(found: PartEvidence) -> bool:
    """Nothing was found, or nothing that speaks of the property asked for."""
    passages = (f"{each.evidence.document.title} {each.evidence.in_context}" for each in found.chosen)
    return not found.chosen or bool(unnamed_attribute(found.part.text, passages))


def _interleaved(one: Sequence[Passage], other: Sequence[Passage]) -> list[Passage]:
    """Two result lists, turn by turn, without repetition, ranked anew."""
    turns = [passage for pair in zip(one, other, strict=False) for passage in pair]
    merged = {(p.document.document_id, p.page, p.start): p for p in [*turns, *one, *other]}
    return [replace(passage, rank=rank) for rank, passage in enumerate(merged.values(), 1)]


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
