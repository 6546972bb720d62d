"""Reports as PDF: A4, an embedded Hangul font, running head, page numbers, notes that are linked both ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4, landscape  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate  # type: ignore[import-untyped]

from app.adapters.export_pdf_flow import Flow
from app.adapters.export_pdf_fonts import BOLD, REGULAR, Typesetter
from app.adapters.export_pdf_style import ACCENT, MARGIN_BOTTOM, MARGIN_SIDE, MARGIN_TOP, MUTED, RULE
from app.core.exporting.citing import number_notes
from app.core.exporting.clean import one_line
from app.core.exporting.fixed import fixed, running_head
from app.core.exporting.fonts import FontFiles
from app.core.exporting.placing import placed
from app.core.exporting.tables import is_wide
from app.core.report import Report, Written

_SAMPLES = 10
_TOTAL, _TOTAL_WIDTH = "pages", 16.0
"""Name of the drawing that holds the number of pages, and its room in points."""


@dataclass(frozen=True, slots=True)
class PdfExporter:
    """Writes `.pdf` files.

    Args:
        fonts: the fonts to embed, in order of preference; asked for at each export.
    """

    fonts: Callable[[], Sequence[FontFiles]]
    suffix: str = ".pdf"

    def write(self, report: Report, path: Path) -> Written:
        """See `Exporter`."""
        setter = Typesetter(self.fonts())
        size = landscape(A4) if is_wide(report) else A4
        width, height = size[0] - 2 * MARGIN_SIDE, size[1] - MARGIN_TOP - MARGIN_BOTTOM
        flow = Flow(report, number_notes(report), setter, width, height)
        story = list(flow.flowables())
        running = _Running(setter.plain(running_head(report)), fixed(report.language).draft if report.draft else "")
        with placed(path) as unfinished:
            document = _document(report, unfinished, size)
            frame = Frame(MARGIN_SIDE, MARGIN_BOTTOM, width, height, 0, 0, 0, 0)
            document.addPageTemplates(PageTemplate(frames=[frame], onPage=running.draw))
            document.build(story, canvasmaker=_CountingCanvas)
        return Written(str(path), path.stat().st_size, _warnings(setter, report.language))


def _document(report: Report, path: Path, size: tuple[float, float]) -> BaseDocTemplate:
    words = fixed(report.language)
    return BaseDocTemplate(
        str(path),
        pagesize=size,
        title=one_line(report.title),
        author=one_line(report.reviewer),
        subject=one_line(report.kind),
        creator=words.program,
        producer=words.program,
        lang="en" if report.language == "en" else "ko-KR",
        pageCompression=1,
        initialFontName=REGULAR,
    )


@dataclass(frozen=True, slots=True)
class _Running:
    """What stands above and below every page."""

    head: str
    foot: str

    def draw(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        """Draw it on a page; the number of pages is filled in at the end."""
        width, height = document.pagesize
        top, bottom = height - MARGIN_TOP, MARGIN_BOTTOM - 24
        canvas.saveState()
        canvas.setStrokeColor(RULE)
        canvas.setLineWidth(0.6)
        canvas.line(MARGIN_SIDE, top + 12, width - MARGIN_SIDE, top + 12)
        canvas.setFillColor(MUTED)
        canvas.setFont(REGULAR, 8)
        canvas.drawString(MARGIN_SIDE, top + 18, self.head)
        canvas.drawRightString(width - MARGIN_SIDE - _TOTAL_WIDTH, bottom, str(canvas.getPageNumber()))
        canvas.translate(width - MARGIN_SIDE - _TOTAL_WIDTH, bottom)
        canvas.doForm(_TOTAL)
        canvas.translate(-width + MARGIN_SIDE + _TOTAL_WIDTH, -bottom)
        canvas.setFillColor(ACCENT)
        canvas.setFont(BOLD, 8)
        canvas.drawString(MARGIN_SIDE, bottom, self.foot)
        canvas.restoreState()


class _CountingCanvas(Canvas):  # type: ignore[misc]
    """Knows the number of pages at the end. Holding pages back until then would misplace every link."""

    def save(self) -> None:
        """Write the number of pages, which every page shows, then the file."""
        total = self.getPageNumber() - 1
        self.beginForm(_TOTAL, 0, -4, 60, 12)
        self.setFillColor(MUTED)
        self.setFont(REGULAR, 8)
        self.drawString(0, 0, f" / {total}")
        self.endForm()
        super().save()


def _warnings(setter: Typesetter, language: str) -> tuple[str, ...]:
    if not setter.lost:
        return ()
    samples = " ".join(f"{c} (U+{ord(c):04X})" for c, _ in setter.lost.most_common(_SAMPLES))
    return (fixed(language).lost.format(count=setter.lost.total(), samples=samples),)
