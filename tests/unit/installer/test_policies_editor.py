"""What the Group Policy editor writes for each policy is what the settings read, value for value."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from app.settings import keys, kinds
from app.settings.kinds import (
    Choice,
    FileName,
    Flag,
    Folder,
    FolderList,
    HashList,
    PublicKeyList,
    Whole,
    WordList,
    WordOrFile,
)
from app.settings.resolver import Settings, resolve
from app.settings.schema import Invalid, Setting
from app.settings.sources import Layer, machine_policy
from installer.policies.templates import templates
from tests.fakes.policy_editor import NotSaved, PolicyEditor

ADMX = templates()["Seogo.admx"]
SHARE = r"\\파일서버\여신\규정"
OURS = r"%LOCALAPPDATA%\서고"
KEY = "ab" * 32
TYPED: dict[type, tuple[Any, Any]] = {
    FileName: ("검증된 모델.gguf", "검증된 모델.gguf"),
    Folder: (OURS, OURS),
    WordOrFile: (r"C:\ProgramData\준법\위험.toml", r"C:\ProgramData\준법\위험.toml"),
    FolderList: ([SHARE, "", r"D:\업무"], (SHARE, r"D:\업무")),
    WordList: (["hwp", ".PDF"], ("hwp", "pdf")),
    HashList: ([KEY.upper()], (KEY,)),
    PublicKeyList: ([KEY], (KEY,)),
}
"""Kind → what an administrator types, and the value that is meant."""

by_key = pytest.mark.parametrize("setting", keys.ALL, ids=lambda setting: setting.key)


def of_kind(*wanted: type) -> pytest.MarkDecorator:
    found = [each for each in keys.ALL if isinstance(each.kind, wanted)]
    assert found
    return pytest.mark.parametrize("setting", found, ids=lambda setting: setting.key)


@pytest.fixture(autouse=True)
def _on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Folders are checked by the rules of Windows."""
    monkeypatch.setattr(kinds, "os", SimpleNamespace(name="nt"))


def read(editor: PolicyEditor) -> Settings:
    """The settings of a PC with that policy, of a user who chose something else wherever that is possible."""
    return resolve(machine_policy(winreg=editor.registry()), USER)


USER = Layer("user", (("language", "en"), ("ui.theme", "light"), ("ui.font_scale", 110), ("ui.send_with_enter", False)))
UNTOUCHED = resolve(None, USER)


def expect(editor: PolicyEditor, setting: Setting[Any], value: object) -> None:
    """That setting is fixed at that value, and no other is touched."""
    settings = read(editor)
    assert settings.value(setting) == value
    assert type(settings.value(setting)) is type(value)
    assert settings.locked_settings() == (setting,)
    for other in keys.ALL:
        if other is not setting:
            assert settings.value(other) == UNTOUCHED.value(other)


@of_kind(Flag)
def test_switches(setting: Setting[bool]) -> None:
    for value in (True, False):
        editor = PolicyEditor(ADMX)
        if value:
            editor.enable(setting.windows, {})
        else:
            editor.disable(setting.windows)
        expect(editor, setting, value)


@of_kind(Whole)
def test_numbers(setting: Setting[int]) -> None:
    kind = setting.kind
    assert isinstance(kind, Whole)
    middle = (kind.low + kind.high) // 2
    for value in (kind.low, middle, kind.high):
        editor = PolicyEditor(ADMX)
        editor.enable(setting.windows, {setting.windows: value})
        expect(editor, setting, value)
    for value in (kind.low - 1, kind.high + 1):
        with pytest.raises(NotSaved):
            PolicyEditor(ADMX).enable(setting.windows, {setting.windows: value})


@of_kind(Choice)
def test_choices(setting: Setting[Any]) -> None:
    options: Any = getattr(setting.kind, "kind", ())
    for index, option in enumerate(options):
        editor = PolicyEditor(ADMX)
        editor.enable(setting.windows, {setting.windows: index})
        expect(editor, setting, option)


