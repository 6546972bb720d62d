"""The conversation at hand: sends questions to the engine and keeps what comes back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from app.core.conversation import Feedback
from app.core.retrieval.scope import Scope
from app.engine.protocol.events import (
    AnyEvent,
    ConversationChanged,
    ConversationGone,
    Crashed,
    Done,
    EngineState,
    Evidence,
    Failed,
    Sentence,
    Stopped,
    TurnDone,
    Turns,
    TurnStarted,
)
from app.engine.protocol.requests import Ask, GiveFeedback, OpenConversation
from app.ui.context import Context
from app.ui.conversation.entry import Entry, Home, Phase, from_turn
from app.ui.engine.client import EngineState as ProcessState

UNKNOWN = "unexpected"
"""Code of a failure that is a bug: it has no words of its own in `app.core.messages`."""


class Thread(QObject):
    """Entries of one conversation, and the queue of questions that wait for the engine.

    One question is answered at a time. Others wait, also while the engine starts or dies and comes back; a question
    that was asked in another conversation goes on when the person has left it.

    Signals:
        reset(): other entries.
        inserted(int): an entry at the end.
        changed(int): an entry says more.
        truncated(int): the entries from here on are gone.
        home_changed(): the conversation has an id or another title.
        busy_changed(): an answer is being written, or none any more.
        about_to_ask(): a question is about to be sent.
        open_failed(Failed): a conversation cannot be shown.
        feedback_failed(Failed): a judgement could not be kept.
    """

    reset = Signal()
    inserted = Signal(int)
    changed = Signal(int)
    truncated = Signal(int)
    home_changed = Signal()
    busy_changed = Signal()
    about_to_ask = Signal()
    open_failed = Signal(object)
    feedback_failed = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._engine = context.engine
        self._queue: list[Entry] = []
        self._running: Entry | None = None
        self._search_loading = False
        self._opening = ""
        self.home = Home()
        self.entries: list[Entry] = []
        self._engine.received.connect(self._overheard)
        self._engine.state_changed.connect(self._engine_changed)

    # --- what the person does ---------------------------------------------------------------------------------------

    @property
    def is_ready(self) -> bool:
        """A question would be answered now."""
        return self._engine.state is ProcessState.READY and not self._search_loading

    @property
    def open_entry(self) -> Entry | None:
        """The entry of this conversation that waits or is being answered."""
        return next((entry for entry in self.entries if entry.is_open), None)

    def ask(self, question: str, scope: Scope, scope_label: str) -> None:
        """Add a question."""
        entry = Entry(self.home, question, scope, scope_label)
        self.entries.append(entry)
        self.inserted.emit(len(self.entries) - 1)
        self._enqueue(entry)

    def ask_again(self, entry: Entry) -> None:
        """Ask once more: in its place where nothing follows, else at the end, so that nothing is lost."""
        if entry is self.entries[-1]:
            self.edit(entry, entry.question)
        else:
            self.ask(entry.question, entry.scope, entry.scope_label)

    def edit(self, entry: Entry, question: str) -> None:
        """Ask something else in an entry's place; the entries after it go."""
        at = self.entries.index(entry)
        later = self.entries[at + 1 :]
        kept_ids = [each.turn_id for each in (entry, *later) if each.turn_id]
        self._leave([entry, *later])
        if later:
            del self.entries[at + 1 :]
            self.truncated.emit(at + 1)
        entry.again(question)
        entry.replaces, entry.turn_id = (kept_ids[0] if kept_ids else ""), ""
        self._enqueue(entry)
        self._tell(entry)

    def stop(self) -> None:
        """Stop what is open in this conversation; what was found stays."""
        for entry in [each for each in self.entries if each.phase is Phase.WAITING]:
            self._queue.remove(entry)
            self._become(entry, Phase.STOPPED)
        running = self._running
        if running is not None and running.home is self.home and not running.stopping:
            running.stopping = True
            self._engine.cancel(running.request)
            self._tell(running)
        self.busy_changed.emit()

    def judge(self, entry: Entry, feedback: Feedback | None) -> None:
        """Keep what the person thinks of an answer."""
        before, entry.feedback = entry.feedback, feedback
        self._tell(entry)
        handler = partial(self._judged, entry, before)
        self._engine.send(GiveFeedback, handler, turn_id=entry.turn_id, feedback=feedback)

    def start_new(self) -> None:
        """An empty conversation."""
        self._opening = ""
        self._show(Home(), [])

    def open(self, conversation_id: str) -> None:
        """Show a conversation of the history."""
        self._opening = conversation_id
        self._engine.send(OpenConversation, partial(self._opened, conversation_id), conversation_id=conversation_id)

    # --- the queue --------------------------------------------------------------------------------------------------

    def _enqueue(self, entry: Entry) -> None:
        self._queue.append(entry)
        self.busy_changed.emit()
        self._advance()

    def _advance(self) -> None:
        if self._engine.state is ProcessState.FAILED:
            for entry in self._queue:
                self._fail(entry, self._engine.failure or Failed(code=UNKNOWN))
            self._queue.clear()
            self.busy_changed.emit()
        if not self._queue or self._running is not None or not self.is_ready:
            return
        entry = self._running = self._queue.pop(0)
        self.about_to_ask.emit()
        entry.phase = Phase.SEARCHING
        entry.request = self._engine.send(
            Ask,
            partial(self._answering, entry),
            question=entry.question,
            conversation_id=entry.home.conversation_id,
            scope=entry.scope,
            replaces=entry.replaces,
            use_model=self._context.preferences.allowed.use_model,
        )
        self._tell(entry)
        self.busy_changed.emit()

    def _leave(self, entries: list[Entry]) -> None:
        """Work on these entries is not wanted any more."""
        self._queue = [each for each in self._queue if each not in entries]
        running = self._running
        if running is not None and running in entries:
            # Another object takes what still comes, so that it cannot end up in the new answer.
            self._engine.cancel(running.request)
            self._running = Entry(Home(), "", request=running.request, phase=Phase.SEARCHING)

    # --- what the engine says ---------------------------------------------------------------------------------------

    def _answering(self, entry: Entry, event: AnyEvent) -> None:
        if self._running is None or event.re != self._running.request:
            return
        entry = self._running
        match event:
            case TurnStarted():
                self._begun(entry, event)
            case Evidence(answer=answer):
                entry.answer, entry.phase = answer, Phase.WRITING
                self._tell(entry)
            case Sentence(sentence=sentence):
                entry.streamed.append(sentence)
                self._tell(entry)
            case TurnDone(turn=turn):
                entry.take(turn)
                self._tell(entry)
            case Done() | Stopped() | Failed() | Crashed():
                self._ended(entry, event)
            case _:
                pass

    def _begun(self, entry: Entry, event: TurnStarted) -> None:
        entry.turn_id, entry.asked_at = event.turn.turn_id, event.turn.asked_at
        entry.home.conversation_id = event.conversation.conversation_id
        entry.home.title = event.conversation.title
        if entry.home is self.home:
            self.home_changed.emit()

    def _ended(self, entry: Entry, event: Done | Stopped | Failed | Crashed) -> None:
        self._running = None
        entry.stopping = False
        if isinstance(event, Failed):
            self._fail(entry, event)
        elif isinstance(event, Crashed):
            self._fail(entry, Failed(code=UNKNOWN))
        elif entry.is_running:
            self._become(entry, Phase.STOPPED if isinstance(event, Stopped) else Phase.LOST)
        self.busy_changed.emit()
        if not (isinstance(event, Failed) and event.code == "engine_died"):  # the next one waits for the new process
            self._advance()

    def _fail(self, entry: Entry, failure: Failed) -> None:
        entry.failure = failure
        self._become(entry, Phase.FAILED)

    def _opened(self, conversation_id: str, event: AnyEvent) -> None:
        if conversation_id != self._opening:
            return  # the person has gone elsewhere since
        if isinstance(event, Turns):
            self._opening = ""
            home = self._home_of(conversation_id)
            self._show(home, [self._known(from_turn(turn, home)) for turn in event.turns])
        elif isinstance(event, Failed) and event.code != "engine_died":  # that one is asked again, see _engine_changed
            self._opening = ""
            self.open_failed.emit(event)

    def _home_of(self, conversation_id: str) -> Home:
        alive = [entry.home for entry in (self._running, *self._queue) if entry is not None]
        return next((h for h in (self.home, *alive) if h.conversation_id == conversation_id), Home(conversation_id))

    def _known(self, entry: Entry) -> Entry:
        """The entry that is being answered right now instead of its unfinished copy in the history."""
        running = self._running
        return running if running is not None and running.turn_id == entry.turn_id else entry

    def _show(self, home: Home, entries: list[Entry]) -> None:
        self.home = home
        self.entries = entries + [e for e in self._queue if home.conversation_id and e.home is home]
        self.reset.emit()
        self.home_changed.emit()
        self.busy_changed.emit()

    def _judged(self, entry: Entry, before: Feedback | None, event: AnyEvent) -> None:
        if isinstance(event, Failed | Crashed):
            entry.feedback = before
            self._tell(entry)
            self.feedback_failed.emit(event if isinstance(event, Failed) else Failed(code=UNKNOWN))

    def _overheard(self, event: AnyEvent) -> None:
        if isinstance(event, EngineState):
            self._search_loading = event.search_state == "loading"
            self._advance()
        elif isinstance(event, ConversationChanged):
            changed = event.conversation
            if changed.conversation_id == self.home.conversation_id and changed.title != self.home.title:
                self.home.title = changed.title
                self.home_changed.emit()
        elif isinstance(event, ConversationGone) and event.conversation_id == self.home.conversation_id:
            self.start_new()

    def _engine_changed(self, state: ProcessState) -> None:
        if state is ProcessState.READY and self._opening:
            self.open(self._opening)
        elif state is not ProcessState.READY:
            self._search_loading = False  # a new process tells anew
        self._advance()

    def _become(self, entry: Entry, phase: Phase) -> None:
        entry.phase = phase
        self._tell(entry)

    def _tell(self, entry: Entry) -> None:
        if entry in self.entries:
            self.changed.emit(self.entries.index(entry))
