"""Keeping what was asked on the command line in the history, where `seogo export` and the window find it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime

from app.commands.console import Console
from app.core.answering.answer import Answer
from app.core.conversation import Turn
from app.core.errors import SeogoError
from app.core.messages import words
from app.core.retrieval.scope import Scope
from app.wiring import Library


@dataclass(slots=True)
class Keeper:
    """Saves turns into one conversation. What cannot be saved is noted once, and the answers go on."""

    library: Library
    console: Console
    _conversation: str = field(init=False, default="")
    _gave_up: bool = field(init=False, default=False)

    def keep(self, question: str, scope: Scope, answer: Answer) -> None:
        """Save one answer."""
        if self._gave_up:
            return
        try:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            turn = Turn(uuid.uuid4().hex, self._conversation_id(), now, question, scope, answer)
            self.library.conversations.save_turn(turn)
        except SeogoError as error:
            self._gave_up = True
            unsaved, reason = (words(code, self.console.language) for code in ("history_unsaved", error.code))
            self.console.note(f"{unsaved.message} {reason.message}")

    def _conversation_id(self) -> str:
        if not self._conversation:
            title = self.console.t("명령줄", "Command line")
            known = (c for c in self.library.conversations.conversations(title) if c.title == title)
            found = next(known, None) or self.library.conversations.create(title)
            self._conversation = found.conversation_id
        return self._conversation
