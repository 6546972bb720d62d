"""The settings dialog: a row for each setting that the user may see; rows fixed by policy are locked and say so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from app.core.errors import SeogoError, UsageError
from app.core.messages import words
from app.settings import keys
from app.settings.schema import Invalid, Setting
from app.settings.store import UserSettings
from app.ui.accessible import name_clear_button
from app.ui.context import Context
from app.ui.dialogs.size import open_at
from app.ui.settings.row import SettingRow


class SettingsDialog(QDialog):
    """Shows and changes the user's settings; every change takes effect at once.

    Signals:
        changed(Setting): a value was saved.
    """

    changed = Signal(object)

    def __init__(self, context: Context, store: UserSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._store = context, store
        self.rows: dict[str, SettingRow] = {}
        self._groups: dict[QLabel, list[SettingRow]] = {}
        open_at(self, 640, 620)
        self.heading = QLabel()
        self.heading.setProperty("role", "title")
        self.search = QLineEdit(clearButtonEnabled=True)
        self.note = QLabel(wordWrap=True)
        self.note.setProperty("role", "bad")
        self.note.hide()
        self._area = QScrollArea(widgetResizable=True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
            used = next((key for key, row in self.rows.items() if row.isAncestorOf(self.focusWidget())), "")
            self._fill()
            if used:
                self.rows[used].editor.setFocus()
        super().changeEvent(event)

    def done(self, result: int) -> None:
        """What is still being typed counts."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        super().done(result)

    def _fill(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self.heading.setText(self.tr("Settings"))
        self.search.setPlaceholderText(self.tr("Find a setting"))
        self.search.setAccessibleName(self.tr("Find a setting"))
        name_clear_button(self.search)
        self._close.setText(self.tr("Close"))
        self.rows, self._groups = {}, {}
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        language = self._context.preferences.language
        shown: Sequence[Setting[Any]] = keys.USER_SETTINGS
        for group, settings in groupby(shown, key=lambda each: each.group):
            heading = QLabel(group.heading.of(language))
            heading.setProperty("role", "muted")
            heading.setContentsMargins(0, 8, 0, 0)
            column.addWidget(heading)
            self._groups[heading] = [self._row(setting, language) for setting in settings]
            for row in self._groups[heading]:
                column.addWidget(row)
        column.addStretch(1)
        self._area.setWidget(ground)
        self._filter(self.search.text())

    def _row(self, setting: Setting[Any], language: str) -> SettingRow:
        row = SettingRow(
            setting,
            self._context.theme,
            language,
            self._store.settings.locked(setting),
            lambda value: self._save(setting, value),
            lambda: self._do(setting, lambda: self._store.reset(setting)),
        )
        row.show_value(self._store.settings.value(setting))
        self.rows[setting.key] = row
        return row

    def _save(self, setting: Setting[Any], value: Any) -> None:
        if isinstance(value, Invalid):
            self._say(
                UsageError("setting_invalid", key=setting.title.of(self._language), expected=setting.kind.grammar)
            )
            self.rows[setting.key].show_value(self._store.settings.value(setting))
        elif value != self._store.settings.value(setting):
            self._do(setting, lambda: self._store.set(setting, value))

    def _do(self, setting: Setting[Any], act: Callable[[], object]) -> None:
        try:
            act()
        except SeogoError as error:
            self._say(error)
            self.rows[setting.key].show_value(self._store.settings.value(setting))
            return
        self.note.hide()
        self.rows[setting.key].show_value(self._store.settings.value(setting))
        self.changed.emit(setting)

    def _say(self, error: SeogoError) -> None:
        found = words(error.code, self._language, **error.values)
        self.note.setText(f"{found.message} {found.hint}".strip())
        self.note.show()

    @property
    def _language(self) -> str:
        return self._context.preferences.language

    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for heading, rows in self._groups.items():
            for row in rows:
                row.setVisible(row.says(wanted))
            heading.setVisible(any(row.says(wanted) for row in rows))
