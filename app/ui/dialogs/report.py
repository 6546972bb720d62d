"""Dialogs that show something to be read and copied: licences and notices, a crash, the isolation report."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.engine.protocol.records import Check
from app.ui.dialogs.size import open_at
from app.ui.theme.theme import Theme

_ROLES = {"ok": ("check-circle", "good"), "warning": ("warning", "warning"), "failed": ("error", "bad")}


class ReadingDialog(QDialog):
    """A heading, a line of explanation, something to read, and buttons; Enter and Esc close it."""

    def __init__(self, title: str, heading: str, explanation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.heading, self.explanation = QLabel(heading, wordWrap=True), QLabel(explanation, wordWrap=True)
        self.heading.setProperty("role", "title")
        self.explanation.setVisible(bool(explanation))
        self.buttons = QDialogButtonBox()
        self.buttons.rejected.connect(self.reject)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 20)
        self.column.setSpacing(12)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.explanation)

    def add_content(self, widget: QWidget, *actions: QPushButton) -> None:
        """Put in what is read, and the buttons: these, and one that closes."""
        self.column.addWidget(widget, 1)
        self.column.addWidget(self.buttons)
        for action in actions:
            action.setAutoDefault(False)
            self.buttons.addButton(action, QDialogButtonBox.ButtonRole.ActionRole)
        close = self.buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        close.setFocus()


class TextDialog(ReadingDialog):
    """A text that can be copied."""

    def __init__(self, title: str, explanation: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(title, title, explanation, parent)
        open_at(self, 680, 480)
        self.text = QPlainTextEdit(text, readOnly=True)
        self.text.setAccessibleName(title)
        self.text.setTabChangesFocus(True)
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))


class CrashDialog(TextDialog):
    """A bug: what can be sent to IT, without any text of documents; work goes on behind it.

    Signals:
        restart_asked(): the engine shall be started again.
    """

    restart_asked = Signal()

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        words = self.tr(
            "Your documents are safe and you can go on. Please copy this report and send it to IT. "
            "It holds no text of your documents or questions."
        )
        super().__init__(self.tr("Something went wrong"), words, report, parent)
        self.restart_button = QPushButton(self.tr("Start the engine again"))
        self.restart_button.clicked.connect(self._restart)
        self.add_content(self.text, self.copy_button, self.restart_button)

    def _restart(self) -> None:
        self.restart_asked.emit()
        self.accept()


class IsolationDialog(ReadingDialog):
    """The self-test in words: what was tried, and what came of it."""

    def __init__(self, checks: Sequence[Check], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", "", "", parent)
        self._checks, self._theme = checks, theme
        self.setWindowTitle(self.tr("Isolation report"))
        self.heading.setText(self._verdict())
        words = self.tr("Seogo tried every way out of this machine just now, and checked its own parts.")
        self.explanation.setText(words)
        self.explanation.show()
        open_at(self, 660, 600)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(self._table())
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(self.tr("Isolation report"))
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.as_text()))
        self.add_content(area, self.copy_button)

    def as_text(self) -> str:
        """The report for the clipboard."""
        return "\n".join(f"[{check.status}] {check.name}: {check.detail}" for check in self._checks)

    def _verdict(self) -> str:
        states = {check.status for check in self._checks}
        cut_off = all(check.status == "ok" for check in self._checks if check.name in {"network", "ports"})
        if not cut_off:
            return self.tr("The network is not shut off. Please tell IT.")
        if "failed" in states:
            return self.tr("Cut off from the network. Some checks failed; please tell IT.")
        if "warning" in states:
            return self.tr("Cut off from the network. Some points deserve a look.")
        return self.tr("Cut off from the network. Every check passed.")

    def _table(self) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "card")
        grid = QGridLayout(frame)
        grid.setContentsMargins(16, 12, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for number, check in enumerate(self._checks):
            name, detail = QLabel(self._name(check.name), wordWrap=True), QLabel(check.detail, wordWrap=True)
            name.setProperty("role", "strong")
            detail.setProperty("role", "muted")
            detail.setContentsMargins(0, 0, 0, 8)
            for label in (name, detail):
                label.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(self._mark(check.status), 2 * number, 0)
            grid.addWidget(name, 2 * number, 1)
            grid.addWidget(detail, 2 * number + 1, 1)
        grid.setRowStretch(2 * len(self._checks), 1)
        return frame

    def _mark(self, status: str) -> QLabel:
        icon, color = _ROLES.get(status, _ROLES["warning"])
        words = {"ok": self.tr("passed"), "warning": self.tr("look at this"), "failed": self.tr("failed")}
        mark = QLabel()
        mark.setPixmap(self._theme.icon(icon, color).pixmap(18, 18))
        mark.setAccessibleName(words.get(status, status))
        mark.setToolTip(words.get(status, status))
        return mark

    def _name(self, name: str) -> str:
        """A check's name in words; "model <file>" keeps its file."""
        kind, _, rest = name.partition(" ")
        words = {
            "model": self.tr("Model"),
            "font": self.tr("Font"),
            "store": self.tr("Library"),
            "catalogue": self.tr("Library"),
            "vectors": self.tr("Search index"),
            "unfinished": self.tr("Work left to do"),
            "network": self.tr("Network"),
            "ports": self.tr("Open ports"),
            "policy": self.tr("Policy"),
            "audit": self.tr("Audit log"),
            "disk": self.tr("Disk"),
            "memory": self.tr("Memory"),
        }.get(kind, kind)
        return f"{words} {rest}" if rest else words
