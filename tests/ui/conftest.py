"""Fixtures of every test of the window: no screen, no network, nothing left behind."""

from __future__ import annotations

import gc
import os
import socket
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QProcess, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.system import paths
from app.ui.context import Context
from app.ui.preferences import Preferences
from app.ui.theme.theme import Theme
from tests.fakes.engine import FakeEngine


@pytest.fixture(autouse=True, scope="session")
def what_was_there_before() -> Iterator[None]:
    """Modules and test items are set aside, so that looking for what a test left takes a millisecond, not a second."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture(autouse=True, scope="session")
def clipboard_emptied(qapp: QApplication) -> Iterator[None]:
    """The offscreen platform keeps what was copied until the process ends, and frees it when Python is gone already."""
    yield
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Fails a test that leaves a top-level widget, a running timer or a process behind, and names it.

    Set up first, so that it looks after every other fixture has cleaned up.
    """
    before = {id(each) for each in (*qapp.topLevelWidgets(), *_busy_objects())}
    yield
    delete_deferred()
    left = [each for each in (*qapp.topLevelWidgets(), *_busy_objects()) if id(each) not in before]
    names = [_describe(each) for each in left]
    for each in left:  # the next test must not pay for it
        if shiboken6.isValid(each):
            each.deleteLater()
    delete_deferred()
    assert names == [], "left behind (qtbot.addWidget, deleteLater or stop it)"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails a test that opens a socket other than a Unix one."""
    plain = socket.socket.__init__

    def refuse(self: socket.socket, family: int = -1, *args: int, **kwargs: object) -> None:
        assert family == getattr(socket, "AF_UNIX", None), "the window opened a network socket"
        plain(self, family, *args, **kwargs)

    monkeypatch.setattr(socket.socket, "__init__", refuse)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme."""
    made = Theme(paths.resources() / "icons", "light")
    yield made
    made.deleteLater()


@pytest.fixture
def engine(qapp: QApplication) -> Iterator[FakeEngine]:
    """An engine that says what the test tells it to say."""
    made = FakeEngine()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def preferences(qapp: QApplication) -> Iterator[Preferences]:
    """Everything allowed, in Korean."""
    made = Preferences()
    yield made
    made.deleteLater()


@pytest.fixture
def context(engine: FakeEngine, theme: Theme, preferences: Preferences) -> Context:
    """What panels are given; `engine` is the same fake."""
    return Context(engine, theme, preferences)


def delete_deferred() -> None:
    """Let everything go that was given to `deleteLater`."""
    gc.collect()
    for _ in range(3):  # deleting one may post the next
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def _busy_objects() -> list[QObject]:
    """Running timers and processes that Python knows."""
    found: list[QObject] = []
    for each in gc.get_objects():
        if not isinstance(each, QTimer | QProcess) or not shiboken6.isValid(each):
            continue
        is_busy = each.isActive() if isinstance(each, QTimer) else each.state() is not QProcess.ProcessState.NotRunning
        if is_busy:
            found.append(each)
    return found


def _describe(each: QObject) -> str:
    owner = each.parent() if shiboken6.isValid(each) else None
    title = each.windowTitle() if isinstance(each, QWidget) else ""
    return f"{type(each).__name__} {each.objectName()!r} {title!r} of {type(owner).__name__}"
