"""The questions the library asks. Each has a classmethod that shows it and returns the answer; tests replace that."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

MOST_NAMED = 3
"""File names listed in the password question."""
LONGEST_NAME = 60
"""Of a collection, in characters."""


class Question(QDialog):
    """Words, something to fill in, and two buttons."""

    def __init__(self, parent: QWidget | None, title: str, text: str, accept: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(360)
        self.text = QLabel(text, self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.accept_button = self.buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        self.accept_button.setProperty("role", "primary")
        self.accept_button.setDefault(True)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 20, 20, 16)
        self.column.setSpacing(12)
        self.column.addWidget(self.text)
        self.column.addWidget(self.buttons)

    def put(self, widget: QWidget) -> None:
        """Add something to fill in above the buttons."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def run(self) -> bool:
        """Show it until it is answered; True: accepted."""
        try:
            return self.exec() == QDialog.DialogCode.Accepted
        finally:
            self.deleteLater()


class PasswordDialog(Question):
    """Asks for the password of protected documents."""

    def __init__(self, parent: QWidget | None, names: Sequence[str], was_wrong: bool) -> None:
        super().__init__(parent, "", "", "")
        self.setWindowTitle(self.tr("Protected document"))
        self.accept_button.setText(self.tr("Read"))
        self.text.setText(self._words(names, was_wrong))
        self.field = QLineEdit(self)
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(self.tr("Password"))
        self.shown = QCheckBox(self.tr("Show password"), self)
        note = QLabel(self.tr("The password is used once and kept nowhere."), self)
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        for widget in (self.field, self.shown, note):
            self.put(widget)
        self.shown.toggled.connect(self._show)
        self.field.textChanged.connect(lambda text: self.accept_button.setEnabled(bool(text)))
        self.accept_button.setEnabled(False)
        self.field.setFocus()

    @classmethod
    def ask(cls, parent: QWidget | None, names: Sequence[str], was_wrong: bool) -> str | None:
        """The password, or None.

        Args:
            names: titles of the documents it is for.
            was_wrong: one was tried already.
        """
        dialog = cls(parent, names, was_wrong)
        return dialog.field.text() if dialog.run() else None

    def _words(self, names: Sequence[str], was_wrong: bool) -> str:
        listed = "\n".join(f"· {name}" for name in names[:MOST_NAMED])
        if len(names) > MOST_NAMED:
            listed += "\n" + self.tr("and %1 more").replace("%1", f"{len(names) - MOST_NAMED:,}")
        first = self.tr("That password did not fit.") + "\n" if was_wrong else ""
        return first + self.tr("Enter the password to read this document:") + "\n" + listed

    def _show(self, is_shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password
        self.field.setEchoMode(mode)


class NameDialog(Question):
    """Asks for the name of a collection."""

    def __init__(self, parent: QWidget | None, name: str, taken: Sequence[str]) -> None:
        super().__init__(parent, "", "", "")
        self._name, self._taken = name, {each.casefold() for each in taken if each != name}
        self.setWindowTitle(self.tr("Rename collection") if name else self.tr("New collection"))
        self.text.setText(self.tr("Name of the collection"))
        self.accept_button.setText(self.tr("Rename") if name else self.tr("Create"))
        self.field = QLineEdit(name, self)
        self.field.setMaxLength(LONGEST_NAME)
        self.field.setAccessibleName(self.tr("Name of the collection"))
        self.field.selectAll()
        self.problem = QLabel(self)
        self.problem.setProperty("role", "muted")
        self.problem.setWordWrap(True)
        self.put(self.field)
        self.put(self.problem)
        self.field.textChanged.connect(self._check)
        self._check()
        self.field.setFocus()

    @classmethod
    def ask(cls, parent: QWidget | None, name: str, taken: Sequence[str]) -> str | None:
        """The new name, or None.

        Args:
            name: the name so far, "" for a new collection.
            taken: names that exist.
        """
        dialog = cls(parent, name, taken)
        return dialog.value() if dialog.run() else None

    def value(self) -> str:
        """The name with its white space put in order."""
        return " ".join(self.field.text().split())

    def _check(self) -> None:
        is_taken = self.value().casefold() in self._taken
        self.problem.setText(self.tr("There is a collection of this name.") if is_taken else "")
        self.problem.setVisible(is_taken)
        self.accept_button.setEnabled(bool(self.value()) and not is_taken and self.value() != self._name)


class CollectionDialog(Question):
    """Asks which collection documents are to join."""

    def __init__(self, parent: QWidget | None, collections: Sequence[str], current: str, count: int | None) -> None:
        super().__init__(parent, "", "", "")
        self.setWindowTitle(self.tr("Choose a collection"))
        self.text.setText(self._words(count))
        self.accept_button.setText(self.tr("Add") if count is None else self.tr("Move"))
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Collections"))
        for name in ("", *collections):
            item = QListWidgetItem(name or self.tr("No collection"), self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
            if name == current:
                self.list.setCurrentItem(item)
        self.list.itemDoubleClicked.connect(self.accept)
        self.new = QLineEdit(self)
        self.new.setMaxLength(LONGEST_NAME)
        self.new.setPlaceholderText(self.tr("Or type the name of a new collection"))
        self.new.setAccessibleName(self.tr("New collection"))
        self.put(self.list)
        self.put(self.new)
        self.list.setFocus()

    @classmethod
    def ask(
        cls, parent: QWidget | None, collections: Sequence[str], current: str, count: int | None = None
    ) -> str | None:
        """The collection ("": none), or None where the question was dismissed.

        Args:
            current: chosen when the question appears.
            count: documents to be moved; None: documents to be added.
        """
        dialog = cls(parent, collections, current, count)
        return dialog.value() if dialog.run() else None

    def value(self) -> str:
        """The new name if one was typed, else the chosen one."""
        typed = " ".join(self.new.text().split())
        item = self.list.currentItem()
        return typed or (str(item.data(Qt.ItemDataRole.UserRole)) if item else "")

    def _words(self, count: int | None) -> str:
        if count is None:
            return self.tr("Which collection should the documents join?")
        if count == 1:
            return self.tr("Which collection should the document go to?")
        return self.tr("Which collection should the %1 documents go to?").replace("%1", f"{count:,}")


class DetailsDialog(QDialog):
    """Everything about one document, as text that can be read aloud, and selected where copying is permitted."""

    def __init__(
        self, parent: QWidget | None, title: str, lines: Sequence[tuple[str, str]], may_copy: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About this document"))
        self.setMinimumWidth(420)
        headline = _plain(title, self, may_copy)
        headline.setProperty("role", "title")
        form = QFormLayout()
        form.setSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for label, value in lines:
            name = _plain(label, self, may_copy)
            name.setProperty("role", "muted")
            shown = _plain(value, self, may_copy)
            shown.setAccessibleName(f"{label}: {value}")
            form.addRow(name, shown)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.button(QDialogButtonBox.StandardButton.Close).setText(self.tr("Close"))
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(headline)
        column.addLayout(form)
        column.addWidget(close)

    @classmethod
    def ask(cls, parent: QWidget | None, title: str, lines: Sequence[tuple[str, str]], may_copy: bool = False) -> None:
        """Show it until it is closed."""
        dialog = cls(parent, title, lines, may_copy)
        try:
            dialog.exec()
        finally:
            dialog.deleteLater()


def _plain(text: str, parent: QWidget, may_copy: bool) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if may_copy:
        flags = Qt.TextInteractionFlag
        label.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
    return label
