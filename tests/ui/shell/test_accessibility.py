"""What a screen reader is told: every control has a name, the keyboard reaches everything, and states are announced."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui import accessible
from app.ui.context import Context
from app.ui.main_window import MainWindow
from tests.ui.screenshots import Scene, all_scenes

ROLES = QAccessible.Role
INTERACTIVE = frozenset(
    (
        ROLES.Button,
        ROLES.ButtonMenu,
        ROLES.ButtonDropDown,
        ROLES.CheckBox,
        ROLES.RadioButton,
        ROLES.ComboBox,
        ROLES.EditableText,
        ROLES.SpinBox,
        ROLES.Slider,
        ROLES.MenuItem,
        ROLES.PageTab,
        ROLES.Link,
        ROLES.List,
        ROLES.Tree,
        ROLES.Table,
        ROLES.ListItem,
        ROLES.TreeItem,
        ROLES.ProgressBar,
    )
)
DEEPEST = 60  # rows of a list that are looked at: the rest are made alike


def walk(interface: QAccessibleInterface, path: str = "") -> Iterator[tuple[str, QAccessibleInterface]]:
    """Every interface under one, with the classes that lead to it; what is invisible is left out."""
    state = interface.state()
    if not interface.isValid() or state.invisible:
        return
    thing = interface.object()
    here = f"{path}/{type(thing).__name__ if thing is not None else interface.role().name}"
    yield here, interface
    for number in range(min(interface.childCount(), DEEPEST)):
        child = interface.child(number)
        if child is not None:
            yield from walk(child, here)


def unnamed(widget: QWidget) -> list[str]:
    """Interactive controls that a screen reader cannot name."""
    found = []
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    for path, interface in walk(root):
        if interface.role() not in INTERACTIVE:
            continue
        name = interface.text(QAccessible.Text.Name) or interface.text(QAccessible.Text.Value)
        if not name.strip() and not _belongs_to_a_field(interface):
            found.append(f"{path} {interface.role().name}")
    return found


def _belongs_to_a_field(interface: QAccessibleInterface) -> bool:
    """The line of a number field, and the list of a closed choice: the field itself has the name."""
    parent = interface.parent()
    return parent is not None and parent.role() in {ROLES.SpinBox, ROLES.ComboBox}


def prepared(qtbot: QtBot, context: Context, scene: Scene) -> QWidget:
    widget = scene.build(context)
    qtbot.addWidget(widget)
    if isinstance(widget.parent(), MainWindow):
        qtbot.addWidget(widget.parent())
    widget.show()
    QApplication.processEvents()
    return widget


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("scene", all_scenes(), ids=lambda scene: f"{scene.package}-{scene.name}")
def test_every_control_has_a_name(qtbot: QtBot, context: Context, scene: Scene) -> None:
    assert unnamed(prepared(qtbot, context, scene)) == []


def test_a_control_without_a_name_would_be_found(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QToolButton

    ground = QWidget()
    qtbot.addWidget(ground)
    QToolButton(ground)
    ground.show()
    assert unnamed(ground) == ["/QWidget/QToolButton Button"]


def focus_path(window: QWidget, steps: int = 120) -> list[QWidget]:
    """Where Tab leads, from the first stop until it comes round."""
    path: list[QWidget] = []
    for _ in range(steps):
        focused = QApplication.focusWidget()
        if focused is None or focused in path:
            break
        path.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return path


def reachable_buttons(window: QWidget) -> list[QWidget]:
    from PySide6.QtWidgets import QAbstractButton

    return [
        each
        for each in window.findChildren(QAbstractButton)
        if each.isVisibleTo(window) and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def test_tab_goes_round_from_left_to_right(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.top_bar.left.setFocus()
    path = focus_path(window)
    groups = [
        next(
            (
                n
                for n, each in enumerate(
                    (window.top_bar, window.left, window.conversation, window.source, window.status)
                )
                if each.isAncestorOf(widget)
            ),
            -1,
        )
        for widget in path
    ]
    assert -1 not in groups
    assert groups == sorted(groups), [type(each).__name__ for each in path]
    assert set(groups) >= {0, 1, 2, 4}


@pytest.mark.parametrize("name", ["settings", "models", "isolation", "crash", "about"])
def test_dialogs_are_complete_by_keyboard(qtbot: QtBot, context: Context, name: str) -> None:
    scene = next(each for each in all_scenes() if (each.package, each.name) == ("shell", name))
    dialog = prepared(qtbot, context, scene)
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    path = focus_path(dialog)
    missed = [each for each in reachable_buttons(dialog) if each not in path]
    assert missed == []


def test_messages_are_announced(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("app.ui.toast.announce", lambda _widget, text: said.append(text))
    monkeypatch.setattr("app.ui.banner.announce", lambda _widget, text: said.append(text))
    monkeypatch.setattr("app.ui.main_window.announce", lambda _widget, text: said.append(text))
    window.toast.say("copied")
    window.banner.tell("engine", "stopped")
    window.conversation.announce.emit("answered")
    assert said == ["copied", "stopped", "answered"]


def test_an_announcement_reaches_qt(qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[object] = []
    monkeypatch.setattr(accessible.QAccessible, "isActive", staticmethod(lambda: True))
    monkeypatch.setattr(accessible.QAccessible, "updateAccessibility", staticmethod(events.append))
    accessible.announce(window, "서고를 열었습니다")
    (event,) = events
    assert event.message() == "서고를 열었습니다"  # type: ignore[attr-defined]
    accessible.announce(window, "")
    assert len(events) == 1
