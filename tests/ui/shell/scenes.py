"""The whole window and its dialogs in every state worth looking at: (name, builder) for the screenshots."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.engine.protocol.events import IndexProgress
from app.engine.protocol.requests import DescribeDocument, ListModels, RenderPage
from app.settings.store import UserSettings
from app.ui.context import Context
from app.ui.cover import IdleCover
from app.ui.dialogs.about import AboutDialog, ShortcutsDialog
from app.ui.dialogs.models import ModelsDialog
from app.ui.dialogs.report import CrashDialog, IsolationDialog
from app.ui.main_window import MainWindow
from app.ui.settings.dialog import SettingsDialog
from tests.ui.conversation import given as talk
from tests.ui.library import given as shelf
from tests.ui.shell import given
from tests.ui.source import given as paper

Builder = Callable[[Context], QWidget]
POLICY = (
    '[library]\nfolder = "%LOCALAPPDATA%/Seogo/library"\n[ui]\nfont_scale = 120\n[answers]\nshow_withheld = false\n'
)


def opening(context: Context) -> MainWindow:
    """The first paint."""
    return given.window(context)


def first_run(context: Context) -> MainWindow:
    """No documents yet."""
    window = given.window(context)
    given.engine_of(context).get_ready(0)
    shelf.tell_rows(context, ())
    given.engine_of(context).tell(given.state(model_state="loading"))
    return window


def at_work(context: Context) -> MainWindow:
    """An answer beside its source."""
    window = _with_documents(context)
    engine = given.engine_of(context)
    window.show()  # the source draws only what can be seen
    window.conversation.ask(talk.LIMIT_QUESTION)
    found = talk.limit_answer()
    talk.finish(engine, talk.begin(engine, found), found)
    window.source.show_citation(paper.citation())
    engine.finish(engine.last(DescribeDocument).id, paper.info(effective_date="2026-07-01"))
    for request in engine.sent_of(RenderPage):
        if engine.is_pending(request.id):
            engine.finish(request.id, paper.picture(request.width, request.page))
    return window


def narrow(context: Context) -> MainWindow:
    """The smallest window."""
    window = at_work(context)
    window.resize(1024, 640)
    return window


def indexing(context: Context) -> MainWindow:
    """Files are being read."""
    window = _with_documents(context)
    engine = given.engine_of(context)
    path = "/home/clerk/규정/외국환거래규정.pdf"
    shelf.add_and_report(window.library, engine, ["/home/clerk/규정"], shelf.reading(12, 48, 2, 130, path))
    engine.tell(
        given.state(indexing=1, waiting=35),
        IndexProgress(stage="read", done=12, total=48, failed=2, seconds_left=130, path=path),
    )
    return window


def dropping(context: Context) -> MainWindow:
    """Files hang over the window."""
    window = _with_documents(context)
    window.show()
    window.overlay.cover()
    return window


def undoing(context: Context) -> MainWindow:
    """A toast with a way back."""
    window = _with_documents(context)
    window.show()
    text = "문서 3개를 서고에서 뺐습니다." if context.preferences.language == "ko" else "3 documents were taken out."
    window.toast.offer_undo(text, lambda: None, lambda: None)
    return window


def engine_died(context: Context) -> MainWindow:
    """The engine is started again."""
    window = _with_documents(context)
    given.engine_of(context).die()
    return window


def library_damaged(context: Context) -> MainWindow:
    """The engine refuses to work."""
    window = given.window(context)
    given.engine_of(context).give_up("library_damaged")
    return window


def library_in_use(context: Context) -> MainWindow:
    """Somebody else has the library open."""
    window = given.window(context)
    given.engine_of(context).give_up("library_in_use", path="/home/clerk/library")
    return window


def memory_runs_low(context: Context) -> MainWindow:
    """The machine has little left; quotes alone are offered."""
    window = _with_documents(context)
    given.engine_of(context).tell(given.state(free_memory=given.GIGABYTE // 2))
    return window


def low_memory(context: Context) -> MainWindow:
    """The model does not fit."""
    window = _with_documents(context)
    given.engine_of(context).tell(given.state(model_state="no_memory", free_memory=given.GIGABYTE // 2))
    return window


def covered(context: Context) -> MainWindow:
    """Nobody was here for a while."""
    window = at_work(context)
    IdleCover(window, 0).hide_content()
    return window


def settings(context: Context) -> QWidget:
    """Settings."""
    return _dialog(context, lambda window, store: SettingsDialog(context, store, window))


def settings_locked(context: Context) -> QWidget:
    """Settings that a policy fixes in part."""
    return _dialog(context, lambda window, store: SettingsDialog(context, store, window), POLICY)


def models(context: Context) -> QWidget:
    """Model files, one of them damaged."""
    engine = given.engine_of(context)
    dialog = _dialog(context, lambda window, _: ModelsDialog(context, True, window))
    engine.finish(engine.last(ListModels).id, given.MODELS)
    return dialog


def isolation(context: Context) -> QWidget:
    """The self-test."""
    return _dialog(context, lambda window, _: IsolationDialog(given.CHECKS.checks, context.theme, window))


def crash(context: Context) -> QWidget:
    """A bug."""
    report = "ValueError\npanel.py:120 ask\nclient.py:88 send"
    return _dialog(context, lambda window, _: CrashDialog(report, window))


def shortcuts(context: Context) -> QWidget:
    """The keys."""
    return _dialog(context, lambda window, _: ShortcutsDialog(window))


def about(context: Context) -> QWidget:
    """Version and notices."""
    return _dialog(context, lambda window, _: AboutDialog(window))


def _with_documents(context: Context) -> MainWindow:
    window = given.window(context)
    engine = given.engine_of(context)
    engine.get_ready(len(shelf.BANK), ("여신", "전자금융"))
    shelf.tell_rows(context, shelf.BANK)
    engine.tell(given.state())
    return window


def _dialog(context: Context, make: Callable[[MainWindow, UserSettings], QWidget], policy: str = "") -> QWidget:
    """A dialog of a window that goes away with it."""
    window, store = given.window_and_settings(context, policy=policy)
    dialog = make(window, store)
    dialog.destroyed.connect(window.deleteLater)
    return dialog


SCENES: list[tuple[str, Builder]] = [
    (builder.__name__, builder)
    for builder in (
        opening,
        first_run,
        at_work,
        narrow,
        indexing,
        dropping,
        undoing,
        engine_died,
        library_damaged,
        library_in_use,
        low_memory,
        memory_runs_low,
        covered,
        settings,
        settings_locked,
        models,
        isolation,
        crash,
        shortcuts,
        about,
    )
]
