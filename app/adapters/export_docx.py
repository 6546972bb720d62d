"""Reports as Word documents: A4, real footnotes, header rows that are repeated, page numbers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm

from app.adapters import export_docx_words as xml
from app.adapters.export_docx_notes import Footnotes, source_words
from app.adapters.export_docx_styles import RULE, SHADE, numbering_xml, styles_xml
from app.core.exporting.citing import number_notes, runs
from app.core.exporting.clean import one_line
from app.core.exporting.fixed import Fixed, fixed, particulars, running_head
from app.core.exporting.placing import placed
from app.core.exporting.tables import cells, columns, header, is_wide, marks_changes, shares
from app.core.report import Cell, Mark, Paragraph, Report, Run, Style, Table, Written

_STYLES = {
    Style.HEADING: "Heading1",
    Style.BODY: "Normal",
    Style.QUOTE: "Quote",
    Style.ITEM: "ListBullet",
    Style.NOTE: "SeogoNote",
}
_SHORT, _LONG, _SIDE, _TOP = 210, 297, 22, 25
"""A4 and its margins, in millimetres."""
_TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""
_SPLIT_FROM = 400
"""Characters of a cell: some 16 lines of a column that is a third of the page."""
_LEFT_OUT = {"thumbnail", "stylesWithEffects", "fontTable", "customXml"}
"""Parts of the library's template that speak of its own look."""
_LONGEST_PROPERTY = 255
"""Characters of a document property (python-docx refuses more)."""


@dataclass(frozen=True, slots=True)
class DocxExporter:
    """Writes `.docx` files."""

    suffix: str = ".docx"

    def write(self, report: Report, path: Path) -> Written:
        """See `Exporter`."""
        document = docx.Document()
        _restyle(document)
        _describe(document, report)
        wide = is_wide(report)
        _lay_out(document.sections[0], report, wide)
        footnotes = Footnotes(number_notes(report))
        room = int(((_LONG if wide else _SHORT) - 2 * _SIDE) * _TWIPS)
        body = document.element.body
        end = body.sectPr
        for child in list(body):
            if child is not end:
                body.remove(child)
        for made in _Body(report, footnotes, room).elements():
            end.addprevious(made)
        footnotes.attach(document)
        buffer = io.BytesIO()
        document.save(buffer)
        with placed(path) as unfinished:
            unfinished.write_bytes(buffer.getbuffer())
        return Written(str(path), path.stat().st_size)


@dataclass(frozen=True, slots=True)
class _Body:
    """The elements of the text.

    Args:
        room: width between the margins, in twentieths of a point.
    """

    report: Report
    footnotes: Footnotes
    room: int

    def elements(self) -> Iterator[BaseOxmlElement]:
        words = fixed(self.report.language)
        yield from self._front(words)
        for block in self.report.blocks:
            if isinstance(block, Table):
                yield from self._table(block)
            else:
                yield self._paragraph(block, _STYLES[block.style])
        yield from self._further(words)

    def _front(self, words: Fixed) -> Iterator[BaseOxmlElement]:
        yield xml.paragraph("SeogoKind", [xml.words(one_line(self.report.kind))])
        yield xml.paragraph("Title", [xml.words(one_line(self.report.title))])
        for name, value in particulars(self.report):
            yield xml.paragraph("SeogoParticular", [xml.words(f"{name}\t", Mark.MUTED), xml.words(value)])
        if self.report.draft:
            yield xml.paragraph("SeogoDraft", [xml.words(words.draft)])
        if marks_changes(self.report):
            legend = (Run(words.added, Mark.ADDED), Run("  ·  "), Run(words.removed, Mark.REMOVED))
            yield xml.paragraph("SeogoNote", xml.marked(legend))

    def _paragraph(self, paragraph: Paragraph, style: str) -> BaseOxmlElement:
        return xml.paragraph(style, [*xml.marked(runs(paragraph)), *self.footnotes.marks(paragraph)])

    def _table(self, table: Table) -> Iterator[BaseOxmlElement]:
        count = columns(table)
        if not count:
            return
        if table.caption:
            yield xml.paragraph("Caption", [xml.words(table.caption)])
        widths = [int(share * self.room) for share in shares(table)]
        made = xml.element("w:tbl", _table_properties(sum(widths)))
        made.append(xml.element("w:tblGrid", *(xml.element("w:gridCol", w=str(width)) for width in widths)))
        made.append(_header_row(header(table), widths))
        for row in table.rows:
            made.append(self._row(cells(row, count), widths))
        yield made
        yield xml.paragraph("SeogoGap", [])  # or a table right behind would become one with this

    def _row(self, row: tuple[Cell, ...], widths: list[int]) -> BaseOxmlElement:
        """A row; only one that takes much of a page may be split over two."""
        made = xml.element("w:tr")
        if max(sum(len(run.text) for p in cell.paragraphs for run in p.runs) for cell in row) < _SPLIT_FROM:
            made.append(xml.element("w:trPr", xml.element("w:cantSplit")))
        made.extend([self._cell(cell, width) for cell, width in zip(row, widths, strict=True)])
        return made

    def _cell(self, cell: Cell, width: int) -> BaseOxmlElement:
        texts = [self._paragraph(p, "SeogoCell") for p in cell.paragraphs] or [xml.paragraph("SeogoCell", [])]
        return xml.element("w:tc", _cell_properties(width), *texts)

    def _further(self, words: Fixed) -> Iterator[BaseOxmlElement]:
        if self.footnotes.notes.further:
            yield xml.paragraph("Heading1", [xml.words(words.further)])
        for source in self.footnotes.notes.further:
            yield xml.paragraph("SeogoSource", source_words(source))


