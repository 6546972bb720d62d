"""The library panel: everything the engine says about documents, shown; everything the user does, handed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QFileInfo, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.ui.context import Context
from app.ui.library import words
from app.ui.library.arrange import Arrangement, Attention, Choice, arrange, header_of
from app.ui.library.attention import NoticeKeeper
from app.ui.library.collections import Collections
from app.ui.library.commands import Commands
from app.ui.library.face import LibraryFace, count_by_collection
from app.ui.library.jobs import Jobs
from app.ui.library.memory import ViewState
from app.ui.library.menus import collection_menu, document_menu
from app.ui.library.notice_strip import Notice
from app.ui.library.progress import JobKind, Summary
from app.ui.library.reports import report
from app.ui.library.requests import PatientRequests
from app.ui.library.session import Session
from app.ui.library.style import style_sheet
from app.ui.library.watching import FolderWatch


class LibraryPanel(LibraryFace):
    """Collections and documents.

    Signals:
        open_document(str document_id): show it.
        scope_selected(Scope, str label): ask within these documents.
        work_asked(str kind, list[DocumentRow], str label): summarise, compare or extract from these.
        message(str): something the user should read.
        undoable(str text, undo, commit): something that was done and can be undone for a while.
        folders_added(list[str]): the person added these; whether they are watched, the settings say.
    """

    open_document = Signal(str)
    scope_selected = Signal(object, str)
    work_asked = Signal(str, object, str)
    message = Signal(str)
    undoable = Signal(str, object, object)
    folders_added = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._choice = Choice()
        self._arrangement = Arrangement()
        self._begun: set[str] = set()  # folders to be watched whose reading was begun since the start
        self.requests = PatientRequests(context.engine, self)
        self.jobs = Jobs(self.requests, self.store, self)
        self._collections = Collections(self.store)
        self.watch = FolderWatch(self.store, self)
        self.commands = Commands(context, self.store, self.requests, self.jobs, self._collections, self)
        self._notices = NoticeKeeper()
        self.session = Session(context.engine, self.store, self.requests, self.jobs, self)
        self._connect()
        self._apply_preferences()
        self._restyle()
        self._rearrange()

    # --- for the window ---------------------------------------------------------------------------------------------

    def add_paths(self, paths: Sequence[str], collection: str | None = None) -> None:
        """Add files and folders; without a collection, to the one that is shown."""
        chosen = self._choice.collection or "" if collection is None else collection
        self.commands.add_paths(paths, chosen)

    def add_dialog(self, folder: bool = False) -> None:
        """Ask for files to add, or for a folder."""
        ask = self.commands.add_folder if folder else self.commands.add_files
        ask(self._choice.collection or "")

    def add_samples(self) -> None:
        """Add the sample documents."""
        self.commands.add_samples()

    def focus_filter(self) -> None:
        """Type into the filter box."""
        self.top.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.field.selectAll()

    def flush_pending(self) -> None:
        """Make removals final that could still be undone."""
        self.commands.removals.flush()

    def collections(self) -> list[str]:
        """Names of the collections, in order."""
        return self._collections.names()

    def view_state(self) -> str:
        """Order, folded and empty collections, to be remembered."""
        return ViewState(self._choice.order, self._choice.collapsed, self._collections.created()).to_text()

    def restore_view_state(self, text: str) -> None:
        """What `view_state` gave earlier; anything else is ignored."""
        state = ViewState.from_text(text)
        self._collections.restore(state.created)
        self._choose(order=state.order, collapsed=state.collapsed)

    # --- wiring ------------------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.store.changed.connect(self._store_changed)
        self.session.listed.connect(self._rearrange)
        self.session.listed.connect(self._read_roots)
        self.session.availability_changed.connect(self._availability_changed)
        self.jobs.changed.connect(self._show_work)
        self.jobs.finished.connect(self._jobs_finished)
        self.jobs.failed.connect(self.commands.tell_failure)
        self.watch.changed.connect(self._folders_changed)
        self.commands.message.connect(self.message)
        self.commands.undoable.connect(self.undoable)
        self.commands.folders_added.connect(self._folders_added)
        self.commands.scope_selected.connect(self.scope_selected)
        self.commands.work_asked.connect(self.work_asked)
        self.commands.collections_changed.connect(self._rearrange)
        self.context.preferences.changed.connect(self._apply_preferences)
        self.context.theme.changed.connect(self._restyle)
        self._connect_top()
        self._connect_list()
        self.progress.stop_asked.connect(self.jobs.stop)
        self.strip.acted.connect(self._act_on_notice)
        self.strip.dismissed.connect(self._dismiss_notice)

    def _connect_top(self) -> None:
        self.top.show_chosen.connect(lambda collection, what: self._choose(collection=collection, attention=what))
        self.top.order_chosen.connect(lambda order: self._choose(order=order))
        self.top.filter_changed.connect(lambda text: self._choose(words=text))
        self.top.left_down.connect(self._enter_list)
        for source in (self.top.add_files, self.empty.files_asked):
            source.connect(self.add_dialog)
        for source in (self.top.add_folder, self.empty.folder_asked):
            source.connect(lambda: self.add_dialog(folder=True))
        self.top.new_collection.connect(self.commands.new_collection)
        self.empty.samples_asked.connect(self.add_samples)
        self.empty.show_all_asked.connect(self._show_all)

    def _connect_list(self) -> None:
        view, card, commands = self.view, self.selection, self.commands
        view.opened.connect(self.open_document)
        view.toggled.connect(self._toggle)
        view.rename_asked.connect(commands.rename)
        view.removal_asked.connect(lambda: commands.remove(view.selected_ids()))
        view.menu_asked.connect(self._show_menu)
        view.documents_dropped.connect(commands.move)
        view.files_dropped.connect(self.add_paths)
        view.selection_settled.connect(self._show_selection)
        card.open_asked.connect(lambda: self.open_document.emit(view.selected_ids()[0]))
        card.ask_asked.connect(lambda: commands.ask_about(view.selected_ids()))
        card.work_asked.connect(lambda kind: commands.work_on(kind, view.selected_ids()))
        card.move_asked.connect(lambda: commands.choose_move(view.selected_ids()))
        card.remove_asked.connect(lambda: commands.remove(view.selected_ids()))
        card.retry_asked.connect(lambda: commands.retry(view.selected_ids()))
        card.password_asked.connect(lambda: commands.ask_password(view.selected_ids()))
        card.cleared.connect(view.clearSelection)

    # --- showing ----------------------------------------------------------------------------------------------------

    def _choose(self, **changes: object) -> None:
        choice = replace(self._choice, **changes)  # type: ignore[arg-type]
        if choice != self._choice:
            self._choice = choice
            self._rearrange()

    def _rearrange(self) -> None:
        """Work out the whole list anew."""
        names = self._collections.names()
        rows = list(self.store.rows())
        if self._choice.collection and self._choice.collection not in names:
            self._choice = replace(self._choice, collection=None)  # renamed or dissolved
        self._arrangement = arrange(rows, names, self._choice)
        self.model.show(self._arrangement, self._choice.collapsed)
        self._notices.look_at(rows)
        self.top.show_state(self._choice, names, count_by_collection(rows), self._notices.counts())
        self.show_emptiness(self._choice, self._arrangement, len(rows), self.session.is_listed, self._refusal())
        self.show_summary(self._choice, self._arrangement, rows)
        self._show_work()

    def _store_changed(self, moved: bool, ids: set[str]) -> None:
        if moved:
            self._rearrange()
        elif self.jobs.is_busy:
            self._show_work()
        self.model.refresh(ids)
        if ids.intersection(self.view.selected_ids()):
            self._show_selection()

    def _show_work(self) -> None:
        at_hand = self.store.reading() if self.session.is_available else None
        self.progress.show_overall(self.jobs.overall, at_hand)
        notice, count = self._notices.choose(
            self._choice.attention, self._arrangement.found, self.jobs.is_busy, self.session.is_available
        )
        self.strip.show_notice(notice, count)

    def _show_selection(self) -> None:
        self.selection.show_rows(self.store.chosen(self.view.selected_ids()))

    def menu_for(self, key: str) -> QMenu | None:
        """What can be done with a row of the list; None where nothing can."""
        header = header_of(key) if key else None
        theme = self.context.theme
        if header is not None:
            return collection_menu(self, theme, self.commands, header, lambda: self._select_collection(header))
        rows = self.store.chosen(self.view.selected_ids())
        if not rows:
            return None
        return document_menu(self, theme, self.commands, rows, self.collections(), self.open_document.emit)

    def _show_menu(self, key: str, point: QPoint) -> None:
        menu = self.menu_for(key)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(point)

    # --- what the user does -----------------------------------------------------------------------------------------

    def _toggle(self, name: str) -> None:
        self._choose(collapsed=self._choice.collapsed ^ {name})

    def _select_collection(self, name: str) -> None:
        self._choose(collapsed=self._choice.collapsed - {name})
        self.view.select_ids(self.store.in_collection(name))

    def _show_all(self) -> None:
        self._choose(collection=None, attention=Attention.NONE, words="")

    def _enter_list(self) -> None:
        self.view.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.view.selected_ids():
            self.view.go_to(next((key for key in self._arrangement.keys if header_of(key) is None), ""))

    def _act_on_notice(self, notice: Notice) -> None:
        if notice is Notice.WAITING:
            self.jobs.resume()
        elif notice is Notice.FAILED:
            self._choose(attention=Attention.FAILED, collection=None, words="")
        elif notice is Notice.CHANGED:
            self.commands.retry(self._notices.changed_ids())
        elif notice is Notice.SHOWN:
            self._show_all()

    def _dismiss_notice(self, notice: Notice) -> None:
        self._notices.dismiss(notice)
        self._show_work()

    # --- what happens -----------------------------------------------------------------------------------------------

    def _jobs_finished(self, summary: Summary) -> None:
        self.store.flush()
        self._notices.note_failures(summary.failed_ids)
        self._notices.note_stop(summary.stopped)
        self._show_work()
        text = report(summary, self.context.preferences.language)
        if text:
            self.message.emit(text)

    def _availability_changed(self) -> None:
        if not self.session.is_available:
            self.jobs.pause()
        self._rearrange()

    def _refusal(self) -> str:
        """Why the engine cannot open the library, and what to do; "" while it can."""
        failure = self.session.failure
        if failure is None:
            return ""
        found = words.code_words(failure.code, self.context.preferences.language, failure.values)
        return f"{found.message} {found.hint}".strip()

    def _folders_changed(self, folders: list[str]) -> None:
        for folder in folders:
            root = self.watch.root_of(folder) or folder
            self.jobs.add([folder], self.store.usual_collection(root), JobKind.WATCH)
        self.session.check_files(even_if_recent=True)

    def _folders_added(self, folders: list[str]) -> None:
        self._begun.update(folders)
        self.folders_added.emit(folders)

    def _read_roots(self) -> None:
        """Read folders to be watched that nothing was read from yet: the person or IT has just named them."""
        if not (self.session.is_listed and self.context.preferences.allowed.watch_folders):
            return
        for root in self.watch.roots:
            if root not in self._begun and QFileInfo(root).isDir():
                self._begun.add(root)
                if not self.store.holds_any_of(root):
                    self.jobs.add([root], "", JobKind.WATCH)

    def _apply_preferences(self) -> None:
        preferences = self.context.preferences
        self.watch.set_roots(preferences.allowed.watched)
        self.watch.turn(preferences.allowed.watch_folders)
        self._read_roots()
        self.model.refresh_all(preferences.language)

    # --- language, theme, files from outside ------------------------------------------------------------------------

    def _restyle(self) -> None:
        self.setStyleSheet(style_sheet(self.context.theme.colors))
        self.view.viewport().update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """A new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.name_parts()
            self.model.refresh_all(self.context.preferences.language)
            self._rearrange()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Files from outside, also where there is no list yet."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Add them."""
        self.add_paths([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
        event.acceptProposedAction()
