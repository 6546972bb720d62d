"""Parsing the XML parts of DOCX and HWPX files safely, whatever version of their namespaces they use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from app.core.errors import DocumentError

Element = Any
"""An lxml element; lxml ships no types."""


def parse_xml(data: bytes) -> tuple[Element, bool]:
    """Parse a part.

    Entities are not resolved and nothing is fetched; nesting deeper than 256 elements is refused by the parser.

    Returns:
        The root, and whether the XML was broken and only its readable part is there.

    Raises:
        DocumentError: "document_damaged" when nothing can be read.
    """
    try:
        return etree.fromstring(data, _parser(recover=False)), False
    except (etree.XMLSyntaxError, ValueError):
        pass
    try:
        root = etree.fromstring(data, _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError("document_damaged") from error
    if root is None:
        raise DocumentError("document_damaged")
    return root, True


def name(element: Element) -> str:
    """Name without its namespace (Hangul changed some with its versions, Strict OOXML has its own); "" for comments."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """Child elements with one of the names."""
    return (child for child in element if name(child) in names)


def child(element: Element, wanted: str) -> Element | None:
    """The first child element with a name."""
    return next(children(element, wanted), None)


def descendants(element: Element, *names: str) -> Iterator[Element]:
    """Elements below with one of the names, in document order."""
    return (found for found in element.iter() if name(found) in names)


def attribute(element: Element | None, local: str) -> str | None:
    """An attribute by its local name, whatever its namespace; None when it is missing."""
    if element is None:
        return None
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == local), None)


def number(element: Element | None, attribute: str, default: int = 0) -> int:
    """A whole-number attribute; the default when it is missing or no number. Unsigned wraps of negatives are undone."""
    if element is None:
        return default
    try:
        value = int(element.get(attribute, default))
    except ValueError:
        return default
    return value - (1 << 32) if 1 << 31 <= value < 1 << 32 else value


def _parser(*, recover: bool) -> Any:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover)
