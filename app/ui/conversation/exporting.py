"""Saving a turn or a conversation as a file that the engine writes."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from app.engine.protocol.events import AnyEvent, Crashed, Failed, FileWritten
from app.engine.protocol.requests import ExportTurns
from app.ui.context import Context
from app.ui.conversation.thread import UNKNOWN
from app.ui.conversation.words import clean, trouble

SUFFIXES = (".docx", ".pdf", ".md")
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
_LONGEST = 60
_NEEDS_REVIEWER = "export_needs_reviewer"


class SaveDialog:
    """Asks for a file name; tests replace `ask`."""

    @classmethod
    def ask(cls, parent: QWidget, heading: str, suggestion: str, filters: list[str]) -> str:
        """The chosen path, or "" where the person thought better of it."""
        path, chosen = QFileDialog.getSaveFileName(parent, heading, suggestion, ";;".join(filters))
        if path and Path(path).suffix.lower() not in SUFFIXES:
            path += next((suffix for suffix in SUFFIXES if f"*{suffix}" in chosen), SUFFIXES[0])
        return path


class ReviewerDialog:
    """Asks who checked an answer that must not leave unchecked; tests replace `ask`."""

    @classmethod
    def ask(cls, parent: QWidget, heading: str, words: str) -> str:
        """The reviewer's name, or "" where the person thought better of it."""
        name, agreed = QInputDialog.getText(parent, heading, words)
        return name.strip() if agreed else ""


class Exporter(QObject):
    """Asks where to, and lets the engine write.

    Signals:
        message(str): it is written, or why not.
    """

    message = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._window = context, parent

    def export(self, conversation_id: str, turn_id: str, name: str) -> None:
        """Save a turn, or the whole conversation where `turn_id` is "".

        Args:
            name: what to suggest as the file's name.
        """
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        suggestion = str(Path(folder) / f"{file_name(name) or self.tr('Answer')}.docx")
        filters = [self.tr("Word (*.docx)"), self.tr("PDF (*.pdf)"), self.tr("Markdown (*.md)")]
        path = SaveDialog.ask(self._window, self.tr("Export"), suggestion, filters)
        if path:
            self._send(conversation_id, turn_id, path, "")

    def _send(self, conversation_id: str, turn_id: str, path: str, reviewer: str) -> None:
        def hear(event: AnyEvent) -> None:
            if isinstance(event, Failed) and event.code == _NEEDS_REVIEWER:
                self._ask_reviewer(conversation_id, turn_id, path)
            else:
                self._heard(event)

        self._context.engine.send(
            ExportTurns, hear, conversation_id=conversation_id, path=path, turn_id=turn_id, reviewer=reviewer
        )

    def _ask_reviewer(self, conversation_id: str, turn_id: str, path: str) -> None:
        """An answer that a person has to check leaves with the name of whoever did."""
        name = ReviewerDialog.ask(
            self._window,
            self.tr("Who checked this answer?"),
            self.tr("This answer has to be checked by a person before it is used. Name of the reviewer:"),
        )
        if name:
            self._send(conversation_id, turn_id, path, name)

    def _heard(self, event: AnyEvent) -> None:
        if isinstance(event, FileWritten):
            self.message.emit(self.tr("Saved: %1").replace("%1", Path(event.path).name))
        elif isinstance(event, Failed | Crashed):
            failure = event if isinstance(event, Failed) else Failed(code=UNKNOWN)
            found = trouble(failure, self._context.preferences.language)
            self.message.emit(f"{found.message} {found.hint}")


def file_name(text: str) -> str:
    """Words that may be a file's name on every system."""
    return _UNFIT.sub(" ", clean(text))[:_LONGEST].strip(" .")
