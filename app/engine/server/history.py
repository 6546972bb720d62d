"""The history of conversations."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.audit import Act
from app.core.conversation import ConversationStore, Turn
from app.engine.protocol.events import ConversationChanged, ConversationGone, Conversations, Turns
from app.engine.protocol.requests import (
    DeleteConversation,
    GiveFeedback,
    ListConversations,
    OpenConversation,
    RenameConversation,
    RestoreConversation,
)
from app.engine.server.session import Session
from app.engine.server.tasks import Task


@dataclass(slots=True)
class History:
    """Does the requests about conversations."""

    session: Session

    @property
    def store(self) -> ConversationStore:
        """Where they are kept. Raises StorageError when that cannot be opened."""
        return self.session.library.conversations

    def list_all(self, task: Task) -> None:
        """ListConversations."""
        request = task.request
        assert isinstance(request, ListConversations)
        task.send(Conversations(conversations=tuple(self.store.conversations(request.containing))))

    def open(self, task: Task) -> None:
        """OpenConversation."""
        request = task.request
        assert isinstance(request, OpenConversation)
        turns = self.store.turns(request.conversation_id)
        task.send(Turns(conversation_id=request.conversation_id, turns=tuple(turns)))

    def rename(self, task: Task) -> None:
        """RenameConversation."""
        request = task.request
        assert isinstance(request, RenameConversation)
        self.store.rename(request.conversation_id, request.title)
        self._changed(task, request.conversation_id)

    def delete(self, task: Task) -> None:
        """DeleteConversation."""
        request = task.request
        assert isinstance(request, DeleteConversation)
        self.store.delete(request.conversation_id)
        self.session.library.audit.did(Act.CONVERSATION_DELETED)
        task.send(ConversationGone(conversation_id=request.conversation_id))

    def restore(self, task: Task) -> None:
        """RestoreConversation."""
        request = task.request
        assert isinstance(request, RestoreConversation)
        self.store.restore(request.conversation_id)
        self._changed(task, request.conversation_id)

    def feedback(self, task: Task) -> None:
        """GiveFeedback."""
        request = task.request
        assert isinstance(request, GiveFeedback)
        self.store.set_feedback(request.turn_id, request.feedback)

    def until(self, conversation_id: str, replaced: str = "") -> list[Turn]:
        """The turns of a conversation; with `replaced`, that turn and all after it are forgotten first.

        Raises:
            NotFoundError: conversation_missing.
        """
        turns = self.store.turns(conversation_id)
        place = next((i for i, turn in enumerate(turns) if turn.turn_id == replaced), len(turns))
        if place < len(turns):
            self.store.remove_turns([turn.turn_id for turn in turns[place:]])
        return turns[:place]

    def _changed(self, task: Task, conversation_id: str) -> None:
        task.send(ConversationChanged(conversation=self.store.conversation(conversation_id)))
