"""Reports as the masking mode lets them leave the program: answers, summaries, comparisons and extractions alike."""

from __future__ import annotations

from dataclasses import replace

from app.core.privacy.policy import Mode, exported
from app.core.report import Cell, Paragraph, Report, Run, Table


def masked_report(report: Report, mode: Mode) -> Report:
    """The report with personal data hidden; names of the reviewer and of files stay, since they say where it is from."""
    if mode is Mode.OFF:
        return report
    return replace(
        report,
        title=exported(report.title, mode),
        subject=tuple(exported(title, mode) for title in report.subject),
        blocks=tuple(_table(b, mode) if isinstance(b, Table) else _paragraph(b, mode) for b in report.blocks),
        sources=tuple(
            replace(source, title=exported(source.title, mode), quote=exported(source.quote, mode))
            for source in report.sources
        ),
    )


def _table(table: Table, mode: Mode) -> Table:
    """Cells are searched row by row, with the table's header above, as a label may stand in another cell."""
    rows = tuple(_row(table.header, row, mode) for row in table.rows)
    return replace(table, caption=exported(table.caption, mode), rows=rows)


def _row(header: tuple[str, ...], row: tuple[Cell, ...], mode: Mode) -> tuple[Cell, ...]:
    """A row, each cell masked by itself and as it stands in its line."""
    texts = ["\n".join(_text(paragraph) for paragraph in cell.paragraphs) for cell in row]
    head = " | ".join(" ".join(cell.split()) for cell in header) + "\n"
    lines = [text.replace("\n", " ") for text in texts]
    line = exported(head + " | ".join(lines), mode)[len(head) :]
    cells, at = [], 0
    for cell, text in zip(row, texts, strict=True):
        cells.append(_cell(cell, line[at : at + len(text)], mode))
        at += len(text) + len(" | ")
    return tuple(cells)


def _cell(cell: Cell, masked: str, mode: Mode) -> Cell:
    paragraphs, at = [], 0
    for paragraph in cell.paragraphs:
        length = len(_text(paragraph))
        own = exported(_text(paragraph), mode)
        both = "".join(a if b == a or b == " " != a else b for a, b in zip(own, masked[at : at + length], strict=True))
        paragraphs.append(_with_text(paragraph, both))
        at += length + 1
    return Cell(tuple(paragraphs))


def _paragraph(paragraph: Paragraph, mode: Mode) -> Paragraph:
    return _with_text(paragraph, exported(_text(paragraph), mode))


def _text(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs)


def _with_text(paragraph: Paragraph, text: str) -> Paragraph:
    """The paragraph with other letters, as many as before: a number may lie in several runs."""
    runs, at = [], 0
    for run in paragraph.runs:
        runs.append(Run(text[at : at + len(run.text)], run.mark))
        at += len(run.text)
    return replace(paragraph, runs=tuple(runs))
