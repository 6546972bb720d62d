"""Footnotes of a Word document: real ones, at the foot of the page where they are first cited."""

from __future__ import annotations

from dataclasses import dataclass, field

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from app.adapters import export_docx_words as xml
from app.adapters.export_docx_styles import NAMESPACE
from app.core.exporting.citing import Notes, where
from app.core.report import Mark, Paragraph, Source

_REFERENCE = "FootnoteReference"
_SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))
"""The lines between text and notes are notes, too (ECMA-376 part 1, 17.11.9)."""


@dataclass(slots=True)
class Footnotes:
    """Sets the marks of notes in the text.

    A note can be cited once only; later marks refer to the bookmark around the first (NOTEREF, 17.16.5.36), so that
    the numbers stay right when the document is edited.
    """

    notes: Notes
    _set: set[int] = field(init=False, default_factory=set)

    def marks(self, paragraph: Paragraph) -> list[BaseOxmlElement]:
        """Marks of the sources that a paragraph names, behind its words."""
        made: list[BaseOxmlElement] = []
        for number in self.notes.of(paragraph):
            if made:
                made.append(_raised(xml.element("w:t"), ","))
            made += self._mark(number)
        return made

    def _mark(self, number: int) -> list[BaseOxmlElement]:
        name = f"_RefNote{number}"
        if number in self._set:
            return [xml.field(f"NOTEREF {name} \\f \\h", str(number), _REFERENCE)]
        self._set.add(number)
        return [
            xml.element("w:bookmarkStart", id=str(number), name=name),
            _raised(xml.element("w:footnoteReference", id=str(number))),
            xml.element("w:bookmarkEnd", id=str(number)),
        ]

    def attach(self, document: Document) -> None:
        """Add the part that holds the notes."""
        root = parse_xml(f'<w:footnotes xmlns:w="{NAMESPACE}"/>')
        for number, kind in _SEPARATORS:
            line = xml.element("w:p", xml.element("w:r", xml.element(f"w:{kind}")))
            root.append(xml.element("w:footnote", line, type=kind, id=str(number)))
        for number, source in enumerate(self.notes.cited, 1):
            root.append(xml.element("w:footnote", _note(source), id=str(number)))
        package = document.part.package
        part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = document.settings.element
        known = xml.element("w:footnotePr", *(xml.element("w:footnote", id=str(n)) for n, _ in _SEPARATORS))
        compatibility = settings.find(qn("w:compat"))
        assert compatibility is not None, "the library's template has it"
        compatibility.addprevious(known)


def source_words(source: Source) -> list[BaseOxmlElement]:
    """Where a source stands, and what it says."""
    quote = " ".join(source.quote.split())
    told = [xml.words(where(source))]
    return [*told, xml.words(f" — “{quote}”", Mark.MUTED)] if quote else told


def _note(source: Source) -> BaseOxmlElement:
    return xml.paragraph("FootnoteText", [_raised(xml.element("w:footnoteRef")), xml.words(" "), *source_words(source)])


def _raised(child: BaseOxmlElement, text: str = "") -> BaseOxmlElement:
    if text:
        child.text = text
    return xml.element("w:r", xml.element("w:rPr", xml.element("w:rStyle", val=_REFERENCE)), child)
