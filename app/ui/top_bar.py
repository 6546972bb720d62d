"""The bar at the top: panes, adding documents, a new conversation, and the menu."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from app.ui.theme.theme import Theme


class TopBar(QWidget):
    """Buttons only; the window does what they ask.

    Signals:
        add_asked, new_asked, work_asked, library_toggled, source_toggled, settings_asked, models_asked, isolation_asked,
        shortcuts_asked, about_asked: all without arguments.
    """

    add_asked = Signal()
    new_asked = Signal()
    work_asked = Signal()
    library_toggled = Signal()
    source_toggled = Signal()
    settings_asked = Signal()
    models_asked = Signal()
    isolation_asked = Signal()
    shortcuts_asked = Signal()
    about_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.left, self.add, self.new = self._button("panel-left"), self._button("add-file"), self._button("new-chat")
        self.work = self._button("checklist")
        self.right, self.menu_button = self._button("panel-right"), self._button("more")
        self.name = QLabel()
        self.name.setObjectName("appName")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 12, 6)
        row.setSpacing(4)
        for widget in (self.left, self.name, self.add, self.new, self.work):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.right)
        row.addWidget(self.menu_button)
        for button in (self.add, self.new, self.work):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._make_menu()
        self.left.clicked.connect(self.library_toggled)
        self.add.clicked.connect(self.add_asked)
        self.new.clicked.connect(self.new_asked)
        self.work.clicked.connect(self.work_asked)
        self.right.clicked.connect(self.source_toggled)
        theme.changed.connect(self._draw)
        self._draw()
        self._set_words()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Another language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._set_words()
        super().changeEvent(event)

    def _button(self, icon: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(icon)
        button.setProperty("role", "quiet")
        return button

    def _make_menu(self) -> None:
        self.menu = QMenu(self)
        self.actions_: list[tuple[QAction, str]] = []
        for icon, signal in (
            ("settings", self.settings_asked),
            ("model", self.models_asked),
            ("shield-check", self.isolation_asked),
            ("keyboard", self.shortcuts_asked),
            ("info", self.about_asked),
        ):
            action = QAction(self.menu)
            action.triggered.connect(signal)
            self.menu.addAction(action)
            self.actions_.append((action, icon))
        self.menu_button.setMenu(self.menu)
        self.menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _draw(self) -> None:
        for button in (self.left, self.add, self.new, self.work, self.right, self.menu_button):
            button.setIcon(self._theme.icon(button.objectName()))
        for action, icon in self.actions_:
            action.setIcon(self._theme.icon(icon))

    def _set_words(self) -> None:
        self.name.setText(self.tr("Seogo"))
        self.add.setText(self.tr("Add documents"))
        self.new.setText(self.tr("New conversation"))
        self.work.setText(self.tr("Document work"))
        for button, words in (
            (self.left, self.tr("Show or hide the library (F8)")),
            (self.add, self.tr("Add documents (Ctrl+O)")),
            (self.new, self.tr("New conversation (Ctrl+N)")),
            (self.work, self.tr("Summaries, comparisons, checklists (Ctrl+Shift+W)")),
            (self.right, self.tr("Show or hide the source (F9)")),
            (self.menu_button, self.tr("Menu")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words.split(" (")[0])
        texts = (
            self.tr("Settings…"),
            self.tr("Models…"),
            self.tr("Isolation report…"),
            self.tr("Keyboard shortcuts"),
            self.tr("About Seogo"),
        )
        for (action, _), text in zip(self.actions_, texts, strict=True):
            action.setText(text)
