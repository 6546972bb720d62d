"""Opens the window: settings, theme, language, engine, and one window per library."""

from __future__ import annotations

import gc
import hashlib
import os
import signal
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QMessageBox

from app.core.errors import PolicyError, SeogoError
from app.core.messages import words
from app.core.summarizing.summary import Length
from app.settings import enforcement, keys
from app.settings.choices import Language
from app.settings.locations import library_folder
from app.settings.schema import Setting
from app.settings.store import UserSettings
from app.system import interpreter, paths
from app.ui import fonts
from app.ui.context import Context
from app.ui.cover import IdleCover
from app.ui.engine.client import EngineClient
from app.ui.main_window import MainWindow
from app.ui.preferences import Allowed, Preferences
from app.ui.single_instance import SingleInstance
from app.ui.theme.style import palette, style_sheet
from app.ui.theme.theme import Theme
from app.ui.translations import Translations
from app.ui.watched_folders import take_over, watch_too, watched
from app.ui.window_state import WindowState

_SETTLED_MS = 3_000  # after start-up; the window has been painted and the engine is loading


def run(files: Sequence[str], library: Path | None = None, language: str | None = None) -> int:
    """Open the window, and stay until it is closed.

    Args:
        files: to be added to the library.
        library: its folder; None takes the one that settings name.
        language: "ko" or "en"; None takes the one that settings name.

    Returns:
        The exit status: 0, or 4 when the policy is not valid or fixes another library.
    """
    application = _application()
    try:
        store = UserSettings()
        folder = library_folder(store.settings, library)
    except PolicyError as error:
        return _refuse(application, error, language or _system_language())
    single = SingleInstance(_state_folder(folder))
    absolute = [str(Path(each).absolute()) for each in files]
    if not single.is_first():
        single.hand_over(absolute)
        return 0
    program = Program(application, store, folder, language)
    single.called.connect(program.window.come_forward)
    program.window.show()
    program.start(absolute)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C in a terminal: Python would wait for the next event
    try:
        return application.exec()
    finally:
        program.close()
        single.close()


class Program(QObject):
    """Everything of one running window.

    Args:
        application: Qt's.
        store: the user's settings.
        folder: of the library.
        language: asked for on the command line; None follows the settings.
    """

    def __init__(self, application: QApplication, store: UserSettings, folder: Path, language: str | None) -> None:
        super().__init__()
        self._application, self._store, self._language = application, store, language
        self._family = fonts.load()
        self.theme = Theme(paths.resources() / "icons", store.settings.value(keys.THEME).value)
        self.preferences = Preferences()
        self.translations = Translations(application)
        self.engine = EngineClient(interpreter.engine(str(folder)))
        self._evidence_only = False
        state = WindowState(_state_folder(folder) / "window.json")
        take_over(store, state)
        self._settings_in_force()
        self.theme.changed.connect(self._paint)
        self._paint()
        context = Context(self.engine, self.theme, self.preferences)
        self.window = MainWindow(context, store, state)
        self.window.setting_changed.connect(self._setting_changed)
        self.window.evidence_only_asked.connect(self._use_evidence_only)
        self.window.library.folders_added.connect(self._watch_too)
        self.cover = IdleCover(self.window, store.settings.value(keys.IDLE_LOCK_MINUTES))
        if self.cover.watches:  # every event of the program goes through it
            application.installEventFilter(self.cover)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(_spare_collector)
        self._old_hook = sys.excepthook
        sys.excepthook = self._report_bug

    def start(self, files: list[str]) -> None:
        """Start the engine, and add files once the window is there."""
        self.engine.start()
        self.window.open_files(files)
        self._settled.start()

    def close(self) -> None:
        """Give back what belongs to the whole process."""
        sys.excepthook = self._old_hook
        self._settled.stop()
        self._application.removeEventFilter(self.cover)
        self.engine.close()

    def _settings_in_force(self) -> None:
        settings = self._store.settings
        language = self._language or _spoken(settings.value(keys.LANGUAGE))
        fonts.use(self._family, settings.value(keys.FONT_SCALE))
        self.translations.use(language)
        allowed = Allowed(
            show_withheld=settings.value(keys.SHOW_WITHHELD),
            copy=enforcement.may_copy(settings),
            export=enforcement.may_export(settings),
            enter_asks=settings.value(keys.SEND_WITH_ENTER),
            use_model=not self._evidence_only,
            watch_folders=enforcement.may_watch(settings),
            watched=watched(settings),
            masking=settings.value(keys.MASKING),
            length=Length(settings.value(keys.ANSWER_LENGTH).value),
        )
        self.preferences.update_to(allowed, language)

    def _setting_changed(self, setting: Setting[Any]) -> None:
        from app.engine.protocol.requests import ReloadSettings

        if setting is keys.THEME:
            self.theme.choose(self._store.settings.value(keys.THEME).value)
        if setting is keys.LANGUAGE:
            self._language = None
        self._settings_in_force()
        if setting is keys.FONT_SCALE:
            self._paint()
        self.engine.send(ReloadSettings)

    def _watch_too(self, folders: list[str]) -> None:
        """Folders were added: they are watched from now on, where the person may choose that."""
        try:
            if watch_too(self._store, folders):
                self._setting_changed(keys.WATCH_FOLDERS)
        except SeogoError as error:
            found = words(error.code, self.preferences.language, **error.values)
            self.window.toast.say(f"{found.message} {found.hint}".strip())

    def _use_evidence_only(self, wanted: bool) -> None:
        """Until the program ends, or the person wants the model again."""
        self._evidence_only = wanted
        self._settings_in_force()

    def _paint(self) -> None:
        self._application.setPalette(palette(self.theme.colors))
        self._application.setStyleSheet(style_sheet(self.theme.colors, self._application.font().pointSizeF()))

    def _report_bug(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Types and places only: a message may quote a document."""
        if issubclass(kind, KeyboardInterrupt):
            self._application.quit()
            return
        lines = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
        self.window.dialogs.crash("\n".join([kind.__name__, *lines]))
        self._old_hook(kind, error, trace)


def _spare_collector() -> None:
    """What start-up made stays until the end: looking through it again took up to 0.2 s of a large message."""
    gc.collect()
    gc.freeze()


def _application() -> QApplication:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
    application.setApplicationName("Seogo")
    application.setStyle("Fusion")
    icon = paths.resources() / "icons" / "app.svg"
    application.setWindowIcon(QIcon(str(icon)))
    return application


def _refuse(application: QApplication, error: PolicyError, language: str) -> int:
    """The policy is not valid, or fixes another library: nothing is opened, and the person learns whom to ask."""
    translations = Translations(application)
    translations.use(language)
    fonts.use(fonts.load(), 100)
    found = words(error.code, language, **error.values)
    QMessageBox.critical(None, "Seogo", f"{found.message}\n\n{found.hint}")
    translations.use("en")
    return 4


def _state_folder(library: Path) -> Path:
    """Per library: two windows on two libraries are two programs."""
    name = hashlib.sha256(str(library.absolute()).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return paths.user_settings().parent / "windows" / name


def _spoken(language: Language) -> str:
    return _system_language() if language is Language.SYSTEM else language.value


def _system_language() -> str:
    """Korean unless the system says English."""
    from PySide6.QtCore import QLocale

    said = os.environ.get("LC_ALL") or os.environ.get("LANG") or QLocale.system().name()
    return "en" if said.lower().startswith("en") else "ko"
