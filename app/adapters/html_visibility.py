"""Which elements of an HTML document a person sees.

Text that is not shown must never reach an answer: hidden text is where instructions to assistants are planted. It is
judged from the elements, their attributes, their own style and simple rules of the style sheet; scripts are not run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

UNSHOWN_TAGS = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "head",
        "title",
        "iframe",
        "object",
        "embed",
        "svg",
        "canvas",
        "audio",
        "video",
        "select",
        "datalist",
        "textarea",
        "input",
        "noframes",
        "map",
        "rp",
    }
)
"""Elements whose text is no part of the page as it is read."""

_HIDING = re.compile(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|opacity:0*(?:\.0*)?(?:;|$)|mso-hide:all"
    r"|font-size:(?:0*(?:\.\d+)?|1)(?:px|pt|em|rem|%)?(?:;|$)|clip:rect\(0|clip-path:inset\((?:50|100)%"
    r"|(?:left|top|right|text-indent|margin-left):-\d{3,}|transform:scale\(0\))"
)
_COLLAPSED = re.compile(r"(?:^|;)(?:max-)?(?:height|width):0(?:px)?(?:;|$)")
_COLOUR = re.compile(r"(?:^|;)color:([^;]+)")
_BACKGROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;]+)")
_WHITE = frozenset(
    {"white", "#fff", "#ffffff", "transparent", "rgb(255,255,255)", "rgba(255,255,255,1)", "rgba(0,0,0,0)"}
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_MEDIA = re.compile(r"@(?:media|supports|keyframes|-\w+-keyframes)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_COMPOUND_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*)?(?:[.#][\w-]+)*")
_SELECTOR_PART = re.compile(r"[.#]?[\w-]+")


@dataclass(frozen=True, slots=True)
class StyleRules:
    """What the document's own style sheet says, as far as selectors of one element (tag, .class, #id, p.a.b) go.

    Attributes:
        hidden: selectors, as sets of their parts, whose elements are hidden.
        shown: selectors that a rule gives a display or visibility of its own; they win over `hidden`.
        present: there is a style sheet, so colours of the page are unknown.
    """

    hidden: frozenset[frozenset[str]] = frozenset()
    shown: frozenset[frozenset[str]] = frozenset()
    present: bool = False

    def hides(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether a rule hides this element."""
        if not self.hidden:
            return False
        parts = {tag, *("." + name for name in attributes.get("class", "").split())}
        if attributes.get("id"):
            parts.add("#" + attributes["id"])
        return any(selector <= parts for selector in self.hidden) and not any(
            selector <= parts for selector in self.shown
        )


def parse_rules(sheets: list[str]) -> StyleRules:
    """Read style sheets. Rules for print or other media are left out: they say nothing about the screen."""
    hidden: set[frozenset[str]] = set()
    shown: set[frozenset[str]] = set()
    for sheet in sheets:
        plain = _MEDIA.sub("", _COMMENT.sub("", sheet))
        for selectors, body in _RULE.findall(plain):
            style = _normal(body)
            names = (name.strip() for name in selectors.split(","))
            simple = {_parts(name) for name in names if name and _COMPOUND_SELECTOR.fullmatch(name)}
            if _style_hides(style):
                hidden |= simple
            elif "display:" in style or "visibility:" in style:
                shown |= simple
    return StyleRules(frozenset(hidden), frozenset(shown), bool(sheets))


def _parts(selector: str) -> frozenset[str]:
    return frozenset(_SELECTOR_PART.findall(selector))


def hides(tag: str, attributes: Mapping[str, str], rules: StyleRules) -> bool:
    """Whether this element, and with it everything inside, is not shown."""
    if tag in UNSHOWN_TAGS or "hidden" in attributes:
        return True
    if tag == "dialog" and "open" not in attributes:
        return True
    style = attributes.get("style", "")
    return bool(style and _style_hides(_normal(style))) or rules.hides(tag, attributes)


def invisible_ink(attributes: Mapping[str, str], rules: StyleRules, on_colour: bool) -> bool:
    """White text on the white of a page without style sheet, or text in the colour of its own background.

    Args:
        on_colour: an element around it sets a background.
    """
    colour = attributes.get("color", "").strip().lower()
    style = _normal(attributes.get("style", ""))
    found = _COLOUR.search(style)
    if found:
        colour = found.group(1)
    if not colour:
        return False
    own = _BACKGROUND.search(style)
    if own:
        return own.group(1) == colour
    return colour in _WHITE and not on_colour and not rules.present


def sets_background(attributes: Mapping[str, str]) -> bool:
    """Whether this element paints what is behind its text."""
    if "bgcolor" in attributes or "background" in attributes:
        return True
    return bool(_BACKGROUND.search(_normal(attributes.get("style", ""))))


def _style_hides(style: str) -> bool:
    return bool(_HIDING.search(style)) or (bool(_COLLAPSED.search(style)) and "overflow:hidden" in style)


def _normal(style: str) -> str:
    """Lower case, without spaces and "!important", so that one pattern fits every way of writing it."""
    return re.sub(r"\s+|!important", "", style.lower()) if style else ""
