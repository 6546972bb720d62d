"""Tells screen readers what becomes of a question."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.ui.conversation.entry import Entry, Phase, cards
from app.ui.conversation.thread import Thread
from app.ui.conversation.words import spoken, standpoint


class Announcer(QObject):
    """Speaks when the state of the newest turn changes, once for each state.

    Signals:
        said(str): words to be spoken.
    """

    said = Signal(str)

    def __init__(self, thread: Thread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = thread
        self._last: tuple[Entry, Phase, bool] | None = None
        thread.changed.connect(self._changed)

    def _changed(self, at: int) -> None:
        entry = self._thread.entries[at]
        state = (entry, entry.phase, entry.stopping)
        is_old = at != len(self._thread.entries) - 1
        is_half = entry.found_nothing and entry.is_open  # the same is said with its words in a moment
        if is_old or is_half or state == self._last:
            return
        self._last = state
        self.said.emit(self._words(entry))

    def _words(self, entry: Entry) -> str:
        if entry.is_open:
            count = len(cards(entry))
            text = standpoint(entry, self._thread.is_ready).text
            found = self.tr("1 source") if count == 1 else self.tr("%1 sources").replace("%1", str(count))
            return f"{text}. {found}" if entry.phase is Phase.WRITING and count else text
        return spoken(entry, self._thread.is_ready)
