"""Where to look: everything, one collection, or the documents chosen in the library."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton

from app.core.retrieval.scope import EVERYTHING, Scope
from app.ui.context import Context
from app.ui.conversation.buttons import IconButton, explain
from app.ui.conversation.words import clean, scope_words

_LONGEST_CHARS = 22


class ScopeChip(IconButton):
    """Shows the scope of the next question, and lets it be changed by a menu.

    Signals:
        scope_changed(): another scope is chosen.
    """

    scope_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, "scope", "", role="pill", tone="link")
        self._collections: list[str] = []
        self._chosen: tuple[Scope, str] | None = None  # documents chosen in the library
        self.scope = EVERYTHING
        self._label = ""
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._show()

    @property
    def label(self) -> str:
        """The scope in words, or "" for everything."""
        return "" if self.scope.is_everything else self._label

    def set_scope(self, scope: Scope, label: str) -> None:
        """Limit the next questions."""
        self.scope, self._label = scope, label or scope_words(scope)
        if scope.documents:
            self._chosen = (scope, self._label)
        self._show()
        self.scope_changed.emit()

    def set_collections(self, collections: list[str]) -> None:
        """The names that the menu offers."""
        self._collections = collections
        gone = self.scope.collection is not None and self.scope.collection not in collections
        if gone and not self.scope.documents:
            self.set_scope(EVERYTHING, "")

    def sizeHint(self) -> QSize:  # noqa: N802
        """The words and the icon, with room at the round ends."""
        hint = super().sizeHint()
        return QSize(hint.width(), max(hint.height(), 32))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Words in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.scope.is_everything:
            self._show()

    def _show(self) -> None:
        text = scope_words(self.scope) if self.scope.is_everything else clean(self._label)
        shown = text if len(text) <= _LONGEST_CHARS else f"{text[:_LONGEST_CHARS]}…"
        self.setText(shown.replace("&", "&&"))
        explain(self, self.tr("Where to look: %1").replace("%1", text))
        self.setAccessibleName(self.tr("Where to look: %1").replace("%1", text))

    def _fill(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        self._add(group, EVERYTHING, scope_words(EVERYTHING))
        if self._collections:
            self._menu.addSection(self.tr("Folders"))
        for name in self._collections:
            self._add(group, Scope(collection=name), clean(name))
        self._menu.addSection(self.tr("Chosen documents"))
        if self._chosen is not None:
            self._add(group, *self._chosen)
        else:
            hint = self._menu.addAction(self.tr("Choose documents in the library on the left"))
            hint.setEnabled(False)

    def _add(self, group: QActionGroup, scope: Scope, label: str) -> None:
        action = QAction(label.replace("&", "&&"), self._menu)
        action.setCheckable(True)
        action.setChecked(scope == self.scope)
        action.triggered.connect(lambda: self.set_scope(scope, label))
        group.addAction(action)
        self._menu.addAction(action)
