"""The window: library, conversation and source side by side, with everything that concerns all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QSplitter, QTabWidget, QVBoxLayout, QWidget

from app.engine.protocol.events import AnyEvent, IndexProgress
from app.engine.protocol.events import EngineState as EngineReport
from app.settings.store import UserSettings
from app.ui.accessible import announce
from app.ui.banner import Banner
from app.ui.context import Context
from app.ui.conversation.history_panel import HistoryPanel
from app.ui.conversation.panel import ConversationPanel
from app.ui.drop_overlay import DropOverlay
from app.ui.engine.client import EngineState
from app.ui.library.panel import LibraryPanel
from app.ui.source.panel import SourcePanel
from app.ui.status_bar import StatusBar
from app.ui.toast import Toast
from app.ui.top_bar import TopBar
from app.ui.window_dialogs import WindowDialogs
from app.ui.window_notices import WindowNotices
from app.ui.window_state import Remembered, WindowState
from app.ui.work.panel import WorkPanel

SMALLEST = (1024, 640)
_SIZES = (300, 620, 480)
_NARROWEST = (240, 360, 300)
_SEARCHABLE = ("searchable", "ready")  # states of documents that answers can come from


class MainWindow(QMainWindow):
    """The program's window.

    Args:
        context: engine, theme, preferences.
        store: the user's settings.
        state: where the window remembers how it stood.

    Signals:
        setting_changed(Setting): the person changed a setting.
        evidence_only_asked(bool): answers shall be quotes alone for now, or come from the model again.
    """

    setting_changed = Signal(object)
    evidence_only_asked = Signal(bool)

    def __init__(self, context: Context, store: UserSettings, state: WindowState) -> None:
        super().__init__()
        self._context, self._state = context, state
        self.dialogs = WindowDialogs(self, context, store)
        self._opened_last = False
        self.setMinimumSize(*SMALLEST)
        self._build()
        self._connect()
        self._connect_work()
        self._shortcuts()
        self.setAcceptDrops(True)
        self._set_words()
        self._restore()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        context = self._context
        self.library, self.history = LibraryPanel(context), HistoryPanel(context)
        self.conversation, self.source = ConversationPanel(context), SourcePanel(context)
        self.work = WorkPanel(context, self.conversation)
        self.top_bar, self.banner, self.status = TopBar(context.theme), Banner(context.theme), StatusBar(context.theme)
        self.left = QTabWidget()
        self.left.setObjectName("leftPane")
        self.left.setDocumentMode(True)
        self.left.tabBar().setDrawBase(False)
        self.left.addTab(self.library, "")
        self.left.addTab(self.history, "")
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for pane, narrowest in zip((self.left, self.work, self.source), _NARROWEST, strict=True):
            pane.setMinimumWidth(narrowest)
            self.splitter.addWidget(pane)
        self.splitter.setHandleWidth(1)
        self.splitter.setCollapsible(1, False)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes(list(_SIZES))
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addWidget(self.banner)
        column.addWidget(self.splitter, 1)
        self.setCentralWidget(ground)
        self.setStatusBar(self.status)
        self.toast, self.overlay = Toast(ground, self.conversation.box), DropOverlay(ground)

    def _connect(self) -> None:
        engine = self._context.engine
        engine.received.connect(self._hear)
        engine.state_changed.connect(self._engine_changed)
        engine.crashed.connect(self.dialogs.crash)
        self.dialogs.message.connect(self.toast.say)
        self.dialogs.setting_changed.connect(self.setting_changed)
        self.dialogs.restart_asked.connect(engine.restart)
        self.notices = WindowNotices(self._context, self.banner, self.dialogs.models, self)
        self.notices.evidence_only_asked.connect(self.evidence_only_asked)
        for panel in (self.library, self.history, self.conversation, self.source, self.work):
            panel.message.connect(self.toast.say)
        for panel in (self.library, self.history, self.conversation):
            panel.undoable.connect(self.toast.offer_undo)
        self.library.open_document.connect(self._open_document)
        self.library.scope_selected.connect(self._ask_within)
        self.library.store.changed.connect(self._library_changed)
        self.conversation.about_to_ask.connect(self.toast.settle)
        self.conversation.about_to_ask.connect(self.library.flush_pending)
        self.conversation.citation_activated.connect(
            lambda citation: self._show_source(self.source.show_citation, citation)
        )
        self.conversation.passage_activated.connect(
            lambda passage: self._show_source(self.source.show_passage, passage)
        )
        self.conversation.add_requested.connect(self.library.add_dialog)
        self.conversation.samples_requested.connect(self.library.add_samples)
        self.conversation.announce.connect(lambda text: announce(self, text))
        self.source.announce.connect(lambda text: announce(self, text))
        self.conversation.conversation_changed.connect(self.history.set_current)
        self.history.conversation_chosen.connect(self._open_conversation)
        self.history.new_requested.connect(self._new_conversation)
        self.status.isolation_asked.connect(self.dialogs.isolation)
        self.status.models_asked.connect(self.dialogs.models)
        bar = self.top_bar
        bar.add_asked.connect(self.library.add_dialog)
        bar.new_asked.connect(self._new_conversation)
        bar.library_toggled.connect(lambda: self._toggle(self.left))
        bar.source_toggled.connect(lambda: self._toggle(self.source))
        bar.settings_asked.connect(self.dialogs.settings)
        bar.models_asked.connect(self.dialogs.models)
        bar.isolation_asked.connect(self.dialogs.isolation)
        bar.shortcuts_asked.connect(self.dialogs.shortcuts)
        bar.about_asked.connect(self.dialogs.about)

    def _connect_work(self) -> None:
        self.library.work_asked.connect(self.work.order)
        self.top_bar.work_asked.connect(self._start_work)
        self.work.citation_activated.connect(lambda citation: self._show_source(self.source.show_citation, citation))
        self.work.page_activated.connect(self._open_page)
        self.work.announce.connect(lambda text: announce(self, text))

    def _shortcuts(self) -> None:
        for keys_, act in (
            ("Ctrl+N", self._new_conversation),
            ("Ctrl+O", self.library.add_dialog),
            ("Ctrl+L", self._focus_library),
            ("Ctrl+K", self._focus_question),
            ("Ctrl+Shift+W", self._start_work),
            ("Ctrl+H", self._focus_history),
            ("F8", lambda: self._toggle(self.left)),
            ("F9", lambda: self._toggle(self.source)),
            ("Ctrl+,", self.dialogs.settings),
            ("F1", self.dialogs.shortcuts),
        ):
            QShortcut(QKeySequence(keys_), self).activated.connect(act)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another language; or the window came to the front."""
        if event.type() == QEvent.Type.LanguageChange:
            self._set_words()
        super().changeEvent(event)

    def _set_words(self) -> None:
        self.setWindowTitle(self.tr("Seogo"))
        self.left.setTabText(0, self.tr("Library"))
        self.left.setTabText(1, self.tr("History"))

    # --- what the engine says ---------------------------------------------------------------------------------------

    def _hear(self, event: AnyEvent) -> None:
        if isinstance(event, EngineReport):
            self.status.show_state(event)
        elif isinstance(event, IndexProgress):
            self.status.show_progress(event)

    def _engine_changed(self, state: EngineState) -> None:
        engine = self._context.engine
        if state is EngineState.READY and engine.ready is not None:
            self.conversation.set_collections(list(engine.ready.collections))
            self.conversation.set_documents_available(engine.ready.documents > 0)
            self._open_last()

    def _library_changed(self, moved: bool, _ids: object) -> None:
        """Folders to ask in, and whether there is anything to ask about."""
        if moved:
            self.conversation.set_collections(self.library.collections())
        can_answer = any(row.state in _SEARCHABLE for row in self.library.store.rows())
        self.conversation.set_documents_available(can_answer)

    # --- panes ------------------------------------------------------------------------------------------------------

    def _toggle(self, pane: QWidget) -> None:
        pane.setVisible(pane.isHidden())

    def _show_source(self, show: Callable[[Any], None], what: object) -> None:
        self.source.show()
        sizes = self.splitter.sizes()
        if sizes[2] == 0:  # it was folded away by its handle
            self.splitter.setSizes([sizes[0], max(_NARROWEST[1], sizes[1] - _SIZES[2]), _SIZES[2]])
        show(what)

    def _open_document(self, document_id: str) -> None:
        self._show_source(lambda each: self.source.show_document(str(each)), document_id)

    def _open_page(self, document_id: str, page: int) -> None:
        self._show_source(lambda each: self.source.show_document(str(each), page), document_id)

    def _start_work(self) -> None:
        """Summaries, comparisons, extractions: with the documents that are selected, or others."""
        self.work.show_start(list(self.library.store.rows()), self.library.view.selected_ids())

    def _focus_question(self) -> None:
        self.work.go_home()
        self.conversation.focus_question()

    def _ask_within(self, scope: object, label: str) -> None:
        self.conversation.set_scope(scope, label)  # type: ignore[arg-type] # a Scope: signals carry objects
        self._focus_question()

    def _focus_library(self) -> None:
        self.left.show()
        self.left.setCurrentWidget(self.library)
        self.library.focus_filter()

    def _focus_history(self) -> None:
        self.left.show()
        self.left.setCurrentWidget(self.history)
        self.history.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_conversation(self, conversation_id: str) -> None:
        self.work.go_home()
        self.conversation.open_conversation(conversation_id)

    def _new_conversation(self) -> None:
        self.conversation.new_conversation()
        self._focus_question()

    def _open_last(self) -> None:
        if not self._opened_last:
            self._opened_last = True
            if self._state.kept.conversation:
                self.conversation.open_conversation(self._state.kept.conversation)

    # --- files ------------------------------------------------------------------------------------------------------

    def open_files(self, files: list[str]) -> None:
        """Add files that were dropped, named on the command line, or handed over by a second start."""
        if files:
            self.left.show()
            self.left.setCurrentWidget(self.library)
            self.library.add_paths(files)

    def come_forward(self, files: list[str]) -> None:
        """Somebody started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self.open_files(files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Files may be dropped anywhere."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.overlay.cover()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """They were carried away again."""
        self.overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Add them."""
        self.overlay.hide()
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            event.acceptProposedAction()
            self.open_files(files)

    # --- how the window stood ---------------------------------------------------------------------------------------

    def _restore(self) -> None:
        state = self._state.kept
        if state.geometry:
            self.restoreGeometry(QByteArray.fromBase64(state.geometry.encode()))
        else:
            self.resize(1360, 860)
        if state.splitter:
            self.splitter.restoreState(QByteArray.fromBase64(state.splitter.encode()))
        self.left.setVisible(state.library_shown)
        self.source.setVisible(state.source_shown)
        self.left.setCurrentIndex(state.left_tab)
        if state.library_view:
            self.library.restore_view_state(state.library_view)
        QTimer.singleShot(0, self.conversation.focus_question)

    def _remember(self) -> None:
        kept = Remembered(
            geometry=bytes(self.saveGeometry().toBase64().data()).decode(),
            splitter=bytes(self.splitter.saveState().toBase64().data()).decode(),
            library_shown=not self.left.isHidden(),
            source_shown=not self.source.isHidden(),
            left_tab=self.left.currentIndex(),
            watched=self._state.kept.watched,
            library_view=self.library.view_state(),
            conversation=self.conversation.current_conversation(),
        )
        self._state.save(kept)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Settle what could be undone, remember how the window stood, let the engine end."""
        self.toast.settle()
        self.library.flush_pending()
        self._remember()
        self._context.engine.close()
        super().closeEvent(event)
