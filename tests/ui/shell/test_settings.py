"""The settings dialog: a row for each setting, what a policy fixes is locked, and what is changed holds at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from app.settings import keys
from app.settings.schema import Setting
from app.ui.context import Context
from app.ui.settings.dialog import SettingsDialog
from tests.ui.shell import given

Open = Callable[..., SettingsDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, context: Context, tmp_path: Path) -> Open:
    """Opens the dialog on settings from files."""

    def open_one(policy: str = "", user: str = "") -> SettingsDialog:
        dialog = SettingsDialog(context, given.settings_in(tmp_path, policy, user))
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_one


def value(dialog: SettingsDialog, setting: Setting[object]) -> object:
    return dialog._store.settings.value(setting)


def test_every_user_setting_has_a_row_with_its_words(open_dialog: Open) -> None:
    dialog = open_dialog()
    assert list(dialog.rows) == [setting.key for setting in keys.USER_SETTINGS]
    for setting in keys.USER_SETTINGS:
        editor = dialog.rows[setting.key].editor
        assert setting.title.ko in editor.accessibleName()
        assert editor.accessibleDescription() == setting.description.ko
        said = {label.text() for label in dialog.rows[setting.key].findChildren(QLabel)}
        assert any(text.startswith(setting.description.ko) for text in said)


def test_no_policy_only_setting_is_shown(open_dialog: Open) -> None:
    assert not {setting.key for setting in keys.POLICY_SETTINGS} & set(open_dialog().rows)


def test_a_flag(open_dialog: Open, qtbot: QtBot) -> None:
    dialog = open_dialog()
    box = dialog.rows["answers.show_withheld"].editor
    assert isinstance(box, QCheckBox) and not box.isChecked()
    with qtbot.waitSignal(dialog.changed) as told:
        box.click()
    assert told.args == [keys.SHOW_WITHHELD]
    assert value(dialog, keys.SHOW_WITHHELD) is True


def test_a_number_keeps_its_bounds(open_dialog: Open) -> None:
    dialog = open_dialog()
    spin = dialog.rows["ui.font_scale"].editor
    assert isinstance(spin, QSpinBox)
    assert (spin.minimum(), spin.maximum(), spin.value()) == (80, 200, 100)
    spin.setValue(150)
    assert value(dialog, keys.FONT_SCALE) == 150


def test_a_choice(open_dialog: Open) -> None:
    dialog = open_dialog()
    box = dialog.rows["ui.theme"].editor
    assert isinstance(box, QComboBox)
    assert [box.itemText(n) for n in range(box.count())] == ["시스템 설정 따름", "밝게", "어둡게"]
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert value(dialog, keys.THEME).value == "dark"


def test_a_file_name_that_is_none_is_not_taken(open_dialog: Open) -> None:
    dialog = open_dialog()
    field = dialog.rows["answers.model"].editor
    assert isinstance(field, QLineEdit)
    field.setText("../model.gguf")
    field.editingFinished.emit()
    assert value(dialog, keys.ANSWER_MODEL) == "" and field.text() == ""
    assert dialog.note.isVisible()
    field.setText("small.gguf")
    field.editingFinished.emit()
    assert value(dialog, keys.ANSWER_MODEL) == "small.gguf"


def test_folders_one_a_line(open_dialog: Open, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = open_dialog()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    field = dialog.rows["library.watch_folders"].editor
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    field.setPlainText(f"{tmp_path}\n\n{tmp_path}/b\n")
    assert value(dialog, keys.WATCH_FOLDERS) == ()
    dialog.reject()
    assert value(dialog, keys.WATCH_FOLDERS) == (str(tmp_path), f"{tmp_path}/b")


def test_what_a_policy_fixes_is_locked_and_says_so(open_dialog: Open) -> None:
    dialog = open_dialog(policy='[ui]\ntheme = "dark"\n')
    locked, free = dialog.rows["ui.theme"].editor, dialog.rows["ui.font_scale"].editor
    assert not locked.isEnabled() and free.isEnabled()
    badges = {each.text() for each in dialog.rows["ui.theme"].findChildren(QToolButton) if each.isVisible()}
    assert badges == {"Administrator policy"}
    assert "fixed by the administrator" in locked.accessibleName()


def test_back_to_the_default(open_dialog: Open) -> None:
    dialog = open_dialog(user="[ui]\nfont_scale = 150\n")
    row = dialog.rows["ui.font_scale"]
    assert row.reset_button.isVisible()
    row.reset_button.click()
    assert value(dialog, keys.FONT_SCALE) == 100
    spin = dialog.rows["ui.font_scale"].editor
    assert isinstance(spin, QSpinBox) and spin.value() == 100
    assert not row.reset_button.isVisible()


def test_a_changed_value_offers_its_default(open_dialog: Open) -> None:
    dialog = open_dialog()
    spin = dialog.rows["ui.font_scale"].editor
    assert isinstance(spin, QSpinBox)
    assert not dialog.rows["ui.font_scale"].reset_button.isVisible()
    spin.setValue(120)
    assert dialog.rows["ui.font_scale"].reset_button.isVisible()


def test_search(open_dialog: Open) -> None:
    dialog = open_dialog()
    dialog.search.setText("글자")
    shown = [key for key, row in dialog.rows.items() if row.isVisible()]
    assert "ui.font_scale" in shown and "library.folder" not in shown
    dialog.search.setText("")
    assert all(row.isVisible() for row in dialog.rows.values())


def test_headings_without_rows_are_hidden(open_dialog: Open) -> None:
    dialog = open_dialog()
    dialog.search.setText("글자 크기")
    headings = {heading.text(): heading.isVisible() for heading in dialog._groups}
    assert headings["화면"] and not headings["일반"]


def test_settings_that_cannot_be_written_are_told(open_dialog: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = open_dialog()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.settings.store.write_atomically", full)
    box = dialog.rows["answers.show_withheld"].editor
    assert isinstance(box, QCheckBox)
    box.click()
    assert dialog.note.isVisible() and dialog.note.text()
    assert not box.isChecked(), "it shows what holds"


def test_another_language_makes_the_rows_anew(open_dialog: Open, context: Context) -> None:
    dialog = open_dialog()
    context.preferences.update_to(context.preferences.allowed, "en")
    dialog._fill()
    assert dialog.rows["ui.theme"].editor.accessibleName() == "Theme"
