"""An extraction as a report: one row a field, one column a document; a list of duties as a table of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath

from app.core.extracting.result import Check, Extraction, FieldRow, Found
from app.core.report import Cell, Mark, Paragraph, Report, Run, Source, Style, Table, text_cell, text_paragraph

CHECK_WORDS = {
    Check.MET: ("충족", "met"),
    Check.UNMET: ("미충족", "not met"),
    Check.UNSURE: ("확인필요", "to be checked"),
}
"""Outcomes of a check in Korean and English."""


def extraction_report(extraction: Extraction, made_on: str, language: str = "ko") -> Report:
    """What an export writes.

    Args:
        extraction: the rows of all documents.
        made_on: ISO date and time to the minute.
        language: "ko" or "en", for headings and fixed words.
    """
    korean = language != "en"
    writer = _Writer(extraction, language)
    table = writer.duties() if extraction.template.duties else writer.fields()
    first = extraction.documents[0] if extraction.documents else None
    return Report(
        title=extraction.template.title(language),
        kind="점검표" if korean else "Extraction",
        subject=tuple(document.title for document in extraction.documents),
        collection=first.collection if first else "",
        made_on=made_on,
        language=language,
        blocks=(text_paragraph(_summary(extraction, korean)), table, *writer.alternatives()),
        sources=tuple(writer.sources),
        draft=False,
    )


def _summary(extraction: Extraction, korean: bool) -> str:
    rows = extraction.rows
    if extraction.template.duties:
        bans = sum(row.normalised == "must_not" for row in rows)
        return f"의무 {len(rows) - bans}건 · 금지 {bans}건" if korean else f"{len(rows) - bans} duties · {bans} bans"
    checks = [row for row in rows if row.check]
    counts = [
        f"{words[0 if korean else 1]} {sum(row.check is check for row in checks)}"
        for check, words in CHECK_WORDS.items()
    ]
    others = [row for row in rows if not row.check]
    found = sum(row.found is Found.FOUND for row in others)
    stated = [f"값 {found}/{len(others)}" if korean else f"{found} of {len(others)} values"] if others else []
    return " · ".join([*(counts if checks else []), *stated])


@dataclass(slots=True)
class _Writer:
    extraction: Extraction
    language: str
    sources: list[Source] = field(default_factory=list)

    def fields(self) -> Table:
        """One row a field, one column a document."""
        documents = self.extraction.documents
        by_place = {(row.document.document_id, row.field.name): row for row in self.extraction.rows}
        header = ("항목" if self.language != "en" else "Field", *(document.title for document in documents))
        rows = tuple(
            (
                text_cell(wanted.title(self.language)),
                *(self._cell(by_place[document.document_id, wanted.name]) for document in documents),
            )
            for wanted in self.extraction.template.fields
        )
        return Table(header, rows, (1.0, *(2.0 for _ in documents)))

    def duties(self) -> Table:
        """Document, article, sort and sentence."""
        korean = self.language != "en"
        header = ("문서", "조문", "구분", "내용") if korean else ("Document", "Article", "Sort", "Sentence")
        rows = tuple(
            (
                text_cell(row.document.title),
                text_cell(row.label),
                text_cell(row.field.title(self.language)),
                text_cell(row.value, self._cited(row)),
            )
            for row in self.extraction.rows
        )
        return Table(header, rows, (1.2, 1.0, 0.6, 4.0))

    def alternatives(self) -> Iterator[Paragraph]:
        """Fields for which a document gives more than one value."""
        for row in self.extraction.rows:
            if row.alternatives:
                others = ", ".join(other.value for other in row.alternatives)
                words = "다른 값도 있음" if self.language != "en" else "also stated"
                name = f"{row.document.title} · {row.field.title(self.language)}"
                yield text_paragraph(f"{name}: {words} — {others}", Style.NOTE)

    def _cell(self, row: FieldRow) -> Cell:
        runs: list[Run] = []
        if row.check:
            runs.append(Run(CHECK_WORDS[row.check][0 if self.language != "en" else 1], Mark.BOLD))
        if row.found is Found.FOUND:
            runs.append(Run(f" {row.value}" if runs else row.value))
        elif not runs:
            runs.append(Run("문서에 없음" if self.language != "en" else "not stated", Mark.MUTED))
        return Cell((Paragraph(tuple(runs), sources=self._cited(row)),))

    def _cited(self, row: FieldRow) -> tuple[int, ...]:
        if row.citation is None:
            return ()
        citation = row.citation
        page = (f"{citation.page}쪽" if self.language != "en" else f"p. {citation.page}") if row.document.paged else ""
        self.sources.append(
            Source(
                number=len(self.sources) + 1,
                file=PurePath(row.document.path.replace("\\", "/")).name,
                title=row.document.title,
                place=", ".join(part for part in (citation.locator, page) if part),
                quote=citation.quote,
            )
        )
        return (len(self.sources),)
