"""Pages of a PDF as pixels, through pdfium (Apache-2.0/BSD-3-Clause)."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from app.adapters.pdf_pdfium import translate
from app.core.drawing import LONGEST_EDGE, Picture
from app.core.errors import DocumentError

_CHANNELS = 3


class PdfDrawer:
    """An open PDF; `app.core.drawing.Drawer`.

    Args:
        path: the file.
        password: for a protected one.

    Raises:
        DocumentError: `pdf_encrypted`, `password_wrong`, `file_unreadable` or `document_damaged`.
    """

    def __init__(self, path: Path, password: str | None) -> None:
        try:
            self._document: Any = pdfium.PdfDocument(path, password=password)
            self._document.init_forms()  # what people typed into fields; without scripts: this pdfium has no V8
        except pdfium.PdfiumError as error:
            raise translate(error, password) from error
        except OSError as error:
            raise DocumentError("file_unreadable", path=str(path)) from error

    def draw(self, number: int, width: int, most_pixels: int) -> Picture:
        """See `Drawer.draw`."""
        if not 1 <= number <= len(self._document):
            raise DocumentError("document_damaged")
        try:
            page = self._document[number - 1]
            try:
                return _draw(page, width, most_pixels)
            finally:
                page.close()
        except pdfium.PdfiumError as error:
            raise DocumentError("document_damaged") from error


def _draw(page: Any, width: int, most_pixels: int) -> Picture:
    page_width, page_height = page.get_size()
    if not (page_width > 0 and page_height > 0 and math.isfinite(page_width * page_height)):
        raise DocumentError("document_damaged")
    # The height is rounded up, so a row is kept back; the width, too, so the scale is a hair less than exact.
    widest = (math.sqrt(1 + 4 * most_pixels * page_height / page_width) - 1) / (2 * page_height / page_width)
    widest = min(widest, LONGEST_EDGE * page_width / page_height, LONGEST_EDGE)
    scale = max(1, min(width, math.floor(widest))) / page_width * (1 - 1e-9)
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False, maybe_alpha=False)
    try:
        return Picture(bitmap.width, bitmap.height, _tight(bitmap), page_width, page_height)
    finally:
        bitmap.close()


def _tight(bitmap: Any) -> bytes:
    """The pixels without what pads each row."""
    row, stride, data = bitmap.width * _CHANNELS, bitmap.stride, memoryview(bitmap.buffer)
    if stride == row:
        return bytes(data)
    return b"".join(data[start : start + row] for start in range(0, stride * bitmap.height, stride))
