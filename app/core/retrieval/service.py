"""Hybrid retrieval: morphemes and vectors, fused, merged into passages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum

from app.core.answering.expected import Expected, expected_values, satisfies
from app.core.errors import StorageError
from app.core.indexing.versions import title_key
from app.core.library import DocumentRecord, StoredChunk
from app.core.model_ports import Embedder
from app.core.ports import Catalogue, VectorStore
from app.core.retrieval.fusion import (
    COVERAGE_BONUS,
    EXPECTED_BONUS,
    NEIGHBOUR_BONUS,
    VECTOR_WEIGHT,
    WINDOW,
    Candidate,
    fuse,
    near_duplicates,
)
from app.core.retrieval.lexical import LexicalScores, lexical_scores
from app.core.retrieval.merging import Neighbour, merge_neighbours, span_of
from app.core.retrieval.nearness import with_nearness
from app.core.retrieval.no_vectors import BUSY
from app.core.retrieval.passage import Passage
from app.core.retrieval.query import Query
from app.core.retrieval.scope import EVERYTHING, Scope
from app.core.retrieval.versions import chunk_factor, hidden_versions
from app.core.structure.tree import join_spans, lies_in

_CONSIDERED = 150
"""Candidates looked at after fusion; the gold passage stands within the first 30 for .95 of labelled questions."""
NAMED_BONUS = 1.0
"""An article that the question names by document and number comes before anything that only matches in words."""
_REACH = 4  # chunks looked up at once to either side; a passage rarely grows further
_SPARE = 10  # more passages than asked for are made, since near duplicates fall out


class Mode(StrEnum):
    """Which scores a search uses."""

    HYBRID = "hybrid"
    LEXICAL = "lexical"
    VECTOR = "vector"


BY_WORDS = frozenset({"vectors_damaged", "disk_full", BUSY})
"""Why the vectors cannot be used, where search goes on by words: codes of errors of the vector store."""
_WEIGHTS = {Mode.HYBRID: VECTOR_WEIGHT, Mode.LEXICAL: 0.0, Mode.VECTOR: 1.0}


@dataclass(frozen=True, slots=True)
class Retrieval:
    """What a search found.

    Attributes:
        passages: best first.
        rarity: term of the query → how rare it is in the library.
        lacking: ids of chunks that no vector stands for.
        notice: code of `BY_WORDS` when the vectors could not be used, or "".
    """

    passages: tuple[Passage, ...]
    rarity: Mapping[str, float]
    lacking: frozenset[int] = frozenset()
    notice: str = ""


@dataclass(slots=True)
class Retriever:
    """Finds passages.

    Args:
        catalogue, vectors, embedder: the library's parts. Vectors may lag behind: what has none yet is found by words.
    """

    catalogue: Catalogue
    vectors: VectorStore
    embedder: Embedder

    def retrieve(self, query: Query, count: int, scope: Scope = EVERYTHING, mode: Mode = Mode.HYBRID) -> Retrieval:
        """The best passages for a query, best first.

        Args:
            query: as `QueryBuilder.build` makes it.
            count: most passages.
            scope: search only here.
            mode: hybrid unless measured otherwise.
        """
        with self.catalogue.snapshot():
            return self._retrieve(query, count, scope, mode)

    def retrieve_measured(self, query: Query, count: int, scope: Scope = EVERYTHING) -> Retrieval:
        """As `retrieve`, and how near each passage is even where no vector stands for it: what answers are decided on."""
        found = self.retrieve(query, count, scope)
        if not found.lacking:
            return found
        passages = with_nearness(found.passages, found.lacking, query.embed_text, self.embedder, self.catalogue)
        return replace(found, passages=passages)

    def _retrieve(self, query: Query, count: int, scope: Scope, mode: Mode) -> Retrieval:
        pool = self._pool(query, scope, mode)
        if not pool.chunks:
            return Retrieval((), pool.lexical.rarity, notice=pool.notice)
        factors = {i: chunk_factor(c, pool.documents[c.document_id], query) for i, c in pool.chunks.items()}
        hidden = hidden_versions(pool.chunks.values(), pool.documents, query)
        fused = [
            candidate
            for candidate in _with_named(fuse(pool.lexical.scores, pool.similarity, factors, pool.weight(mode)), pool)
            if candidate.chunk_id in pool.chunks and candidate.chunk_id not in hidden
        ][:_CONSIDERED]
        texts = self._texts([pool.chunks[c.chunk_id] for c in fused])
        ranked = _adjusted(fused, pool, texts, expected_values(query.text))
        return Retrieval(self._passages(ranked, pool, count), pool.lexical.rarity, pool.lacking, pool.notice)

    def _pool(self, query: Query, scope: Scope, mode: Mode) -> _Pool:
        by_words = mode is not Mode.VECTOR
        lexical = lexical_scores(query, self.catalogue, scope) if by_words else LexicalScores({}, {})
        similarity, notice = self._nearest(query, scope, mode)
        best = sorted(lexical.scores, key=lambda i: -lexical.scores[i])[: WINDOW * 3]
        named = self._named(query, scope)
        chunks = self.catalogue.chunks(list(dict.fromkeys([*named, *best, *similarity])))
        found = (self.catalogue.document(i) for i in sorted({c.document_id for c in chunks.values()}))
        documents = {d.document_id: d for d in found if d and scope.holds(d.document_id, d.collection)}
        kept = {i: c for i, c in chunks.items() if c.document_id in documents}
        lacking, notice = self._lacking(kept.keys(), similarity, notice) if mode is Mode.HYBRID else (frozenset(), "")
        return _Pool(lexical, similarity, kept, documents, frozenset(named), lacking, notice)

    def _lacking(
        self, considered: Set[int], similarity: Mapping[int, float], notice: str
    ) -> tuple[frozenset[int], str]:
        """Those of the chunks that no vector stands for; "vectors_damaged" where they should have one, but none is there."""
        waiting = frozenset(considered & set(self.catalogue.waiting_ids()))
        if not similarity and not notice and considered != waiting:
            notice = "vectors_damaged"
        return (frozenset(considered), notice) if notice else (waiting, "")

    def _named(self, query: Query, scope: Scope) -> list[int]:
        """Chunks of the articles that the question names together with their document ("은행법 제30조의2")."""
        if not query.references:
            return []
        asked = title_key(query.text)
        documents = [
            d
            for d in self.catalogue.documents(scope.collection)
            if d.chunks and scope.holds(d.document_id, d.collection) and title_key(d.title) in asked
        ]
        longest = max((len(title_key(d.title)) for d in documents), default=0)  # 시행령 before its act
        return [
            chunk.chunk_id
            for document in documents
            if len(title_key(document.title)) == longest
            for reference in query.references
            for chunk in self.catalogue.chunks_labelled(document.document_id, reference.article)
        ]

    def _nearest(self, query: Query, scope: Scope, mode: Mode) -> tuple[dict[int, float], str]:
        """Chunks near the question with their similarity, and why there are none where the vectors cannot be used.

        Raises:
            StorageError: they cannot be used, and nothing else was asked for.
        """
        if mode is Mode.LEXICAL:
            return {}, ""
        among = None if scope.is_everything else self.catalogue.chunk_ids(scope)
        vector = self.embedder.embed_query(query.embed_text)
        try:
            return dict(self.vectors.search(vector, WINDOW, among)), ""
        except StorageError as error:
            if mode is Mode.VECTOR or error.code not in BY_WORDS:
                raise
            return {}, error.code

    def _texts(self, chunks: Sequence[StoredChunk]) -> dict[int, str]:
        pages = self.catalogue.page_texts([(c.document_id, span.page) for c in chunks for span in c.chunk.spans])
        return {
            c.chunk_id: join_spans(c.chunk.spans, {s.page: pages[c.document_id, s.page] for s in c.chunk.spans})
            for c in chunks
        }

    def _passages(self, ranked: Sequence[Candidate], pool: _Pool, count: int) -> tuple[Passage, ...]:
        scores = {c.chunk_id: c.score for c in ranked}
        neighbours = self._neighbours()
        ordered = [pool.chunks[c.chunk_id] for c in ranked]
        groups = merge_neighbours(ordered, neighbours, scores, count + _SPARE)
        made = [self._passage(group, scores, pool) for group in groups]
        first = near_duplicates([passage.text for passage in made])
        kept = [passage for i, passage in enumerate(made) if first[i] == i][:count]
        return tuple(replace(passage, rank=rank) for rank, passage in enumerate(kept, 1))

    def _neighbours(self) -> Neighbour:
        """Looks chunks up by place, a small window of the document at a time."""
        known: dict[tuple[str, int], StoredChunk | None] = {}

        def at(document_id: str, ordinal: int) -> StoredChunk | None:
            if (document_id, ordinal) not in known:
                window = range(ordinal - _REACH, ordinal + _REACH + 1)
                known.update({(document_id, each): None for each in window if (document_id, each) not in known})
                for chunk in self.catalogue.chunk_window(document_id, window.start, window.stop):
                    known[document_id, chunk.chunk.ordinal] = chunk
            return known[document_id, ordinal]

        return at

    def _passage(self, group: tuple[StoredChunk, ...], scores: Mapping[int, float], pool: _Pool) -> Passage:
        best = max(group, key=lambda c: scores.get(c.chunk_id, -1.0))
        span = span_of(group, best)
        text = self.catalogue.page_texts([(best.document_id, span.page)])[best.document_id, span.page]
        ids = [chunk.chunk_id for chunk in group]
        return Passage(
            rank=0,
            score=round(scores.get(best.chunk_id, 0.0), 4),
            document=pool.documents[best.document_id],
            page=span.page,
            start=span.start,
            end=span.end,
            text=text[span.start : span.end],
            locator=locator(group, best),
            chunks=group,
            lexical=max(pool.lexical.scores.get(i, 0.0) for i in ids),
            similarity=max(pool.similarity.get(i, 0.0) for i in ids),
            coverage=max(pool.lexical.coverage.get(i, 0.0) for i in ids),
        )


@dataclass(frozen=True, slots=True)
class _Pool:
    """Everything a search considers."""

    lexical: LexicalScores
    similarity: Mapping[int, float]
    chunks: Mapping[int, StoredChunk]
    documents: Mapping[str, DocumentRecord]
    named: frozenset[int]
    lacking: frozenset[int]
    notice: str

    def weight(self, mode: Mode) -> float:
        """Share of the vector score: none where there is no vector to speak."""
        return _WEIGHTS[mode] if self.similarity else 0.0


def _with_named(fused: Sequence[Candidate], pool: _Pool) -> list[Candidate]:
    """Candidates with the articles that the question names put first."""
    known = {c.chunk_id: c for c in fused}
    named = [known.get(i, Candidate(i, 0.0, 0.0, 0.0)) for i in sorted(pool.named)]
    first = [replace(c, score=c.score + NAMED_BONUS) for c in named]
    return sorted(first, key=lambda c: -c.score) + [c for c in fused if c.chunk_id not in pool.named]


def _adjusted(fused: Sequence[Candidate], pool: _Pool, texts: Mapping[int, str], expected: Expected) -> list[Candidate]:
    """Fused candidates with the bonuses for coverage, for a value of the expected kind and for a good neighbour."""
    places = {c.chunk_id: (pool.chunks[c.chunk_id].document_id, pool.chunks[c.chunk_id].chunk.ordinal) for c in fused}
    plain = {places[c.chunk_id]: c.score for c in fused}
    adjusted = []
    for c in fused:
        document_id, ordinal = places[c.chunk_id]
        around = max(plain.get((document_id, ordinal + step), 0.0) for step in (-1, 1))
        bonus = EXPECTED_BONUS if satisfies(expected, texts[c.chunk_id]) else 0.0
        bonus += COVERAGE_BONUS * pool.lexical.coverage.get(c.chunk_id, 0.0) + NEIGHBOUR_BONUS * around
        adjusted.append(Candidate(c.chunk_id, c.score + bonus, c.lexical, c.similarity))
    return sorted(adjusted, key=lambda c: (-c.score, c.chunk_id))


def locator(group: Sequence[StoredChunk], best: StoredChunk) -> str:
    """The place as a person would name it: the article's number, or the heading it stands under."""
    labels = {chunk.chunk.label for chunk in group}
    label = best.chunk.label if len(labels) == 1 else _common_article(labels)
    return label or (best.chunk.path[-1] if best.chunk.path else "")


def _common_article(labels: set[str]) -> str:
    shortest = min(labels, key=len)
    return shortest if all(lies_in(label, shortest) for label in labels) else ""
