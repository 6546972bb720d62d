"""Styles of a DOCX file: what a paragraph or run inherits. Source: ECMA-376 part 1, 17.7."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.adapters.safe_xml import Element, attribute, child, children

_MAX_CHAIN = 20
"""Styles that a style is based on; Word allows 11, and a damaged file may hold a circle."""
_HEADING = re.compile(r"^(?:heading|제목)\s*(\d)$", re.IGNORECASE)
_TITLE = re.compile(r"^(?:title|제목|표제|문서\s*제목)$", re.IGNORECASE)
_BODY_OUTLINE = 9
_FALSE = ("0", "false", "off")


@dataclass(frozen=True, slots=True)
class NumberRef:
    """A list and a level in it (from 0); -1: the level is the one that names the style."""

    list_id: str
    level: int


@dataclass(frozen=True, slots=True)
class Style:
    """A style as the file states it (nothing inherited yet).

    Attributes:
        name: as people see it.
        based_on: id of the style it inherits from, or "".
        outline: outline level from 1; 0: body text; None: not stated.
        numbering: its list; None: not stated.
        hidden: its text is hidden; None: not stated.
        shaded: it gives its text a ground of its own colour.
        size: character size in half-points, 0 when not stated.
    """

    name: str = ""
    based_on: str = ""
    outline: int | None = None
    numbering: NumberRef | None = None
    hidden: bool | None = None
    shaded: bool = False
    size: int = 0


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by id, and the id of the default paragraph style."""

    by_id: dict[str, Style] = field(default_factory=dict)
    default: str = ""
    default_size: int = 20

    def chain(self, style_id: str) -> list[Style]:
        """A style and those it is based on, nearest first."""
        chain: list[Style] = []
        while style_id in self.by_id and len(chain) < _MAX_CHAIN:
            chain.append(self.by_id[style_id])
            style_id = chain[-1].based_on
        return chain

    def heading_level(self, style_id: str) -> int:
        """Heading level from 1 of a style, 0 for body text. The title style counts as level 1."""
        for style in self.chain(style_id):
            named = _HEADING.match(style.name)
            if named:
                return int(named[1])
            if _TITLE.match(style.name):
                return 1
            if style.outline is not None:
                return style.outline
        return 0

    def is_title(self, style_id: str) -> bool:
        """It is the style of the document's title."""
        return any(_TITLE.match(style.name) for style in self.chain(style_id)[:1])

    def numbering(self, style_id: str) -> NumberRef | None:
        """The list of a style; None for none."""
        return next((style.numbering for style in self.chain(style_id) if style.numbering), None)

    def hidden(self, style_id: str) -> bool:
        """Text in the style is hidden."""
        return bool(next((style.hidden for style in self.chain(style_id) if style.hidden is not None), False))

    def shaded(self, style_id: str) -> bool:
        """Text in the style may lie on a coloured ground."""
        return any(style.shaded for style in self.chain(style_id))

    def size(self, style_id: str) -> int:
        """Character size in half-points."""
        return next((style.size for style in self.chain(style_id) if style.size), self.default_size)


def read_styles(root: Element | None) -> Styles:
    """Collect the styles of a styles part."""
    if root is None:
        return Styles()
    found = list(children(root, "style"))
    paragraphs = (each for each in found if attribute(each, "type") == "paragraph")
    defaults = [each for each in paragraphs if attribute(each, "default") in ("1", "true")]
    base = child(root, "docDefaults")
    run = next((each for each in base.iter() if str(each.tag).endswith("}sz")), None) if base is not None else None
    return Styles(
        {attribute(each, "styleId") or "": _style(each) for each in found},
        attribute(defaults[0], "styleId") or "" if defaults else "",
        whole(run) or 20,
    )


def _style(element: Element) -> Style:
    paragraph, run = child(element, "pPr"), child(element, "rPr")
    return Style(
        name=attribute(child(element, "name"), "val") or "",
        based_on=attribute(child(element, "basedOn"), "val") or "",
        outline=outline_level(paragraph),
        numbering=number_ref(paragraph),
        hidden=toggle(run, "vanish"),
        shaded=any(holder is not None and child(holder, "shd") is not None for holder in (paragraph, run)),
        size=whole(None if run is None else child(run, "sz")),
    )


def outline_level(properties: Element | None) -> int | None:
    """Outline level from 1 that paragraph properties state; 0: body text; None: nothing."""
    level = None if properties is None else child(properties, "outlineLvl")
    if level is None:
        return None
    value = whole(level)
    return 0 if value >= _BODY_OUTLINE else value + 1


def number_ref(properties: Element | None) -> NumberRef | None:
    """The list that paragraph properties state; list id "0" takes a paragraph out of its style's list."""
    held = None if properties is None else child(properties, "numPr")
    if held is None:
        return None
    list_id, level = child(held, "numId"), child(held, "ilvl")
    if list_id is None:
        return None
    return NumberRef(attribute(list_id, "val") or "", -1 if level is None else whole(level))


def toggle(properties: Element | None, wanted: str) -> bool | None:
    """An on/off property; None when it is not stated."""
    found = None if properties is None else child(properties, wanted)
    return None if found is None else (attribute(found, "val") or "1") not in _FALSE


def whole(element: Element | None) -> int:
    """The whole number in an element's val attribute; 0 for none."""
    value = attribute(element, "val")
    try:
        return int(float(value)) if value else 0
    except (ValueError, OverflowError):
        return 0
