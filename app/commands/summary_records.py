"""A summary as the JSON contract of the command line writes it."""

from __future__ import annotations

from dataclasses import asdict

from app.commands.records import citation_record
from app.core.messages import words
from app.core.summarizing.summary import Coverage, Summary


def summary_record(summary: Summary, language: str) -> dict[str, object]:
    """The result of `summarize`."""
    first = summary.documents[0]
    return {
        "document_id": first.document_id,
        "title": first.title,
        "documents": [{"document_id": d.document_id, "title": d.title, "path": d.path} for d in summary.documents],
        "length": summary.length.value,
        "generated": summary.generated,
        "partial": summary.partial,
        "sentences": [
            {
                "text": s.text,
                "citations": list(s.citations),
                "support": round(s.support, 3),
                "verbatim": s.verbatim,
                "section": s.section,
            }
            for s in summary.sentences
        ],
        "citations": [citation_record(c) for c in summary.citations],
        "key_facts": [
            {"kind": f.kind.value, "text": f.text, "citations": list(f.citations)} for f in summary.key_facts
        ],
        "withheld": [
            {"text": w.text, "reason": words(w.reason, language).message, "code": w.reason} for w in summary.withheld
        ],
        "coverage": coverage_record(summary.coverage),
        "notice": {"code": summary.notice, "message": words(summary.notice, language).message}
        if summary.notice
        else None,
        "timings": {name: round(value, 1) for name, value in asdict(summary.timings).items()},
    }


def coverage_record(coverage: Coverage) -> dict[str, object]:
    """What was read, section by section, and what was left out."""
    return {
        "pages": coverage.pages,
        "pages_read": coverage.pages_read,
        "chunks": coverage.chunks,
        "chunks_read": coverage.chunks_read,
        "chunks_written_from": coverage.chunks_written_from,
        "sections_represented": coverage.represented,
        "sections": [asdict(section) for section in coverage.sections],
        "left_out": [{**asdict(left), "reason": left.reason.value} for left in coverage.left_out],
    }
