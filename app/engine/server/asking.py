"""Answering questions: evidence first, then sentences as they pass the check, and all of it kept in the history."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from app.core.answering.answer import Answer, AnswerSentence
from app.core.answering.service import Answerer, Listener
from app.core.conversation import Conversation, Turn
from app.core.errors import Cancelled, SeogoError
from app.core.model_ports import LanguageModel
from app.core.ports import Catalogue
from app.engine.protocol.events import Evidence, Sentence, TurnDone, TurnStarted
from app.engine.protocol.requests import Ask
from app.engine.server.history import History
from app.engine.server.session import Session
from app.engine.server.tasks import Task
from app.settings.resolver import Settings

_log = logging.getLogger(__name__)

_TITLE = 80  # characters of the first question that name a conversation


@dataclass(slots=True)
class AskDesk:
    """Answers one question at a time.

    Attributes:
        catalogue: a connection of its own, since an answer reads one state of the library.
        lend: the answer model for one question.
        model_failed: told with the code when the model could not write.
    """

    session: Session
    catalogue: Catalogue
    history: History
    lend: Callable[[Callable[[], bool]], LanguageModel]
    model_failed: Callable[[str], None]
    _answerer: Answerer | None = None
    _settings: Settings | None = None
    _version: int = -1

    def ask(self, task: Task) -> None:
        """Ask."""
        request = task.request
        assert isinstance(request, Ask)
        with self.session.gate.asking():
            asking = _Asking(self, task, request)
            asking.run()

    def answerer(self, model: LanguageModel | None) -> Answerer:
        """The answerer, knowing the settings in force and what the documents define by now."""
        settings = self.session.library.settings
        if self._answerer is None or self._settings is not settings:
            self._answerer, self._settings = self.session.library.answerer(None, self.catalogue), settings
        elif self._version != self.session.version:
            self._answerer.queries = self.session.library.queries(self.catalogue)
        self._version = self.session.version
        self._answerer.model = model
        return self._answerer


@dataclass(slots=True)
class _Asking:
    """One question on its way to an answer."""

    desk: AskDesk
    task: Task
    request: Ask
    turn: Turn = field(init=False)
    heard: list[AnswerSentence] = field(default_factory=list)
    kept: bool = True  # the history takes it

    def run(self) -> None:
        earlier = self._begin()
        try:
            answer = self._answer(earlier)
        except Cancelled:
            self._finish(replace(self.turn, answer=self._until_now(), stopped=True))
            raise
        except SeogoError:
            self._keep(self.turn)
            raise
        self._finish(replace(self.turn, answer=answer, stopped=False))

    def _begin(self) -> list[str]:
        """Put the question in the history. Returns the questions before it, as they were understood."""
        history, request = self.desk.history, self.request
        earlier: list[Turn] = []
        conversation: Conversation | None = None
        if request.conversation_id:
            earlier = history.until(request.conversation_id, request.replaces)
            conversation = history.store.conversation(request.conversation_id)
        else:
            with suppress(SeogoError):
                conversation = history.store.create(_title(request.question))
        self.kept = conversation is not None
        conversation = conversation or Conversation(uuid.uuid4().hex, _title(request.question), _now(), _now(), 0)
        self.turn = Turn(
            uuid.uuid4().hex, conversation.conversation_id, _now(), request.question, request.scope, answer=None
        )
        self._keep(self.turn)
        if self.kept:
            conversation = history.store.conversation(conversation.conversation_id)
        self.task.send(TurnStarted(turn=self.turn, conversation=conversation))
        return [turn.answer.question if turn.answer else turn.question for turn in earlier]

    def _answer(self, earlier: list[str]) -> Answer:
        self.task.check()
        model = self.desk.lend(self.task.cancelled) if self.request.use_model else None
        listener = Listener(self._evidence, self._sentence)
        answer = self.desk.answerer(model).ask(
            self.request.question, self.request.scope, listener, self.task.cancelled, earlier
        )
        self.task.check()
        self.desk.session.library.audit.answered(answer)
        if answer.notice:
            self.desk.model_failed(answer.notice)
        return answer

    def _evidence(self, answer: Answer) -> None:
        self.turn = replace(self.turn, answer=answer, stopped=True)  # what stays should the engine die now
        self._keep(self.turn)  # first: whatever was shown is in the history
        self.task.send(Evidence(turn_id=self.turn.turn_id, answer=answer))

    def _sentence(self, sentence: AnswerSentence) -> None:
        self.heard.append(sentence)
        self.task.send(Sentence(turn_id=self.turn.turn_id, sentence=sentence))

    def _until_now(self) -> Answer | None:
        """Evidence, and above it those of the model's sentences whose citations the evidence has."""
        answer = self.turn.answer
        if answer is None:
            return None
        numbers = {citation.number for citation in answer.citations}
        kept = tuple(each for each in self.heard if numbers.issuperset(each.citations))
        lines = [f"{each.text} {''.join(f'[{number}]' for number in each.citations)}" for each in kept]
        return replace(answer, sentences=(*kept, *answer.sentences), text="\n".join([*lines, answer.text]))

    def _finish(self, turn: Turn) -> None:
        self.turn = turn
        self._keep(turn)
        if not self.kept and turn.answer is not None:
            turn = replace(turn, answer=replace(turn.answer, notice=turn.answer.notice or "history_unsaved"))
        self.task.send(TurnDone(turn=turn))

    def _keep(self, turn: Turn) -> None:
        """Save the turn; a history that cannot be written never costs an answer."""
        try:
            if self.kept:
                self.desk.history.store.save_turn(turn)
        except SeogoError as error:
            _log.warning("history: %s", error.code)
            self.kept = False


def _title(question: str) -> str:
    line = " ".join(question.split())
    return line if len(line) <= _TITLE else f"{line[: _TITLE - 1].rstrip()}…"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
