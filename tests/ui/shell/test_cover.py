"""The cover hides everything from passers-by, and gives it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.ui.cover import IdleCover
from app.ui.dialogs.about import ShortcutsDialog
from app.ui.main_window import MainWindow


@pytest.fixture
def cover(window: MainWindow) -> IdleCover:
    """Of a window that is covered after five minutes."""
    return IdleCover(window, 5)


def test_without_minutes_it_never_covers(window: MainWindow) -> None:
    never = IdleCover(window, 0)
    assert not never.watches and not never._timer.isActive()


def test_it_hides_content_and_keys(window: MainWindow, cover: IdleCover) -> None:
    cover._timer.timeout.emit()
    assert cover.cover is not None and cover.cover.isVisible()
    assert cover.cover.geometry() == window.rect()
    assert not window.centralWidget().isEnabled() and not window.statusBar().isEnabled()
    assert not any(shortcut.isEnabled() for shortcut in window.findChildren(QShortcut))


def test_the_person_comes_back(window: MainWindow, cover: IdleCover) -> None:
    cover.hide_content()
    assert cover.cover is not None
    cover.cover.findChild(QPushButton).click()
    assert cover.cover is None
    assert window.centralWidget().isEnabled()
    assert all(shortcut.isEnabled() for shortcut in window.findChildren(QShortcut))
    assert cover._timer.isActive()


def test_dialogs_are_hidden_too(window: MainWindow, cover: IdleCover, qtbot: QtBot) -> None:
    dialog = ShortcutsDialog(window)
    qtbot.addWidget(dialog)
    dialog.show()
    cover.hide_content()
    assert not dialog.isVisible()
    cover.show_content()
    assert dialog.isVisible()


def test_it_grows_with_the_window(window: MainWindow, cover: IdleCover) -> None:
    QApplication.instance().installEventFilter(cover)
    try:
        cover.hide_content()
        window.resize(1100, 777)
        assert cover.cover is not None and cover.cover.size() == window.size()
    finally:
        QApplication.instance().removeEventFilter(cover)


def test_use_begins_the_wait_anew(window: MainWindow, cover: IdleCover, qtbot: QtBot) -> None:
    started: list[bool] = []
    cover._timer.stop()
    cover._timer.start(250_000)
    cover._timer.start = lambda *_: started.append(True)  # type: ignore[method-assign]
    cover.eventFilter(window, QEvent(QEvent.Type.Paint))
    assert started == []
    cover.eventFilter(window, QEvent(QEvent.Type.Wheel))
    assert started == [True]


def test_the_keyboard_alone_brings_it_back(window: MainWindow, cover: IdleCover, qtbot: QtBot) -> None:
    cover.hide_content()
    assert cover.cover is not None
    qtbot.keyClick(cover.cover.findChild(QPushButton), Qt.Key.Key_Space)
    assert cover.cover is None
