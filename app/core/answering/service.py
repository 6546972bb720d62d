"""Answering: evidence first, then the model's sentences, each checked before it is shown."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.core.answering.answer import Answer, AnswerSentence, AnswerStatus, Timings
from app.core.answering.composing import Composer
from app.core.answering.evidence import DocumentUnits, Evidence, evidence_of
from app.core.answering.expected import expected_values
from app.core.answering.following import Follower
from app.core.answering.gate import addresses
from app.core.answering.headline import HeadlineWriter
from app.core.answering.parts import Part, split_question
from app.core.answering.premise import contradicted_premise
from app.core.answering.quoting import Quoter
from app.core.answering.relevance import Relevance, relevances
from app.core.answering.selection import MOST_EVIDENCE, PartAnswer, Scored, score, select
from app.core.errors import ModelError
from app.core.model_ports import Embedder, LanguageModel, never_cancelled
from app.core.ports import Analyzer, Catalogue
from app.core.retrieval.passage import Passage
from app.core.retrieval.query import Query, QueryBuilder
from app.core.retrieval.service import Retriever

PASSAGES = 8
"""Passages that evidence is taken from, per question part."""
SHOWN_PASSAGES = 5
_EMBEDDED = 16  # candidates whose own similarity is measured: about 150 ms on two cores
_EMBEDDED_CHARACTERS = 300
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
    """

    catalogue: Catalogue
    queries: QueryBuilder
    retriever: Retriever
    embedder: Embedder
    analyzer: Analyzer
    model: LanguageModel | None
    prompts: Prompts
    _units: DocumentUnits = field(init=False)
    _follower: Follower = field(init=False)

    def __post_init__(self) -> None:
        """Build what is derived from the parts."""
        self._units = DocumentUnits(self.catalogue)
        self._follower = Follower(self.catalogue, self._units)

    def ask(
        self,
        question: str,
        collection: str | None = None,
        listener: Listener | None = None,
        cancelled: Callable[[], bool] = never_cancelled,
    ) -> Answer:
        """Answer a question.

        Args:
            question: as typed.
            collection: look only here.
            listener: told of evidence and sentences as they are ready.
            cancelled: asked between stages and tokens.

        Raises:
            Cancelled: the user stopped.
            StorageError: the library cannot be read.
        """
        listener = listener or Listener()
        started = time.perf_counter()
        passages, parts, retrieved = self._gather(question, collection)
        premise = contradicted_premise(question, [s.evidence for part in parts for s in part.chosen])
        composer = Composer(question, Quoter(self.catalogue), passages[:SHOWN_PASSAGES], parts, premise)
        timings = Timings(retrieve_ms=retrieved, evidence_ms=_since(started), total_ms=_since(started))
        answer = composer.compose((), (), timings)
        listener.on_evidence(answer)
        if self.model is None or answer.status is AnswerStatus.NOT_FOUND:
            return answer
        try:
            return self._with_headline(self.model, composer, timings, started, listener, cancelled)
        except ModelError as error:
            return composer.compose((), (), replace(timings, total_ms=_since(started)), notice=error.code)

    def _with_headline(
        self,
        model: LanguageModel,
        composer: Composer,
        timings: Timings,
        started: float,
        listener: Listener,
        cancelled: Callable[[], bool],
    ) -> Answer:
        writer = HeadlineWriter(model, self.embedder, self.analyzer)
        before = _since(started)
        headline = writer.write(
            self.prompts.korean if composer.korean else self.prompts.english,
            composer.question,
            composer.evidence,
            lambda evidence: composer.quoter.cite(evidence, (*evidence.lead_in, *evidence.spans)),
            listener.on_sentence,
            cancelled,
            composer.korean,
        )
        generation = headline.generation
        measured = replace(
            timings,
            first_token_ms=before + generation.first_token_ms,
            total_ms=_since(started),
            prompt_tokens=generation.prompt_tokens,
            completion_tokens=generation.completion_tokens,
        )
        return composer.compose(headline.sentences, headline.withheld, measured)

    def _gather(
        self, question: str, collection: str | None
    ) -> tuple[tuple[Passage, ...], tuple[PartAnswer, ...], float]:
        """Passages for the whole question, and evidence for each of its parts."""
        started = time.perf_counter()
        query = self.queries.build(question)
        whole = self.retriever.retrieve(query, PASSAGES, collection)
        retrieved = _since(started)
        parts = split_question(question)
        if len(parts) == 1:
            answer = self._part(parts[0], query, whole.passages, whole.rarity, MOST_EVIDENCE)
            return whole.passages, (answer,), retrieved
        answers = []
        for part in parts:
            own = self.queries.build(f"{part.context} {part.text}".strip())
            found = self.retriever.retrieve(own, PASSAGES, collection)
            passages = _interleaved(found.passages, whole.passages)[:PASSAGES]
            rarity = {**whole.rarity, **found.rarity}
            answers.append(self._part(part, own, passages, rarity, _MOST_PARTS_EVIDENCE))
        return whole.passages, tuple(answers), retrieved

    def _part(
        self, part: Part, query: Query, passages: Sequence[Passage], rarity: Mapping[str, float], most: int
    ) -> PartAnswer:
        candidates = self._with_followed(evidence_of(passages, self._units), passages)
        chosen = select(self._scored(part, query, candidates, rarity), most)
        return PartAnswer(part, tuple(chosen), addresses(chosen))

    def _with_followed(self, candidates: list[Evidence], passages: Sequence[Passage]) -> list[Evidence]:
        """The candidates, and what delegating ones among them point to in other documents."""
        by_rank = {passage.rank: passage for passage in passages}
        found = {each.key: each for each in candidates}
        for each in candidates:
            for followed in self._follower.delegated(each, by_rank[each.passage_rank]):
                found.setdefault(followed.key, followed)
        return list(found.values())

    def _scored(
        self, part: Part, query: Query, candidates: Sequence[Evidence], rarity: Mapping[str, float]
    ) -> list[Scored]:
        """Candidates with their scores; the promising ones are also compared by meaning."""
        if not candidates:
            return []
        expected = expected_values(part.text)
        by_words = relevances(query, candidates, rarity, expected, [0.0] * len(candidates), self.analyzer)
        ranked = sorted(zip(by_words, candidates, strict=True), key=lambda pair: -score(pair[0]))[:_EMBEDDED]
        asked = self.embedder.embed_query(query.text)
        texts = [each.in_context[:_EMBEDDED_CHARACTERS] for _, each in ranked]
        vectors = self.embedder.embed_passages(texts)
        return [
            _scored(each, replace(words, similarity=sum(a * b for a, b in zip(asked, vector, strict=True))))
            for (words, each), vector in zip(ranked, vectors, strict=True)
        ]


def _scored(evidence: Evidence, relevance: Relevance) -> Scored:
    return Scored(evidence, relevance, score(relevance))


def _interleaved(one: Sequence[Passage], other: Sequence[Passage]) -> list[Passage]:
    """Two result lists, turn by turn, without repetition, ranked anew."""
    turns = [passage for pair in zip(one, other, strict=False) for passage in pair]
    merged = {(p.document.document_id, p.page, p.start): p for p in [*turns, *one, *other]}
    return [replace(passage, rank=rank) for rank, passage in enumerate(merged.values(), 1)]


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
