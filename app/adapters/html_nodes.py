"""Single elements of an HTML tree: which are blocks, which are shown, what a picture says."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree  # type: ignore[import-untyped]

from app.adapters.html_visibility import UNSHOWN_TAGS, StyleRules, hides, invisible_ink

_BLOCK_NAMES = """
address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer
form frameset header hgroup hr html legend li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul
h1 h2 h3 h4 h5 h6
"""
BLOCKS = frozenset(_BLOCK_NAMES.split())
"""Elements that begin and end a line of their own."""

# An alternative text that only repeats a file name or a number says nothing.
_EMPTY_ALT = re.compile(
    r"(?:img|image|photo|picture|그림|사진|이미지)?[\s_-]*\d*|\S+\.(?:png|jpe?g|gif|bmp|svg|webp)", re.IGNORECASE
)


def unseen(node: etree._Element, tag: str, rules: StyleRules, on_colour: bool) -> bool:
    """Whether the element, and all inside it, is not shown.

    Args:
        on_colour: something around it sets a background.
    """
    attributes = attributes_of(node)
    if not attributes:
        return tag in UNSHOWN_TAGS or tag == "dialog" or rules.hides(tag, attributes)
    return hides(tag, attributes, rules) or invisible_ink(attributes, rules, on_colour)


def attributes_of(node: etree._Element) -> Mapping[str, str]:
    """The attributes, names in lower case."""
    return {str(name).lower(): str(value) for name, value in node.attrib.items()} if node.attrib else {}


def alternative(node: etree._Element) -> str:
    """The alternative text of a picture, when it says something."""
    text = str(node.get("alt", "")).strip()
    return "" if _EMPTY_ALT.fullmatch(text) else text
