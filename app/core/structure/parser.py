"""From page text to a tree of units. One pass, line by line, in reading order over all pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from app.core.document import Block, BlockKind, Page
from app.core.structure.marks import CIRCLED, Mark, find_mark, inline_paragraphs
from app.core.structure.unit import Kind, PageSpan, Unit

_SKIPPED = (BlockKind.MARGIN, BlockKind.METADATA)
_RULE_KINDS = (Kind.ARTICLE, Kind.SUPPLEMENT, Kind.ANNEX)
_SENTENCE_END = (".", "?", "!", ":", ">", "]", "”", '"', ")", "|")


@dataclass(frozen=True, slots=True)
class _Line:
    page: int
    start: int
    end: int
    text: str
    block: Block
    first_on_page: bool


def parse(pages: Iterable[Page]) -> tuple[Unit, ...]:
    """Parse the units of a document.

    Args:
        pages: in order; margins and front matter are left out.

    Returns:
        Units in reading order; `units[i].ordinal == i`.
    """
    builder = _Builder()
    for line in _lines(pages):
        builder.take(line)
    return tuple(builder.units)


def _lines(pages: Iterable[Page]) -> Iterator[_Line]:
    for page in pages:
        first = True
        for block in page.blocks:
            if block.kind in _SKIPPED:
                continue
            start = block.start
            for raw in page.text[block.start : block.end].split("\n"):
                stripped = raw.strip()
                if stripped:
                    begin = start + len(raw) - len(raw.lstrip())
                    yield _Line(page.number, begin, begin + len(stripped), stripped, block, first)
                    first = False
                start += len(raw) + 1


@dataclass(slots=True)
class _Builder:
    units: list[Unit] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)
    article: int = 0
    paragraph: int = 0
    table: Block | None = None
    tail: str = ""  # the line before, to tell whether its sentence is still open

    def take(self, line: _Line) -> None:
        if line.block.kind is BlockKind.TABLE:
            self._take_row(line)
        else:
            self.table = None
            self._take_line(line)
        self.tail = line.text

    def _take_line(self, line: _Line) -> None:
        mark = find_mark(line.text, self.article)
        if mark and self._plausible(mark, line) and not self._numbered_heading(mark, line):
            self._open_mark(mark, line)
        elif line.block.kind is BlockKind.HEADING:
            self._open(Kind.HEADING, line, line.start, line.end, title=line.text, level=line.block.level or 1)
        elif self._continues(line):
            self._extend(line)
        else:
            self._open(Kind.TEXT, line, line.start, line.end)

    def _plausible(self, mark: Mark, line: _Line) -> bool:
        """A list mark that goes on in the middle of a sentence across a page end is not a list mark."""
        return not (
            mark.kind >= Kind.ITEM
            and line.first_on_page
            and mark.value > 1
            and self._open_sentence()
            and self._last_kind() < Kind.ITEM
        )

    def _numbered_heading(self, mark: Mark, line: _Line) -> bool:
        """Outside rules a heading that is numbered like a 호 ("1. 시행 목적") is a heading."""
        in_rule = any(self.units[i].kind in _RULE_KINDS for i in self.stack)
        return line.block.kind is BlockKind.HEADING and mark.kind >= Kind.ITEM and not in_rule

    def _open_mark(self, mark: Mark, line: _Line) -> None:
        if mark.kind is Kind.ARTICLE:
            self.article, self.paragraph = mark.value, 0
        elif mark.kind in (Kind.SUPPLEMENT, Kind.ANNEX):
            self.article = self.paragraph = 0
        elif mark.kind is Kind.PARAGRAPH:
            self.paragraph = mark.value
        cuts = self._cuts(mark, line.text)
        if mark.kind is Kind.SUPPLEMENT and mark.length < len(line.text):
            self._open(mark.kind, line, line.start, line.start + mark.length, number=mark.number, title=mark.title)
            self._open(Kind.TEXT, line, line.end - len(line.text[mark.length :].lstrip()), line.end)
            return
        end = line.start + cuts[0] if cuts else line.end
        self._open(mark.kind, line, line.start, end, number=mark.number, title=mark.title)
        for index, cut in enumerate(cuts):
            self.paragraph = CIRCLED[line.text[cut]]
            stop = line.start + cuts[index + 1] if index + 1 < len(cuts) else line.end
            self._open(Kind.PARAGRAPH, line, line.start + cut, stop, number=f"제{self.paragraph}항")

    def _cuts(self, mark: Mark, text: str) -> list[int]:
        if mark.kind is Kind.ARTICLE:
            offsets = inline_paragraphs(text, mark.length, 1)
            head = text[mark.length :].lstrip()
            if head[:1] in CIRCLED and CIRCLED[head[0]] == 1:
                first = len(text) - len(head)
                offsets = [first, *inline_paragraphs(text, first + 1, 2)]
            return offsets
        if mark.kind is Kind.PARAGRAPH:
            return inline_paragraphs(text, mark.length, mark.value + 1)
        return []

    def _open(
        self, kind: Kind, line: _Line, start: int, end: int, *, number: str = "", title: str = "", level: int = 0
    ) -> None:
        while end > start and line.text[end - line.start - 1].isspace():
            end -= 1
        self._unwind(kind, level)
        parent = self.stack[-1] if self.stack else -1
        ordinal = len(self.units)
        span = PageSpan(line.page, start, end)
        self.units.append(Unit(ordinal, parent, kind, number, title, (span,), level, line.block.locator))
        if kind not in (Kind.TEXT, Kind.ROW):
            self.stack.append(ordinal)

    def _unwind(self, kind: Kind, level: int) -> None:
        """Close the units that cannot hold one of this kind.

        Running text after a list stands beside the list's lead-in, so it closes 호 and 목 but keeps 조 and 항.
        """
        limit = Kind.ITEM if kind in (Kind.TEXT, Kind.TABLE) else kind
        while self.stack:
            top = self.units[self.stack[-1]]
            if top.kind < limit and not (kind is Kind.ANNEX and top.kind is Kind.SUPPLEMENT):
                break
            if top.kind is Kind.HEADING and kind is Kind.HEADING and top.level < level:
                break
            self.stack.pop()

    def _take_row(self, line: _Line) -> None:
        if self.table is not line.block:
            self.table = line.block
            self._open(Kind.TABLE, line, line.start, line.start)
        table = next(i for i in reversed(self.stack) if self.units[i].kind is Kind.TABLE)
        span = PageSpan(line.page, line.start, line.end)
        self.units.append(Unit(len(self.units), table, Kind.ROW, "", "", (span,), 0, line.block.locator))

    def _open_sentence(self) -> bool:
        """The last unit stops in the middle of a sentence."""
        return bool(self.tail) and not self.tail.endswith(_SENTENCE_END)

    def _last_kind(self) -> Kind:
        return self.units[-1].kind if self.units else Kind.TEXT

    def _continues(self, line: _Line) -> bool:
        """The first line of a page goes on with the sentence that the page before left open."""
        if not line.first_on_page or self._last_kind() is Kind.ROW:
            return False
        return bool(self.units) and self._last_kind() >= Kind.ARTICLE and self._open_sentence()

    def _extend(self, line: _Line) -> None:
        last = self.units[-1]
        self.units[-1] = replace(last, spans=(*last.spans, PageSpan(line.page, line.start, line.end)))
