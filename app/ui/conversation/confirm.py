"""Asks before questions are replaced."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget


class ConfirmReplace:
    """Asking an edited question again replaces the questions after it; tests replace `ask`."""

    @classmethod
    def ask(cls, parent: QWidget, heading: str, text: str, yes: str, no: str) -> bool:
        """Whether to go on; the safe button is the default."""
        box = QMessageBox(QMessageBox.Icon.Question, heading, text, QMessageBox.StandardButton.NoButton, parent)
        go_on = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.exec()
        is_yes = box.clickedButton() is go_on
        box.deleteLater()
        return is_yes
