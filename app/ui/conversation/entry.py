"""A turn as the window shows it: what was asked, how far the answer has come, and what it says."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from enum import StrEnum

from app.core.answering.answer import Answer, AnswerSentence, AnswerStatus, Citation
from app.core.conversation import Feedback, Turn
from app.core.library import DocumentRecord
from app.core.retrieval.scope import EVERYTHING, Scope
from app.engine.protocol.events import Failed

_MARKS = re.compile(r"\s*(?:\[\d+\])*$")


class Phase(StrEnum):
    """How far an answer has come."""

    WAITING = "waiting"  # typed before the engine could take it, or while another answer is being written
    SEARCHING = "searching"
    WRITING = "writing"  # evidence is there; the model's sentences follow
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"
    LOST = "lost"  # an earlier run of the program ended before the answer did


RUNNING = (Phase.SEARCHING, Phase.WRITING)


@dataclass(slots=True, eq=False)
class Home:
    """The conversation that entries belong to; it has no id until its first question has reached the engine."""

    conversation_id: str = ""
    title: str = ""


@dataclass(slots=True, eq=False)
class Entry:
    """A question and what has come of it.

    Attributes:
        scope_label: the scope in words, or "" for everything.
        streamed: the model's sentences until the answer is complete.
        failure: why it failed.
        request: id of the running request.
        replaces: turn that the engine forgets, with all after it, when this is asked.
        started: `time.monotonic()` when it was asked.
        stopping: the person stopped it; the engine has not said so yet.
    """

    home: Home
    question: str
    scope: Scope = EVERYTHING
    scope_label: str = ""
    phase: Phase = Phase.WAITING
    turn_id: str = ""
    asked_at: str = ""
    answer: Answer | None = None
    streamed: list[AnswerSentence] = field(default_factory=list)
    failure: Failed | None = None
    feedback: Feedback | None = None
    request: int = 0
    replaces: str = ""
    started: float = field(default_factory=time.monotonic)
    stopping: bool = False

    @property
    def is_running(self) -> bool:
        """The engine is working on it."""
        return self.phase in RUNNING

    @property
    def is_open(self) -> bool:
        """More will come."""
        return self.is_running or self.phase is Phase.WAITING

    @property
    def headline(self) -> tuple[AnswerSentence, ...]:
        """The model's sentences that passed the check."""
        final = tuple(s for s in self.answer.sentences if not s.verbatim) if self.answer else ()
        return final or tuple(self.streamed)

    @property
    def quotes(self) -> tuple[AnswerSentence, ...]:
        """The sentences quoted from documents."""
        return tuple(s for s in self.answer.sentences if s.verbatim) if self.answer else ()

    @property
    def found_nothing(self) -> bool:
        """The documents do not hold the answer."""
        return self.answer is not None and self.answer.status is AnswerStatus.NOT_FOUND

    def citation(self, number: int) -> Citation | None:
        """The citation with this number; None while the model is ahead of the list."""
        found = (c for c in self.answer.citations if c.number == number) if self.answer else iter(())
        return next(found, None)

    def again(self, question: str) -> None:
        """Forget the answer; the question is to be asked (again)."""
        self.question, self.phase = question, Phase.WAITING
        self.answer, self.failure, self.feedback = None, None, None
        self.streamed.clear()
        self.started, self.stopping, self.request = time.monotonic(), False, 0

    def take(self, turn: Turn) -> None:
        """The answer as the engine keeps it."""
        self.turn_id, self.asked_at, self.feedback = turn.turn_id, turn.asked_at, turn.feedback
        self.answer = turn.answer or self.answer
        self.stopping = False
        if turn.stopped:
            self.phase = Phase.STOPPED
        else:
            self.phase = Phase.LOST if turn.answer is None else Phase.DONE
        if self.phase is Phase.DONE:
            self.streamed.clear()


def from_turn(turn: Turn, home: Home) -> Entry:
    """A turn of the history."""
    made = Entry(home, turn.question, turn.scope)
    made.take(turn)
    return made


def remarks(answer: Answer) -> tuple[str, ...]:
    """What `answer.text` says besides its sentences: what is missing, what the question takes for granted."""
    said = {sentence.text for sentence in answer.sentences}
    lines = (line.strip() for line in answer.text.splitlines())
    return tuple(line for line in lines if line and _MARKS.sub("", line) not in said and line not in said)


def cards(entry: Entry) -> list[tuple[Citation, ...]]:
    """Citations as they are shown: those of one quoted sentence together, then any that only the model used."""
    if entry.answer is None:
        return []
    groups = [tuple(c for n in s.citations if (c := entry.citation(n)) is not None) for s in entry.quotes]
    shown = {c.number for group in groups for c in group}
    used = {n for s in entry.headline for n in s.citations}
    rest = [(c,) for c in entry.answer.citations if c.number not in shown and c.number in used]
    return [group for group in [*groups, *rest] if group]


class Standing(StrEnum):
    """Whether a document is still in force."""

    IN_FORCE = ""
    SUPERSEDED = "superseded"
    REPEALED = "repealed"


_REPEALED = re.compile(r"[(\[<【〔]\s*(?:폐지|실효|repealed)|폐지됨|\brepealed\b", re.IGNORECASE)


def standing(document: DocumentRecord) -> Standing:
    """What the library knows, and what the document's title says of itself."""
    if document.superseded_by:
        return Standing.SUPERSEDED
    return Standing.REPEALED if _REPEALED.search(document.title) else Standing.IN_FORCE
