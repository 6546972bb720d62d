"""Saving a result as a file that the engine writes; one that the engine has forgotten is made again first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.engine.protocol.events import AnyEvent, Crashed, Failed, FileWritten
from app.engine.protocol.requests import ExportWork
from app.ui.context import Context
from app.ui.saving import ask_where
from app.ui.work.run import UNKNOWN
from app.ui.work.words import failure_words

GONE = frozenset({"work_gone", "engine_died"})
"""Codes of an engine that does not hold the result any more."""


class WorkExporter(QObject):
    """Asks where to, and lets the engine write.

    Signals:
        message(str): it is written, or why not.
        remake(): the engine has forgotten the result; when it is there again, `go_on` is to be called.
    """

    message = Signal(str)
    remake = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._window = context, parent
        self._pending = ""  # the file that waits for the result to be made again

    def export(self, work: int, name: str, suffixes: tuple[str, ...]) -> None:
        """Save the result of a request.

        Args:
            name: what to suggest as the file's name.
            suffixes: formats, the usual one first.
        """
        path = ask_where(self._window, self.tr("Export"), name, suffixes)
        if path:
            self._send(work, path, may_remake=True)

    def go_on(self, work: int) -> None:
        """The result is there again: write what waited for it."""
        path, self._pending = self._pending, ""
        if path:
            self._send(work, path, may_remake=False)

    def forget(self) -> None:
        """It will not be there."""
        self._pending = ""

    def _send(self, work: int, path: str, may_remake: bool) -> None:
        def heard(event: AnyEvent) -> None:
            if isinstance(event, FileWritten):
                self.message.emit(self.tr("Saved: %1").replace("%1", Path(event.path).name))
            elif isinstance(event, Failed) and event.code in GONE and may_remake:
                self._pending = path
                self.remake.emit()
            elif isinstance(event, Failed | Crashed):
                failure = event if isinstance(event, Failed) else Failed(code=UNKNOWN)
                self.message.emit(failure_words(failure, self._context.preferences.language))

        self._context.engine.send(ExportWork, heard, work=work, path=path)
