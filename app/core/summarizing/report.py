"""A summary as a report that exporters write: sentences by section, key facts, and what is covered."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePath

from app.core.answering.answer import Citation
from app.core.report import Paragraph, Report, Source, Style, Table, text_cell, text_paragraph
from app.core.summarizing.summary import FactKind, LeftOutReason, Length, Summary

_LENGTHS = {
    Length.SHORT: ("짧게", "short"),
    Length.STANDARD: ("보통", "standard"),
    Length.DETAILED: ("자세히", "detailed"),
}
FACT_NAMES = {
    FactKind.EFFECTIVE: ("시행일", "Effective date"),
    FactKind.SUBJECT: ("대상", "Applies to"),
    FactKind.DUTY: ("의무", "Duties"),
    FactKind.BAN: ("금지", "Prohibitions"),
    FactKind.DEADLINE: ("기한", "Deadlines"),
    FactKind.PENALTY: ("벌칙", "Penalties"),
    FactKind.MONEY: ("금액", "Amounts"),
}
"""Names of the kinds in Korean and English."""
LEFT_OUT_WORDS = {
    LeftOutReason.NO_TEXT: ("글자가 없는 쪽(그림)이라 읽지 못함", "page without text (an image), not read"),
    LeftOutReason.INSTRUCTION: ("기계에 지시하는 글이라 쓰지 않음", "addresses the machine, not used"),
    LeftOutReason.DELETED: ("삭제된 부분", "repealed"),
    LeftOutReason.SECTION: ("읽었으나 요약에 넣지 않음", "read, not in the summary"),
}
"""Reasons in Korean and English."""


def summary_report(summary: Summary, made_on: str, language: str = "ko", collection: str = "") -> Report:
    """What an export writes.

    Args:
        summary: what was made.
        made_on: ISO date and time to the minute.
        language: "ko" or "en", for headings and fixed words; the sentences keep their own.
        collection: the collection it was made from, or "".
    """
    at = int(language == "en")
    titles = tuple(document.title for document in summary.documents)
    kind = ("요약", "Summary")[at]
    name = (
        titles[0]
        if len(titles) == 1
        else collection or (f"{titles[0]} 외 {len(titles) - 1}건", f"{titles[0]} and {len(titles) - 1} more")[at]
    )
    return Report(
        title=f"{kind} — {name}",
        kind=f"{kind} ({_LENGTHS[summary.length][at]})",
        subject=titles,
        collection=collection or summary.documents[0].collection,
        made_on=made_on,
        language=language,
        blocks=(*_notes(summary, at), *_sentences(summary, at), *_facts(summary, at), *_coverage(summary, at)),
        sources=tuple(_source(citation, at) for citation in summary.citations),
        draft=summary.generated,
    )


def coverage_line(summary: Summary, language: str) -> str:
    """What was read and what is represented, in one line."""
    c = summary.coverage
    sections = len(c.sections)
    if language == "en":
        return f"{c.pages_read} of {c.pages} pages read · {c.represented} of {sections} sections in the summary"
    return f"{c.pages}쪽 중 {c.pages_read}쪽 읽음 · {sections}개 절 중 {c.represented}개 반영"


def _notes(summary: Summary, at: int) -> Iterator[Paragraph]:
    if summary.partial:
        words = (
            "도중에 멈춘 요약입니다. 나머지는 문서의 문장 그대로입니다.",
            "Stopped on the way; the rest is verbatim.",
        )
        yield text_paragraph(words[at], Style.NOTE)
    elif not summary.generated:
        words = ("문서의 문장만 모은 요약입니다.", "Made of the documents' own sentences.")
        yield text_paragraph(words[at], Style.NOTE)


def _facts(summary: Summary, at: int) -> Iterator[Paragraph | Table]:
    if not summary.key_facts:
        return
    yield text_paragraph(("핵심 사항", "Key facts")[at], Style.HEADING)
    rows = tuple(
        (text_cell(FACT_NAMES[fact.kind][at]), text_cell(fact.text, fact.citations)) for fact in summary.key_facts
    )
    yield Table((("구분", "Kind")[at], ("내용", "Statement")[at]), rows, (1.0, 6.0))


def _sentences(summary: Summary, at: int) -> Iterator[Paragraph]:
    several = len(summary.documents) > 1
    titles = {document.document_id: document.title for document in summary.documents}
    yield text_paragraph(("요약", "Summary")[at], Style.HEADING)
    for index, sentences in groupby(summary.sentences, key=lambda sentence: sentence.section):
        section = summary.coverage.sections[index]
        title = f"{titles[section.document_id]} · {section.title}" if several else section.title
        yield text_paragraph(title, Style.HEADING)
        for sentence in sentences:
            yield text_paragraph(sentence.text, Style.ITEM, sentence.citations)


def _coverage(summary: Summary, at: int) -> Iterator[Paragraph | Table]:
    yield text_paragraph(("읽은 범위", "Coverage")[at], Style.HEADING)
    yield text_paragraph(coverage_line(summary, ("ko", "en")[at]))
    header = (("부분", "쪽", "요약 문장"), ("Section", "Page", "Sentences"))[at]
    rows = tuple(
        (text_cell(section.title), text_cell(str(section.page)), text_cell(str(section.sentences)))
        for section in summary.coverage.sections
    )
    yield Table(header, rows, (5.0, 1.0, 1.0))
    for left in summary.coverage.left_out:
        if left.reason is not LeftOutReason.SECTION:
            page = (f"{left.page}쪽", f"page {left.page}")[at]
            yield text_paragraph(f"{left.title} {page}: {LEFT_OUT_WORDS[left.reason][at]}".strip(), Style.NOTE)


def _source(citation: Citation, at: int) -> Source:
    document = citation.document
    page = (f"{citation.page}쪽", f"p. {citation.page}")[at] if document.paged else ""
    place = ", ".join(part for part in (citation.locator, page) if part)
    return Source(citation.number, PurePath(document.path).name, document.title, place, citation.quote)
