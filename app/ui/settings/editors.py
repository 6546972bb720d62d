"""One editor for each kind of setting."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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


def editor_for(setting: Setting[Any], value: Any, language: str, changed: Changed, choose: str) -> QWidget:
    """A widget that shows a value and tells of a new one.

    Args:
        setting: what is edited.
        value: what it is now.
        language: of the words.
        changed: called with a value of the setting's type.
        choose: words of the button that chooses a folder.
    """
    kind = setting.kind
    if isinstance(kind, Flag):
        return _flag(setting, bool(value), language, changed)
    if isinstance(kind, Whole):
        return _whole(setting, int(value), changed)
    if isinstance(kind, Choice):
        return _choice(kind, value, language, changed)
    if isinstance(kind, Folder):
        return _folder(str(value), changed, choose)
    if isinstance(kind, FolderList | WordList | HashList):
        return _lines(setting, value, changed)
    return _line(setting, str(value), changed)


def _flag(setting: Setting[Any], value: bool, language: str, changed: Changed) -> QWidget:
    box = QCheckBox(setting.title.of(language))
    box.setChecked(value)
    box.toggled.connect(changed)
    return box


def _whole(setting: Setting[Any], value: int, changed: Changed) -> QWidget:
    kind = setting.kind
    assert isinstance(kind, Whole)
    spin = QSpinBox()
    spin.setRange(kind.low, kind.high)
    spin.setSingleStep(10 if kind.high - kind.low > 50 else 1)
    spin.setSuffix({"%": " %"}.get(setting.unit, ""))
    spin.setKeyboardTracking(False)
    spin.setValue(value)
    spin.valueChanged.connect(changed)
    return spin


def _choice(kind: Choice[Any], value: Any, language: str, changed: Changed) -> QWidget:
    box = QComboBox()
    for each, title in kind.titles.items():
        box.addItem(title.of(language), each)
    box.setCurrentIndex(list(kind.titles).index(value))
    box.activated.connect(lambda index: changed(list(kind.titles)[index]))
    return box


def _line(setting: Setting[Any], value: str, changed: Changed) -> QLineEdit:
    field = QLineEdit(value)
    field.editingFinished.connect(lambda: _parsed(setting, field.text(), changed))
    return field


def _folder(value: str, changed: Changed, choose: str) -> QWidget:
    ground = QWidget()
    field, button = QLineEdit(value), QPushButton(choose)
    field.setReadOnly(True)
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
    return ground


def _lines(setting: Setting[Any], value: tuple[str, ...], changed: Changed) -> QWidget:
    class Field(QPlainTextEdit):
        def focusOutEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
            super().focusOutEvent(event)
            lines = [line.strip() for line in self.toPlainText().splitlines() if line.strip()]
            _parsed(setting, lines, changed)

    field = Field("\n".join(value))
    field.setFixedHeight(84)
    field.setTabChangesFocus(True)
    return field


def _parsed(setting: Setting[Any], raw: object, changed: Changed) -> None:
    try:
        changed(setting.kind.parse(raw))
    except Invalid:
        return  # the row keeps the value in force; the dialog shows it again
