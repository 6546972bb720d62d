"""Dialogs that show something to be read and copied: the isolation report, a crash, licences, keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.engine.protocol.records import Check
from app.ui.theme.theme import Theme

_ROLES = {"ok": ("check-circle", "good"), "warning": ("warning", "warning"), "failed": ("error", "bad")}


class TextDialog(QDialog):
    """A heading, a line of explanation, and a text that can be copied."""

    def __init__(self, title: str, explanation: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(640, 460)
        heading = QLabel(title)
        heading.setProperty("role", "title")
        words = QLabel(explanation, wordWrap=True)
        self.text = QPlainTextEdit(text, readOnly=True)
        self.text.setAccessibleName(title)
        self.buttons = QDialogButtonBox()
        self.copy_button = self.buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        close = self.buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(words)
        column.addWidget(self.text, 1)
        column.addWidget(self.buttons)


class CrashDialog(TextDialog):
    """A bug: what can be sent to IT, without any text of documents; work goes on behind it."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Something went wrong"),
            self.tr(
                "Your documents are safe and you can go on. Please copy this report and send it to IT. "
                "It holds no text of your documents or questions."
            ),
            report,
            parent,
        )

    @classmethod
    def show_report(cls, report: str, parent: QWidget | None = None) -> CrashDialog:
        """Open it without blocking the window."""
        dialog = cls(report, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog


class IsolationDialog(QDialog):
    """The self-test in words: what was tried, and what came of it."""

    def __init__(self, checks: Sequence[Check], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checks = checks
        self.setWindowTitle(self.tr("Isolation report"))
        self.resize(620, 520)
        heading = QLabel(self._verdict())
        heading.setProperty("role", "title")
        heading.setWordWrap(True)
        words = QLabel(
            self.tr("Seogo tried every way out of this machine just now, and checked its own parts."), wordWrap=True
        )
        words.setProperty("role", "muted")
        area = QScrollArea(widgetResizable=True)
        area.setWidget(self._table(theme))
        buttons = QDialogButtonBox()
        copy = buttons.addButton(self.tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.as_text()))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (heading, words):
            column.addWidget(widget)
        column.addWidget(area, 1)
        column.addWidget(buttons)

    def as_text(self) -> str:
        """The report for the clipboard."""
        return "\n".join(f"[{check.status}] {check.name}: {check.detail}" for check in self._checks)

    def _verdict(self) -> str:
        if any(check.status == "failed" for check in self._checks):
            return self.tr("Some checks failed. Please tell IT.")
        if any(check.status == "warning" for check in self._checks):
            return self.tr("Cut off from the network. Some points need a look.")
        return self.tr("Cut off from the network. Every check passed.")

    def _table(self, theme: Theme) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "card")
        grid = QGridLayout(frame)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(2, 1)
        states = {"ok": self.tr("passed"), "warning": self.tr("look at this"), "failed": self.tr("failed")}
        for row, check in enumerate(self._checks):
            icon, role = _ROLES.get(check.status, _ROLES["warning"])
            mark, name, detail = QLabel(), QLabel(check.name), QLabel(check.detail, wordWrap=True)
            mark.setPixmap(theme.icon(icon, role).pixmap(18, 18))
            mark.setAccessibleName(states.get(check.status, check.status))
            mark.setToolTip(states.get(check.status, check.status))
            name.setProperty("role", "strong")
            for label in (name, detail):
                label.setTextFormat(Qt.TextFormat.PlainText)
            for column, label in enumerate((mark, name, detail)):
                grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        return frame
