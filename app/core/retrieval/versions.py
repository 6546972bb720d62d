"""Which chunks belong to a version that the question does not ask about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from app.core.chunk import Chunk
from app.core.library import DocumentRecord, StoredChunk
from app.core.retrieval.fusion import SUPERSEDED_FACTOR, SUPPLEMENT_FACTOR
from app.core.retrieval.query import Query

_SUPPLEMENT_WORDS = ("부칙", "시행일", "경과조치", "경과 조치", "적용례", "언제부터 시행")
_PLACE = re.compile(r"(?:별표|별지|붙임|별첨)(?: \d+(?:의\s*\d+)?)?|(?:부칙 ?)?(?:제\d+조(?:의\d+)?)?")
NAMED_FACTOR = 1.3
"""The version that the question names by its number of issue or date."""


def chunk_factor(chunk: StoredChunk, document: DocumentRecord, query: Query) -> float:
    """What a chunk's lexical score is multiplied by, for the document's version and for 부칙."""
    factor = 1.0
    if names_version(document, query):
        factor *= NAMED_FACTOR
    elif document.superseded_by and not query.asks_old:
        factor *= SUPERSEDED_FACTOR
    if chunk.chunk.supplement and not any(word in query.text for word in _SUPPLEMENT_WORDS):
        factor *= SUPPLEMENT_FACTOR
    return factor


def names_version(document: DocumentRecord, query: Query) -> bool:
    """The question names this version by its number of issue or its date."""
    known = {document.metadata.get("issue", ""), document.effective_date} - {""}
    return any(issue in known for issue in query.issues)


def hidden_versions(chunks: Iterable[StoredChunk], documents: Mapping[str, DocumentRecord], query: Query) -> set[int]:
    """Chunks of superseded versions whose counterpart in force is among the candidates, too.

    They collapse behind it, unless the question names their version or asks for the change.
    """
    if query.asks_old:
        return set()
    candidates = list(chunks)
    present = {(c.document_id, _place(c.chunk)) for c in candidates}
    return {
        c.chunk_id
        for c in candidates
        if (by := documents[c.document_id].superseded_by)
        and (by, _place(c.chunk)) in present
        and not names_version(documents[c.document_id], query)
    }


def _place(chunk: Chunk) -> str:
    """What a chunk and its counterpart in another version share: article or annex, else the heading above."""
    found = _PLACE.match(chunk.label)
    return found[0] if found and found[0] else "".join(chunk.path[-1:])
