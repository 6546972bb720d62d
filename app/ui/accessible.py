"""Telling assistive technology what happens."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

_CLEAR = "_q_qlineeditclearaction"  # Qt's name of the cross that empties a field


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say something when it is done with what it says now."""
    if text and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)


def name_clear_button(field: QLineEdit) -> None:
    """Give the pictures inside a field names, which Qt leaves out; once the field has its words, in every language."""
    clear = QCoreApplication.translate("Accessible", "Clear")
    for button in field.findChildren(QToolButton):
        empties = button.defaultAction().objectName() == _CLEAR
        button.setAccessibleName(clear if empties else field.accessibleName())
        if empties:
            button.setToolTip(clear)
