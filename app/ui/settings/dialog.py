"""The settings dialog: a row for each setting that the user may see; rows fixed by policy are locked and say so."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import SeogoError
from app.core.messages import words
from app.settings import keys
from app.settings.kinds import Flag
from app.settings.schema import Setting
from app.settings.store import UserSettings
from app.ui.context import Context
from app.ui.settings.editors import editor_for


class SettingsDialog(QDialog):
    """Shows and changes the user's settings; every change takes effect at once.

    Signals:
        changed(Setting): a value was saved.
    """

    changed = Signal(object)

    def __init__(self, context: Context, store: UserSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._store = context, store
        self.rows: dict[str, QWidget] = {}
        self.editors: dict[str, QWidget] = {}
        self.resize(640, 600)
        self.heading = QLabel()
        self.heading.setProperty("role", "title")
        self.search = QLineEdit(clearButtonEnabled=True)
        self.note = QLabel(wordWrap=True)
        self.note.setProperty("role", "bad")
        self.note.hide()
        self._area = QScrollArea(widgetResizable=True)
        self._buttons = QDialogButtonBox()
        self._close = self._buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self._close.setAutoDefault(False)  # Enter belongs to the fields
        self._buttons.rejected.connect(self.reject)
        self.search.textChanged.connect(self._filter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (self.heading, self.search, self.note):
            column.addWidget(widget)
        column.addWidget(self._area, 1)
        column.addWidget(self._buttons)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another language: every row is made anew."""
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
        super().changeEvent(event)

    def _fill(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self.heading.setText(self.tr("Settings"))
        self.search.setPlaceholderText(self.tr("Find a setting"))
        self.search.setAccessibleName(self.tr("Find a setting"))
        self._close.setText(self.tr("Close"))
        self.rows, self.editors = {}, {}
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        language = self._context.preferences.language
        rows: tuple[Setting[Any], ...] = keys.USER_SETTINGS
        for group, settings in groupby(rows, key=lambda each: each.group):
            heading = QLabel(group.heading.of(language))
            heading.setProperty("role", "muted")
            column.addSpacing(6)
            column.addWidget(heading)
            for setting in settings:
                self.rows[setting.key] = self._row(setting, language)
                column.addWidget(self.rows[setting.key])
        column.addStretch(1)
        self._area.setWidget(ground)
        self._filter(self.search.text())

    def _row(self, setting: Setting[Any], language: str) -> QWidget:
        locked = self._store.settings.locked(setting)
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        value = self._store.settings.value(setting)
        choose = self.tr("Choose…")
        editor = editor_for(setting, value, language, lambda new: self._save(setting, new), choose)
        editor.setEnabled(not locked)
        title = setting.title.of(language)
        fixed = self.tr("fixed by the administrator")
        editor.setAccessibleName(f"{title} ({fixed})" if locked else title)
        editor.setAccessibleDescription(setting.description.of(language))
        self.editors[setting.key] = editor
        head = QHBoxLayout()
        if isinstance(setting.kind, Flag):
            head.addWidget(editor, 1)
        else:
            label = QLabel(title)
            label.setProperty("role", "strong")
            head.addWidget(label, 1)
        if locked:
            head.addWidget(self._lock())
        elif value != setting.default:
            head.addWidget(self._reset(setting))
        column.addLayout(head)
        if not isinstance(setting.kind, Flag):
            column.addWidget(editor)
        column.addWidget(self._explanation(setting, language))
        return card

    def _explanation(self, setting: Setting[Any], language: str) -> QLabel:
        text = setting.description.of(language)
        if setting.restart:
            later = self.tr("Takes effect at the next start.")
            text = f"{text} {later}"
        label = QLabel(text, wordWrap=True)
        label.setProperty("role", "muted")
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _lock(self) -> QWidget:
        badge = QToolButton()
        badge.setText(self.tr("Administrator policy"))
        badge.setIcon(self._context.theme.icon("lock", "link"))
        badge.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        badge.setProperty("role", "status")
        badge.setToolTip(self.tr("IT has fixed this value. It cannot be changed here."))
        badge.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return badge

    def _reset(self, setting: Setting[Any]) -> QWidget:
        button = QToolButton()
        button.setIcon(self._context.theme.icon("undo"))
        button.setProperty("role", "quiet")
        button.setToolTip(self.tr("Back to the default"))
        button.setAccessibleName(self.tr("Back to the default"))
        button.clicked.connect(lambda: self._do(setting, lambda: self._store.reset(setting)))
        return button

    def _save(self, setting: Setting[Any], value: Any) -> None:
        if value != self._store.settings.value(setting):
            self._do(setting, lambda: self._store.set(setting, value))

    def _do(self, setting: Setting[Any], act: Any) -> None:
        try:
            act()
        except SeogoError as error:
            found = words(error.code, self._context.preferences.language, **error.values)
            self.note.setText(f"{found.message} {found.hint}".strip())
            self.note.show()
            return
        self.note.hide()
        self.changed.emit(setting)

    def _filter(self, text: str) -> None:
        language = self._context.preferences.language
        wanted = text.casefold().split()
        for setting in keys.USER_SETTINGS:
            said = f"{setting.title.of(language)} {setting.description.of(language)} {setting.key}".casefold()
            self.rows[setting.key].setVisible(all(word in said for word in wanted))
