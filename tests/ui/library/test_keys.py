"""The panel by keyboard, mouse and screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QProgressBar

from app.ui.library.arrange import HEADER
from app.ui.library.dialogs import DetailsDialog
from app.ui.library.panel import LibraryPanel
from tests.ui.library.given import BANK, Heard, press, shown


def test_keys_of_the_list(panel: LibraryPanel, heard: Heard) -> None:
    """Enter opens, arrows fold, letters search, Ctrl+A selects documents only."""
    panel.view.go_to("a")
    press(panel, Qt.Key.Key_Return)
    assert heard.opened == ["a"]
    press(panel, Qt.Key.Key_Left)
    assert panel.view.current_key() == HEADER + "여신"
    press(panel, Qt.Key.Key_Left)
    assert "a" not in shown(panel)
    press(panel, Qt.Key.Key_Left)
    assert "a" not in shown(panel)
    press(panel, Qt.Key.Key_Right)
    assert "a" in shown(panel)
    press(panel, Qt.Key.Key_Space)
    assert "a" not in shown(panel)
    press(panel, Qt.Key.Key_Return)
    assert "a" in shown(panel)
    QTest.keyClicks(panel.view, "RE:")
    assert panel.view.selected_ids() == ["m"]
    press(panel, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(panel.view.selected_ids()) == len(BANK)
    assert panel.selection.headline.text() == "13 selected"
    panel.selection.clear.click()
    assert not panel.selection.isVisible()


def test_a_header_is_clicked(panel: LibraryPanel) -> None:
    """It folds and unfolds."""
    rect = panel.view.visualRect(panel.model.index(0))
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert "a" not in shown(panel)
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert "a" in shown(panel)


def test_menus(panel: LibraryPanel, heard: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    """What they offer fits what was clicked."""
    details: list[str] = []
    monkeypatch.setattr(DetailsDialog, "ask", lambda _parent, title, _lines, _may_copy: details.append(title))

    def offered(key: str) -> dict[str, object]:
        menu = panel.menu_for(key)
        assert menu is not None
        return {action.text().split("\t")[0]: action for action in menu.actions() if action.text()}

    panel.view.go_to("k")
    assert {"Enter password…", "Read again", "Take out of the library"} <= set(offered("k"))
    assert "Open" not in offered("k")
    panel.view.go_to("a")
    found = offered("a")
    assert "Enter password…" not in found
    found["About this document…"].trigger()  # type: ignore[attr-defined]
    assert details == ["여신업무 처리규정"]
    assert "Rename…" in offered(HEADER + "여신")
    assert "Rename…" not in offered(HEADER)
    offered(HEADER + "전자금융")["Select its documents"].trigger()  # type: ignore[attr-defined]
    assert sorted(panel.view.selected_ids()) == ["e", "f", "g"]


def test_every_control_has_a_name(panel: LibraryPanel) -> None:
    """For screen readers."""
    panel.view.select_ids(["a", "k"])
    for widget in panel.findChildren(QAbstractButton):
        if widget.isVisibleTo(panel) and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            assert widget.text() or widget.accessibleName(), widget
    for kind in (QLineEdit, QListView, QProgressBar):
        for widget in panel.findChildren(kind):
            assert widget.accessibleName(), widget


def test_screen_readers_find_rows_and_their_states(panel: LibraryPanel) -> None:
    """Through Qt's accessibility, as AT-SPI and UI Automation see them."""
    view = QAccessible.queryAccessibleInterface(panel.view)
    assert view.role() is QAccessible.Role.List
    rows = [view.child(each) for each in range(view.childCount())]
    found = {each.text(QAccessible.Text.Name): each.text(QAccessible.Text.Description) for each in rows}
    assert "암호가 걸린 PDF입니다" in found["개인정보 처리위탁 계약서"]
    assert found["Collection 여신"] == "4 documents, expanded"
    assert view.text(QAccessible.Text.Name) == "Documents"
