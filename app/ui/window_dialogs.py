"""The dialogs that the window opens, one of each at a time; none of them stops the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from app.core.messages import words
from app.engine.protocol.events import AnyEvent, Failed, Report
from app.engine.protocol.requests import RunDoctor
from app.settings import enforcement
from app.settings.store import UserSettings
from app.ui.context import Context
from app.ui.dialogs.about import AboutDialog, ShortcutsDialog
from app.ui.dialogs.models import ModelsDialog
from app.ui.dialogs.report import CrashDialog, IsolationDialog
from app.ui.settings.dialog import SettingsDialog


class WindowDialogs(QObject):
    """Opens dialogs.

    Args:
        window: they stand over.
        context, store: what they show and change.

    Signals:
        message(str): something short to be said.
        setting_changed(Setting): the person changed a setting.
        restart_asked(): the person wants the engine started again after a bug.
    """

    message = Signal(str)
    setting_changed = Signal(object)
    restart_asked = Signal()

    def __init__(self, window: QWidget, context: Context, store: UserSettings) -> None:
        super().__init__(window)
        self._window, self._context, self._store = window, context, store
        self._open: dict[type[QDialog], QDialog] = {}
        self._doctor = 0

    def settings(self) -> None:
        """Settings."""

        def make() -> QDialog:
            dialog = SettingsDialog(self._context, self._store, self._window)
            dialog.changed.connect(self.setting_changed)
            return dialog

        self._show(SettingsDialog, make)

    def models(self) -> None:
        """Models."""
        allowed = enforcement.may_import_models(self._store.settings)
        self._show(ModelsDialog, lambda: ModelsDialog(self._context, allowed, self._window))

    def isolation(self) -> None:
        """Run the self-test, and show what came of it."""
        if self._context.engine.is_pending(self._doctor):
            return
        self.message.emit(self.tr("Checking…"))
        self._doctor = self._context.engine.send(RunDoctor, self._take_report)

    def shortcuts(self) -> None:
        """The keys."""
        self._show(ShortcutsDialog, lambda: ShortcutsDialog(self._window))

    def about(self) -> None:
        """Version, licences, notices."""
        self._show(AboutDialog, lambda: AboutDialog(self._window))

    def crash(self, report: str) -> None:
        """A bug, here or in the engine."""

        def make() -> QDialog:
            dialog = CrashDialog(report, self._window)
            dialog.restart_asked.connect(self.restart_asked)
            return dialog

        self._show(CrashDialog, make)

    def _take_report(self, event: AnyEvent) -> None:
        if isinstance(event, Report):
            checks = event.checks
            self._show(IsolationDialog, lambda: IsolationDialog(checks, self._context.theme, self._window))
        elif isinstance(event, Failed):
            found = words(event.code, self._context.preferences.language, **event.values)
            self.message.emit(f"{found.message} {found.hint}".strip())

    def _show(self, kind: type[QDialog], make: Callable[[], QDialog]) -> None:
        if kind in self._open:
            self._open[kind].raise_()
            self._open[kind].activateWindow()
            return
        dialog = self._open[kind] = make()
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda: self._open.pop(kind, None))
        dialog.open()
