"""The conversation: turns above, the question box below."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.core.retrieval.scope import Scope
from app.engine.protocol.events import AnyEvent, EngineState, Failed, TurnDone
from app.ui.clipboard import copyable, put
from app.ui.context import Context
from app.ui.conversation.announcing import Announcer
from app.ui.conversation.confirm import ConfirmReplace
from app.ui.conversation.copying import clipboard_data
from app.ui.conversation.entry import Entry
from app.ui.conversation.evidence import muted_label
from app.ui.conversation.exporting import Exporter
from app.ui.conversation.header import Header
from app.ui.conversation.question_box import QuestionBox
from app.ui.conversation.style import style_sheet
from app.ui.conversation.thread import Thread
from app.ui.conversation.thread_view import ThreadView
from app.ui.conversation.welcome import Welcome
from app.ui.conversation.words import trouble
from app.ui.engine.client import EngineState as ProcessState

_NO_MODEL = ("absent", "no_memory", "refused")


class ConversationPanel(QWidget):
    """Asking and reading answers.

    Signals:
        citation_activated(Citation), passage_activated(Passage): a source is to be shown.
        about_to_ask(): a question is about to be sent.
        message(str): a short note for the person.
        undoable(str, Callable, Callable): something that can be undone: text, undo, commit.
        announce(str): words for screen readers.
        add_requested(), samples_requested(): documents are wanted.
        conversation_changed(str): another conversation is shown, "" for a new one.
    """

    citation_activated = Signal(object)
    passage_activated = Signal(object)
    about_to_ask = Signal()
    message = Signal(str)
    undoable = Signal(str, object, object)
    announce = Signal(str)
    add_requested = Signal()
    samples_requested = Signal()
    conversation_changed = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._model_state = ""
        self.thread_ = Thread(context, self)
        self.view = ThreadView(context, self.thread_)
        self.welcome = Welcome(context)
        self.header = Header(context)
        self.box = QuestionBox(context)
        self.quiet = muted_label("")
        self.quiet.hide()
        self._exporter = Exporter(context, self)
        self._announcer = Announcer(self.thread_, self)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.welcome)
        self._pages.addWidget(self.view)
        self._lay_out()
        self._connect()
        self._restyle()
        self._show_page()

    def _lay_out(self) -> None:
        self.view.preview.setParent(self)  # it may lie over the question box, too
        foot = QVBoxLayout()
        foot.setContentsMargins(16, 4, 16, 16)
        foot.setSpacing(6)
        foot.addWidget(self.quiet)
        foot.addWidget(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self._pages, 1)
        column.addLayout(foot)

        self._order_focus()

    def _order_focus(self) -> None:
        """Tab goes from the header through the turns to the question box."""
        above: list[QWidget] = [self.header.export, self.header.new, *self.welcome.buttons]
        below: list[QWidget] = [self.box.field, self.box.scope, self.box.stop, self.box.send]
        ends = self.view.stack.ends
        pairs = [*pairwise(above), (above[-1], ends[0] if ends else below[0])]
        pairs += [*([(ends[1], below[0])] if ends else []), *pairwise(below)]
        for before, after in pairs:
            self.setTabOrder(before, after)

    def _connect(self) -> None:
        self.view.citation_activated.connect(self.citation_activated)
        self.view.passage_activated.connect(self.passage_activated)
        self.view.copied.connect(self._copy)
        self.view.exported.connect(self._export)
        self.view.edit_begun.connect(self.view.begin_edit)
        self.view.edited.connect(self._edit)
        self.welcome.add_requested.connect(self.add_requested)
        self.welcome.samples_requested.connect(self.samples_requested)
        self.welcome.rebuilt.connect(self._order_focus)
        self.view.stack.ordered.connect(self._order_focus)
        self.welcome.example_chosen.connect(self._use_example)
        self.header.new_requested.connect(self.new_conversation)
        self.header.export_requested.connect(self._export_all)
        self.box.asked.connect(self._ask_typed)
        self.box.stopped.connect(self.stop)
        self.thread_.about_to_ask.connect(self.about_to_ask)
        self.thread_.reset.connect(self._show_page)
        self.thread_.inserted.connect(self._show_page)
        self.thread_.home_changed.connect(self._show_home)
        self.thread_.busy_changed.connect(self._show_busy)
        self.thread_.open_failed.connect(self._open_failed)
        self.thread_.feedback_failed.connect(self._say_trouble)
        self._exporter.message.connect(self.message)
        self._announcer.said.connect(self.announce)
        self._context.engine.received.connect(self._overheard)
        self._context.engine.state_changed.connect(self._engine_changed)
        self._context.theme.changed.connect(self._change_theme)
        self._context.preferences.changed.connect(self.view.stack.rebuild)

    # --- what the window does ---------------------------------------------------------------------------------------

    def set_scope(self, scope: Scope, label: str) -> None:
        """Where the next questions look."""
        self.box.scope.set_scope(scope, label)

    def set_collections(self, collections: list[str]) -> None:
        """Names that the scope menu offers."""
        self.box.scope.set_collections(collections)

    def set_documents_available(self, has_documents: bool) -> None:
        """There is something to ask about."""
        self.welcome.set_documents_available(has_documents)

    def ask(self, question: str) -> None:
        """Ask in the scope that is chosen."""
        if question.strip():
            self.thread_.ask(question.strip(), self.box.scope.scope, self.box.scope.label)

    def new_conversation(self) -> None:
        """An empty conversation; an answer that is being written goes on behind it."""
        self.thread_.start_new()
        self.focus_question()

    def open_conversation(self, conversation_id: str) -> None:
        """Show a conversation of the history."""
        if conversation_id and conversation_id != self.current_conversation():
            self.thread_.open(conversation_id)

    def current_conversation(self) -> str:
        """Id of the conversation that is shown, "" for a new one."""
        return self.thread_.home.conversation_id

    def stop(self) -> None:
        """Stop answering."""
        self.thread_.stop()

    def focus_question(self) -> None:
        """Put the cursor into the question box."""
        self.box.field.setFocus()

    # --- inside -----------------------------------------------------------------------------------------------------

    def _ask_typed(self, question: str) -> None:
        self.box.clear()
        self.ask(question)

    def _use_example(self, text: str) -> None:
        self.box.field.setPlainText(text)
        self.focus_question()
        self.box.field.select("…")

    def _edit(self, entry: Entry, question: str) -> None:
        later = len(self.thread_.entries) - self.thread_.entries.index(entry) - 1
        if later and not self._confirm(later):
            return
        content = self.view.content_of(entry)
        if content is not None:
            content.question.end_edit()
        self.thread_.edit(entry, question)
        self.focus_question()

    def _confirm(self, later: int) -> bool:
        text = self.tr("The %1 questions after this one and their answers will be removed.").replace("%1", str(later))
        if later == 1:
            text = self.tr("The question after this one and its answer will be removed.")
        return ConfirmReplace.ask(
            self, self.tr("Ask again from here?"), text, self.tr("Remove and ask"), self.tr("Keep them")
        )

    def _copy(self, entry: Entry) -> None:
        masking = self._context.preferences.allowed.masking
        if put(clipboard_data(entry, lambda text: copyable(text, masking)), self._context.preferences):
            self.message.emit(self.tr("Copied with its sources."))

    def _export(self, entry: Entry) -> None:
        self._exporter.export(entry.home.conversation_id, entry.turn_id, entry.question)

    def _export_all(self) -> None:
        home = self.thread_.home
        self._exporter.export(home.conversation_id, "", home.title)

    def _open_failed(self, failure: Failed) -> None:
        self._say_trouble(failure)
        self.conversation_changed.emit(self.current_conversation())

    def _say_trouble(self, failure: Failed) -> None:
        found = trouble(failure, self._context.preferences.language)
        self.message.emit(f"{found.message} {found.hint}")

    def _show_page(self, *_: object) -> None:
        self._pages.setCurrentWidget(self.view if self.thread_.entries else self.welcome)
        self._show_home()

    def _show_home(self) -> None:
        home, has_entries = self.thread_.home, bool(self.thread_.entries)
        may_export = self._context.preferences.allowed.export and bool(home.conversation_id)
        self.header.show_title(home.title if has_entries else "", has_entries, may_export)
        self.conversation_changed.emit(home.conversation_id)

    def _show_busy(self) -> None:
        self.box.set_busy(self.thread_.open_entry is not None)

    def _overheard(self, event: AnyEvent) -> None:
        if isinstance(event, EngineState):
            self._model_state = event.model_state
            self._show_quiet()
            self.view.refresh_open()
        elif isinstance(event, TurnDone):
            self._show_quiet()

    def _engine_changed(self, _state: ProcessState) -> None:
        self.view.refresh_open()
        self._show_quiet()

    def _show_quiet(self) -> None:
        """One quiet line above the box: what is not as good as it could be right now."""
        text = ""
        if self._context.engine.state is ProcessState.READY and not self.thread_.is_ready:
            text = self.tr("Search is getting ready. You can type your question; it is asked as soon as possible.")
        elif self._model_state == "no_memory":
            text = self.tr("There is little memory left: answers come from quotes alone. Closing programs helps.")
        elif self._model_state in _NO_MODEL:
            text = self.tr("There is no answer model: answers come from quotes alone.")
        self.quiet.setText(text)
        self.quiet.setVisible(bool(text))

    def _restyle(self) -> None:
        self.setStyleSheet(style_sheet(self._context.theme.colors))
        for button in self.findChildren(QWidget):
            if repaint := getattr(button, "repaint_icon", None):
                repaint()

    def _change_theme(self) -> None:
        self.view.stack.rebuild()
        self._restyle()
        self.welcome.rebuild()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another language or font size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.view.stack.rebuild()
            self._show_quiet()
            self._show_home()
        elif event.type() == QEvent.Type.FontChange:
            self.welcome.rebuild()
            self.box.use_font()
            self.view.stack.rebuild()
