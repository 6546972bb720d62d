"""An HTML tree to blocks of page text: headings, paragraphs, lists with their printed numbers, tables.

Used for HTML files, rendered Markdown and HTML mail. Nothing is fetched: the parser gets bytes and no base address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree  # type: ignore[import-untyped]

from app.adapters.html_nodes import BLOCKS, alternative, attributes_of, unseen
from app.adapters.html_tables import flat_text, grid, hides_something, is_data_table
from app.adapters.html_visibility import UNSHOWN_TAGS, StyleRules, parse_rules, sets_background
from app.adapters.page_builder import PageBuilder
from app.adapters.table_rows import guess_header
from app.adapters.text_lines import starts_item
from app.core.document import BlockKind

LINE_ATTRIBUTE = "data-seogo-line"
"""Source line of a block, set by the Markdown reader: it becomes the locator."""
MARK_ATTRIBUTE = "data-seogo-mark"
"""Printed mark of a list item, set by the Markdown reader."""

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BREAK = "\x0b"  # stands for <br> while text is collected; `clean` leaves none of them in text
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LISTS = ("ol", "ul", "menu", "dir")
_NAVIGATION_ROLES = ("navigation", "menu", "menubar", "search")  # shown, but no part of what the page says
_META_NAMES = frozenset({"author", "date", "description", "keywords", "generator"})


@dataclass(slots=True)
class _List:
    """An open list: what the next item is numbered."""

    ordered: bool
    number: int = 1
    step: int = 1


@dataclass(slots=True)
class _Flow:
    """Text on its way to blocks."""

    builder: PageBuilder
    rules: StyleRules
    counted: bool
    text: list[str] = field(default_factory=list)
    mark: str = ""
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    preformatted: int = 0
    line: int = 0
    lists: list[_List] = field(default_factory=list)
    hidden_text: bool = False
    navigation: int = 0
    backgrounds: int = 0

    def put(self, text: str | None) -> None:
        """Running text; line ends of the source are white space except in <pre>."""
        if text:
            plain = text.replace(_BREAK, " ")
            self.text.append(plain.replace("\n", _BREAK) if self.preformatted else plain)

    def end_block(self) -> None:
        """What was collected becomes blocks: one, or several where a line after <br> begins an item."""
        if not self.text:
            return
        raw = "".join(self.text)
        self.text.clear()
        pieces = raw.split(_BREAK)
        lines = [piece.rstrip() if self.preformatted else _SPACES.sub(" ", piece).strip() for piece in pieces]
        if not any(lines):
            return
        lines[0] = self.mark + lines[0]
        self.mark = ""
        first = 0
        for index in range(1, len(lines) + 1):
            if index == len(lines) or (not self.preformatted and starts_item(lines[index])):
                self._add("\n".join(lines[first:index]), first)
                first = index

    def _add(self, text: str, line: int) -> None:
        kind = BlockKind.MARGIN if self.navigation else self.kind
        level = 0 if self.navigation else self.level
        self.builder.add(re.sub(r"\n{2,}", "\n", text), kind, level=level, locator=self.locator(line))

    def locator(self, line: int = 0) -> str:
        """The place as a person would name it: the source line, else the paragraph's number."""
        if self.line:
            return f"{self.line + line}행"
        return f"문단 {self.builder.block_count + 1}" if self.counted else ""


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed HTML text.

    Attributes:
        root: its root element.
        cut: it is nested so deep that its inside was left out.
    """

    root: etree._Element
    cut: bool


def parse(html: str) -> Tree | None:
    """The tree of an HTML text; None when there is nothing in it."""
    # huge_tree: libxml2 drops what is nested deeper than 256 levels (old newsletters are), and 2048 with it
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    data = html.encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser) if data.strip() else None
    except (etree.XMLSyntaxError, ValueError):
        return None
    cut = any("Excessive depth" in error.message for error in parser.error_log)
    return Tree(root, cut) if root is not None else None


def title_of(root: etree._Element) -> str:
    """The text of <title>, or ""."""
    found = root.find(".//title")
    return _SPACES.sub(" ", found.text or "").strip() if found is not None else ""


def meta_of(root: etree._Element) -> dict[str, str]:
    """Author, date and description that the page names for itself."""
    return {
        node.get("name", "").lower(): _SPACES.sub(" ", node.get("content", "")).strip()
        for node in root.iter("meta")
        if node.get("name", "").lower() in _META_NAMES and node.get("content")
    }


def add_blocks(root: etree._Element, builder: PageBuilder, *, counted: bool = True) -> bool:
    """Add the visible content of a tree to a page.

    Args:
        counted: blocks without a source line are located by paragraph number.

    Returns:
        Whether some text was left out because it is hidden.
    """
    rules = parse_rules([style.text or "" for style in root.iter("style")])
    flow = _Flow(builder, rules, counted)
    steps = etree.iterwalk(root, events=("start", "end"))
    skipped: etree._Element | None = None
    for event, node in steps:
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if _skip(node, tag, flow):
                skipped = node
                steps.skip_subtree()
            else:
                _open(node, tag, flow)
                flow.put(node.text)
            continue
        if node is not skipped:
            _close(node, tag, flow)
        if node is not root:
            flow.put(node.tail)
    flow.end_block()
    return flow.hidden_text


def _skip(node: etree._Element, tag: str, flow: _Flow) -> bool:
    """Whether the element is dealt with as a whole: it is hidden, or a data table, which is added here."""
    if unseen(node, tag, flow.rules, bool(flow.backgrounds)):
        flow.hidden_text = flow.hidden_text or (tag not in UNSHOWN_TAGS and bool("".join(node.itertext()).strip()))
        return True
    if tag == "table" and is_data_table(node):
        flow.end_block()
        _add_table(node, flow)
        return True
    return False


def _open(node: etree._Element, tag: str, flow: _Flow) -> None:
    """An element begins."""
    if tag in BLOCKS:
        flow.end_block()
    _surround(node, tag, flow, 1)
    if tag == "br":
        flow.text.append(_BREAK)
    elif tag == "img":
        flow.put(alternative(node))
    elif tag == "rt":
        flow.put("(")
    elif tag in _HEADINGS:
        flow.kind, flow.level = BlockKind.HEADING, _HEADINGS[tag]
    elif tag == "pre":
        flow.preformatted += 1
    elif tag in _LISTS:
        flow.lists.append(_list(node, tag))
    elif tag == "li":
        flow.mark += _mark(node, flow)


def _close(node: etree._Element, tag: str, flow: _Flow) -> None:
    """An element ends."""
    if tag in BLOCKS:
        flow.end_block()
    _surround(node, tag, flow, -1)
    if tag == "rt":
        flow.put(")")
    elif tag in _HEADINGS:
        flow.kind, flow.level = BlockKind.PARAGRAPH, 0
    elif tag == "pre":
        flow.preformatted -= 1
    elif tag in _LISTS and flow.lists:
        flow.lists.pop()
    elif tag == "li":
        flow.mark = ""


def _surround(node: etree._Element, tag: str, flow: _Flow, step: int) -> None:
    """Count what stands around the text: +1 when the element begins, -1 when it ends."""
    if tag == "nav" or node.get("role") in _NAVIGATION_ROLES:
        flow.navigation += step
    if node.attrib and sets_background(attributes_of(node)):
        flow.backgrounds += step
    line = node.get(LINE_ATTRIBUTE, "")
    if step > 0 and line.isdigit():
        flow.line = int(line)


def _list(node: etree._Element, tag: str) -> _List:
    start = node.get("start", "1")
    number = int(start) if re.fullmatch(r"-?\d{1,9}", start) else 1
    return _List(tag == "ol", number, -1 if "reversed" in node.attrib else 1)


def _mark(node: etree._Element, flow: _Flow) -> str:
    """What is printed before a list item: its bullet, or the number that it has or that it is due."""
    printed = node.get(MARK_ATTRIBUTE)
    if printed is not None:
        return f"{printed} "
    if not flow.lists or not flow.lists[-1].ordered:
        return "- "
    current = flow.lists[-1]
    value = node.get("value", "")
    if re.fullmatch(r"-?\d{1,9}", value):
        current.number = int(value)
    mark = f"{current.number}. "
    current.number += current.step
    return mark


def _add_table(node: etree._Element, flow: _Flow) -> None:
    line = node.get(LINE_ATTRIBUTE, "")
    if line.isdigit():
        flow.line = int(line)
    caption = node.find("caption")
    if caption is not None:
        flow.builder.add(flat_text(caption, flow.rules), locator=flow.locator())
    rows, header_rows = grid(node, flow.rules)
    flow.hidden_text = flow.hidden_text or hides_something(node, flow.rules)
    flow.builder.add_table(rows, header_rows or guess_header(rows), flow.locator())
