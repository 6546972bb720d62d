"""Every key can be explained to people, set by Windows policy and written to a file."""

from __future__ import annotations

import re
from typing import Any

import pytest

from app.settings import keys
from app.settings.choices import AnswerLength, Language, Theme
from app.settings.kinds import Choice
from app.settings.schema import Group, Registry, Setting, Text

_HANGUL = re.compile(r"[가-힣]")
by_key = pytest.mark.parametrize("setting", keys.ALL, ids=lambda setting: setting.key)


def complete(text: Text) -> bool:
    return bool(_HANGUL.search(text.ko)) and bool(text.en.strip()) and not _HANGUL.search(text.en)


@by_key
def test_title_and_description_in_both_languages(setting: Setting[Any]) -> None:
    assert complete(setting.title), setting.key
    assert complete(setting.description), setting.key
    assert setting.title.ko != setting.description.ko
    assert setting.description.ko.endswith(".")
    assert setting.description.en.endswith(".")


@by_key
def test_windows_mapping(setting: Setting[Any]) -> None:
    words = re.split(r"[._]", setting.key)
    assert setting.windows == "".join(word.capitalize() for word in words)
    plain = setting.kind.plain(setting.default)
    expected = {bool: Registry.NUMBER, int: Registry.NUMBER, str: Registry.STRING, list: Registry.STRINGS}
    assert setting.kind.registry is expected[type(plain)]


@by_key
def test_the_default_is_a_value_of_its_kind(setting: Setting[Any]) -> None:
    if setting.default == ():  # "not set", which an allow-list cannot say in a file
        assert setting.kind.plain(()) == []
    else:
        assert setting.kind.parse(setting.kind.plain(setting.default)) == setting.default
    assert setting.kind.grammar


@by_key
def test_choices_have_words(setting: Setting[Any]) -> None:
    if isinstance(setting.kind, Choice):
        assert set(setting.kind.titles) == set(setting.kind.kind)
        titles = setting.kind.titles.values()
        assert all(complete(title) for title in titles)
        assert len({title.ko for title in titles}) == len({title.en for title in titles}) == len(titles)


def test_names_are_unique() -> None:
    assert len({setting.key for setting in keys.ALL}) == len(keys.ALL)
    assert len({setting.windows.casefold() for setting in keys.ALL}) == len(keys.ALL)
    assert len({setting.title.ko for setting in keys.ALL}) == len(keys.ALL)
    assert len({setting.title.en for setting in keys.ALL}) == len(keys.ALL)


def test_no_key_is_a_section_of_another() -> None:
    names = {setting.key for setting in keys.ALL}
    assert not [name for name in names if name.rpartition(".")[0] in names]


def test_every_group_has_a_heading_and_settings() -> None:
    assert {setting.group for setting in keys.ALL} == set(Group)
    assert all(complete(group.heading) for group in Group)


def test_what_the_policy_has_to_cover() -> None:
    wanted = """models.allowed_sha256 sources.allowed_folders sources.forbidden_folders sources.file_types
        sources.largest_file_mb export.allowed copy.allowed answers.show_withheld privacy.masking
        audit.level audit.keep_days conversations.keep_days idle.lock_minutes library.watch_allowed answers.risk_tiers
        language library.folder models.import_allowed"""
    assert all(keys.find(key) for key in wanted.split())


def test_the_user_sees_what_the_user_may_set() -> None:
    visible = {setting.key for setting in keys.ALL if setting.user_visible}
    assert visible == {setting.key for setting in keys.USER_SETTINGS}
    assert {"ui.theme", "answers.show_withheld", "conversations.keep_days"} <= visible
    assert not any(setting.user_visible for setting in keys.POLICY_SETTINGS)


def test_finding_keys() -> None:
    assert keys.find("ui.theme") is keys.THEME
    assert keys.find("ui.Theme") is None
    assert keys.find_windows("uitheme") is keys.THEME
    assert keys.nearest("ui.thme") == "ui.theme"
    assert keys.nearest("SourcesAlowedFolders", windows=True) == "SourcesAllowedFolders"
    assert keys.nearest("qqqq") == ""


def test_words_by_language() -> None:
    assert keys.THEME.title.of("en") == "Theme"
    assert keys.THEME.title.of("ko") == keys.THEME.title.of("fr") == "화면 색"
    assert [Language.SYSTEM, Theme.DARK, AnswerLength.SHORT] == ["system", "dark", "short"]
