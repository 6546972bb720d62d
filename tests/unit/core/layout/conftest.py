"""A tiny typesetter: glyphs as pdfium would deliver them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.core.layout.line import Line
from app.core.layout.lines import build_lines
from app.core.layout.sheet import Glyph, Paint, Sheet

Typeset = Callable[..., list[Glyph]]
TypesetLine = Callable[..., Line]


def advance(character: str, size: float) -> float:
    """Width of a character: East Asian ones are square, others half as wide."""
    if character == " ":
        return 0.35 * size
    return size if character >= "\u1100" else 0.5 * size


@pytest.fixture
def typeset() -> Typeset:
    """Glyphs of one line of text from (x, y), the lower left corner."""
    return _typeset


def _typeset(
    text: str,
    x: float = 50.0,
    y: float = 700.0,
    *,
    size: float = 10.0,
    bold: bool = False,
    spread: float = 0.0,
    spaces: bool = True,
    angle: int = 0,
    paint: Paint = Paint.PLAIN,
) -> list[Glyph]:
    glyphs = []
    for character in text:
        width = advance(character, size)
        if character != " " or spaces:
            glyphs.append(Glyph(character, x, y, x + width, y + size, size, bold, angle, paint))
        x += width + spread
    return glyphs


@pytest.fixture
def typeset_line() -> TypesetLine:
    """One finished line."""

    def make(text: str, x: float = 50.0, y: float = 700.0, **style: object) -> Line:
        (line,) = build_lines(_typeset(text, x, y, **style))  # type: ignore[arg-type]
        return line

    return make


@pytest.fixture
def make_sheet() -> Callable[..., Sheet]:
    """A sheet of A4 with the given glyphs and drawings."""

    def make(glyphs: list[Glyph], **parts: object) -> Sheet:
        number = int(parts.pop("number", 1))  # type: ignore[call-overload]
        return Sheet(number, 595.0, 842.0, glyphs, **parts)  # type: ignore[arg-type]

    return make
