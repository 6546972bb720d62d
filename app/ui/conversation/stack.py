"""A column of turns of which only those near the viewport are built.

A turn has some thirty widgets; two hundred turns would take seconds and 30 MB. Every turn has a light frame that knows
its height (measured, or estimated until then) and what a screen reader says; its content is built one turn at a time,
between events, when it comes near the viewport, and dropped when it is far away.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from app.ui.conversation.entry import Entry, cards
from app.ui.conversation.turn_view import TurnView

WIDEST = 820  # pixels at the plain font size: longer lines are hard to read
_GAP = 20
_MARGIN = 16
_FRAME = 10  # inside a frame, around its content


class TurnFrame(QGroupBox):
    """The place of a turn. A group for screen readers, and a stop of the Tab key that reads the whole turn."""

    def __init__(self, entry: Entry, parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self.content: TurnView | None = None
        self.measured = 0  # the last height at `measured_width`, or an estimate of it
        self.measured_width = 0
        self.setProperty("role", "turn")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_FRAME, _FRAME, _FRAME, _FRAME)

    def fill(self, content: TurnView) -> None:
        """Show a turn."""
        self.content = content
        self._column.addWidget(content)
        content.show()

    def empty(self) -> None:
        """Let go of the turn's widgets; the frame keeps its height."""
        if self.content is not None:
            self._column.removeWidget(self.content)
            self.content.setParent(None)  # or a new style sheet would still be worked out for it
            self.content.deleteLater()
            self.content = None

    def height_at(self, width: int) -> int:
        """Height in pixels at a width."""
        if self.content is not None:
            self.measured, self.measured_width = self._column.totalHeightForWidth(width), width
        elif width != self.measured_width:
            self.measured, self.measured_width = _estimate(self, width), width
        return self.measured


class TurnStack(QWidget):
    """All frames, one below the other.

    Args:
        build: makes the content of a turn.

    Signals:
        laid_out(): heights have changed.
    """

    laid_out = Signal()

    def __init__(self, build: Callable[[Entry], TurnView], describe: Callable[[TurnFrame], None]) -> None:
        super().__init__()
        self._build, self._describe = build, describe
        self._near = QRect()
        self._stops: list[QWidget] = []
        self.frames: list[TurnFrame] = []
        self.setProperty("role", "ground")
        self._building = QTimer(self, singleShot=True, interval=0)
        self._building.timeout.connect(self._build_one)

    # --- entries ----------------------------------------------------------------------------------------------------

    def show_entries(self, entries: list[Entry]) -> None:
        """Other entries."""
        self.truncate(0)
        for entry in entries:
            self._add(entry)
        self.arrange()

    def append(self, entry: Entry) -> TurnFrame:
        """One more entry; its content is built at once, since the person has just asked."""
        frame = self._add(entry)
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
            frame.measured_width = 0
            self._describe(frame)
        self._stops = []
        self.arrange()

    def frame_of(self, widget: QObject | None) -> TurnFrame | None:
        """The turn that a widget belongs to."""
        while widget is not None and not isinstance(widget, TurnFrame):
            widget = widget.parent()
        return widget

    def _add(self, entry: Entry) -> TurnFrame:
        frame = TurnFrame(entry, self)
        self._describe(frame)
        self.frames.append(frame)
        frame.show()
        return frame

    # --- places -----------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """The content of a frame has another height."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.arrange()
        return super().event(event)

    def arrange(self) -> None:
        """Put every frame in its place."""
        metrics = self.fontMetrics().averageCharWidth()
        width = min(self.width() - 2 * _MARGIN, max(WIDEST, metrics * 100))
        left = max(_MARGIN, (self.width() - width) // 2)
        y = _MARGIN
        for frame in self.frames:
            place = QRect(left, y, max(width, 40), frame.height_at(max(width, 40)))
            if frame.geometry() != place:
                frame.setGeometry(place)
            y += place.height() + _GAP
        self.setFixedHeight(max(y, 1))
        self.laid_out.emit()
        self._building.start()

    def look_at(self, visible: QRect) -> None:
        """The part of the column that can be seen; turns within a screen of it are built, those far away dropped."""
        self._near = visible.adjusted(0, -visible.height(), 0, visible.height())
        self._building.start()

    def _build_one(self) -> None:
        far = self._near.adjusted(0, -2 * self._near.height(), 0, 2 * self._near.height())
        middle = self._near.center().y()
        empty = [f for f in self.frames if f.content is None and f.geometry().intersects(self._near)]
        if empty:
            frame = min(empty, key=lambda f: abs(f.geometry().center().y() - middle))
            frame.fill(self._build(frame.entry))
            self.arrange()
            return
        for frame in self.frames:
            if not frame.geometry().intersects(far) and self._may_go(frame):
                frame.empty()
        self._order()

    def _may_go(self, frame: TurnFrame) -> bool:
        """Nobody types in it, and nothing is about to come."""
        focus = self.focusWidget()
        has_focus = focus is not None and frame.isAncestorOf(focus)
        return frame.content is not None and not has_focus and not frame.content.is_edited and not frame.entry.is_open

    def _order(self) -> None:
        """Let the Tab key go through the turns as they are read; Qt puts what is made later at the end."""
        stops = [stop for frame in self.frames for stop in (frame, *_stops_in(frame))]
        known = {(id(a), id(b)) for a, b in pairwise(self._stops)}
        self._stops = [self, *stops]
        for before, stop in pairwise(self._stops):
            if (id(before), id(stop)) not in known:
                QWidget.setTabOrder(before, stop)

    @property
    def is_building(self) -> bool:
        """Turns near the viewport are still to be built."""
        return self._building.isActive()


def _stops_in(frame: TurnFrame) -> list[QWidget]:
    """What the Tab key stops at within a turn, as it is read."""
    found = [w for w in frame.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    places = {id(w): w.mapTo(frame, QPoint(0, w.height())) for w in found}
    return sorted(found, key=lambda w: (places[id(w)].y(), places[id(w)].x()))


def _estimate(frame: TurnFrame, width: int) -> int:
    """Height of a turn that was never built, from the length of its texts."""
    entry = frame.entry
    line = round(frame.fontMetrics().lineSpacing() * 1.5)
    per_line = max(12, width // max(1, frame.fontMetrics().horizontalAdvance("가")))
    lines = 1 + len(entry.question) // per_line + sum(len(s.text) for s in entry.headline) // per_line
    height = 2 * _FRAME + 120 + lines * line
    for group in cards(entry):
        quoted = sum(1 + len(citation.quote) // per_line for citation in group)
        height += 70 + quoted * line
    if entry.found_nothing:
        height += 3 * (70 + 3 * line)
    return height
