"""The page picture in a scroll area: zoom, fit, turning pages at the edges."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from app.core.geometry import Box
from app.ui.source.page_canvas import MARGIN, PageCanvas
from app.ui.theme.theme import Theme

ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
_SETTLE_MS = 120  # after a resize or zoom, before a new picture is asked for
_ABOVE = 80  # pixels kept visible above a mark


class Fit(StrEnum):
    """How the page is sized."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


class PageView(QScrollArea):
    """Shows one page.

    Signals:
        picture_wanted(int): a picture of the page, that many pixels wide, is needed.
        turn(int): the person scrolled past the edge: +1 or -1 page.
        zoom_changed(float): share of the natural size.
    """

    picture_wanted = Signal(int)
    turn = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.canvas = PageCanvas(theme)
        self.setWidget(self.canvas)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._points = (595.0, 842.0)
        self._fit = Fit.WIDTH
        self._zoom = 1.0
        self._pushed = 0
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._want)
        self.viewport().installEventFilter(self)

    @property
    def fit(self) -> Fit:
        """How the page is sized now."""
        return self._fit

    @property
    def zoom(self) -> float:
        """Share of the natural size (1 point = 1/72 inch at the screen's logical resolution)."""
        return self._zoom

    def set_page(self, width: float, height: float) -> None:
        """Show a page of that size in points; its picture is asked for at once."""
        self._points = (width or 595.0, height or 842.0)
        self.canvas.set_image(None)
        self._lay_out()
        self._settle.stop()
        self._want()

    def set_image(self, image: QImage) -> None:
        """The picture of the page."""
        self.canvas.set_image(image)

    def set_fit(self, fit: Fit) -> None:
        """Fit the width, the whole page, or keep the zoom."""
        self._fit = fit
        self._lay_out()
        self._settle.start()

    def set_zoom(self, zoom: float) -> None:
        """A share of the natural size."""
        self._fit, self._zoom = Fit.FREE, max(ZOOMS[0], min(zoom, ZOOMS[-1]))
        self._lay_out()
        self._settle.start()

    def step_zoom(self, steps: int) -> None:
        """The next larger or smaller zoom."""
        larger = [z for z in ZOOMS if z > self._zoom + 0.01]
        smaller = [z for z in ZOOMS if z < self._zoom - 0.01]
        if steps > 0 and larger:
            self.set_zoom(larger[0])
        elif steps < 0 and smaller:
            self.set_zoom(smaller[-1])

    def pixels_wide(self) -> int:
        """Width of the picture that fits the screen, in its own pixels."""
        return max(1, round(self._points[0] * self._scale() * self.devicePixelRatioF()))

    def set_marks(self, cited: Sequence[Box], found: Sequence[Box] = (), current: Sequence[Box] = ()) -> None:
        """See `PageCanvas.set_marks`."""
        self.canvas.set_marks(cited, found, current)

    def reveal(self, boxes: Sequence[Box]) -> None:
        """Scroll so that a marked place is seen, with some of what stands above it."""
        if not boxes:
            self.verticalScrollBar().setValue(0)
            return
        place = QRectF()
        for box in boxes:
            place = place.united(self.canvas.rectangle(box))
        self.verticalScrollBar().setValue(max(0, round(place.top()) - _ABOVE))
        self.horizontalScrollBar().setValue(max(0, round(place.left()) - MARGIN * 2))

    def to_edge(self, bottom: bool) -> None:
        """Top or bottom of the page."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum() if bottom else bar.minimum())

    def _natural(self) -> float:
        return self.logicalDpiX() / 72.0

    def _scale(self) -> float:
        return self._natural() * self._zoom

    def _lay_out(self) -> None:
        width, height = self._points
        room = self.viewport().size()
        across = max(80, room.width() - 2 * MARGIN) / (width * self._natural())
        down = max(80, room.height() - 2 * MARGIN) / (height * self._natural())
        if self._fit is Fit.WIDTH:
            self._zoom = min(across, ZOOMS[-1])
        elif self._fit is Fit.PAGE:
            self._zoom = min(across, down, ZOOMS[-1])
        self.canvas.set_page(width, height, self._scale())
        self.zoom_changed.emit(self._zoom)

    def _want(self) -> None:
        self.picture_wanted.emit(self.pixels_wide())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit anew."""
        super().resizeEvent(event)
        if self._fit is not Fit.FREE:
            self._lay_out()
            self._settle.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Page keys turn the page at its edges."""
        bar = self.verticalScrollBar()
        down = event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_Space)
        if down and bar.value() >= bar.maximum():
            self.turn.emit(1)
        elif event.key() == Qt.Key.Key_PageUp and bar.value() <= bar.minimum():
            self.turn.emit(-1)
        elif event.key() == Qt.Key.Key_Space:
            bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ctrl+wheel zooms; the wheel turns the page when it is pushed past an edge."""
        if isinstance(event, QWheelEvent) and self._wheel(event):
            return True
        return super().eventFilter(watched, event)

    def _wheel(self, event: QWheelEvent) -> bool:
        delta: QPoint = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if delta.y() > 0 else -1)
            return True
        bar = self.verticalScrollBar()
        at_edge = bar.value() >= bar.maximum() if delta.y() < 0 else bar.value() <= bar.minimum()
        self._pushed = self._pushed + abs(delta.y()) if at_edge else 0
        if at_edge and self._pushed >= 240:  # two notches: one could be the end of a fling
            self._pushed = 0
            self.turn.emit(1 if delta.y() < 0 else -1)
            return True
        return False
