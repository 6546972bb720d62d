"""One source of truth for the folders to be watched: the setting."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.core.errors import StorageError
from app.settings import folders, keys
from app.settings.store import UserSettings
from app.ui.watched_folders import take_over, watch_too, watched
from app.ui.window_state import Remembered, WindowState
from tests.ui.shell import given

RULES, CIRCULARS = "/srv/rules", "/srv/circulars"
LOCKED = f'[library]\nwatch_folders = ["{RULES}"]\n'


def kept(folder: Path, *watched_before: str) -> WindowState:
    """What an earlier version left."""
    file = folder / "window.json"
    file.write_text(json.dumps({"left_tab": 1, "conversation": "c", "watched": list(watched_before)}), "utf-8")
    return WindowState(file)


def setting(folder: Path) -> tuple[str, ...]:
    """What a later start finds."""
    return UserSettings(folder / "policy.toml", folder / "settings.toml").settings.value(keys.WATCH_FOLDERS)


def test_added_folders_go_into_the_setting_once(tmp_path: Path) -> None:
    store = given.settings_in(tmp_path, user=f'[library]\nwatch_folders = ["{RULES}"]\n')
    assert watch_too(store, [RULES, CIRCULARS, CIRCULARS])
    assert not watch_too(store, [CIRCULARS])
    assert setting(tmp_path) == (RULES, CIRCULARS)


def test_a_folder_of_the_home_is_known_by_its_path(tmp_path: Path) -> None:
    store = given.settings_in(tmp_path, user='[library]\nwatch_folders = ["~/규정"]\n')
    home = str(folders.expand("~/규정"))
    assert watched(store.settings) == (home,)
    assert not watch_too(store, [home])


@pytest.mark.parametrize("policy", [LOCKED, "[library]\nwatch_allowed = false\n"])
def test_what_the_policy_fixes_or_forbids_is_not_written(tmp_path: Path, policy: str) -> None:
    store = given.settings_in(tmp_path, policy)
    assert not watch_too(store, [CIRCULARS])
    assert not (tmp_path / "settings.toml").exists()


def test_names_that_a_setting_cannot_hold_are_passed_over(tmp_path: Path) -> None:
    store = given.settings_in(tmp_path)
    assert watch_too(store, ["relative", "/srv/%TEMP%/a", RULES])
    assert setting(tmp_path) == (RULES,)


def test_what_an_earlier_version_kept_moves_into_the_setting_once(tmp_path: Path) -> None:
    store = given.settings_in(tmp_path, user=f'[library]\nwatch_folders = ["{RULES}"]\n')
    take_over(store, kept(tmp_path, RULES, CIRCULARS))
    assert setting(tmp_path) == (RULES, CIRCULARS)
    again = WindowState(tmp_path / "window.json")
    assert again.kept == Remembered(left_tab=1, conversation="c")
    store.set(keys.WATCH_FOLDERS, ())
    take_over(store, again)
    assert setting(tmp_path) == (), "the person has taken them out"


def test_what_cannot_be_moved_stays_for_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = kept(tmp_path, CIRCULARS)
    take_over(given.settings_in(tmp_path, LOCKED), state)
    assert WindowState(tmp_path / "window.json").kept.watched == (CIRCULARS,)
    (tmp_path / "policy.toml").unlink()

    def full(*_: object) -> None:
        raise StorageError("settings_unwritable", path="")

    with monkeypatch.context() as patch:
        patch.setattr(UserSettings, "set", full)
        take_over(given.settings_in(tmp_path), state)
    assert WindowState(tmp_path / "window.json").kept.watched == (CIRCULARS,)
    take_over(given.settings_in(tmp_path), state)
    assert setting(tmp_path) == (CIRCULARS,)
