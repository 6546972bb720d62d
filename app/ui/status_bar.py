"""The foot of the window: cut off from the network, which model, what is being read, how much memory."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar, QToolButton, QWidget

from app.engine.protocol.events import EngineState, IndexProgress
from app.ui.theme.theme import Theme

_MEGABYTE = 1 << 20


class StatusBar(QStatusBar):
    """Signals: isolation_asked(), models_asked()."""

    isolation_asked = Signal()
    models_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state: EngineState | None = None
        self.setSizeGripEnabled(False)
        self.offline, self.model = self._button("good"), self._button("")
        self.queue, self.memory = QLabel(), QLabel()
        self.progress = QProgressBar()
        self.progress.setFixedWidth(120)
        self.progress.setTextVisible(False)
        for label in (self.queue, self.memory):
            label.setProperty("role", "muted")
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.addWidget(self.offline)
        self.addWidget(self.model)
        self.addPermanentWidget(self.queue)
        self.addPermanentWidget(self.progress)
        self.addPermanentWidget(self.memory)
        self.offline.clicked.connect(self.isolation_asked)
        self.model.clicked.connect(self.models_asked)
        self.progress.hide()
        theme.changed.connect(self._draw)
        self._draw()
        self._set_words()

    def show_state(self, state: EngineState) -> None:
        """What the engine says of itself."""
        self._state = state
        self._set_words()

    def show_progress(self, progress: IndexProgress) -> None:
        """How far indexing has come."""
        self.progress.setVisible(progress.done < progress.total)
        self.progress.setMaximum(max(1, progress.total))
        self.progress.setValue(progress.done)
        self.progress.setAccessibleName(self.tr("Progress of reading documents"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._set_words()
        super().changeEvent(event)

    def _button(self, tone: str) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "status")
        button.setProperty("tone", tone)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _draw(self) -> None:
        self.offline.setIcon(self._theme.icon("shield-check", "good"))
        self.model.setIcon(self._theme.icon("model"))

    def _set_words(self) -> None:
        self.offline.setText(self.tr("Offline"))
        self.offline.setToolTip(self.tr("Nothing leaves this machine. Show the isolation report."))
        self.model.setToolTip(self.tr("Models"))
        self.model.setText(self._model_words())
        state = self._state
        self.queue.setText(self._queue_words(state) if state else "")
        if state and state.memory:
            used, free = state.memory // _MEGABYTE, state.free_memory // _MEGABYTE
            words = self.tr("Memory %1 MB, %2 GB free").replace("%1", f"{used:,}")
            self.memory.setText(words.replace("%2", f"{free / 1024:.1f}"))
        if not (state and (state.indexing or state.waiting)):
            self.progress.hide()

    def _model_words(self) -> str:
        state = self._state
        if state is None:
            return self.tr("Starting…")
        return {
            "ready": state.model.removesuffix(".gguf"),
            "loading": self.tr("Preparing the model…"),
            "absent": self.tr("No model: answers by quotes alone"),
            "refused": self.tr("Model not approved: answers by quotes alone"),
            "no_memory": self.tr("Not enough memory for the model: answers by quotes alone"),
        }.get(state.model_state, state.model)

    def _queue_words(self, state: EngineState) -> str:
        if state.search_state != "ready":
            return self.tr("Preparing search…")
        if state.indexing or state.waiting:
            words = self.tr("Reading %1, %2 waiting").replace("%1", str(state.indexing))
            return words.replace("%2", str(state.waiting))
        return ""
