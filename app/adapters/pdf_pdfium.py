"""Glyphs with boxes, ruled lines and images of PDF pages, through pdfium (Apache-2.0/BSD-3-Clause).

pypdfium2's helpers own the handles; the calls per character go straight to its raw bindings, which cost a quarter of
the helpers' (they box every result and check every return value).
"""

from __future__ import annotations

import ctypes
import math
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from app.adapters.pdf_pdfium_drawing import read_drawing
from app.core.errors import DocumentError
from app.core.geometry import Box
from app.core.layout.sheet import Glyph, Paint, Sheet

MAX_GLYPHS = 200_000
"""A page with more characters is no page anyone reads: an A4 sheet set in 4 pt type holds about 30,000."""

_BOLD_WEIGHT = 600  # OpenType usWeightClass: semi-bold and up
_BOLD_NAMES = ("bold", "black", "heavy", "굵은", "견고딕", "헤드라인", "headline")
_FORCE_BOLD = 1 << 18  # PDF 32000-1, table 123, font descriptor flag 19
_SNAP_DEGREES = 5  # a scan laid on the glass by hand is a few degrees off
_WHITE = 250
_EAST_ASIAN = 0x2E80  # from here on there are no ligatures
_QUARTER, _HALF, _THREE_QUARTERS = 90, 180, 270  # degrees
_SURROGATES = range(0xD800, 0xE000)  # halves of a pair that pdfium did not put together
_MADE_UP = frozenset((10, 13, 32))  # line ends and spaces, which pdfium also makes up itself

ToDisplay = Callable[[float, float, float, float], Box]


class PageTooLargeError(Exception):
    """The page holds more than `MAX_GLYPHS` characters."""


class PageUnreadableError(Exception):
    """pdfium cannot load the page."""


class _Style(NamedTuple):
    """What the glyphs of one text object have in common; `lowest` and `highest` bound a plausible height."""

    size: float
    bold: bool
    angle: int
    paint: Paint
    mapped: bool
    lowest: float
    highest: float


class PdfiumPages:
    """The pages of one PDF. Use as a context manager; pages are numbered from 1."""

    def __init__(self, path: Path, password: str | None) -> None:
        """Open a PDF.

        Raises:
            DocumentError: `pdf_encrypted`, `password_wrong`, `file_unreadable` or `document_damaged`.
        """
        try:
            self._document: Any = pdfium.PdfDocument(path, password=password)
        except pdfium.PdfiumError as error:
            raise translate(error, password) from error
        except OSError as error:
            raise DocumentError("file_unreadable", path=str(path)) from error

    def __enter__(self) -> PdfiumPages:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the document and its file."""
        self._document.close()

    def __len__(self) -> int:
        return len(self._document)

    def sheet(self, number: int) -> Sheet:
        """What page `number` shows.

        Raises:
            PageTooLargeError: too many characters.
            PageUnreadableError: the page's own objects are damaged.
        """
        try:
            page = self._document[number - 1]
        except pdfium.PdfiumError as error:
            raise PageUnreadableError(str(error)) from error
        try:
            return _read_page(page, number)
        except pdfium.PdfiumError as error:
            raise PageUnreadableError(str(error)) from error
        finally:
            page.close()


def translate(error: Any, password: str | None) -> DocumentError:
    """pdfium's load errors (fpdfview.h, FPDF_ERR_*) in our words."""
    code = getattr(error, "err_code", None)
    if code == raw.FPDF_ERR_PASSWORD:
        return DocumentError("password_wrong" if password else "pdf_encrypted")
    if code == raw.FPDF_ERR_SECURITY:
        return DocumentError("pdf_encrypted")
    return DocumentError("document_damaged")


def _read_page(page: Any, number: int) -> Sheet:
    width, height = page.get_size()
    turn = page.get_rotation() % 360
    to_display = display_transform(page.get_bbox(), turn)
    textpage = page.get_textpage()
    try:
        glyphs, unmapped = _read_glyphs(textpage, to_display, turn)
    finally:
        textpage.close()
    drawing = read_drawing(page.raw, to_display)
    return Sheet(
        number,
        width,
        height,
        glyphs,
        drawing.rules,
        drawing.shades,
        drawing.images,
        drawing.others,
        unmapped / len(glyphs) if glyphs else 0.0,
    )


def display_transform(bounds: Box, turn: int) -> ToDisplay:
    """Maps a box from page space to the displayed page.

    Args:
        bounds: the visible part of the page (crop box within media box) in page space.
        turn: the page's /Rotate, clockwise: 0, 90, 180 or 270 (PDF 32000-1, 14.8.3).
    """
    left, bottom, right, top = bounds
    if turn == _QUARTER:
        return lambda x0, y0, x1, y1: (y0 - bottom, right - x1, y1 - bottom, right - x0)
    if turn == _HALF:
        return lambda x0, y0, x1, y1: (right - x1, top - y1, right - x0, top - y0)
    if turn == _THREE_QUARTERS:
        return lambda x0, y0, x1, y1: (top - y1, x0 - left, top - y0, x1 - left)
    return lambda x0, y0, x1, y1: (x0 - left, y0 - bottom, x1 - left, y1 - bottom)


