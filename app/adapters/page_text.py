"""Pages of flowing text (DOCX, HWP, HWPX): blocks in reading order, running headers and footers last."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.adapters.page_builder import PageBuilder
from app.core.document import BlockKind, Page

_SPACES = re.compile(r"[ \t\u00a0\u3000]+")


def tidy(text: str) -> str:
    """Runs of blanks as one space, no blanks at the ends of lines, no empty lines."""
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


@dataclass(slots=True)
class PageText:
    """A page being written.

    Attributes:
        number: 1-based page number.
        label: the printed page number, or "".
        builder: takes the blocks.
    """

    number: int
    label: str = ""
    builder: PageBuilder = field(default_factory=PageBuilder)
    _margins: list[str] = field(default_factory=list)

    def add_margin(self, text: str) -> None:
        """Keep a running header or footer back for the end of the page, so that it parts no sentence; each once."""
        if text not in self._margins:
            self._margins.append(text)

    def build(self) -> Page:
        """The finished page."""
        for text in self._margins:
            self.builder.add(text, BlockKind.MARGIN)
        return self.builder.page(self.number, self.label)
