"""How near passages are to a question whose chunks have no vector: documents just added, or a store that cannot be used.

Without this the gate takes a missing vector for a passage that has nothing to do with the question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.core.indexing.prepare import embedding_text
from app.core.model_ports import Embedder
from app.core.ports import Catalogue
from app.core.retrieval.passage import Passage
from app.core.structure.tree import join_spans


def with_nearness(
    passages: Sequence[Passage], lacking: frozenset[int], embed_text: str, embedder: Embedder, catalogue: Catalogue
) -> tuple[Passage, ...]:
    """Passages with the cosine similarity of those that no vector stands for; about 20 ms for each of these.

    Args:
        passages: as a search found them.
        lacking: ids of the chunks without a vector.
        embed_text: the question as it is embedded.
        embedder: makes the vectors; they are not kept.
        catalogue: the text of the pages.
    """
    alone = [p for p in passages if p.similarity <= 0 and any(c.chunk_id in lacking for c in p.chunks)]
    if not alone:
        return tuple(passages)
    question = embedder.embed_query(embed_text)
    vectors = embedder.embed_passages([_text(passage, catalogue) for passage in alone])
    found = {p.rank: sum(a * b for a, b in zip(question, v, strict=True)) for p, v in zip(alone, vectors, strict=True)}
    return tuple(replace(p, similarity=found.get(p.rank, p.similarity)) for p in passages)


def _text(passage: Passage, catalogue: Catalogue) -> str:
    """What would be embedded for the chunk that the passage grew from: the one that its text begins in."""
    first = next(
        (c for c in passage.chunks if any(s.page == passage.page and s.end > passage.start for s in c.chunk.spans)),
        passage.chunks[0],
    )
    spans = first.chunk.spans
    found = catalogue.page_texts([(passage.document.document_id, span.page) for span in spans])
    body = join_spans(spans, {page: text for (_, page), text in found.items()})
    return embedding_text(passage.document.title, first.chunk, body)