def _read_glyphs(textpage: Any, to_display: ToDisplay, turn: int) -> tuple[list[Glyph], int]:
    """Every character the page itself holds (those pdfium makes up for line ends are left out), and how many of
    them have no character map. The loop runs 1,500 times a page: it calls nothing it can do without."""
    count = textpage.count_chars()
    if count > MAX_GLYPHS:
        raise PageTooLargeError
    handle, rect = textpage.raw, raw.FS_RECTF()
    get_unicode, get_object, get_box = raw.FPDFText_GetUnicode, raw.FPDFText_GetTextObject, raw.FPDFText_GetLooseCharBox
    styles: dict[int, _Style] = {}
    glyphs: list[Glyph] = []
    ligatures: list[int] = []
    unmapped = last_key = 0
    for index in range(count):
        code = get_unicode(handle, index)
        if code in _MADE_UP and raw.FPDFText_IsGenerated(handle, index) == 1:
            continue
        owner = get_object(handle, index)
        if not owner or not get_box(handle, index, rect):
            continue
        key = ctypes.addressof(owner.contents)
        style = styles.get(key)
        if style is None:
            style = styles[key] = _read_style(handle, index, owner, turn)
        size, bold, angle, paint, mapped, lowest, highest = style
        x0, y0, x1, y1 = rect.left, rect.bottom, rect.right, rect.top
        if not lowest <= y1 - y0 <= highest:
            y0, y1 = _em_height(handle, index, size, (y0, y1))
        unmapped += not mapped
        text = chr(code) if code < _SURROGATES.start or _SURROGATES.stop <= code <= sys.maxunicode else "\ufffd"
        x0, y0, x1, y1 = to_display(x0, y0, x1, y1)
        if glyphs and key == last_key and code < _EAST_ASIAN and glyphs[-1].x0 == x0 and glyphs[-1].y0 == y0:
            ligatures.append(len(glyphs))
        last_key = key
        glyphs.append(Glyph(text, x0, y0, x1, y1, size, bold, angle, paint))
    _spread_ligatures(glyphs, ligatures)
    return glyphs, unmapped


def _spread_ligatures(glyphs: list[Glyph], followers: list[int]) -> None:
    """Letters of one ligature, which pdfium all gives the ligature's box, set side by side.

    Args:
        glyphs: changed in place.
        followers: indices of glyphs that stand exactly on the glyph before.
    """
    position = 0
    while position < len(followers):
        end = position
        while end + 1 < len(followers) and followers[end + 1] == followers[end] + 1:
            end += 1
        start, count = followers[position] - 1, end - position + 2
        x0, step = glyphs[start].x0, (glyphs[start].x1 - glyphs[start].x0) / count
        for shift in range(count):
            letter = glyphs[start + shift]
            glyphs[start + shift] = letter._replace(x0=x0 + shift * step, x1=x0 + (shift + 1) * step)
        position = end + 1


def _em_height(handle: Any, index: int, size: float, stated: tuple[float, float]) -> tuple[float, float]:
    """Bottom and top of the em box around the baseline, for fonts that state an absurd height for themselves."""
    x, y = ctypes.c_double(), ctypes.c_double()
    if not raw.FPDFText_GetCharOrigin(handle, index, x, y):
        return stated
    return y.value - 0.2 * size, y.value + 0.8 * size


def _read_style(handle: Any, index: int, owner: Any, turn: int) -> _Style:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(handle, index, matrix):
        matrix.a = matrix.d = 1.0
    size = abs(raw.FPDFText_GetFontSize(handle, index)) * math.hypot(matrix.c, matrix.d)
    degrees = math.degrees(math.atan2(matrix.b, matrix.a)) - turn
    nearest = round(degrees / 90) * 90
    angle = nearest if abs(degrees - nearest) <= _SNAP_DEGREES else round(degrees)
    mode = raw.FPDFTextObj_GetTextRenderMode(owner)
    mapped = raw.FPDFText_HasUnicodeMapError(handle, index) != 1
    level = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 180 == 0
    lowest, highest = (0.5 * size, 1.8 * size) if level else (0.0, math.inf)
    return _Style(size, _is_bold(handle, index, mode), angle % 360, _paint(owner, mode), mapped, lowest, highest)


def _is_bold(handle: Any, index: int, mode: int) -> bool:
    if mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE or raw.FPDFText_GetFontWeight(handle, index) >= _BOLD_WEIGHT:
        return True
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(handle, index, buffer, len(buffer), flags)
    name = buffer.raw[: max(0, min(length, len(buffer)) - 1)].decode("utf-8", "ignore").lower()
    return bool(flags.value & _FORCE_BOLD) or any(word in name for word in _BOLD_NAMES)


def _paint(owner: Any, mode: int) -> Paint:
    if mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP):
        return Paint.NONE
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if mode != raw.FPDF_TEXTRENDERMODE_FILL or not raw.FPDFPageObj_GetFillColor(owner, red, green, blue, alpha):
        return Paint.PLAIN
    if alpha.value == 0:
        return Paint.NONE
    return Paint.WHITE if min(red.value, green.value, blue.value) >= _WHITE else Paint.PLAIN
