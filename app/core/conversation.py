"""Conversations: what was asked, what was answered, and what the person thought of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from app.core.answering.answer import Answer
from app.core.retrieval.scope import Scope


class Verdict(StrEnum):
    """A person's judgement of an answer."""

    HELPFUL = "helpful"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person thought of an answer; stays on this machine.

    Attributes:
        reason: their own words, or "".
    """

    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question with its answer.

    Attributes:
        turn_id: unique in the library.
        asked_at: ISO time in UTC, to the second.
        question: as typed.
        scope: where it was asked.
        answer: None while it is being answered, or when it was stopped before any evidence.
        stopped: the person stopped it; what was found until then is kept.
        feedback: None until given.
    """

    turn_id: str
    conversation_id: str
    asked_at: str
    question: str
    scope: Scope
    answer: Answer | None
    stopped: bool = False
    feedback: Feedback | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """An entry of the history.

    Attributes:
        title: the first question, until the person renames it.
        updated_at: ISO time in UTC of the last turn.
        turns: how many.
    """

    conversation_id: str
    title: str
    created_at: str
    updated_at: str
    turns: int


class ConversationStore(Protocol):
    """Keeps conversations; each change is one transaction. Raises StorageError."""

    def create(self, title: str) -> Conversation:
        """A new, empty conversation."""
        ...

    def conversations(self, containing: str = "") -> list[Conversation]:
        """The history, newest first; with words, those whose title, questions or answers hold all of them."""
        ...

    def conversation(self, conversation_id: str) -> Conversation:
        """One entry of the history. Raises NotFoundError: conversation_missing."""
        ...

    def turns(self, conversation_id: str) -> list[Turn]:
        """A conversation's turns, oldest first. Raises NotFoundError: conversation_missing."""
        ...

    def turn(self, turn_id: str) -> Turn:
        """One turn. Raises NotFoundError: conversation_missing."""
        ...

    def last_turn(self) -> Turn | None:
        """The turn that was asked last, whatever the conversation."""
        ...

    def save_turn(self, turn: Turn) -> None:
        """Add a turn, or replace the one with its id."""
        ...

    def remove_turns(self, turn_ids: Sequence[str]) -> None:
        """Forget turns (a question that was edited and asked again)."""
        ...

    def set_feedback(self, turn_id: str, feedback: Feedback | None) -> None:
        """Keep or take back a judgement."""
        ...

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a title."""
        ...

    def delete(self, conversation_id: str) -> None:
        """Hide a conversation; `restore` brings it back until `purge`."""
        ...

    def restore(self, conversation_id: str) -> None:
        """Undo `delete`."""
        ...

    def purge(self, older_than_days: int) -> int:
        """Erase deleted conversations, and those not used for that many days (0: keep all). Returns how many."""
        ...

    def close(self) -> None:
        """Let go of files."""
        ...
