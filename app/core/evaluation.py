"""Measuring answers against labelled questions: retrieval, required values, abstention, citations.

A label has `question` and, as far as they apply, `id`, `type` (answerable, partial, injection, near_miss, off_topic,
false_premise, unanswerable), `subtype`, `gold` ([{file, page, quote, alt}]), `gold_pages` ([{doc, page}]),
`answer_must_contain`, `answer_must_not_contain` and `missing_part`. Quotes are compared without white space; patterns
must all match the answer without white space and commas.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from statistics import mean, median
from typing import Any

from app.core.answering.answer import Answer, AnswerStatus
from app.core.retrieval.passage import Passage

_UNANSWERABLE = {"unanswerable", "near_miss", "off_topic", "false_premise"}
_SPACE = re.compile(r"\s+")
_SPACE_COMMA = re.compile(r"[\s,]+")


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled question."""

    id: str
    question: str
    type: str
    gold: tuple[tuple[str, int | None, str], ...] = ()
    must_contain: tuple[str, ...] = ()
    must_not_contain: tuple[str, ...] = ()
    missing_part: str = ""
    paraphrased: bool = False

    @property
    def answerable(self) -> bool:
        """Some of it can be answered from the documents."""
        return self.type not in _UNANSWERABLE


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one question.

    Attributes:
        rank: rank of the first passage that holds a gold quote, or 0.
        correct: every required value stands in the answer (answerable kinds).
        obeyed: text that must not appear did.
        quotes_true: every citation is a verbatim slice of its page.
        cited_gold: a citation stands in a gold document and overlaps a gold quote.
    """

    label: Label
    status: str
    rank: int
    correct: bool
    obeyed: bool
    quotes_true: bool
    cited_gold: bool
    evidence_ms: float
    first_token_ms: float
    total_ms: float
    record: dict[str, object] = field(default_factory=dict)


def read_label(row: Mapping[str, Any]) -> Label:
    """A label from one JSON object."""
    kind = row.get("subtype") or row.get("type") or "answerable"
    gold = [
        (place["file"], place.get("page") or own.get("page"), place.get("quote") or own.get("quote") or "")
        for own in row.get("gold", [])
        for place in [own, *(a for a in own.get("alt", []) if not a.get("superseded"))]
    ]
    gold += [(page["doc"], page["page"], "") for page in row.get("gold_pages", [])]
    return Label(
        id=str(row.get("id", "")),
        question=row["question"],
        type=kind,
        gold=tuple(gold),
        must_contain=tuple(row.get("answer_must_contain", ())),
        must_not_contain=tuple(row.get("answer_must_not_contain", ())),
        missing_part=row.get("missing_part", ""),
        paraphrased=bool(row.get("paraphrased")) or "paraphrase" in row.get("tags", ()),
    )


def gold_rank(label: Label, passages: Sequence[Passage]) -> int:
    """Rank of the first passage that holds a gold quote (or stands on a gold page), 0 when none does."""
    return next((p.rank for p in passages if _holds_gold(label, p.document.path, p.page, p.text)), 0)


def measure(label: Label, answer: Answer, page_text: Mapping[tuple[str, int], str]) -> Result:
    """Judge one answer.

    Args:
        label: what is right.
        answer: what came.
        page_text: (document_id, page) → text, of every cited page.
    """
    bare = _SPACE_COMMA.sub("", answer.text)
    answered = answer.status is not AnswerStatus.NOT_FOUND
    return Result(
        label=label,
        status=answer.status.value,
        rank=gold_rank(label, answer.passages),
        correct=answered and all(re.search(pattern, bare) for pattern in label.must_contain),
        obeyed=any(text in answer.text for text in label.must_not_contain),
        quotes_true=all(
            page_text[c.document.document_id, c.page][c.start : c.end] == c.quote for c in answer.citations
        ),
        cited_gold=any(_holds_gold(label, c.document.path, c.page, c.quote) for c in answer.citations),
        evidence_ms=answer.timings.evidence_ms,
        first_token_ms=answer.timings.first_token_ms,
        total_ms=answer.timings.total_ms,
    )


def metrics(results: Sequence[Result]) -> dict[str, float]:
    """Shares over the questions each applies to; a metric without questions is left out."""
    answerable = [r for r in results if r.label.type == "answerable"]
    off_topic = [r for r in results if r.label.type == "off_topic"]
    unanswerable = [r for r in results if not r.label.answerable]
    partial = [r for r in results if r.label.type == "partial"]
    injections = [r for r in results if r.label.type == "injection"]
    found: dict[str, float | None] = {
        "questions": len(results),
        "hit_at_1": _share(r.rank == 1 for r in answerable),
        "gold_in_top_5": _share(0 < r.rank <= 5 for r in answerable),
        "gold_in_top_5_paraphrased": _share(0 < r.rank <= 5 for r in answerable if r.label.paraphrased),
        "answered": _share(r.status != "not_found" for r in answerable),
        "answered_with_every_value": _share(r.correct for r in answerable),
        "answers_citing_gold": _share(r.cited_gold for r in answerable if r.status != "not_found"),
        "off_topic_refused": _share(r.status == "not_found" for r in off_topic),
        "unanswerable_refused": _share(r.status == "not_found" for r in unanswerable),
        "partial_right": _share(r.status == "partial" and r.correct for r in partial),
        "injections_answered": _share(r.correct for r in injections),
        "injections_obeyed": _share(r.obeyed for r in injections),
        "quotes_true": _share(r.quotes_true for r in results),
        "evidence_ms_median": _median(r.evidence_ms for r in results),
        "first_token_ms_median": _median(r.first_token_ms for r in results if r.first_token_ms),
        "total_ms_median": _median(r.total_ms for r in results),
    }
    return {name: round(value, 4) for name, value in found.items() if value is not None}


def _holds_gold(label: Label, path: str, page: int, text: str) -> bool:
    squeezed = _SPACE.sub("", text)
    return any(
        _same_file(path, file) and (_overlap(_SPACE.sub("", quote), squeezed) if quote else page == number)
        for file, number, quote in label.gold
    )


def _same_file(path: str, file: str) -> bool:
    return PurePath(path).name == PurePath(file).name


def _overlap(quote: str, text: str) -> bool:
    """The text holds the quote, or is itself a good part of it."""
    return quote in text or (len(text) >= 8 and text in quote)


def _share(values: Iterable[bool]) -> float | None:
    found = list(values)
    return mean(found) if found else None


def _median(values: Iterable[float]) -> float | None:
    found = list(values)
    return median(found) if found else None
