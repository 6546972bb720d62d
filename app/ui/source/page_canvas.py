"""One page as it looks, with rectangles over cited words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.core.geometry import Box
from app.ui.theme.theme import Theme

MARGIN = 12  # pixels around the page
_PAD = 1.5  # points that a rectangle stands out over the print
_RADIUS = 2.0


class PageCanvas(QWidget):
    """Paints a page picture and its marks.

    The page itself stays black on white in the dark theme too: it is shown as it looks on paper.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image: QImage | None = None
        self._points = (595.0, 842.0)  # A4 until a page is known
        self._scale = 1.0  # pixels of the screen per point
        self._cited: tuple[Box, ...] = ()
        self._found: tuple[Box, ...] = ()
        self._current: tuple[Box, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_page(self, width: float, height: float, scale: float) -> None:
        """Size of the page in points, and pixels per point."""
        if (width, height) != self._points:
            self._image = None
        self._points, self._scale = (width or 595.0, height or 842.0), scale
        self.setFixedSize(self.sizeHint())
        self.update()

    def set_image(self, image: QImage | None) -> None:
        """The picture; it is drawn to the page's size whatever its own."""
        self._image = image
        self.update()

    def set_marks(self, cited: Sequence[Box], found: Sequence[Box] = (), current: Sequence[Box] = ()) -> None:
        """Rectangles of the citation, of everything searched for, and of the one the search stands at."""
        self._cited, self._found, self._current = tuple(cited), tuple(found), tuple(current)
        self.update()

    def rectangle(self, box: Box) -> QRectF:
        """Where a rectangle of the page (points, from the bottom-left) stands in this widget (pixels)."""
        x0, y0, x1, y1 = box
        s, height = self._scale, self._points[1]
        return QRectF(
            MARGIN + (x0 - _PAD) * s,
            MARGIN + (height - y1 - _PAD) * s,
            (x1 - x0 + 2 * _PAD) * s,
            (y1 - y0 + 2 * _PAD) * s,
        )

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The page and its margins."""
        width, height = self._points
        return QSize(round(width * self._scale) + 2 * MARGIN, round(height * self._scale) + 2 * MARGIN)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Page, then marks: multiplied into the picture, so that print stays readable under them."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
        sheet = QRectF(self.rect()).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        painter.fillRect(sheet, QColor("#ffffff"))
        if self._image is not None:
            painter.drawImage(sheet, self._image)
        painter.setPen(QPen(QColor(self._theme.colors.line_strong), 1))
        painter.drawRect(sheet)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        self._fill(painter, self._found, QColor("#cfe3ff"))
        self._fill(painter, self._cited, QColor("#ffe27a"))
        self._fill(painter, self._current, QColor("#ffb866"))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._underline(painter, self._cited)

    def _fill(self, painter: QPainter, boxes: Sequence[Box], color: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for box in boxes:
            painter.drawRoundedRect(self.rectangle(box), _RADIUS, _RADIUS)

    def _underline(self, painter: QPainter, boxes: Sequence[Box]) -> None:
        """A line below the cited words: the mark is not told by colour alone."""
        painter.setPen(QPen(QColor("#b26a00"), 1.5))
        for box in boxes:
            place = self.rectangle(box)
            painter.drawLine(place.bottomLeft(), place.bottomRight())
