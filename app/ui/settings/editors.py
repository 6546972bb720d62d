"""One editor for each kind of setting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from app.settings.kinds import Choice, Flag, Folder, FolderList, HashList, Whole, WordList
from app.settings.schema import Invalid, Setting

Changed = Callable[[Any], None]
_UNITS = {
    "ko": {"%": " %", "days": "일", "MB": " MB", "minutes": "분"},
    "en": {"%": " %", "days": " days", "MB": " MB", "minutes": " minutes"},
}
_LINES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Editor:
    """A widget for one value.

    Attributes:
        widget: what the person uses.
        show: shows a value without telling of it.
    """

    widget: QWidget
    show: Callable[[Any], None]


def editor_for(setting: Setting[Any], value: Any, language: str, changed: Changed, choose: str) -> Editor:
    """An editor that shows a value and tells of a new one.

    Args:
        setting: what is edited.
        value: what it is now.
        language: of the words.
        changed: called with a value of the setting's type.
        choose: words of the button that chooses a folder.
    """
    made = _made(setting, language, changed, choose)
    made.show(value)
    return made


def _made(setting: Setting[Any], language: str, changed: Changed, choose: str) -> Editor:
    kind = setting.kind
    if isinstance(kind, Flag):
        return _flag(setting, language, changed)
    if isinstance(kind, Whole):
        return _whole(setting, kind, language, changed)
    if isinstance(kind, Choice):
        return _choice(kind, language, changed)
    if isinstance(kind, Folder):
        return _folder(setting.title.of(language), changed, choose)
    if isinstance(kind, FolderList | WordList | HashList):
        return _lines(setting, changed)
    return _line(setting, changed)


def _quietly(widget: QWidget, show: Callable[[Any], object]) -> Callable[[Any], None]:
    def quiet(value: Any) -> None:
        with QSignalBlocker(widget):
            show(value)

    return quiet


def _flag(setting: Setting[Any], language: str, changed: Changed) -> Editor:
    box = QCheckBox(setting.title.of(language))
    box.toggled.connect(changed)
    return Editor(box, _quietly(box, box.setChecked))


def _whole(setting: Setting[Any], kind: Whole, language: str, changed: Changed) -> Editor:
    spin = QSpinBox()
    spin.setRange(kind.low, kind.high)
    spin.setSingleStep(10 if kind.high - kind.low > 50 else 1)
    spin.setSuffix(_UNITS["en" if language == "en" else "ko"].get(setting.unit, ""))
    spin.setKeyboardTracking(False)
    spin.lineEdit().setTextMargins(6, 0, 0, 0)  # style sheets do not reach the words of a number field
    spin.valueChanged.connect(changed)
    return Editor(spin, _quietly(spin, spin.setValue))


def _choice(kind: Choice[Any], language: str, changed: Changed) -> Editor:
    box, values = QComboBox(), list(kind.titles)
    for title in kind.titles.values():
        box.addItem(title.of(language))
    box.activated.connect(lambda index: changed(values[index]))
    return Editor(box, _quietly(box, lambda value: box.setCurrentIndex(values.index(value))))


def _line(setting: Setting[Any], changed: Changed) -> Editor:
    field = QLineEdit()
    field.editingFinished.connect(lambda: _parsed(setting, field.text(), changed))
    return Editor(field, _quietly(field, field.setText))


def _folder(title: str, changed: Changed, choose: str) -> Editor:
    ground = QWidget()
    field, button = QLineEdit(readOnly=True), QPushButton(choose)
    button.setAutoDefault(False)
    row = QHBoxLayout(ground)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(field, 1)
    row.addWidget(button)

    def ask() -> None:
        folder = QFileDialog.getExistingDirectory(ground, choose, field.text())
        if folder:
            field.setText(folder)
            changed(folder)

    button.clicked.connect(ask)
    ground.setFocusProxy(button)
    field.setAccessibleName(title)
    field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # read only: the button is what Tab is for
    return Editor(ground, field.setText)


class _Lines(QPlainTextEdit):
    """Tells when the person has left it: half a path is a path, too."""

    def __init__(self, left: Callable[[], None]) -> None:
        super().__init__()
        self._left = left
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES_SHOWN + 20)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self._left()


def _lines(setting: Setting[Any], changed: Changed) -> Editor:
    def left() -> None:
        lines = [line.strip() for line in field.toPlainText().splitlines() if line.strip()]
        _parsed(setting, lines, changed)

    field = _Lines(left)
    return Editor(field, _quietly(field, lambda value: field.setPlainText("\n".join(value))))


def _parsed(setting: Setting[Any], raw: object, changed: Changed) -> None:
    """Tell of a value, or of `Invalid` itself where it is none."""
    try:
        value = setting.kind.parse(raw)
    except Invalid as error:
        value = error
    changed(value)