def _table_properties(width: int) -> BaseOxmlElement:
    lines = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = [xml.element(f"w:{line}", val="single", sz="4", space="0", color=RULE) for line in lines]
    margins = [("top", 60), ("left", 100), ("bottom", 60), ("right", 100)]
    return xml.element(
        "w:tblPr",
        xml.element("w:tblW", w=str(width), type="dxa"),
        xml.element("w:tblBorders", *borders),
        xml.element("w:tblLayout", type="fixed"),
        xml.element("w:tblCellMar", *(xml.element(f"w:{side}", w=str(size), type="dxa") for side, size in margins)),
    )


def _header_row(texts: tuple[str, ...], widths: list[int]) -> BaseOxmlElement:
    properties = xml.element("w:trPr", xml.element("w:cantSplit"), xml.element("w:tblHeader"))
    row = xml.element("w:tr", properties)
    for text, width in zip(texts, widths, strict=True):
        shade = xml.element("w:shd", val="clear", color="auto", fill=SHADE)
        row.append(
            xml.element("w:tc", _cell_properties(width, shade), xml.paragraph("SeogoCellHeader", [xml.words(text)]))
        )
    return row


def _cell_properties(width: int, *more: BaseOxmlElement) -> BaseOxmlElement:
    return xml.element("w:tcPr", xml.element("w:tcW", w=str(width), type="dxa"), *more)


def _restyle(document: Document) -> None:
    """The house's styles for those of the library's template, and none of the pictures and fonts that it names."""
    for part, made in (
        (document.styles.element, styles_xml()),
        (document.part.numbering_part.element, numbering_xml()),
    ):
        for child in list(part):
            part.remove(child)
        part.extend(list(parse_xml(made)))
    for relations in (document.part.package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] in _LEFT_OUT:
                del relations[key]
    settings = document.settings.element
    for language in settings.iter(qn("w:themeFontLang")):
        language.set(qn("w:eastAsia"), "ko-KR")
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")  # Word 2013 and later: tables begin at the margin


def _describe(document: Document, report: Report) -> None:
    properties = document.core_properties
    properties.title = one_line(report.title)[:_LONGEST_PROPERTY]
    properties.subject = one_line(report.kind)[:_LONGEST_PROPERTY]
    properties.author = one_line(report.reviewer)[:_LONGEST_PROPERTY]
    properties.last_modified_by = fixed(report.language).program
    properties.comments = fixed(report.language).draft if report.draft else ""
    properties.language = "en" if report.language == "en" else "ko-KR"


def _lay_out(section: Section, report: Report, wide: bool) -> None:
    width, height = (_LONG, _SHORT) if wide else (_SHORT, _LONG)
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.orientation = WD_ORIENTATION.LANDSCAPE if wide else WD_ORIENTATION.PORTRAIT
    section.left_margin = section.right_margin = Mm(_SIDE)
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(20)
    section.header_distance, section.footer_distance = Mm(13), Mm(11)
    _replace(section.header._element, xml.paragraph("Header", [xml.words(running_head(report))]))
    draft = fixed(report.language).draft if report.draft else ""
    numbers = [xml.words("\t"), xml.field("PAGE", "1"), xml.words(" / "), xml.field("NUMPAGES", "1")]
    foot = xml.paragraph("Footer", [xml.words(draft, Mark.BOLD), *numbers])
    right = xml.element("w:tab", val="right", pos=str(int((width - 2 * _SIDE) * _TWIPS)))
    cast(BaseOxmlElement, foot.find(qn("w:pPr"))).append(xml.element("w:tabs", right))
    _replace(section.footer._element, foot)


def _replace(part: BaseOxmlElement, made: BaseOxmlElement) -> None:
    for child in list(part):
        part.remove(child)
    part.append(made)
