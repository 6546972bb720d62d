"""Models: which are here, whether they are what they should be, and adding one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.messages import words
from app.engine.protocol.events import AnyEvent, Crashed, Done, Failed, Models, Stopped
from app.engine.protocol.records import ModelRow
from app.engine.protocol.requests import ImportModel, ListModels
from app.ui.context import Context
from app.ui.dialogs.size import open_at

_MEGABYTE = 1e6
_ICONS = {"ok": ("check-circle", "good"), "missing": ("warning", "warning")}


def choose_file(parent: QWidget, title: str) -> str:
    """A GGUF file of this machine; "" when the person thought better of it."""
    return QFileDialog.getOpenFileName(parent, title, "", "GGUF (*.gguf)")[0]


class ModelsDialog(QDialog):
    """Lists model files with hash and licence; imports a GGUF file where the policy lets it.

    Args:
        context: services of the window.
        may_import: the policy allows adding models.
        choose: asks for a file; tests replace it.
    """

    def __init__(
        self,
        context: Context,
        may_import: bool,
        parent: QWidget | None = None,
        choose: Callable[[QWidget, str], str] = choose_file,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._choose = choose
        self._is_open = True
        self._looking = 0
        self.setWindowTitle(self.tr("Models"))
        open_at(self, 680, 520)
        heading = QLabel(self.tr("Models"))
        heading.setProperty("role", "title")
        self.note = QLabel(wordWrap=True)
        self.note.setProperty("role", "muted")
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.check_button, self.import_button = QPushButton(self.tr("Check hashes")), QPushButton(self.tr("Add model…"))
        self.import_button.setVisible(may_import)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.check_button)
        row.addWidget(self.import_button)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self._area, 1)
        column.addWidget(self.note)
        column.addLayout(row)
        for button in (self.check_button, self.import_button):
            button.setAutoDefault(False)
        close.setDefault(True)
        close.setFocus()
        self.check_button.clicked.connect(lambda: self._ask(verify=True))
        self.import_button.clicked.connect(self._import)
        self._ask(verify=False)

    def done(self, result: int) -> None:
        """Nobody looks any more: checking ends; a model that is being copied is copied to its end."""
        self._is_open = False
        self._context.engine.cancel(self._looking)
        super().done(result)

    def _ask(self, verify: bool) -> None:
        self._begin(self.tr("Checking every byte…") if verify else self.tr("Looking…"))
        self._looking = self._context.engine.send(ListModels, self._take, verify=verify)

    def _import(self) -> None:
        path = self._choose(self, self.tr("Choose a model file"))
        if not path:
            return
        expected, agreed = QInputDialog.getText(
            self,
            self.tr("Add model"),
            self.tr("SHA-256 that IT gave you for %1 (may be left empty):").replace("%1", PurePath(path).name),
        )
        if agreed:
            self._begin(self.tr("Copying and checking the model…"))
            self._context.engine.send(ImportModel, self._take, path=path, sha256=expected.strip())

    def _take(self, event: AnyEvent) -> None:
        if not self._is_open:
            return
        if isinstance(event, Models):
            self._fill(event.models)
        elif isinstance(event, Failed):
            found = words(event.code, self._context.preferences.language, **event.values)
            self._say(f"{found.message} {found.hint}".strip())
        elif isinstance(event, Done | Stopped):
            self._say("")
        if isinstance(event, Done | Stopped | Failed | Crashed):
            self._enable(True)

    def _begin(self, text: str) -> None:
        self._say(text)
        self._enable(False)

    def _say(self, text: str) -> None:
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _enable(self, enabled: bool) -> None:
        self.check_button.setEnabled(enabled)
        self.import_button.setEnabled(enabled)

    def _fill(self, models: tuple[ModelRow, ...]) -> None:
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        for model in models:
            column.addWidget(self._card(model))
        column.addStretch(1)
        self._area.setWidget(ground)

    def _card(self, model: ModelRow) -> QWidget:
        card = QFrame()
        card.setProperty("role", "card")
        icon, role = _ICONS.get(model.state, ("error", "bad"))
        mark, name = QLabel(), QLabel(model.name)
        mark.setPixmap(self._context.theme.icon(icon, role).pixmap(18, 18))
        name.setProperty("role", "strong")
        state = {
            "ok": self.tr("genuine"),
            "missing": self.tr("missing"),
            "damaged": self.tr("damaged: its hash differs"),
            "refused": self.tr("not approved by policy"),
        }.get(model.state, model.state)
        if model.in_use:
            state = self.tr("%1, in use").replace("%1", state)
        facts = " · ".join((state, f"{model.bytes / _MEGABYTE:,.0f} MB", model.licence))
        words_, file = QLabel(facts, wordWrap=True), QLabel(_breakable(model.file), wordWrap=True)
        for label in (name, words_, file):
            label.setTextFormat(Qt.TextFormat.PlainText)
        hash_ = QLineEdit(model.sha256, readOnly=True)
        hash_.setCursorPosition(0)
        hash_.setAccessibleName(f"SHA-256, {model.name}")
        sign = QLabel("SHA-256")
        sign.setProperty("role", "muted")
        foot = QHBoxLayout()
        foot.addWidget(sign)
        foot.addWidget(hash_, 1)
        head = QHBoxLayout()
        head.addWidget(mark)
        head.addWidget(name, 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(words_)
        column.addWidget(file)
        column.addLayout(foot)
        card.setAccessibleName(f"{model.name}, {model.file}, {facts}")
        return card


def _breakable(name: str) -> str:
    """A file name that a line may break after its hyphens."""
    return name.replace("-", "-\u200b")
