"""PDFs made by the tests, the reader at work on them, and where its words lie on the page."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pypdf
import pypdfium2 as pdfium
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from app.adapters.pdf_reader import PdfReader
from app.core.document import Content
from app.core.geometry import Box, rectangles, unpack

FONT = "HYSMyeongJo-Medium"
RULES = [
    "제1조(목적) 이 규정은 은행이 취급하는 여신의 심사와 사후관리에 필요한 사항을 정함을 목적으로 한다.",
    "제2조(정의) 이 규정에서 사용하는 용어의 뜻은 다음 각 호와 같다.",
    "1. 여신이란 대출, 지급보증 및 그 밖에 신용위험이 따르는 은행의 거래를 말한다.",
    "2. 차주란 은행에서 여신을 받은 개인, 법인 또는 단체로서 그 상환의 책임을 지는 자를 말한다.",
    "제3조(심사) ① 영업점장은 여신을 취급하기 전에 차주의 상환능력과 담보의 가치를 심사하여야 한다.",
    "② 제1항에 따른 심사의 결과는 서면으로 기록하여 5년간 보존하여야 하며, 감사부서의 요구가 있으면 제출하여야 한다.",
]


def read(path: Path, password: str | None = None) -> Content:
    return PdfReader().read(path, password, lambda done, pages: None)


def draw(path: Path, *pages: Callable[[Canvas], None], size: tuple[float, float] = (595.0, 842.0)) -> Path:
    """A PDF whose pages are drawn by the given functions."""
    canvas = Canvas(str(path), pagesize=size)
    for page in pages:
        canvas.setFont(FONT, 10)
        page(canvas)
        canvas.showPage()
    canvas.save()
    return path


def lines(
    *texts: str, x: float = 50.0, top: float = 760.0, pitch: float = 18.0, size: float = 10.0
) -> Callable[[Canvas], None]:
    def page(canvas: Canvas) -> None:
        canvas.setFont(FONT, size)
        for index, text in enumerate(texts):
            canvas.drawString(x, top - index * pitch, text)

    return page


def wrapped(texts: list[str], width: float) -> list[str]:
    """Lines of at most so many points, cut after any syllable, the space at a line end lost: as print drivers do it."""
    cut = []
    for text in texts:
        rest = text
        while pdfmetrics.stringWidth(rest, FONT, 10) > width:
            end = next(n for n in range(1, len(rest)) if pdfmetrics.stringWidth(rest[: n + 1], FONT, 10) > width)
            cut.append(rest[:end].rstrip())
            rest = rest[end:].lstrip()
        cut.append(rest)
    return cut


def rewritten(source: Path, path: Path, change: Callable[[pypdf.PdfWriter], None]) -> Path:
    writer = pypdf.PdfWriter(clone_from=source)
    change(writer)
    writer.write(path)
    writer.close()
    return path


def in_page_space(page: pdfium.PdfPage, box: Box) -> Box:
    """A rectangle of the displayed page in the page's own coordinates."""
    left, bottom, right, top = page.get_bbox()
    x0, y0, x1, y1 = box
    return {
        0: (x0 + left, y0 + bottom, x1 + left, y1 + bottom),
        90: (right - y1, x0 + bottom, right - y0, x1 + bottom),
        180: (right - x1, top - y1, right - x0, top - y0),
        270: (y0 + left, top - x1, y1 + left, top - x0),
    }[page.get_rotation()]


def text_under(document: pdfium.PdfDocument, number: int, boxes: list[Box]) -> str:
    page = document[number - 1]
    textpage = page.get_textpage()
    inset = [(a + 0.3, b + 0.3, c - 0.3, d - 0.3) for a, b, c, d in (in_page_space(page, box) for box in boxes)]
    found = "".join(textpage.get_text_bounded(*box) for box in inset)
    textpage.close()
    page.close()
    return re.sub(r"[\s\x02\ufffe-]", "", found)


def assert_spans_lie_where_they_say(path: Path, content: Content, count: int) -> None:
    """The text under a span's rectangles holds the span's characters."""
    chosen = random.Random(7)
    document = pdfium.PdfDocument(path)
    for _ in range(count):
        page = chosen.choice([page for page in content.pages if len(page.text) > 5])
        assert len(unpack(page.boxes)) == len(page.text)
        block = chosen.choice([b for b in page.blocks if b.end - b.start > 3])
        start = chosen.randrange(block.start, block.end - 2)
        end = min(block.end, start + chosen.randrange(2, 60))
        under = text_under(document, page.number, rectangles(page.boxes, start, end))
        missing = set(re.sub(r"[\s|-]", "", page.text[start:end])) - set(under)
        assert not missing, (page.number, page.text[start:end], under)
    document.close()
