"""Markdown: rendered to the text a person reads, with nothing renumbered, and nothing that is not shown.

markdown-it-py parses; the rendered HTML then goes the way of every HTML file, so that hidden elements, comments and
tables are treated alike. Rules written by Koreans need some care that CommonMark does not give:
- an indented line is never code (sub-items are indented), and "[별표 1]: …" is never a link definition;
- "[별지 제1호서식](신청서)" is text, not a link, unless the target looks like an address;
- "**「전자금융거래법」**에서" is bold although CommonMark does not see its closing mark before Hangul.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from app.adapters.encoding import read_text
from app.adapters.front_matter import read_front_matter
from app.adapters.html_blocks import LINE_ATTRIBUTE, MARK_ATTRIBUTE, add_blocks, parse
from app.adapters.page_builder import PageBuilder
from app.core.document import BlockKind, Content, Notice, Page
from app.core.ports import Progress

_DEEPEST = 60  # nested lists and quotes; markdown-it drops what lies deeper, CommonMark's preset stops at 20
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|[#/?.]|\S+\.[a-z]{2,5}(?:[?#/]|$)", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9-]*)")
_TAG_OR_LINE_END = re.compile(r"(<[^<>]*>)|\n")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_HTML_NAMES = (
    "a abbr address area article aside audio b base basefont bdi bdo big blink blockquote body br button canvas caption"
    " center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption"
    " figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd"
    " label legend li link main map mark marquee menu meta meter nav nobr noframes noscript object ol optgroup option"
    " output p param picture pre progress q rp rt ruby s samp script search section select small source span strike"
    " strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var"
    " video wbr"
)
_HTML_TAGS = frozenset(_HTML_NAMES.split())
_TITLE_BLOCKS = 5  # a title stands at the very top


class _Parser(MarkdownIt):
    """CommonMark with tables, without the rules that eat literal text."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"breaks": True, "maxNesting": _DEEPEST})
        self.enable("table")
        self.disable(["code", "reference"])

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Whether "[text](url)" is a link at all; the address itself is never shown or followed."""
        return bool(_ADDRESS.match(unquote(url)))


class MarkdownReader:
    """Reads MD files."""

    def read(self, path: Path, password: str | None, progress: Progress) -> Content:
        """See `app.core.ports.Reader`.

        Raises:
            DocumentError: document_damaged when the file is not text.
        """
        decoded = read_text(path)
        front = read_front_matter(decoded.text)
        body = "\n".join(decoded.text.split("\n")[front.line_count :])
        builder = PageBuilder()
        hidden = add_markdown(body, builder, front.line_count)
        page = builder.page(1)
        notices = [Notice("hidden_left_out")] if hidden else []
        if decoded.damaged:
            notices.append(Notice("text_recovered"))
        progress(1, 1)
        return Content(
            "md",
            front.title or _first_heading(page),
            (page,),
            effective_date=front.effective_date,
            metadata={"encoding": decoded.encoding} | front.values,
            notices=tuple(notices),
            paged=False,
        )


def add_markdown(text: str, builder: PageBuilder, lines_before: int = 0) -> bool:
    """Add Markdown to a page; returns whether hidden text was left out.

    Args:
        lines_before: lines of the file above `text`, so that locators name lines of the file.
    """
    parser = _Parser()
    tokens = parser.parse(text)
    comments = False
    for token in tokens:
        _annotate(token, lines_before)
        comments = _tame_html(token) or comments
        for child in token.children or ():
            comments = _tame_html(child) or comments
        if token.children:
            _drop_unpaired_bold(token.children)
    tree = parse(parser.renderer.render(tokens, parser.options, {}))
    hidden = add_blocks(tree.root, builder, counted=False) if tree is not None else False
    return hidden or comments


def _annotate(token: Token, lines_before: int) -> None:
    """Carry source lines and the printed marks of lists over to the HTML."""
    if token.map and token.nesting >= 0 and token.type != "inline":
        first = token.map[0] + lines_before + (2 if token.type == "fence" else 1)
        token.attrSet(LINE_ATTRIBUTE, str(first))
    if token.type == "list_item_open":
        token.attrSet(MARK_ATTRIBUTE, token.info + token.markup)


def _tame_html(token: Token) -> bool:
    """Raw HTML: tags that HTML does not have are text ("<New Article>"), the rest is left to the HTML walk.

    Returns:
        Whether it is a comment with words in it.
    """
    if token.type not in ("html_block", "html_inline"):
        return False
    content = token.content.replace("data-seogo", "data-")
    comment = content.lstrip().startswith("<!--")
    if comment:
        return bool(content.strip(" <>!-\n"))
    content = _TAG.sub(_known_tag, content)
    if token.type == "html_block" and not re.match(r"\s*<(?:pre|script|style|textarea|!|\?)", content, re.IGNORECASE):
        # lines under a tag are not parsed as Markdown, but they were written as it
        content = _TAG_OR_LINE_END.sub(lambda m: m.group(1) or "<br>", _ESCAPED.sub(_unescape, content))
    token.content = content
    return False


def _known_tag(match: re.Match[str]) -> str:
    return match.group() if match.group(2).lower() in _HTML_TAGS else f"&lt;{match.group(1)}{match.group(2)}"


def _unescape(match: re.Match[str]) -> str:
    return escape(match.group(1))


def _drop_unpaired_bold(children: Sequence[Token]) -> None:
    """Remove "**" that CommonMark left standing because Hangul follows a bracket or quotation mark."""
    texts = [child for child in children if child.type == "text" and "**" in child.content]
    if sum(child.content.count("**") for child in texts) > 1:
        for child in texts:
            child.content = child.content.replace("**", "")


def _first_heading(page: Page) -> str:
    headings = [block for block in page.blocks[:_TITLE_BLOCKS] if block.kind is BlockKind.HEADING]
    return page.text[headings[0].start : headings[0].end].replace("\n", " ") if headings else ""
