"""Ruled lines, shaded areas and images among the page objects of pdfium."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from pypdfium2 import raw

from app.core.geometry import Box
from app.core.layout.sheet import Rule

MAX_OBJECTS = 20_000
"""Page objects looked at, those inside forms included. A dense table has hundreds; maps and CAD plots have millions."""

_MAX_DEPTH = 6  # forms within forms
_MAX_SEGMENTS = 400  # of one path; a whole table's grid drawn as one path has about 200
_RECTANGLE = 5  # segments: a move and four lines
_THIN = 3.0  # points; wider rectangles are areas, not lines
_SHORTEST = 4.0  # points; shorter strokes are dots of a leader or parts of a drawing
_STRAIGHT = 0.6  # points a line may lean and still be a ruled one
_WHITE = 250

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawing:
    """What a page shows besides text, on the displayed page."""

    rules: list[Rule] = field(default_factory=list)
    shades: list[Box] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    others: int = 0
    seen: int = 0


def read_drawing(page: Any, to_display: Callable[[float, float, float, float], Box]) -> Drawing:
    """Collect lines, areas and images of a page.

    Args:
        page: a raw FPDF_PAGE handle.
        to_display: maps a box from page space to the displayed page.
    """
    drawing = Drawing()
    count = raw.FPDFPage_CountObjects(page)
    _walk(drawing, count, lambda index: raw.FPDFPage_GetObject(page, index), _IDENTITY, 0)
    drawing.rules = [Rule(*to_display(*rule)) for rule in drawing.rules]
    drawing.shades = [to_display(*shade) for shade in drawing.shades]
    drawing.images = [to_display(*image) for image in drawing.images]
    return drawing


def _walk(drawing: Drawing, count: int, get: Callable[[int], Any], outer: Matrix, depth: int) -> None:
    for index in range(count):
        drawing.seen += 1
        if drawing.seen > MAX_OBJECTS:
            return
        item = get(index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_PATH:
            _take_path(drawing, item, outer)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            drawing.images.append(_apply(outer, _bounds(item)))
        elif kind == raw.FPDF_PAGEOBJ_SHADING:
            drawing.shades.append(_apply(outer, _bounds(item)))
        elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            inner = _times(_matrix(item), outer)
            _walk(drawing, raw.FPDFFormObj_CountObjects(item), _member(item), inner, depth + 1)


def _member(form: Any) -> Callable[[int], Any]:
    return lambda index: raw.FPDFFormObj_GetObject(form, index)


def _take_path(drawing: Drawing, item: Any, outer: Matrix) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not raw.FPDFPath_GetDrawMode(item, fill, stroke) or not (fill.value or stroke.value):
        return
    segments = raw.FPDFPath_CountSegments(item)
    box = _apply(outer, _bounds(item))
    width, height = box[2] - box[0], box[3] - box[1]
    if min(width, height) <= _THIN:
        if max(width, height) >= _SHORTEST:
            drawing.rules.append(_centre_line(box))
    elif segments > _MAX_SEGMENTS:
        drawing.others += 1
    elif stroke.value:
        _take_strokes(drawing, item, segments, _times(_matrix(item), outer))
    else:
        drawing.others += segments > _RECTANGLE
    if fill.value and segments <= _RECTANGLE and min(width, height) > _THIN and _coloured(item):
        drawing.shades.append(box)


def _take_strokes(drawing: Drawing, item: Any, segments: int, matrix: Matrix) -> None:
    """Each straight part of the path that runs along an axis is a ruled line."""
    start = current = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    curved = False
    for index in range(segments):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = _point(matrix, x.value, y.value)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            _take_line(drawing, current, point)
        else:
            curved = True
        current = point
        if raw.FPDFPathSegment_GetClose(segment):
            _take_line(drawing, current, start)
            current = start
    drawing.others += curved


def _take_line(drawing: Drawing, a: Point, b: Point) -> None:
    width, height = abs(a[0] - b[0]), abs(a[1] - b[1])
    if min(width, height) <= _STRAIGHT and max(width, height) >= _SHORTEST:
        box = (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
        drawing.rules.append(_centre_line(box))


def _centre_line(box: Box) -> Rule:
    x0, y0, x1, y1 = box
    if x1 - x0 >= y1 - y0:
        middle = (y0 + y1) / 2
        return Rule(x0, middle, x1, middle)
    middle = (x0 + x1) / 2
    return Rule(middle, y0, middle, y1)


def _coloured(item: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return True  # a pattern
    return alpha.value > 0 and min(red.value, green.value, blue.value) < _WHITE


def _bounds(item: Any) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _matrix(item: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, matrix):
        return _IDENTITY
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """`inner` first, then `outer` (PDF 32000-1, 8.3.4)."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _point(matrix: Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _apply(matrix: Matrix, box: Box) -> Box:
    if matrix is _IDENTITY:
        return box
    corners = [_point(matrix, x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)
