"""Core records as the JSON contract of the command line writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.core.library import DocumentRecord
from app.core.messages import describe, words
from app.core.privacy.counting import personal_counts
from app.core.risk.tier import Tier

if TYPE_CHECKING:  # `list` and `page` have no use for what answering and indexing bring along
    from app.core.answering.answer import Answer, Citation
    from app.core.indexing.service import Outcome
    from app.core.retrieval.passage import Passage


def passage_record(passage: Passage) -> dict[str, object]:
    """A passage of `search` and `ask`."""
    return {
        "rank": passage.rank,
        "score": passage.score,
        "document_id": passage.document.document_id,
        "path": passage.document.path,
        "title": passage.document.title,
        "page": passage.page,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "locator": passage.locator,
    }


def citation_record(citation: Citation) -> dict[str, object]:
    """A citation of `ask`."""
    return {
        "number": citation.number,
        "document_id": citation.document.document_id,
        "path": citation.document.path,
        "title": citation.document.title,
        "page": citation.page,
        "start": citation.start,
        "end": citation.end,
        "quote": citation.quote,
        "rects": [list(rect) for rect in citation.rects],
        "locator": citation.locator,
    }


def answer_record(answer: Answer, language: str) -> dict[str, object]:
    """The result of `ask`."""
    timings = answer.timings
    return {
        "question": answer.question,
        "status": answer.status.value,
        "text": answer.text,
        "sentences": [
            {"text": s.text, "citations": list(s.citations), "support": round(s.support, 3), "verbatim": s.verbatim}
            for s in answer.sentences
        ],
        "withheld": [
            {"text": w.text, "reason": words(w.reason, language).message, "code": w.reason} for w in answer.withheld
        ],
        "citations": [citation_record(c) for c in answer.citations],
        "passages": [passage_record(p) for p in answer.passages],
        "missing": list(answer.missing),
        "risk": {
            "tier": answer.risk or Tier.UNRESTRICTED.value,
            "reason": answer.risk_reason or None,
            "category": answer.risk_category or None,
        },
        "notice": notice_record(answer.notice, language),
        "timings": {
            "retrieve_ms": round(timings.retrieve_ms, 1),
            "evidence_ms": round(timings.evidence_ms, 1),
            "first_token_ms": round(timings.first_token_ms, 1),
            "total_ms": round(timings.total_ms, 1),
            "prompt_tokens": timings.prompt_tokens,
            "completion_tokens": timings.completion_tokens,
        },
    }


def notice_record(code: str, language: str) -> dict[str, object] | None:
    """What the reader should know, or None."""
    return {"code": code, "message": words(code, language).message} if code else None


def document_record(document: DocumentRecord, language: str) -> dict[str, object]:
    """A document of `list`."""
    error = None
    if document.error_code:
        found = words(document.error_code, language, **document.error_values)
        error = {"code": document.error_code, "message": found.message, "hint": found.hint}
    return {
        "document_id": document.document_id,
        "path": document.path,
        "title": document.title,
        "pages": document.pages,
        "chunks": document.chunks,
        "status": document.status.value,
        "effective_date": document.effective_date or None,
        "collection": document.collection or None,
        "superseded_by": document.superseded_by or None,
        "personal": personal_counts(document.metadata),
        "error": error,
    }


def outcome_record(outcome: Outcome, language: str) -> dict[str, object]:
    """A file's line of `add`."""
    return {
        "event": "document",
        "path": str(outcome.path),
        "document_id": outcome.document_id,
        "status": outcome.status,
        "pages": outcome.pages,
        "chunks": outcome.chunks,
        "error": describe(outcome.error, language) if outcome.error else None,
    }
