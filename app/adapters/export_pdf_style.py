"""House style of PDF exports: sizes in points, colours, paragraph styles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.lib.units import mm  # type: ignore[import-untyped]

from app.adapters.export_pdf_fonts import BOLD, REGULAR

INK, MUTED, ACCENT = HexColor("#1c2430"), HexColor("#5b6573"), HexColor("#1f4e79")
RULE, SHADE = HexColor("#c5ccd6"), HexColor("#eef2f7")
"""Ink and muted words keep a contrast of 4.5 to 1 or more on white and on the shade."""
MARGIN_SIDE, MARGIN_TOP, MARGIN_BOTTOM = 22 * mm, 26 * mm, 22 * mm
PADDING = 5.0
"""Blank inside a table cell."""
LINK = "#1f4e79"


@dataclass(frozen=True, slots=True)
class Styles:
    """A style for each role of a paragraph."""

    kind: ParagraphStyle
    title: ParagraphStyle
    particular: ParagraphStyle
    draft: ParagraphStyle
    heading: ParagraphStyle
    body: ParagraphStyle
    quote: ParagraphStyle
    item: ParagraphStyle
    note: ParagraphStyle
    cell: ParagraphStyle
    cell_quote: ParagraphStyle
    header: ParagraphStyle
    caption: ParagraphStyle
    source: ParagraphStyle
    source_quote: ParagraphStyle


@cache
def styles() -> Styles:
    """The styles. Lines are 1.6 times as high as letters, as Korean word processors set them by default."""

    def style(size: float, height: float = 1.6, **values: object) -> ParagraphStyle:
        known = {"fontName": REGULAR, "textColor": INK, "splitLongWords": 1, "allowWidows": 0, "allowOrphans": 0}
        sizes = {"fontSize": size, "leading": size * height, "bulletFontName": REGULAR, "bulletFontSize": size}
        return ParagraphStyle("seogo", **{**known, **sizes, **values})

    body = style(10.5, spaceAfter=6)
    return Styles(
        kind=style(9.5, textColor=ACCENT, fontName=BOLD, spaceAfter=2),
        title=style(17, 1.4, fontName=BOLD, spaceAfter=8),
        particular=style(9, leftIndent=62, bulletColor=MUTED),
        draft=style(9.5, 1.4, fontName=BOLD, textColor=ACCENT),
        heading=style(12.5, 1.4, fontName=BOLD, textColor=ACCENT, spaceBefore=12, spaceAfter=5),
        body=body,
        quote=style(10, leftIndent=12, spaceBefore=2, spaceAfter=8),
        item=style(10.5, leftIndent=13, bulletIndent=2, spaceAfter=3),
        note=style(9.5, textColor=MUTED, spaceAfter=6),
        cell=style(9, 1.5),
        cell_quote=style(9, 1.5, leftIndent=6),
        header=style(9, 1.45, fontName=BOLD),
        caption=style(9.5, 1.4, fontName=BOLD, spaceBefore=4, spaceAfter=4),
        source=style(9, 1.5, leftIndent=24, bulletIndent=0, bulletColor=ACCENT, spaceBefore=3),
        source_quote=style(9, 1.5, leftIndent=24, textColor=MUTED, spaceAfter=4),
    )
