"""Lays out a rulebook on A4 pages with reportlab: chapters, articles, hanging paragraphs, a ruled table.

Lines are broken between words and keep the space they end with, as word processors write them: a reader of the PDF can
tell a break between two words from one within a word.
"""

from __future__ import annotations

import re
from pathlib import Path

from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

Rows = tuple[tuple[str, ...], ...]

FONTS = Path("/usr/share/fonts/truetype/nanum")
"""Where Debian's fonts-nanum puts the fonts (SIL Open Font License 1.1); the PDF holds the glyphs it uses."""
_BODY, _BOLD = "NanumMyeongjo", "NanumGothicBold"

# All lengths are PDF points.
_WIDTH, _HEIGHT = A4
_LEFT, _RIGHT, _TOP, _BOTTOM = 66.0, _WIDTH - 66.0, _HEIGHT - 84.0, 74.0
_SIZE, _LEADING, _GAP = 10.5, 16.5, 2.5
_SMALL, _TITLE, _CHAPTER = 8.5, 19.0, 13.0
_ROW, _PAD = 20.0, 6.2

_ARTICLE = re.compile(r"제\d+조(?:의\d+)?\([^)]*\)")
_INDENTS = (
    (re.compile(r"[①-⑳] "), 10.0),
    (re.compile(r"\d+\. "), 26.0),
    (re.compile(r"[가-하]\. "), 42.0),
)
"""A marker and how far its line stands in: 항, 호, 목."""


class Sheet:
    """A PDF being written from top to bottom.

    Args:
        path: the file to write.
        title: the document's title, kept in its properties.
        header: what stands left and right at the head of every page.
    """

    def __init__(self, path: Path, title: str, header: tuple[str, str]) -> None:
        for name in (_BODY, _BOLD):
            pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
        self._canvas = Canvas(str(path), pagesize=A4, invariant=1)  # invariant: no dates or random ids in the file
        self._canvas.setTitle(title)
        self._canvas.setAuthor("가온누리은행 전자금융부")
        self._canvas.setSubject("시연용으로 지은 가상의 규정. 실재하는 은행과 관계가 없음.")
        self._header = header
        self._page = 0
        self._y = 0.0
        self._next_page()

    def title(self, title: str, history: str) -> None:
        """The document's title with its history of amendments underneath."""
        self._y -= 10.0
        self._canvas.setFont(_BOLD, _TITLE)
        self._canvas.drawCentredString(_WIDTH / 2, self._y, title)
        self._y -= 22.0
        self._canvas.setFont(_BODY, _SMALL)
        self._canvas.drawCentredString(_WIDTH / 2, self._y, history)
        self._y -= 14.0

    def chapter(self, text: str) -> None:
        """A chapter heading (제n장, 부칙), centred; it never stands last on a page."""
        self._need(3 * _LEADING + 34.0)
        self._y -= 26.0
        self._canvas.setFont(_BOLD, _CHAPTER)
        self._canvas.drawCentredString(_WIDTH / 2, self._y, text)
        self._y -= 8.0

    def provision(self, text: str) -> None:
        """An article (its label in bold), a paragraph ①, an item 1. or a sub-item 가., with a hanging indent."""
        label = _ARTICLE.match(text)
        if label:
            words = [(_BOLD, label.group() + " "), *_words(text[label.end() :].lstrip())]
            self._y -= 4.0
            self._paragraph(words, _LEFT, _LEFT + 10.0)
            return
        for marker, indent in _INDENTS:
            found = marker.match(text)
            if found:
                hang = pdfmetrics.stringWidth(found.group(), _BODY, _SIZE)
                self._paragraph(_words(text), _LEFT + indent, _LEFT + indent + hang)
                return
        self._paragraph(_words(text), _LEFT, _LEFT)

    def table(self, rows: Rows) -> None:
        """A ruled table of equal columns; its first row is the header."""
        left, right = _LEFT + 10.0, _RIGHT
        step = (right - left) / len(rows[0])
        self._need(len(rows) * _ROW + 10.0)
        top = self._y - 4.0
        self._canvas.setFillGray(0.9)
        self._canvas.rect(left, top - _ROW, right - left, _ROW, stroke=0, fill=1)
        self._canvas.setFillGray(0)
        self._canvas.setLineWidth(0.6)
        bottom = top - len(rows) * _ROW
        self._canvas.grid(
            [left + step * column for column in range(len(rows[0]) + 1)],
            [bottom + _ROW * row for row in range(len(rows) + 1)],
        )
        for number, row in enumerate(rows):
            self._canvas.setFont(_BOLD if number == 0 else _BODY, _SIZE - 1)
            for column, cell in enumerate(row):
                self._canvas.drawCentredString(left + step * (column + 0.5), top - number * _ROW - _ROW + _PAD, cell)
        self._y = bottom - 10.0

    def save(self) -> None:
        """Finish the last page and write the file."""
        self._canvas.showPage()
        self._canvas.save()

    def _paragraph(self, words: list[tuple[str, str]], first: float, hang: float) -> None:
        line: list[tuple[str, str]] = []
        x, start = first, first
        for font, word in words:
            width = pdfmetrics.stringWidth(word.rstrip(), font, _SIZE)
            if line and x + width > _RIGHT:
                self._line(line, start)
                line, x, start = [], hang, hang
            line.append((font, word))
            x += pdfmetrics.stringWidth(word, font, _SIZE)
        self._line(line, start)
        self._y -= _GAP

    def _line(self, words: list[tuple[str, str]], x: float) -> None:
        self._need(_LEADING)
        text = self._canvas.beginText(x, self._y - _SIZE)
        for font in dict.fromkeys(font for font, _ in words):
            text.setFont(font, _SIZE)
            text.textOut("".join(word for its_font, word in words if its_font == font))
        self._canvas.drawText(text)
        self._y -= _LEADING

    def _need(self, height: float) -> None:
        if self._y - height < _BOTTOM:
            self._canvas.showPage()
            self._next_page()

    def _next_page(self) -> None:
        self._page += 1
        self._canvas.setFont(_BODY, _SMALL)
        self._canvas.drawString(_LEFT, _HEIGHT - 58.0, self._header[0])
        self._canvas.drawRightString(_RIGHT, _HEIGHT - 58.0, self._header[1])
        self._canvas.setLineWidth(0.4)
        self._canvas.line(_LEFT, _HEIGHT - 64.0, _RIGHT, _HEIGHT - 64.0)
        self._canvas.drawCentredString(_WIDTH / 2, 48.0, f"- {self._page} -")
        self._y = _TOP


def _words(text: str) -> list[tuple[str, str]]:
    """Words in the body font, each with the space that follows it; an amendment mark <…> is never broken."""
    return [(_BODY, word) for word in re.findall(r"<[^>]*>|[^\s<]+\s*", text)]
