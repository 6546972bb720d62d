"""Numbers of the notes: in the order in which the reader meets them, the same in every format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.core.exporting.clean import one_line
from app.core.report import Paragraph, Report, Run, Source


@dataclass(frozen=True, slots=True)
class Notes:
    """The sources of a report as they are numbered in its export.

    Attributes:
        numbers: a source's number in the report → its number in the export.
        cited: the sources that paragraphs name, by their number in the export, from 1.
        further: sources that no paragraph names.
    """

    numbers: dict[int, int]
    cited: tuple[Source, ...]
    further: tuple[Source, ...]

    def of(self, paragraph: Paragraph) -> tuple[int, ...]:
        """Numbers in the export of the sources that a paragraph names, each once."""
        return tuple(dict.fromkeys(self.numbers[n] for n in paragraph.sources if n in self.numbers))


def number_notes(report: Report) -> Notes:
    """Number the sources by where they are first named; numbers without a source are left out."""
    known = {source.number: source for source in report.sources}
    order: dict[int, int] = {}
    for paragraph in paragraphs(report):
        for number in paragraph.sources:
            if number in known and number not in order:
                order[number] = len(order) + 1
    further = tuple(source for source in report.sources if source.number not in order)
    return Notes(order, tuple(known[number] for number in order), further)


def paragraphs(report: Report) -> Iterator[Paragraph]:
    """Every paragraph in reading order, those of tables too."""
    for block in report.blocks:
        if isinstance(block, Paragraph):
            yield block
            continue
        for row in block.rows:
            for cell in row:
                yield from cell.paragraphs


def runs(paragraph: Paragraph) -> tuple[Run, ...]:
    """The paragraph's runs without blanks at the end, where the marks of notes follow."""
    kept = list(paragraph.runs)
    while kept and not kept[-1].text.rstrip():
        kept.pop()
    return (*kept[:-1], Run(kept[-1].text.rstrip(), kept[-1].mark)) if kept else ()


def where(source: Source) -> str:
    """Where the words stand: title, place, and the file when it is named otherwise."""
    title, file = one_line(source.title), one_line(source.file)
    stem = file.rpartition(".")[0] or file
    name = f"{title} ({file})" if title and file and title != stem else file or title
    return ", ".join(part for part in (name, one_line(source.place)) if part)
