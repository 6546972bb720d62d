"""What the program is, and the keys it knows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

from app import __version__
from app.system import paths
from app.ui.dialogs.report import ReadingDialog, TextDialog
from app.ui.dialogs.size import open_at

HANCOM = "본 제품은 한글과컴퓨터의 한글 문서 파일(.hwp) 공개 문서를 참고하여 개발하였습니다."
"""Hancom's terms of the HWP specification ask for this sentence in Korean, wherever the product shows what it is."""


class AboutDialog(TextDialog):
    """Version, promise, and every notice that comes with the program."""

    def __init__(self, parent: QWidget | None = None) -> None:
        file = paths.PROGRAM / "NOTICE"
        notice = file.read_text("utf-8") if file.is_file() else ""
        words = self.tr("Version %1. Answers from your documents, on this machine alone. Nothing leaves it.")
        super().__init__(self.tr("Seogo"), words.replace("%1", __version__) + "\n" + HANCOM, notice, parent)
        self.add_content(self.text, self.copy_button)


class ShortcutsDialog(ReadingDialog):
    """Every key of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", "", parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.heading.setText(self.tr("Keyboard shortcuts"))
        card = QFrame()
        card.setProperty("role", "card")
        grid = QGridLayout(card)
        grid.setContentsMargins(20, 14, 20, 14)
        grid.setHorizontalSpacing(32)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, (keys, words) in enumerate(self._rows()):
            key, what = QLabel(keys), QLabel(words, wordWrap=True)
            key.setProperty("role", "strong")
            grid.addWidget(key, row, 0)
            grid.addWidget(what, row, 1)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(card)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.add_content(area)
        open_at(self, 520, 520)

    def _rows(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Enter", self.tr("Ask the question")),
            ("Shift+Enter", self.tr("New line in the question")),
            ("Esc", self.tr("Stop the answer")),
            ("Ctrl+N", self.tr("New conversation")),
            ("Ctrl+K", self.tr("Go to the question")),
            ("Ctrl+L", self.tr("Go to the library")),
            ("Ctrl+H", self.tr("Go to the history")),
            ("Ctrl+O", self.tr("Add documents")),
            ("Ctrl+F", self.tr("Find in the document shown")),
            ("Alt+↑ / Alt+↓", self.tr("Previous and next page")),
            ("Ctrl++ / Ctrl+-", self.tr("Larger and smaller page")),
            ("Ctrl+Shift+W", self.tr("Summaries, comparisons, checklists")),
            ("F8 / F9", self.tr("Show or hide the library / the source")),
            ("Ctrl+,", self.tr("Settings")),
        )
