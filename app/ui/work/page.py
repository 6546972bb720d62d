"""What every work page has: a heading, a line that says how far it is, export, and a body."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.engine.protocol.events import AnyEvent, WorkProgress
from app.ui.context import Context
from app.ui.conversation.buttons import IconButton
from app.ui.conversation.words import clean
from app.ui.library.elided_label import ElidedLabel
from app.ui.work.exporting import WorkExporter
from app.ui.work.order import ICONS, Order, kind_name
from app.ui.work.progress_row import ProgressRow
from app.ui.work.run import Phase, WorkRun
from app.ui.work.style import style_sheet
from app.ui.work.words import failure_words, time_left

_NARROWEST, _SUBJECT = 340, 120
"""Pixels: the narrowest page, and what the names of the documents need beside the buttons."""


@dataclass(frozen=True, slots=True)
class Task:
    """What one kind of work does; no page can be made without it.

    Attributes:
        ask: sends the request to the engine.
        take: shows what the engine says.
        has_result: whether there is something to export.
    """

    ask: Callable[[], None]
    take: Callable[[AnyEvent], None]
    has_result: Callable[[], bool]


class WorkPage(QWidget):
    """One result and the work on it, which `task` does.

    Signals:
        citation_activated(Citation): its source is to be shown.
        page_activated(str document_id, int page): a page is to be shown.
        message(str), announce(str): words for the person, and for screen readers.
        titled(): `title` is another.
    """

    citation_activated = Signal(object)
    page_activated = Signal(str, int)
    message = Signal(str)
    announce = Signal(str)
    titled = Signal()

    SUFFIXES: tuple[str, ...] = (".docx", ".pdf", ".md")

    def __init__(self, context: Context, order: Order, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.order, self._task = context, order, task
        self._heard_progress: WorkProgress | None = None
        self.work = WorkRun(context, self)
        self.exporter = WorkExporter(context, self)
        self.progress = ProgressRow(context)
        self.heading, self.subject = QLabel(), ElidedLabel(Qt.TextElideMode.ElideMiddle)
        self.icon = QLabel()
        self.again = IconButton(context, "refresh", "", role="secondary")
        self.export = IconButton(context, "export", "", role="secondary")
        self.controls = QHBoxLayout()
        self.body = QVBoxLayout()
        self._build()
        self.work.heard.connect(self._hear)
        self.work.changed.connect(self.show_phase)
        self.progress.stop_asked.connect(self.stop)
        self.again.clicked.connect(self.begin)
        self.export.clicked.connect(self._export)
        self.exporter.message.connect(self.message)
        self.exporter.remake.connect(self.begin)
        context.theme.changed.connect(self.restyle)
        context.preferences.changed.connect(self.say_phase)
        self.again.hide()
        self.export.hide()
        self.restyle()

    def retranslate(self) -> None:
        """Words of the heading and its buttons; subclasses call it when they are built, and add their own."""
        self.again.set_words(self.tr("Make again"), self.tr("Do the same work once more"))
        self.export.set_words(self.tr("Export"), self.tr("Save as a file with its sources (Ctrl+S)"))
        self.export.setShortcut("Ctrl+S")
        self.progress.retranslate()
        self.name_page()
        self.say_phase()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # --- for the panel ----------------------------------------------------------------------------------------------

    @property
    def title(self) -> str:
        """As the tab shows it."""
        return f"{kind_name(self.order.kind)} · {self.subject_words()}"

    def begin(self) -> None:
        """Ask the engine."""
        self._task.ask()

    def take(self, event: AnyEvent) -> None:
        """Show what the engine says."""
        self._task.take(event)

    def has_result(self) -> bool:
        """There is something to export."""
        return self._task.has_result()

    def stop(self) -> None:
        """Stop; what has come is kept."""
        self.work.stop()

    def close_page(self) -> None:
        """The page goes away; nobody waits for its work."""
        self.work.give_up()

    # --- building ---------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.heading.setProperty("role", "title")
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        self.subject.setProperty("role", "muted")
        head = QWidget()
        head.setObjectName("workHead")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.icon)
        top.addWidget(self.heading)
        top.addWidget(self.subject, 1)
        top.addWidget(self.again)
        top.addWidget(self.export)
        self.controls.setSpacing(6)
        column = QVBoxLayout(head)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(self.controls)
        column.addWidget(self.progress)
        head.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        whole.addLayout(self.body, 1)

    def subject_words(self) -> str:
        """The documents together, in a few words."""
        titles = [clean(row.title) for row in self.order.rows]
        if self.order.label:
            return self.order.label
        if len(titles) == 1:
            return titles[0]
        return self.tr("%1 and %2 more").replace("%1", titles[0]).replace("%2", str(len(titles) - 1))

    def name_page(self) -> None:
        """Words of the heading."""
        self.heading.setText(kind_name(self.order.kind))
        titles = [clean(row.title) for row in self.order.rows]
        self.subject.setText(self.subject_words())
        self.subject.setToolTip("\n".join(titles[:20]))
        self.setAccessibleName(self.title)
        self.titled.emit()

    def restyle(self) -> None:
        """The theme is another."""
        self.setStyleSheet(style_sheet(self.context.theme.colors))
        side = max(20, round(self.fontMetrics().height() * 1.2))
        self.icon.setPixmap(self.context.theme.icon(ICONS[self.order.kind], "accent").pixmap(side, side))
        self.progress.redraw()
        for button in self.findChildren(IconButton):
            button.repaint_icon()

    # --- state ------------------------------------------------------------------------------------------------------

    def show_phase(self) -> None:
        """Say how far it is, also to screen readers, and offer what makes sense."""
        self.say_phase()
        if self.work.phase in (Phase.DONE, Phase.STOPPED, Phase.FAILED):
            self.announce.emit(f"{self.title}: {self.progress.text.text()}")
            self.ended()

    def say_phase(self) -> None:
        """How far it is."""
        phase, language = self.work.phase, self.context.preferences.language
        self.progress.set_open(self.work.is_open, not self.work.is_stopping)
        self.export.setVisible(self.has_result() and self.context.preferences.allowed.export)
        self.again.setVisible(not self.work.is_open and phase is not Phase.IDLE)
        icon, tone, text = "clock", "muted", ""
        if self.work.is_stopping:
            text = self.tr("Stopping")
        elif phase is Phase.WAITING:
            text = self.tr("Begins as soon as the library is open")
        elif phase is Phase.RUNNING:
            icon, tone, text = "edit", "accent", self.running_words(self._heard_progress)
        elif phase is Phase.FAILED and self.work.failure is not None:
            icon, tone, text = "error", "bad", failure_words(self.work.failure, language)
        elif phase is Phase.STOPPED:
            icon, text = "stop", self.stopped_words()
        elif phase is Phase.DONE:
            icon, tone, text = self.done_words()
        self.progress.say(icon, tone, text)

    def ended(self) -> None:
        """Nothing more will come: an export that waited for it may go on."""
        if self.work.phase is Phase.DONE:
            self.exporter.go_on(self.work.request)
        else:
            self.exporter.forget()

    def running_words(self, progress: WorkProgress | None) -> str:
        """While work goes on."""
        if progress is None:
            return self.tr("Reading the documents")
        parts = [f"{progress.done}/{progress.total}" if progress.total else ""]
        parts += [clean(progress.label), time_left(progress.seconds_left)]
        return " · ".join(part for part in parts if part)

    def stopped_words(self) -> str:
        """It was stopped."""
        return self.tr("Stopped")

    def done_words(self) -> tuple[str, str, str]:
        """Icon, tone and words of a finished page."""
        return "check-circle", "good", self.tr("Finished")

    def _hear(self, event: AnyEvent) -> None:
        if isinstance(event, WorkProgress):
            self._heard_progress = event
            self.progress.show_bar(event.done, event.total)
            self.progress.say("edit", "accent", self.running_words(event))
            return
        self.take(event)

    def reset_progress(self) -> None:
        """Work begins anew."""
        self._heard_progress = None
        self.progress.show_bar(0, 0)

    def _export(self) -> None:
        self.exporter.export(self.work.request, self.title, self.SUFFIXES)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrower than the words of its buttons: these give way."""
        return QSize(_NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """In a narrow pane the buttons of the heading are icons alone."""
        super().resizeEvent(event)
        buttons = (self.again, self.export)
        words = sum(self.fontMetrics().horizontalAdvance(button.text()) + 56 for button in buttons)
        is_narrow = event.size().width() < self.heading.sizeHint().width() + words + _SUBJECT
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if is_narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        for button in buttons:
            if button.toolButtonStyle() is not style:
                button.setToolButtonStyle(style)
                button.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Escape stops."""
        if event.key() == Qt.Key.Key_Escape and self.work.is_open:
            self.stop()
        else:
            super().keyPressEvent(event)
