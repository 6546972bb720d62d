"""The conversation's turns in a scroll area that follows the answer as long as its end is in sight."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.ui.context import Context
from app.ui.conversation.buttons import IconButton
from app.ui.conversation.entry import Entry
from app.ui.conversation.frame import TurnFrame
from app.ui.conversation.preview import QuotePreview
from app.ui.conversation.stack import TurnStack
from app.ui.conversation.thread import Thread
from app.ui.conversation.turn_view import TurnView
from app.ui.conversation.words import clean, spoken

_NEAR_END = 24  # pixels: still "at the end"


class ThreadView(QScrollArea):
    """Shows a thread.

    Signals:
        citation_activated(Citation), passage_activated(Passage): a source is to be shown.
        copied(Entry), exported(Entry), edit_begun(Entry): a button of a turn.
        edited(Entry, str): a question is to be replaced.
    """

    citation_activated = Signal(object)
    passage_activated = Signal(object)
    copied = Signal(object)
    exported = Signal(object)
    edit_begun = Signal(object)
    edited = Signal(object, str)

    def __init__(self, context: Context, thread: Thread, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._thread = context, thread
        self._follows = True
        self._anchor: tuple[TurnFrame, int] | None = None
        self._is_adjusting = False
        self.preview = QuotePreview(self)
        self.stack = TurnStack(self._build, self._describe)
        self.setWidget(self.stack)
        self.setWidgetResizable(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.newer = IconButton(context, "chevron-down", "", role="pill", tone="link")
        self.newer.setParent(self)
        self._set_words()
        self.newer.hide()
        self.newer.clicked.connect(self._go_to_newest)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().setSingleStep(40)
        self.stack.laid_out.connect(self._laid_out)
        thread.reset.connect(self._reset)
        thread.inserted.connect(self._inserted)
        thread.changed.connect(self._changed)
        thread.truncated.connect(self.stack.truncate)

    # --- following the thread ---------------------------------------------------------------------------------------

    def _reset(self) -> None:
        self.preview.dismiss()
        self._follows, self._anchor = True, None
        self.newer.hide()
        self.verticalScrollBar().setValue(0)
        self._follows = True
        self.stack.show_entries(self._thread.entries)

    def _inserted(self, at: int) -> None:
        self._follows = True  # whoever asks wants to see the answer
        self.stack.append(self._thread.entries[at])

    def _changed(self, at: int) -> None:
        frame = self.stack.frames[at]
        self._describe(frame)
        if frame.content is not None:
            frame.content.refresh(self._thread.is_ready)
        else:
            frame.forget_height()
        if not self._follows and at == len(self.stack.frames) - 1:
            self._offer_newest()

    def refresh_open(self) -> None:
        """The engine's state has changed: waiting turns say something else."""
        for at, entry in enumerate(self._thread.entries):
            if entry.is_open:
                self._changed(at)

    def begin_edit(self, entry: Entry) -> None:
        """Let a question be changed in place."""
        at = self._thread.entries.index(entry)
        frame = self.stack.frames[at]
        if frame.content is not None:
            frame.content.begin_edit(later=len(self._thread.entries) - at - 1)
            self._follows, self._anchor = False, (frame, -8)
            self.stack.arrange()

    def content_of(self, entry: Entry) -> TurnView | None:
        """What shows an entry, if it is built."""
        return self.stack.frames[self._thread.entries.index(entry)].content

    # --- building ---------------------------------------------------------------------------------------------------

    def _build(self, entry: Entry) -> TurnView:
        made = TurnView(self._context, entry, self.preview)
        made.citation_activated.connect(self._activate)
        made.passage_activated.connect(self.passage_activated)
        made.copied.connect(partial(self.copied.emit, entry))
        made.exported.connect(partial(self.exported.emit, entry))
        made.edit_begun.connect(partial(self.edit_begun.emit, entry))
        made.edited.connect(partial(self.edited.emit, entry))
        made.again.connect(partial(self._thread.ask_again, entry))
        made.judged.connect(partial(self._thread.judge, entry))
        made.stopped.connect(self._thread.stop)
        made.refresh(self._thread.is_ready)
        return made

    def _activate(self, citation: object) -> None:
        self.preview.dismiss()
        self.citation_activated.emit(citation)

    def _describe(self, frame: TurnFrame) -> None:
        frame.setAccessibleName(self.tr("Question: %1").replace("%1", clean(frame.entry.question)))
        frame.setAccessibleDescription(spoken(frame.entry, self._thread.is_ready))
        frame.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    # --- scrolling --------------------------------------------------------------------------------------------------

    @property
    def is_at_end(self) -> bool:
        """The end of the conversation is in sight."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - _NEAR_END

    def go_to_end(self) -> None:
        """Show the end, and follow what comes."""
        self._follows = True
        self.newer.hide()
        self.verticalScrollBar().setValue(self.verticalScrollBar().maximum())

    def _go_to_newest(self) -> None:
        """Show the newest turn from its beginning."""
        self._follows = True
        self.newer.hide()
        self.verticalScrollBar().setValue(self._newest_value())

    def _laid_out(self) -> None:
        """Heights have changed: what the person reads stays where it is, or the newest turn stays in sight."""
        bar = self.verticalScrollBar()
        self._is_adjusting = True
        bar.setRange(0, max(0, self.stack.height() - self.viewport().height()))
        value = bar.value()
        if self._anchor is not None and self._anchor[0] in self.stack.frames:
            value = self._anchor[0].y() + self._anchor[1]
        bar.setValue(max(value, self._newest_value()) if self._follows else value)
        self._is_adjusting = False
        self._remember_place()

    def _newest_value(self) -> int:
        """Scrolled down to the newest turn, but not past its question: an answer is read from the top."""
        last = self.stack.frames[-1] if self.stack.frames else None
        return min(self.verticalScrollBar().maximum(), max(0, last.y() - 8)) if last is not None else 0

    def _scrolled(self, _value: int) -> None:
        if self._is_adjusting:
            return
        self._follows = self.is_at_end
        self.preview.dismiss()
        self._remember_place()

    def _remember_place(self) -> None:
        top = self.verticalScrollBar().value()
        first = next((f for f in self.stack.frames if f.geometry().bottom() >= top), None)
        self._anchor = (first, top - first.y()) if first is not None else None
        if self.newer.isVisible() and not self._is_newest_hidden():
            self.newer.hide()
        self._look()

    def _look(self) -> None:
        top = self.verticalScrollBar().value()
        self.stack.look_at(QRect(0, top, self.stack.width(), self.viewport().height()))

    def _is_newest_hidden(self) -> bool:
        bottom = self.verticalScrollBar().value() + self.viewport().height()
        return bool(self.stack.frames) and self.stack.frames[-1].y() > bottom - self.newer.height()

    def _offer_newest(self) -> None:
        if self._is_newest_hidden():
            self._place_newer()
            self.newer.show()
            self.newer.raise_()

    def _place_newer(self) -> None:
        size, room = self.newer.sizeHint(), self.viewport().size()
        left, top = (room.width() - size.width()) // 2, room.height() - size.height() - 12
        self.newer.setGeometry(left, top, size.width(), size.height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._set_words()
        super().changeEvent(event)

    def _set_words(self) -> None:
        self.setAccessibleName(self.tr("Conversation"))
        self.newer.set_words(self.tr("New content below"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Turns are as wide as the viewport."""
        super().resizeEvent(event)
        self.stack.setFixedWidth(self.viewport().width())
        self.stack.arrange()
        self._place_newer()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Home and End go to the ends; Ctrl+C on a turn copies it."""
        bar = self.verticalScrollBar()
        if event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            self.go_to_end()
        else:
            super().keyPressEvent(event)
