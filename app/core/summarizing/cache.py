"""Summaries that were made before: a summary depends on the documents' content, the settings and the model alone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Protocol

from app.core.library import DocumentRecord
from app.core.ports import Catalogue
from app.core.summarizing.summary import Length, Summary

METHOD = "2"
"""Changes whenever the same documents would be summarised otherwise; older summaries are then made anew."""


class SummaryCache(Protocol):
    """Keeps summaries by key."""

    def load(self, key: str) -> Summary | None:
        """The summary that was kept, or None; a damaged one counts as none."""
        ...

    def save(self, key: str, summary: Summary) -> None:
        """Keep a summary; failing to is no error, for it can be made again."""
        ...


def cache_key(documents: Sequence[DocumentRecord], length: Length, model: str) -> str:
    """What a summary depends on, as one hash.

    Args:
        documents: in the order they are summarised.
        length: as asked for.
        model: what identifies the model and its instructions; "" for a summary without a model.
    """
    parts = [METHOD, length.value, model]
    parts += [f"{d.document_id}:{d.content_hash}:{d.pages}:{d.chunks}:{d.title}" for d in documents]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def still_true(summary: Summary, catalogue: Catalogue) -> bool:
    """Whether every citation still stands where it says; a page may be read otherwise by a newer reader."""
    keys = {(c.document.document_id, c.page) for c in summary.citations}
    texts = catalogue.page_texts(sorted(keys))
    return all(texts.get((c.document.document_id, c.page), "")[c.start : c.end] == c.quote for c in summary.citations)
