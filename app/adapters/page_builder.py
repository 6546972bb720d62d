"""Puts a page together from its blocks, keeping the promise that text outside every block is white space."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.adapters.encoding import clean
from app.core.document import Block, BlockKind, Page

_SPACES = re.compile(r"\s+")
CELL_SEPARATOR = " | "


class PageBuilder:
    """Collects blocks in reading order; blocks are joined by line ends."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0

    def __len__(self) -> int:
        """Characters collected so far."""
        return self._length

    @property
    def block_count(self) -> int:
        """Blocks collected so far."""
        return len(self._blocks)

    def add(self, text: str, kind: BlockKind = BlockKind.PARAGRAPH, *, level: int = 0, locator: str = "") -> None:
        """Add a run of text with one role; blank text is left out."""
        text = clean(text).strip()
        if text:
            self._append(text, Block(kind, self._length, self._length + len(text), level, locator))

    def add_table(self, rows: Sequence[Sequence[str]], header_rows: int, locator: str = "") -> None:
        """Add a table: one line per row, cells separated by " | "; empty rows are left out.

        Args:
            rows: cell texts; a cell's own line breaks become spaces.
            header_rows: how many of the first rows are column headings (0: none known).
        """
        lines: list[str] = []
        header_length = 0
        for number, row in enumerate(rows):
            cells = [cell_text(cell) for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            if not cells:
                continue
            lines.append(CELL_SEPARATOR.join(cells))
            if number < header_rows:
                header_length += len(lines[-1]) + 1
        text = "\n".join(lines)
        if text.strip(" |\n"):
            start = self._length
            header_end = start + header_length - 1 if header_length and len(lines) > 1 else 0
            self._append(text, Block(BlockKind.TABLE, start, start + len(text), 0, locator, header_end))

    def page(self, number: int, label: str = "") -> Page:
        """The finished page.

        Args:
            number: 1-based page number.
            label: printed label, sheet name or slide title.
        """
        return Page(number, "".join(self._parts).rstrip("\n"), tuple(self._blocks), clean(label).strip())

    def _append(self, text: str, block: Block) -> None:
        self._parts += [text, "\n"]
        self._blocks.append(block)
        self._length += len(text) + 1


def cell_text(text: str) -> str:
    """A table cell on one line."""
    return _SPACES.sub(" ", clean(text)).strip()
