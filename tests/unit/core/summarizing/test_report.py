"""A summary as a report."""

from __future__ import annotations

from app.core.library import DocumentRecord
from app.core.report import Paragraph, Style, Table
from app.core.summarizing.report import coverage_line, summary_report
from app.core.summarizing.service import Summarizer
from tests.fakes.library import SmallLibrary


def test_every_sentence_and_fact_names_its_source(library: SmallLibrary, rule: DocumentRecord) -> None:
    summary = Summarizer(library.catalogue).summarize([rule])
    report = summary_report(summary, "2026-06-01T09:00")
    numbers = {source.number for source in report.sources}
    items = [b for b in report.blocks if isinstance(b, Paragraph) and b.style is Style.ITEM]
    assert [item.runs[0].text for item in items] == [sentence.text for sentence in summary.sentences]
    assert all(item.sources and set(item.sources) <= numbers for item in items)
    facts = next(block for block in report.blocks if isinstance(block, Table))
    assert len(facts.rows) == len(summary.key_facts)
    assert all(row[1].paragraphs[0].sources for row in facts.rows)
    assert report.sources[0].file == "자료관리규정.txt"
    assert report.sources[0].place.startswith("제1조")
    assert not report.draft


def test_headings_are_in_the_language_asked_for(library: SmallLibrary, rule: DocumentRecord) -> None:
    summary = Summarizer(library.catalogue).summarize([rule])
    korean, english = (summary_report(summary, "2026-06-01T09:00", language) for language in ("ko", "en"))
    assert (korean.kind, english.kind) == ("요약 (보통)", "Summary (standard)")
    assert coverage_line(summary, "ko") == "1쪽 중 1쪽 읽음 · 4개 절 중 4개 반영"
    assert coverage_line(summary, "en") == "1 of 1 pages read · 4 of 4 sections in the summary"
