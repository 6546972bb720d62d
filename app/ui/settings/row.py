"""One setting: its name, its editor, what it means, and whether a policy fixes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout

from app.settings.kinds import Flag
from app.settings.schema import Setting
from app.ui.settings.editors import editor_for
from app.ui.theme.theme import Theme


class SettingRow(QFrame):
    """A card.

    Args:
        setting: what it shows.
        theme: icons.
        language: of the setting's words.
        locked: a policy fixes it.
        save: called with a new value, or with `Invalid` where what was typed is none.
        reset: goes back to the default.
    """

    def __init__(
        self,
        setting: Setting[Any],
        theme: Theme,
        language: str,
        locked: bool,
        save: Callable[[Any], None],
        reset: Callable[[], None],
    ) -> None:
        super().__init__()
        self._setting, self._theme, self._language, self._locked = setting, theme, language, locked
        self.setProperty("role", "card")
        title = setting.title.of(language)
        self._editor = editor_for(setting, setting.default, language, save, self.tr("Choose…"))
        self.editor = self._editor.widget
        self.editor.setEnabled(not locked)
        self.editor.setAccessibleName(f"{title} ({self.tr('fixed by the administrator')})" if locked else title)
        self.editor.setAccessibleDescription(setting.description.of(language))
        self.reset_button, self._badge = self._reset_button(reset), self._lock()
        self._lay_out(title)
        theme.changed.connect(self._draw)
        self._draw()

    def show_value(self, value: object) -> None:
        """The value in force."""
        self._editor.show(value)
        self.reset_button.setVisible(value != self._setting.default and not self._locked)

    def says(self, words: list[str]) -> bool:
        """It has all of these words, letter case apart."""
        setting = self._setting
        said = (setting.title.of(self._language), setting.description.of(self._language), setting.key)
        return all(word in " ".join(said).casefold() for word in words)

    def _lay_out(self, title: str) -> None:
        column, head = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(4)
        column.addLayout(head)
        if isinstance(self._setting.kind, Flag):
            head.addWidget(self.editor, 1)
        else:
            label = QLabel(title)
            label.setProperty("role", "strong")
            head.addWidget(label, 1)
            column.addWidget(self.editor)
        head.addWidget(self.reset_button)
        head.addWidget(self._badge)
        column.addWidget(self._explanation())

    def _explanation(self) -> QLabel:
        text = self._setting.description.of(self._language)
        if self._setting.restart:
            text = f"{text} {self.tr('Takes effect at the next start.')}"
        label = QLabel(text, wordWrap=True)
        label.setProperty("role", "muted")
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _lock(self) -> QToolButton:
        badge = QToolButton()
        badge.setText(self.tr("Administrator policy"))
        badge.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        badge.setProperty("role", "status")
        badge.setToolTip(self.tr("IT has fixed this value. It cannot be changed here."))
        badge.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        badge.setHidden(not self._locked)
        return badge

    def _draw(self) -> None:
        self.reset_button.setIcon(self._theme.icon("undo"))
        self._badge.setIcon(self._theme.icon("lock", "link"))

    def _reset_button(self, reset: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setProperty("role", "quiet")
        button.setToolTip(self.tr("Back to the default"))
        button.setAccessibleName(self.tr("Back to the default"))
        button.clicked.connect(reset)
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(not self._locked)  # the row does not jump when it comes and goes
        button.setSizePolicy(policy)
        return button
