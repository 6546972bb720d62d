"""A report as what flows over the pages of a PDF: paragraphs, tables, notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer, TableStyle  # type: ignore[import-untyped]
from reportlab.platypus import Table as PlainTable

from app.adapters.export_pdf_fonts import REGULAR, Typesetter
from app.adapters.export_pdf_rows import Row, Rows, grid
from app.adapters.export_pdf_style import ACCENT, LINK, SHADE, styles
from app.core import report as model
from app.core.exporting.citing import Notes, runs, where
from app.core.exporting.fixed import Fixed, fixed, particulars
from app.core.exporting.tables import cells, columns, header, marks_changes, shares
from app.core.report import Mark, Report, Run, Source, Style

_HEADING_ROOM = 90.0
"""Points that must be left on a page under the start of a heading."""
_WHOLE = ((0, 0), (-1, -1))
_BADGE = [
    ("FONTNAME", *_WHOLE, REGULAR),  # or the library names its own font in the file
    ("BACKGROUND", *_WHOLE, SHADE),
    ("LINEBEFORE", (0, 0), (0, -1), 3, ACCENT, "butt"),
    ("LEFTPADDING", *_WHOLE, 10),
    ("TOPPADDING", *_WHOLE, 6),
    ("BOTTOMPADDING", *_WHOLE, 6),
]


class Place(Paragraph):  # type: ignore[misc]
    """A paragraph that links lead to. An anchor inside the text would keep a long word from being split."""

    target = ""
    listed = False

    def draw(self) -> None:
        """Draw it, and name its place; a heading is entered in the reader's list of contents."""
        if self.target:
            self.canv.bookmarkHorizontal(self.target, 0, self.height)
        if self.listed:
            self.canv.addOutlineEntry(self.getPlainText(), self.target, 0, 0)
        super().draw()

    def split(self, width: float, height: float) -> list[Place]:
        """As paragraphs are split; the first piece is the place."""
        pieces: list[Place] = super().split(width, height)
        if pieces:
            pieces[0].target, pieces[0].listed = self.target, self.listed
        return pieces


class Quote(Paragraph):  # type: ignore[misc]
    """Verbatim words, with a bar at their left."""

    def draw(self) -> None:
        """Draw the bar, then the words."""
        self.canv.saveState()
        self.canv.setStrokeColor(ACCENT)
        self.canv.setLineWidth(2)
        self.canv.setLineCap(0)
        self.canv.line(2, -1, 2, self.height - 1)
        self.canv.restoreState()
        super().draw()


