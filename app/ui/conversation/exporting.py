"""Saving a turn or a conversation as a file that the engine writes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from app.engine.protocol.events import AnyEvent, Crashed, Failed, FileWritten
from app.engine.protocol.requests import ExportTurns
from app.ui.context import Context
from app.ui.conversation.thread import UNKNOWN
from app.ui.conversation.words import trouble
from app.ui.saving import ask_where

SUFFIXES = (".docx", ".pdf", ".md")
_NEEDS_REVIEWER = "export_needs_reviewer"


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
        path = ask_where(self._window, self.tr("Export"), name, SUFFIXES)
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
