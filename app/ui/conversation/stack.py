"""A column of turns of which only those near the viewport are built.

A turn has some sixty widgets; two hundred turns would take seconds and hundreds of megabytes. Every turn has a light
frame that knows its height (measured, or estimated until then); its content is built when it comes near the viewport
and dropped when it is far away. All of it is done in slices between events, so that the window never stalls.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QRect, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.ui.conversation.entry import Entry
from app.ui.conversation.frame import TurnFrame
from app.ui.conversation.turn_view import TurnView

WIDEST = 820  # pixels at the plain font size: longer lines are hard to read
_GAP = 20
_MARGIN = 16
_DROPPED_AT_ONCE = 2
_TOLD_AT_ONCE = 8
_BUILT_AT_MOST = 12  # while there is something far away to drop: a turn takes about 2 MB


class TurnStack(QWidget):
    """All frames, one below the other.

    Args:
        build: makes the content of a turn.
        describe: sets what a screen reader says of a frame.

    Signals:
        laid_out(): heights have changed.
        ordered(): the Tab key has other stops.
    """

    laid_out = Signal()
    ordered = Signal()

    def __init__(self, build: Callable[[Entry], TurnView], describe: Callable[[TurnFrame], None]) -> None:
        super().__init__()
        self._build, self._describe = build, describe
        self._visible = QRect()
        self._stops: list[QWidget] = []
        self.frames: list[TurnFrame] = []
        self.setProperty("role", "ground")
        self._slices = QTimer(self, singleShot=True, interval=0)
        self._slices.timeout.connect(self._next_slice)

    # --- entries ----------------------------------------------------------------------------------------------------

    def show_entries(self, entries: list[Entry]) -> None:
        """Other entries."""
        self.truncate(0)
        self.frames = [TurnFrame(entry, self) for entry in entries]
        self.arrange()

    def append(self, entry: Entry) -> TurnFrame:
        """One more entry; its content is built at once, since the person has just asked."""
        frame = TurnFrame(entry, self)
        self.frames.append(frame)
        self._tell(frame)
        frame.fill(self._build(entry))
        self.arrange()
        return frame

    def truncate(self, count: int) -> None:
        """Only the first entries stay."""
        gone, self.frames = self.frames[count:], self.frames[:count]
        for frame in gone:
            frame.hide()
            frame.deleteLater()
        self.arrange()

    def rebuild(self) -> None:
        """Colours, words or fonts have changed: content is made anew."""
        for frame in self.frames:
            if frame.content is None or not frame.content.is_edited:
                frame.empty()
            frame.forget_height()
            frame.is_told = False
        self._stops = []
        self.arrange()

    def _tell(self, frame: TurnFrame) -> None:
        self._describe(frame)
        frame.is_told = True
        frame.show()

    # --- places -----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """The content of a frame has another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    def arrange(self) -> None:
        """Put every frame in its place; those out of sight are laid out for another width later, one at a time."""
        width = self._column_width()
        left = max(_MARGIN, (self.width() - width) // 2)
        y = _MARGIN
        for frame in self.frames:
            if frame.is_stale(width) and not frame.geometry().intersects(self._visible):
                place = QRect(left, y, frame.width(), frame.height())
            else:
                place = frame.place_at(left, y, width)
            if frame.geometry() != place:
                frame.setGeometry(place)
            y += place.height() + _GAP
        self.setFixedHeight(max(y, 1))
        self.laid_out.emit()
        self._slices.start()

    def _column_width(self) -> int:
        widest = max(WIDEST, self.fontMetrics().averageCharWidth() * 100)
        return max(40, min(self.width() - 2 * _MARGIN, widest))

    def look_at(self, visible: QRect) -> None:
        """The part of the column that can be seen; turns within a screen of it are built, those far away dropped."""
        self._visible = visible
        self._slices.start()

    # --- slices -----------------------------------------------------------------------------------------------------

    @property
    def is_building(self) -> bool:
        """There is still something to do."""
        return self._slices.isActive()

    def _next_slice(self) -> None:
        is_full = sum(frame.content is not None for frame in self.frames) > _BUILT_AT_MOST
        if (is_full and self._drop_far()) or self._build_nearest() or self._drop_far() or self._tell_some():
            self._slices.start()
        else:
            self._order()

    def _build_nearest(self) -> bool:
        height, width = self._visible.height(), self._column_width()
        near = self._visible.adjusted(0, -height, 0, height)
        middle = self._visible.center().y()
        open_ones = [
            f for f in self.frames if (f.content is None or f.is_stale(width)) and f.geometry().intersects(near)
        ]
        if not open_ones:
            return False
        frame = min(open_ones, key=lambda f: abs(f.geometry().center().y() - middle))
        if frame.content is None:
            frame.fill(self._build(frame.entry))
        frame.forget_height()
        self.arrange()
        return True

    def _drop_far(self) -> bool:
        height = self._visible.height()
        far = self._visible.adjusted(0, -3 * height, 0, 3 * height)
        gone = [f for f in self.frames if not f.geometry().intersects(far) and self._may_go(f)][:_DROPPED_AT_ONCE]
        for frame in gone:
            frame.empty()
        return bool(gone)

    def _may_go(self, frame: TurnFrame) -> bool:
        """Nobody types in it, and nothing is about to come."""
        focus = self.focusWidget()
        has_focus = focus is not None and frame.isAncestorOf(focus)
        return frame.content is not None and not has_focus and not frame.content.is_edited and not frame.entry.is_open

    def _tell_some(self) -> bool:
        some = [frame for frame in self.frames if not frame.is_told][:_TOLD_AT_ONCE]
        for frame in some:
            self._tell(frame)
        return bool(some)

    def _order(self) -> None:
        """Let the Tab key go through the turns as they are read; Qt puts what is made later at the end."""
        known = {(id(a), id(b)) for a, b in pairwise(self._stops)}
        before_that = self._stops
        self._stops = [stop for frame in self.frames for stop in (frame, *frame.stops())]
        for before, stop in pairwise(self._stops):
            if (id(before), id(stop)) not in known:
                QWidget.setTabOrder(before, stop)
        if self._stops != before_that:
            self.ordered.emit()

    @property
    def ends(self) -> tuple[QWidget, ...]:
        """The first and the last stop of the Tab key, or none."""
        if not self.frames:
            return ()
        return self.frames[0], [self.frames[-1], *self.frames[-1].stops()][-1]
