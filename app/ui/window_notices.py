"""What the window says of its engine, its memory and its disk, in the bar above the panes, with what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from app.core.messages import words
from app.engine.protocol.events import AnyEvent, Failed
from app.engine.protocol.events import EngineState as EngineReport
from app.ui.banner import Banner
from app.ui.context import Context
from app.ui.engine.client import EngineState

LOW_MEMORY = 1 << 30
"""Bytes left on the machine below which Windows begins to swap, and everything becomes slow."""
ENOUGH_MEMORY = 3 << 29
"""Bytes above which the matter is settled: half as much again, so that the bar does not come and go."""
_STORAGE = frozenset({"disk_full", "library_damaged", "library_io", "library_unwritable", "vectors_damaged"})


class WindowNotices(QObject):
    """Listens to the engine and tells the banner.

    Args:
        context: services of the window.
        banner: where it is said.
        show_models: opens the models page, where a smaller model can be chosen.

    Signals:
        evidence_only_asked(bool): answers shall be quotes alone, or come from the model again.
    """

    evidence_only_asked = Signal(bool)

    def __init__(
        self, context: Context, banner: Banner, show_models: Callable[[], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._banner, self._show_models = context, banner, show_models
        context.engine.received.connect(self._hear)
        context.engine.state_changed.connect(self._engine_changed)
        context.preferences.changed.connect(self._preferences_changed)

    def _hear(self, event: AnyEvent) -> None:
        if isinstance(event, EngineReport):
            self._watch_memory(event)
        elif isinstance(event, Failed) and not event.fatal and event.code in _STORAGE:
            self._banner.settle("storage")  # it happened again: said again, also when it was closed before
            self._banner.tell("storage", self.said(event), "bad")

    def _engine_changed(self, state: EngineState) -> None:
        engine = self._context.engine
        if state is EngineState.READY:
            self._banner.settle("engine")
            self._banner.settle("storage")
        elif state is EngineState.RESTARTING:
            self._banner.tell("engine", self.said(Failed(code="engine_died")), "warning")
        elif state is EngineState.FAILED and engine.failure is not None:
            self._banner.tell("engine", self.said(engine.failure), "bad", self.tr("Start again"), engine.restart)

    def _watch_memory(self, state: EngineReport) -> None:
        if state.model_state == "no_memory":
            text = self.tr(
                "There is not enough memory for the answer model, so answers are quotes alone. "
                "Close other programs, or use a smaller model."
            )
            self._banner.tell("memory", text, "warning", self.tr("Models…"), self._show_models)
        elif self._is_low(state.free_memory) and self._context.preferences.allowed.use_model:
            text = self.tr(
                "Memory is running low and answers may become slow. Close other programs, or use quotes alone."
            )
            self._banner.tell("memory", text, "warning", self.tr("Answer by quotes alone"), self._use_evidence)
        elif not state.free_memory or state.free_memory > ENOUGH_MEMORY:
            self._banner.settle("memory")

    def _is_low(self, free: int) -> bool:
        return 0 < free < LOW_MEMORY

    def _use_evidence(self) -> None:
        self._banner.settle("memory")
        self.evidence_only_asked.emit(True)

    def _preferences_changed(self) -> None:
        if self._context.preferences.allowed.use_model:
            self._banner.settle("evidence")
            return
        text = self.tr("Answers are quotes alone for now.")
        again = self.tr("Use the answer model again")
        self._banner.tell("evidence", text, "info", again, lambda: self.evidence_only_asked.emit(False))

    def said(self, failure: Failed) -> str:
        """What happened and what to do."""
        found = words(failure.code, self._context.preferences.language, **failure.values)
        return f"{found.message} {found.hint}".strip()