@of_kind(*TYPED)
def test_texts_and_lists(setting: Setting[Any]) -> None:
    typed, meant = TYPED[type(setting.kind)]
    assert meant != setting.default
    editor = PolicyEditor(ADMX)
    editor.enable(setting.windows, {setting.windows: typed})
    expect(editor, setting, meant)
    empty: tuple[Any, ...] = ("", [])
    for nothing in empty:
        with pytest.raises(NotSaved):
            PolicyEditor(ADMX).enable(setting.windows, {setting.windows: nothing})


def test_every_kind_of_setting_was_tried() -> None:
    assert {type(setting.kind) for setting in keys.ALL} <= {Flag, Whole, Choice, *TYPED}


@by_key
def test_disabled_means_what_the_help_says(setting: Setting[Any]) -> None:
    """Off for a switch; for the rest as if it had never been configured, even after it was enabled."""
    editor = PolicyEditor(ADMX)
    if isinstance(setting.kind, Flag):
        editor.enable(setting.windows, {})
        editor.disable(setting.windows)
        expect(editor, setting, False)
        return
    entry = {Whole: getattr(setting.kind, "low", 0), Choice: 0}.get(type(setting.kind))
    typed = TYPED[type(setting.kind)][0] if entry is None else entry
    editor.enable(setting.windows, {setting.windows: typed})
    assert read(editor).locked(setting)
    editor.disable(setting.windows)
    settings = read(editor)
    assert settings.locked_settings() == ()
    assert settings.value(setting) == UNTOUCHED.value(setting)


def test_all_policies_at_once() -> None:
    editor = PolicyEditor(ADMX)
    meant: dict[str, object] = {}
    for setting in keys.ALL:
        kind: Any = setting.kind
        if isinstance(kind, Flag):
            editor.disable(setting.windows)
            meant[setting.key] = False
        elif isinstance(kind, Whole):
            editor.enable(setting.windows, {setting.windows: kind.high})
            meant[setting.key] = kind.high
        elif isinstance(kind, Choice):
            options = list(kind.titles)
            editor.enable(setting.windows, {setting.windows: len(options) - 1})
            meant[setting.key] = options[-1]
        else:
            typed, meant[setting.key] = TYPED[type(kind)]
            editor.enable(setting.windows, {setting.windows: typed})
    settings = read(editor)
    assert {each.key: settings.value(each) for each in keys.ALL} == meant
    assert settings.locked_settings() == keys.ALL


@of_kind(*TYPED)
def test_the_longest_text_that_the_editor_takes_is_taken(setting: Setting[Any]) -> None:
    """Within the editor's limits no length and no number of lines stops the program."""
    kind: Any = setting.kind
    element = next(each for each in PolicyEditor(ADMX).policies[setting.windows].iter() if each.get("maxLength"))
    longest, most = int(element.get("maxLength")), element.get("maxStrings")
    suffix = getattr(kind, "suffix", "")
    folder = "D:\\" + "가" * (longest - 3 - len(suffix)) + suffix
    text = {
        FileName: "가" * (longest - len(suffix)) + suffix,
        WordList: "." + max(getattr(kind, "known", [""]), key=len),
        HashList: KEY,
        PublicKeyList: KEY,
    }.get(type(kind), folder)
    assert len(text) == longest
    if most is None:
        assert kind.parse(text) == text
        return
    assert kind.parse([text] * int(most))
    with pytest.raises(Invalid):
        kind.parse([text] * (int(most) + 1))


def test_a_longer_file_name_than_the_editor_takes_would_be_refused() -> None:
    name = "a" * 251 + ".gguf"
    with pytest.raises(NotSaved):
        PolicyEditor(ADMX).enable("AnswersModel", {"AnswersModel": name})
    with pytest.raises(Invalid):
        keys.ANSWER_MODEL.kind.parse(name)
