"""Long work on widgets in short pieces, so that the window goes on answering."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

BUDGET = 0.008
"""Seconds of one piece: half a frame at 60 per second."""


def polish(widget: QWidget) -> None:
    """Let the style sheet look at new widgets now, within the slice that made them, not all at once when they show."""
    for each in (widget, *widget.findChildren(QWidget)):
        each.ensurePolished()


class Slices(QObject):
    """Does jobs one after the other, as many as fit between two events.

    Signals:
        idle(): nothing is left to do.
    """

    idle = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._next)

    @property
    def is_busy(self) -> bool:
        """Something is left to do."""
        return bool(self._jobs)

    def add(self, *jobs: Callable[[], object]) -> None:
        """Do these after what waits already."""
        self._jobs.extend(jobs)
        if self._jobs:
            self._timer.start()

    def clear(self) -> None:
        """Do nothing of what waits."""
        self._jobs.clear()
        self._timer.stop()

    def finish(self) -> None:
        """Do all of it now."""
        while self._jobs:
            self._jobs.popleft()()
        self._timer.stop()
        self.idle.emit()

    def _next(self) -> None:
        until = perf_counter() + BUDGET
        while self._jobs and perf_counter() < until:
            self._jobs.popleft()()
        if self._jobs:
            self._timer.start()
        else:
            self.idle.emit()
