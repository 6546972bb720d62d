"""The user's file: repaired with a copy kept, changed one value at a time, never at the cost of what else is in it."""

from __future__ import annotations

import os
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import PolicyError, StorageError, UsageError
from app.settings import keys, toml_writer
from app.settings.choices import Theme
from app.settings.resolver import Source
from app.settings.store import UserSettings, load
from app.settings.toml_writer import with_changes, write_atomically


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "설정" / "settings.toml"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    return tmp_path / "policy.toml"


def backups(file: Path) -> list[Path]:
    return sorted(file.parent.glob("settings.toml.bak-*"))


def test_a_first_start_writes_nothing(file: Path, policy: Path) -> None:
    assert load(policy, file).notices == ()
    assert not file.parent.exists()


def test_wrong_values_are_taken_out_and_a_copy_is_kept(file: Path, policy: Path) -> None:
    text = '# mine\n[ui]\ntheme = "pink"  # why not\nfont_scale = 120\n[later]\nkey = 1\n'
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    settings = load(policy, file)
    assert [n.code for n in settings.notices] == ["settings_value_dropped", "settings_key_unknown"]
    assert settings.value(keys.FONT_SCALE) == 120
    assert file.read_text("utf-8") == "# mine\n[ui]\nfont_scale = 120\n[later]\nkey = 1\n"
    assert [each.read_text("utf-8") for each in backups(file)] == [text]
    assert [n.code for n in load(policy, file).notices] == ["settings_key_unknown"]
    assert len(backups(file)) == 1


def test_a_file_that_nobody_can_read_is_moved_aside(file: Path, policy: Path) -> None:
    file.parent.mkdir()
    for number in (1, 2):
        file.write_bytes(b"[ui\n")
        settings = load(policy, file)
        assert [n.code for n in settings.notices] == ["settings_file_damaged"]
        assert settings.value(keys.THEME) is Theme.SYSTEM
        assert not file.exists()
        assert len(backups(file)) == number
    assert settings.notices[0].values["backup"] in [each.name for each in backups(file)]


def test_a_broken_user_file_does_not_lift_the_policy(file: Path, policy: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"\xff")
    policy.write_text("export.allowed = false")
    assert not load(policy, file).value(keys.EXPORT_ALLOWED)


def test_a_folder_that_cannot_be_written_is_lived_with(
    file: Path, policy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.parent.mkdir()
    file.write_text('ui.theme = "pink"\nui.font_scale = 90')

    def refuse(*arguments: object, **options: object) -> None:
        raise PermissionError(13, "no")

    monkeypatch.setattr(shutil, "copyfile", refuse)
    assert load(policy, file).value(keys.FONT_SCALE) == 90
    assert "pink" in file.read_text()
    monkeypatch.setattr("app.settings.store.write_atomically", refuse)
    with pytest.raises(StorageError) as caught:
        UserSettings(policy, file).set(keys.THEME, Theme.DARK)
    assert caught.value.code == "settings_unwritable"


def test_setting_and_resetting(file: Path, policy: Path) -> None:
    mine = UserSettings(policy, file)
    assert mine.set(keys.THEME, Theme.DARK).value(keys.THEME) is Theme.DARK
    assert mine.settings.provenance(keys.THEME).source is Source.USER
    mine.set(keys.WATCH_FOLDERS, (str(file.parent),))
    mine.set(keys.FONT_SCALE, 150)
    again = UserSettings(policy, file)
    assert again.settings.value(keys.WATCH_FOLDERS) == (str(file.parent),)
    again.reset(keys.THEME)
    again.reset(keys.LANGUAGE)
    assert tomllib.loads(file.read_text("utf-8")) == {
        "library": {"watch_folders": [str(file.parent)]},
        "ui": {"font_scale": 150},
    }
    assert mine.settings.value(keys.THEME) is Theme.DARK
    assert mine.reload().value(keys.THEME) is Theme.SYSTEM


def test_the_file_is_the_owners_alone(file: Path, policy: Path) -> None:
    UserSettings(policy, file).set(keys.FONT_SCALE, 150)
    assert file.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in file.parent.iterdir()] == ["settings.toml"]


def test_values_are_checked(file: Path, policy: Path) -> None:
    mine = UserSettings(policy, file)
    with pytest.raises(UsageError) as caught:
        mine.set(keys.FONT_SCALE, 300)
    assert caught.value.code == "setting_invalid"
    assert caught.value.values == {"key": "ui.font_scale", "expected": "80 – 200"}
    with pytest.raises(UsageError):
        mine.set(keys.LIBRARY_FOLDER, "relative")
    assert not file.exists()


