"""Paragraphs of a Word document, built as elements: the library's own paths search the whole document for each."""

from __future__ import annotations

from collections.abc import Iterable

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from app.adapters.export_docx_styles import MUTED
from app.core.exporting.clean import clean
from app.core.report import Mark, Run

_PROPERTIES: dict[Mark, tuple[tuple[str, str], ...]] = {
    Mark.BOLD: (("w:b", ""),),
    Mark.ADDED: (("w:b", ""), ("w:u", "single")),
    Mark.REMOVED: (("w:strike", ""),),
    Mark.MUTED: (("w:color", MUTED),),
}


def element(tag: str, /, *children: BaseOxmlElement, **attributes: str) -> BaseOxmlElement:
    """An element of the main namespace.

    Args:
        tag: e.g. "w:p".
        children: in order.
        attributes: names without their prefix.
    """
    made = OxmlElement(tag)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    made.extend(children)
    return made


def paragraph(style: str, runs: Iterable[BaseOxmlElement]) -> BaseOxmlElement:
    """A paragraph in a style of the house."""
    return element("w:p", element("w:pPr", element("w:pStyle", val=style)), *runs)


def words(text: str, mark: Mark = Mark.PLAIN) -> BaseOxmlElement:
    """A run; line ends and tabs become breaks and tabs."""
    run = element("w:r")
    if mark in _PROPERTIES:
        run.append(element("w:rPr", *(element(n, **({"val": v} if v else {})) for n, v in _PROPERTIES[mark])))
    for number, line in enumerate(clean(text).split("\n")):
        if number:
            run.append(element("w:br"))
        for position, piece in enumerate(line.split("\t")):
            if position:
                run.append(element("w:tab"))
            if piece:
                run.append(_text(piece))
    return run


def marked(runs: Iterable[Run]) -> list[BaseOxmlElement]:
    """Runs of a report."""
    return [words(run.text, run.mark) for run in runs if run.text]


def field(instruction: str, shown: str, style: str = "") -> BaseOxmlElement:
    """A field with what it shows until it is brought up to date."""
    run = element("w:r")
    if style:
        run.append(element("w:rPr", element("w:rStyle", val=style)))
    run.append(_text(shown))
    return element("w:fldSimple", run, instr=f" {instruction} ")


def _text(piece: str) -> BaseOxmlElement:
    made = element("w:t")
    made.text = piece
    if piece != piece.strip() or "  " in piece:
        made.set(qn("xml:space"), "preserve")
    return made
