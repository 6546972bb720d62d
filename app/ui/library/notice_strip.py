"""One quiet line above the list when documents want something: could not be read, changed on disk, still waiting."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.flow_layout import FlowLayout
from app.ui.library import words
from app.ui.library.part import Part, push_button


class Notice(StrEnum):
    """What the strip can say, most urgent first."""

    NONE = ""
    WAITING = "waiting"
    FAILED = "failed"
    CHANGED = "changed"
    SHOWN = "shown"  # the list is narrowed to documents that want something


_NEUTRAL = frozenset({Notice.WAITING, Notice.SHOWN})


class NoticeStrip(Part):
    """One notice with what can be done.

    Signals:
        acted(Notice): its button was pressed.
        dismissed(Notice):
    """

    acted = Signal(object)
    dismissed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setProperty("role", "banner")
        self.setObjectName("libraryNotice")
        self.notice, self._count = Notice.NONE, 0
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.act, self.dismiss = push_button("", self), push_button("quiet", self)
        buttons = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        flow = FlowLayout(buttons)
        flow.addWidget(self.act)
        flow.addWidget(self.dismiss)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self.label)
        layout.addWidget(buttons)
        self.act.clicked.connect(lambda: self.acted.emit(self.notice))
        self.dismiss.clicked.connect(lambda: self.dismissed.emit(self.notice))
        self.hide()

    def show_notice(self, notice: Notice, count: int) -> None:
        """Say something about `count` documents; NONE hides the strip."""
        if (notice, count) != (self.notice, self._count):
            self.notice, self._count = notice, count
            self._set_role("card" if notice in _NEUTRAL else "banner")
            self.retranslate()
        self.setVisible(notice is not Notice.NONE)

    def _set_role(self, role: str) -> None:
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)

    def retranslate(self) -> None:
        """Words of the notice."""
        one, many, act = self._words()
        self.label.setText(words.counted(self._count, one, many))
        self.act.setText(act)
        self.act.setAccessibleDescription(self.label.text())
        self.dismiss.setText(self.tr("Later"))
        self.dismiss.setVisible(self.notice is not Notice.SHOWN)

    def _words(self) -> tuple[str, str, str]:
        found = {
            Notice.NONE: ("", "", ""),
            Notice.WAITING: (
                self.tr("1 document still waits to be read."),
                self.tr("%1 documents still wait to be read."),
                self.tr("Go on reading"),
            ),
            Notice.FAILED: (
                self.tr("1 document could not be read."),
                self.tr("%1 documents could not be read."),
                self.tr("Show them"),
            ),
            Notice.CHANGED: (
                self.tr("The file of 1 document has changed."),
                self.tr("The files of %1 documents have changed."),
                self.tr("Read again"),
            ),
            Notice.SHOWN: (
                self.tr("Only 1 document is listed."),
                self.tr("Only %1 documents are listed."),
                self.tr("List all"),
            ),
        }
        return found[self.notice]