def test_what_policy_fixes_or_owns_is_refused(file: Path, policy: Path) -> None:
    mine = UserSettings(policy, file)
    with pytest.raises(PolicyError) as caught:
        mine.set(keys.EXPORT_ALLOWED, True)
    assert caught.value.code == "policy_locked"
    mine.set(keys.THEME, Theme.LIGHT)
    policy.write_text('ui.theme = "dark"')  # while the program runs
    for change in (lambda: mine.set(keys.THEME, Theme.LIGHT), lambda: mine.reset(keys.THEME)):
        with pytest.raises(PolicyError) as caught:
            change()
        assert caught.value.values == {"key": "ui.theme"}
    assert mine.settings.value(keys.THEME) is Theme.DARK
    assert tomllib.loads(file.read_text()) == {"ui": {"theme": "light"}}
    policy.write_text("ui.theme =")
    with pytest.raises(PolicyError) as caught:
        mine.set(keys.FONT_SCALE, 100)
    assert caught.value.code == "policy_unreadable"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", '[ui]\ntheme = "dark"\n'),
        ("# c\n[ui]\n# d\ntheme='light' # e\nx=1", '# c\n[ui]\n# d\ntheme="dark" # e\nx=1'),
        ('ui.theme = "light" # e\n', 'ui.theme = "dark" # e\n'),
        ('"ui.theme" = "light"\n', '"ui.theme" = "dark"\n'),
        ("ui = 3\n", '\n[ui]\ntheme = "dark"\n'),
        ("\ufeff", '[ui]\ntheme = "dark"\n'),
    ],
)
def test_the_rest_of_the_file_stays(before: str, after: str, file: Path, policy: Path) -> None:
    file.parent.mkdir()
    file.write_text(before, "utf-8")
    UserSettings(policy, file).set(keys.THEME, Theme.DARK)
    assert file.read_text("utf-8") == after


def test_a_file_that_the_careful_editor_cannot_handle_keeps_its_values() -> None:
    text = "[t.ruff]\n[t.ruff.lint.a]\n[t.ruff.lint]\nz = 1\n[[t.poetry.source]]\n[t.ruff.lint.b]\n[ui]\n"
    found = tomllib.loads(with_changes(text, {"ui.theme": "dark"}))
    assert found == {**tomllib.loads(text), "ui": {"theme": "dark"}}


def test_what_the_careful_editor_gets_wrong_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    import tomlkit

    real = tomlkit.dumps
    monkeypatch.setattr(tomlkit, "dumps", lambda data: real(data) if type(data) is dict else "lost = true")
    assert tomllib.loads(with_changes("x = 1", {"ui.theme": "dark"})) == {"x": 1, "ui": {"theme": "dark"}}


TOML_KEYS = st.sampled_from(["ui", "language", "x", "library", "ui.theme", "한글"])
TOML = st.recursive(
    st.booleans() | st.integers(-99, 99) | st.text(max_size=8) | st.lists(st.integers(0, 9), max_size=3),
    lambda inner: st.dictionaries(TOML_KEYS, inner, max_size=4),
    max_leaves=8,
)


@given(
    st.dictionaries(TOML_KEYS, TOML, max_size=5),
    st.sampled_from(["ui.theme", "language", "library.folder"]),
    st.none() | st.booleans() | st.integers(0, 99) | st.text(max_size=8) | st.lists(st.text(max_size=4), max_size=3),
)
def test_a_change_changes_one_value(data: dict[str, Any], key: str, value: Any) -> None:
    import tomlkit

    changed = with_changes(tomlkit.dumps(data), {key: value})
    found = tomllib.loads(changed)
    again = tomllib.loads(with_changes(changed, {key: value}))
    assert again == found
    section, _, name = key.partition(".")
    inner = found.get(section) if name else found
    holder = found if key in found else inner if isinstance(inner, dict) else {}
    assert holder.get(key if key in found else name or section) == value or value is None
    untouched = {k: v for k, v in data.items() if k not in (key, section)}
    assert {k: v for k, v in found.items() if k not in (key, section)} == untouched


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_in_use_is_tried_again_and_a_link_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, link = tmp_path / "real.toml", tmp_path / "settings.toml"
    real.write_text("old")
    link.symlink_to(real)
    slept: list[float] = []
    tries = iter([PermissionError(13, "in use"), None])
    replace = Path.replace

    def busy_once(self: Path, target: Path) -> Path:
        if (error := next(tries)) is not None:
            raise error
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", busy_once)
    monkeypatch.setattr(toml_writer.time, "sleep", slept.append)
    write_atomically(link, "new")
    assert (real.read_text(), link.is_symlink(), len(slept)) == ("new", True, 1)
