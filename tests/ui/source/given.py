"""A document of three drawn pages, made by the test: what the engine would say about it."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from app.core.answering.answer import Citation
from app.core.document import OutlineEntry
from app.core.library import DocumentRecord, Status
from app.engine.protocol.events import DocumentInfo, PageContent, PageImage
from app.engine.protocol.records import DocumentRow, PageRef

LINES = (
    "제6조(접근매체의 발급) ① 은행은 이용자의 신청이 있고 본인임을 확인한 후에만 접근매체를 발급하여야 한다.",
    "② 은행은 접근매체를 발급할 때 이용자에게 약관을 설명하여야 한다.",
    "③ 14세 미만인 이용자에게 접근매체를 발급하려면 법정대리인의 동의를 받아야 한다.",
)
TEXT = "\n".join(LINES)
QUOTE = LINES[2]
WIDTH, HEIGHT = 595.0, 842.0


def line_box(line: int) -> tuple[float, float, float, float]:
    """Where a line stands on the page, in points from the bottom-left."""
    top = 100 + 30 * line
    return (60.0, HEIGHT - top - 16, 540.0, HEIGHT - top)


def row(document_id: str = "d1", **fields: object) -> DocumentRow:
    """A document of the library."""
    given = {
        "path": "규정/전자금융 업무처리 규정.pdf",
        "title": "전자금융 업무처리 규정",
        "format": "pdf",
        "collection": "",
    }
    return DocumentRow(document_id=document_id, state="ready", pages=3, **{**given, **fields})  # type: ignore[arg-type]


def info(drawable: bool = True, **fields: object) -> DocumentInfo:
    """Three pages with a table of contents."""
    size = (WIDTH, HEIGHT) if drawable else (0.0, 0.0)
    return DocumentInfo(
        row=row(**fields),
        pages=tuple(PageRef(n, "", *size) for n in (1, 2, 3)),
        outline=(
            OutlineEntry("제1장 총칙", 1, 1),
            OutlineEntry("제2장 접근매체", 2, 1),
            OutlineEntry("제6조 발급", 2, 2),
        ),
        attachments=(),
        metadata={},
        drawable=drawable,
    )


def content(page: int = 2) -> PageContent:
    """The page's text."""
    return PageContent(document_id="d1", page=page, text=TEXT, blocks=(("paragraph", 0, len(TEXT), 0),))


def picture(width: int, page: int = 2) -> PageImage:
    """The page drawn, `width` pixels wide."""
    scale = width / WIDTH
    image = QImage(width, round(HEIGHT * scale), QImage.Format.Format_RGB888)
    image.fill(QColor("white"))
    painter = QPainter(image)
    font = QFont("NanumGothic")
    font.setPixelSize(max(1, round(11 * scale)))
    painter.setFont(font)
    for number, line in enumerate(LINES):
        x0, y0, x1, y1 = line_box(number)
        place = QRectF(x0 * scale, (HEIGHT - y1) * scale, (x1 - x0) * scale, (y1 - y0) * scale)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, line)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return PageImage(document_id="d1", page=page, png=data.data(), width=WIDTH, height=HEIGHT)


def citation(with_rects: bool = True, page: int = 2) -> Citation:
    """The third line, cited."""
    start = TEXT.index(QUOTE)
    record = DocumentRecord("d1", "규정.pdf", "전자금융 업무처리 규정", "pdf", "", "", 1, Status.READY, 3)
    rects = (line_box(2),) if with_rects else ()
    return Citation(1, record, page, start, start + len(QUOTE), QUOTE, rects, "제6조제3항")
