"""The questions of the library."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.library.dialogs import CollectionDialog, DetailsDialog, NameDialog, PasswordDialog


def test_password_is_hidden_and_needed(qtbot: QtBot) -> None:
    """It can be shown while it is typed."""
    dialog = PasswordDialog(None, ["계약서", "약정서", "확인서", "동의서"], was_wrong=True)
    qtbot.addWidget(dialog)
    assert dialog.field.echoMode() is QLineEdit.EchoMode.Password
    assert not dialog.accept_button.isEnabled()
    dialog.field.setText("비밀")
    assert dialog.accept_button.isEnabled()
    dialog.shown.setChecked(True)
    assert dialog.field.echoMode() is QLineEdit.EchoMode.Normal
    assert "did not fit" in dialog.text.text()
    assert "and 1 more" in dialog.text.text()


def test_names_are_put_in_order_and_checked(qtbot: QtBot) -> None:
    """No empty, taken or unchanged name; letter case does not make another one."""
    dialog = NameDialog(None, "여신", ["여신", "Audit"])
    qtbot.addWidget(dialog)
    enabled = {}
    for typed in ("여신", "", "   ", "audit", " 여신  규정 "):
        dialog.field.setText(typed)
        enabled[typed] = dialog.accept_button.isEnabled()
    assert enabled == {"여신": False, "": False, "   ": False, "audit": False, " 여신  규정 ": True}
    assert dialog.value() == "여신 규정"
    assert dialog.field.maxLength() > 0


def test_collections_are_offered(qtbot: QtBot) -> None:
    """The one documents are in is chosen; a typed name counts more."""
    dialog = CollectionDialog(None, ["여신", "전자금융"], "전자금융", 3)
    qtbot.addWidget(dialog)
    assert dialog.value() == "전자금융"
    dialog.list.setCurrentRow(0)
    assert dialog.value() == ""
    dialog.new.setText("  감사 ")
    assert dialog.value() == "감사"
    assert "3" in dialog.text.text()


def test_details_are_plain_text(qtbot: QtBot) -> None:
    """Names of files are never taken for markup."""
    dialog = DetailsDialog(None, "<b>제목</b>", [("File", "<img src=x>.pdf")])
    qtbot.addWidget(dialog)
    labels = dialog.findChildren(QLabel)
    assert {"<b>제목</b>", "<img src=x>.pdf"} <= {label.text() for label in labels}
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert not any(label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse for label in labels)


def test_details_can_be_selected_where_copying_is_permitted(qtbot: QtBot) -> None:
    dialog = DetailsDialog(None, "제목", [("File", "가.pdf")], may_copy=True)
    qtbot.addWidget(dialog)
    shown = next(label for label in dialog.findChildren(QLabel) if label.text() == "가.pdf")
    assert shown.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
