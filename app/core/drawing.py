"""Pages as they look: what a drawer of a format makes, inside the sandbox."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

LONGEST_EDGE = 32_000
"""Pixels: X11 and Qt take 32,767."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as pixels.

    Attributes:
        width, height: in pixels.
        pixels: red, green and blue of each pixel, row by row from the top: `width * height * 3` bytes.
        page_width, page_height: of the page, in points, as displayed.
    """

    width: int
    height: int
    pixels: bytes
    page_width: float
    page_height: float


class Drawer(Protocol):
    """An open document whose pages can be drawn. Runs inside the sandbox."""

    def draw(self, number: int, width: int, most_pixels: int) -> Picture:
        """Draw a page.

        Args:
            number: of the page, from 1.
            width: wanted, in pixels.
            most_pixels: a picture that would have more is drawn smaller.

        Raises:
            DocumentError: document_damaged: the page cannot be drawn.
        """
        ...
