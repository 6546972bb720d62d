"""What stands where the list would be: the invitation of an empty library, or a filter without hits."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.library.part import Part, push_button

ICON_LINES = 2.5
"""Height of the picture, in lines of text."""


class Emptiness(StrEnum):
    """Why there is nothing to list."""

    OPENING = "opening"
    REFUSED = "refused"  # the engine cannot open the library
    FIRST_RUN = "first_run"
    NO_HITS = "no_hits"
    NO_DOCUMENTS_HERE = "here"  # an empty collection, or nothing that wants attention


class EmptyState(Part):
    """Words and buttons in the middle of the panel.

    Signals:
        samples_asked(), files_asked(), folder_asked(), show_all_asked():
    """

    samples_asked = Signal()
    files_asked = Signal()
    folder_asked = Signal()
    show_all_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.reason, self._refusal = Emptiness.OPENING, ""
        self.icon, self.headline, self.text = QLabel(self), QLabel(self), QLabel(self)
        self.headline.setProperty("role", "title")
        self.text.setProperty("role", "muted")
        for label in (self.icon, self.headline, self.text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(label is not self.icon)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.samples, self.files, self.folder, self.all = (push_button(role, self) for role in ("primary", "", "", ""))
        self.shield, self.promise = QLabel(self), QLabel(self)
        self.promise.setProperty("role", "muted")
        self.promise.setWordWrap(True)
        self._lay_out()
        self.samples.clicked.connect(self.samples_asked)
        self.files.clicked.connect(self.files_asked)
        self.folder.clicked.connect(self.folder_asked)
        self.all.clicked.connect(self.show_all_asked)
        self.retranslate()
        self.restyle()

    def show_reason(self, reason: Emptiness, refusal: str = "") -> None:
        """Why there is nothing to list.

        Args:
            refusal: why the engine cannot open the library, and what to do.
        """
        if (reason, refusal) != (self.reason, self._refusal):
            self.reason, self._refusal = reason, refusal
            self.retranslate()
            self.restyle()

    def retranslate(self) -> None:
        """Words."""
        headline, text = self._words()
        self.headline.setText(headline)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.samples.setText(self.tr("Start with sample documents"))
        self.files.setText(self.tr("Add files"))
        self.folder.setText(self.tr("Add a folder"))
        self.all.setText(self.tr("List all documents"))
        self.promise.setText(self.tr("Documents and questions never leave this computer."))
        is_first = self.reason is Emptiness.FIRST_RUN
        for widget in (self.samples, self.files, self.folder, self.shield, self.promise):
            widget.setVisible(is_first)
        if self.reason is Emptiness.NO_DOCUMENTS_HERE:
            self.files.setVisible(True)
        self.all.setVisible(self.reason in (Emptiness.NO_HITS, Emptiness.NO_DOCUMENTS_HERE))

    def restyle(self) -> None:
        """Icons."""
        names = {
            Emptiness.FIRST_RUN: "drop",
            Emptiness.NO_HITS: "search",
            Emptiness.OPENING: "library",
            Emptiness.REFUSED: "error",
        }
        icon = self.context.theme.icon(names.get(self.reason, "folder-open"), "faint")
        line = self.fontMetrics().height()
        side = max(48, round(line * ICON_LINES))
        self.icon.setPixmap(icon.pixmap(side, side))
        self.shield.setPixmap(self.context.theme.icon("shield-check", "good").pixmap(line, line))

    def rescale(self) -> None:
        """Pictures grow with the font."""
        super().rescale()
        self.restyle()

    def _words(self) -> tuple[str, str]:
        if self.reason is Emptiness.OPENING:
            return self.tr("Opening the library…"), ""
        if self.reason is Emptiness.REFUSED:
            return self.tr("The library could not be opened"), self._refusal
        if self.reason is Emptiness.NO_HITS:
            return self.tr("No document found"), self.tr("Try fewer words, or only the initial consonants.")
        if self.reason is Emptiness.NO_DOCUMENTS_HERE:
            return self.tr("Nothing here yet"), self.tr("Add files, or drag documents onto this collection.")
        return (
            self.tr("Drop documents here"),
            self.tr("PDF, Hangul (HWP, HWPX), Word, Excel, PowerPoint, mail and text files, or whole folders."),
        )

    def _lay_out(self) -> None:
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(20, 24, 20, 24)
        column.setSpacing(8)
        column.addStretch(2)
        for label in (self.icon, self.headline, self.text):
            column.addWidget(label)
        column.addSpacing(8)
        for button in (self.samples, self.files, self.folder, self.all):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(16)
        promise = QHBoxLayout()
        promise.setSpacing(8)
        promise.addWidget(self.shield, 0, Qt.AlignmentFlag.AlignTop)
        promise.addWidget(self.promise, 1)
        column.addLayout(promise)
        column.addStretch(3)
        area = QScrollArea(self)  # at 200 % font the invitation may be higher than the panel
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
