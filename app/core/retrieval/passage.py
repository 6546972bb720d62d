"""A passage: what a search returns, and what answers are built from."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.library import DocumentRecord, StoredChunk


@dataclass(frozen=True, slots=True)
class Passage:
    """A ranked piece of a page: `page.text[start:end] == text`.

    Attributes:
        rank: 1 for the best.
        score: fused score, 0-1 and slightly above; comparable within one search only.
        document: the document it stands in.
        page, start, end: where it stands.
        text: the slice of the page.
        locator: the place as a person would name it ("제13조제1항", "시트 2").
        chunks: the chunks it is made of, in reading order.
        lexical, similarity: the best chunk's BM25 score and cosine similarity (0 where it has none).
        coverage: share of the question's words that the passage holds (0-1).
    """

    rank: int
    score: float
    document: DocumentRecord
    page: int
    start: int
    end: int
    text: str
    locator: str
    chunks: tuple[StoredChunk, ...]
    lexical: float
    similarity: float
    coverage: float