@dataclass(slots=True)
class Flow:
    """Builds what flows over the pages.

    Args:
        report: what is written.
        notes: its sources as numbered.
        fonts: sets text in them.
        width, page: room between the margins, in points.
    """

    report: Report
    notes: Notes
    fonts: Typesetter
    width: float
    page: float
    _linked: set[int] = field(init=False, default_factory=set)
    _headings: int = field(init=False, default=0)

    def flowables(self) -> Iterator[Flowable]:
        """Everything in order."""
        words = fixed(self.report.language)
        yield from self._front(words)
        for block in self.report.blocks:
            if isinstance(block, model.Table):
                yield from self._table(block)
            else:
                yield from self._paragraph(block)
        yield from self._notes(words)

    def _front(self, words: Fixed) -> Iterator[Flowable]:
        style = styles()
        yield Paragraph(self.fonts.markup(self.report.kind, bold=True), style.kind)
        yield Paragraph(self.fonts.markup(self.report.title, bold=True), style.title)
        for name, value in particulars(self.report):
            yield Paragraph(f"<bullet>{self.fonts.markup(name)}</bullet>{self.fonts.markup(value)}", style.particular)
        yield Spacer(0, 8)
        if self.report.draft:
            badge = Paragraph(self.fonts.markup(words.draft, bold=True), style.draft)
            yield PlainTable([[badge]], [self.width], style=TableStyle(_BADGE))
        yield Spacer(0, 12)
        if marks_changes(self.report):
            legend = (Run(words.added, Mark.ADDED), Run("  ·  "), Run(words.removed, Mark.REMOVED))
            yield Paragraph(self._marked(legend), style.note)

    def _paragraph(self, paragraph: model.Paragraph) -> Iterator[Flowable]:
        style, text = styles(), self._text(paragraph)
        if paragraph.style is Style.HEADING:
            yield CondPageBreak(_HEADING_ROOM)
            yield self._heading(text)
        elif paragraph.style is Style.QUOTE:
            yield Quote(text, style.quote)
        elif paragraph.style is Style.ITEM:
            yield Paragraph(text, style.item, bulletText="•")
        else:
            yield Paragraph(text, style.note if paragraph.style is Style.NOTE else style.body)

    def _heading(self, text: str) -> Place:
        self._headings += 1
        heading = Place(text, styles().heading)
        heading.target, heading.listed = f"heading{self._headings}", True
        return heading

    def _table(self, table: model.Table) -> Iterator[Flowable]:
        count = columns(table)
        if not count:
            return
        style = styles()
        widths = tuple(share * self.width for share in shares(table))
        head: Row = [[Paragraph(self.fonts.markup(text, bold=True), style.header)] for text in header(table)]
        rows = [[self._cell(cell) for cell in cells(row, count)] for row in table.rows]
        made = grid(widths, head, rows, self.page)
        yield CondPageBreak(_HEADING_ROOM)
        if table.caption:
            yield Paragraph(self.fonts.markup(table.caption, bold=True), style.caption)
        yield Rows(made, 0, len(made.rows))

    def _cell(self, cell: model.Cell) -> list[Paragraph]:
        style = styles()
        return [
            Paragraph(self._text(p), style.cell_quote if p.style is Style.ITEM else style.cell) for p in cell.paragraphs
        ]

    def _text(self, paragraph: model.Paragraph) -> str:
        bold = paragraph.style is Style.HEADING
        return self._marked(runs(paragraph), bold) + "".join(self._mark(number) for number in self.notes.of(paragraph))

    def _mark(self, number: int) -> str:
        """A note's number above the line, linked to the note, which links back to the first of its marks."""
        anchor = "" if number in self._linked else f'<a name="mark{number}"/>'
        self._linked.add(number)
        return f'{anchor}<super rise="3.2" size="7"><a href="#note{number}" color="{LINK}">[{number}]</a></super>'

    def _marked(self, marked: tuple[Run, ...], bold: bool = False) -> str:
        return "".join(self._run(run, bold) for run in marked)

    def _run(self, run: Run, bold: bool) -> str:
        text = self.fonts.markup(run.text, bold or run.mark in {Mark.BOLD, Mark.ADDED})
        if run.mark is Mark.ADDED:
            return f"<u>{text}</u>"
        if run.mark is Mark.REMOVED:
            return f"<strike>{text}</strike>"
        return f'<font color="#5b6573">{text}</font>' if run.mark is Mark.MUTED else text

    def _notes(self, words: Fixed) -> Iterator[Flowable]:
        for title, sources, numbered in (
            (words.sources, self.notes.cited, True),
            (words.further, self.notes.further, False),
        ):
            if sources:
                yield CondPageBreak(_HEADING_ROOM)
                yield self._heading(self.fonts.markup(title, bold=True))
            for number, source in enumerate(sources, 1):
                yield from self._note(source, number if numbered else 0)

    def _note(self, source: Source, number: int) -> Iterator[Flowable]:
        style = styles()
        place = self.fonts.markup(where(source))
        if number:  # the library makes no link of a bullet, so the words lead back
            place = f'<a href="#mark{number}">{place}</a>'
        note = Place(f"<bullet>{f'[{number}]' if number else '•'}</bullet>{place}", style.source)
        note.target = f"note{number}" if number else ""
        yield note
        if source.quote.strip():
            yield Paragraph(self.fonts.markup(" ".join(source.quote.split())), style.source_quote)
