"""The text of a DOCX paragraph as a reader of the finished document sees it.

Insertions are kept and deletions left out, fields show their result, hidden text is left out, and of alternative
contents one is taken. Source: ECMA-376 part 1, 17.3 (runs), 17.13.5 (revisions), 17.16 (fields); part 3, 10
(AlternateContent).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.adapters.docx_styles import Styles, toggle, whole
from app.adapters.docx_visibility import is_unseen
from app.adapters.safe_xml import Element, attribute, child, name
from app.adapters.symbol_text import clean_signs

_LEFT_OUT = frozenset(
    {
        "del",
        "moveFrom",
        "rPr",
        "pPr",
        "sdtPr",
        "sdtEndPr",
        "rt",
        "instrText",
        "delText",
        "delInstrText",
        "annotationRef",
    }
)
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A reference to a footnote or endnote."""

    kind: str
    note_id: str


@dataclass(slots=True)
class ParagraphText:
    """What a paragraph holds.

    Attributes:
        text: its text, note marks included.
        notes: the notes it refers to and their marks.
        boxes: text boxes anchored in it (their txbxContent elements).
        size: largest character size in half-points.
    """

    text: str = ""
    notes: list[tuple[NoteRef, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    size: int = 0


@dataclass(slots=True)
class TextReader:
    """Reads paragraphs in order and numbers the notes they refer to.

    Args:
        styles: the document's styles.
    """

    styles: Styles
    _note_counts: dict[str, int] = field(default_factory=dict)

    def read(self, paragraph: Element, style_id: str) -> ParagraphText:
        """Read a paragraph.

        Args:
            paragraph: its p element.
            style_id: its style.
        """
        found = ParagraphText()
        state = _FieldState()
        hidden = self.styles.hidden(style_id)
        default_size = self.styles.size(style_id)
        for run in _runs(paragraph):
            properties = child(run, "rPr")
            run_style = attribute(None if properties is None else child(properties, "rStyle"), "val") or ""
            own = toggle(properties, "vanish")
            vanished = own if own is not None else hidden or self.styles.hidden(run_style)
            shaded = self.styles.shaded(style_id) or self.styles.shaded(run_style)
            if vanished or is_unseen(properties, paragraph, shaded):
                state.follow(run)
                continue
            before = len(found.text)
            self._run(run, found, state)
            if found.text[before:].strip():
                size = None if properties is None else child(properties, "sz")
                found.size = max(found.size, whole(size) or self._style_size(run_style) or default_size)
        found.text = clean_signs(found.text)
        return found

    def _style_size(self, run_style: str) -> int:
        return next((style.size for style in self.styles.chain(run_style) if style.size), 0)

    def _run(self, run: Element, found: ParagraphText, state: _FieldState) -> None:
        for item in _chosen(run):
            kind = name(item)
            if kind == "fldChar":
                state.mark(attribute(item, "fldCharType") or "")
            elif kind in ("drawing", "pict", "object"):
                found.boxes.extend(_text_boxes(item))
            elif state.in_code:
                continue
            elif kind == "t":
                found.text += (item.text or "") + "".join(entity.tail or "" for entity in item)
            elif kind in ("footnoteReference", "endnoteReference"):
                self._note(item, kind, found)
            elif kind == "sym":
                found.text += _symbol(item)
            elif kind == "ruby":
                base = (each for each in item.iter() if name(each) == "t" and not _in_ruby_text(each))
                found.text += "".join(each.text or "" for each in base)
            else:
                found.text += _SIGNS.get(kind, "")

    def _note(self, item: Element, kind: str, found: ParagraphText) -> None:
        reference = NoteRef(kind.removesuffix("Reference"), attribute(item, "id") or "")
        if (attribute(item, "customMarkFollows") or "0") in ("1", "true", "on"):
            found.notes.append((reference, ""))  # the mark is the text that follows
            return
        count = self._note_counts.get(reference.kind, 0) + 1
        self._note_counts[reference.kind] = count
        mark = str(count)
        found.text += mark.translate(_SUPERSCRIPT)
        found.notes.append((reference, mark))


@dataclass(slots=True)
class _FieldState:
    """Which part of complex fields the text stands in: between begin and separate it is the field's code."""

    _stack: list[bool] = field(default_factory=list)

    @property
    def in_code(self) -> bool:
        return any(self._stack)

    def mark(self, kind: str) -> None:
        if kind == "begin":
            self._stack.append(True)
        elif kind == "separate" and self._stack:
            self._stack[-1] = False
        elif kind == "end" and self._stack:
            self._stack.pop()

    def follow(self, run: Element) -> None:
        """Keep count of the field marks in a run whose text is left out."""
        for item in run:
            if name(item) == "fldChar":
                self.mark(attribute(item, "fldCharType") or "")


def chosen_content(element: Element) -> Element | None:
    """Of an AlternateContent, the first choice, or the fallback when there is none or it shows nothing."""
    choices = [each for each in element if name(each) in ("Choice", "Fallback")]
    filled = (each for each in choices if any(name(inner) in ("t", "txbxContent") for inner in each.iter()))
    return next(filled, choices[0] if choices else None)


def _runs(element: Element) -> Iterator[Element]:
    """Runs (and formulas) of a paragraph in order, through links, content controls, insertions and the like."""
    for each in element:
        kind = name(each)
        if kind == "r":
            yield each
        elif kind in ("oMath", "oMathPara"):
            yield from (inner for inner in each.iter() if name(inner) == "r")
        elif kind == "AlternateContent":
            content = chosen_content(each)
            if content is not None:
                yield from _runs(content)
        elif kind and kind not in _LEFT_OUT:
            yield from _runs(each)


def _chosen(run: Element) -> Iterator[Element]:
    for item in run:
        if name(item) == "AlternateContent":
            content = chosen_content(item)
            if content is not None:
                yield from _chosen(content)
        elif name(item) not in _LEFT_OUT:
            yield item


def _text_boxes(drawing: Element) -> Iterator[Element]:
    """The outermost text boxes of a drawing; those inside them are read with them."""
    for each in drawing:
        kind = name(each)
        if kind == "txbxContent":
            yield each
        elif kind == "AlternateContent":
            content = chosen_content(each)
            if content is not None:
                yield from _text_boxes(content)
        else:
            yield from _text_boxes(each)


def _symbol(item: Element) -> str:
    """A sign of a symbol font; its code stands in the private area (17.3.3.30)."""
    code = attribute(item, "char") or ""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return chr(value if value >= 0xF000 else value + 0xF000) if value < 0x10000 else ""


def _in_ruby_text(element: Element) -> bool:
    return any(name(parent) == "rt" for parent in element.iterancestors())
