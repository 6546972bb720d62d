"""Messages at the foot: one at a time, with a way back that is closed once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.ui.toast import Toast


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    """A window with a button at its foot."""
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    column.addStretch(1)
    column.addWidget(QPushButton("send", objectName="send"))
    made.resize(800, 600)
    made.show()
    return made


@pytest.fixture
def toast(ground: QWidget) -> Iterator[Toast]:
    """Over the ground; settled at the end."""
    made = Toast(ground, ground.findChild(QPushButton, "send"))
    yield made
    made.settle()


@pytest.fixture
def done() -> list[str]:
    """What was undone and committed."""
    return []


def offer(toast: Toast, done: list[str], name: str) -> None:
    toast.offer_undo(f"{name} removed", lambda: done.append(f"undo {name}"), lambda: done.append(f"commit {name}"))


def test_undo(toast: Toast, done: list[str]) -> None:
    offer(toast, done, "a")
    assert toast.isVisible() and toast.button.isVisible()
    toast.button.click()
    toast.settle()
    assert done == ["undo a"]
    assert not toast.isVisible()


def test_the_end_of_its_time_commits_once(toast: Toast, done: list[str]) -> None:
    offer(toast, done, "a")
    toast._timer.timeout.emit()
    toast.settle()
    assert done == ["commit a"]


def test_another_one_commits_the_first(toast: Toast, done: list[str]) -> None:
    offer(toast, done, "a")
    offer(toast, done, "b")
    assert done == ["commit a"]
    assert toast.label.text() == "b removed"


def test_a_plain_message_commits_too_and_has_no_button(toast: Toast, done: list[str]) -> None:
    offer(toast, done, "a")
    toast.say("copied")
    assert done == ["commit a"]
    assert not toast.button.isVisible()


def test_markup_is_only_text(toast: Toast) -> None:
    toast.say("<b>x</b>")
    assert toast.label.text() == "<b>x</b>"
    assert toast.label.textFormat().name == "PlainText"


def test_it_leaves_the_question_free_also_after_a_resize(toast: Toast, ground: QWidget, qtbot: QtBot) -> None:
    toast.say("copied")
    ground.resize(640, 480)
    send = ground.findChild(QPushButton, "send")
    qtbot.waitUntil(lambda: toast.geometry().bottom() < send.mapTo(ground, QPoint(0, 0)).y())
    assert abs(toast.geometry().center().x() - ground.width() // 2) <= 1


def test_a_long_message_is_wrapped_into_the_window(toast: Toast, ground: QWidget) -> None:
    toast.say("서고에서 문서를 뺐습니다. " * 30)
    assert toast.width() <= ground.width()
    assert toast.geometry().left() >= 0
