"""Policy over user over default; wrong user values fall out one by one, a wrong policy stops everything."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import PolicyError
from app.core.messages import words
from app.settings import keys
from app.settings.choices import Language, Theme
from app.settings.resolver import Settings, Source, resolve
from app.settings.sources import Layer


def policy(**values: object) -> Layer:
    return Layer("/etc/seogo/policy.toml", tuple((name.replace("__", "."), value) for name, value in values.items()))


def user(**values: object) -> Layer:
    return Layer("settings.toml", tuple((name.replace("__", "."), value) for name, value in values.items()))


def codes(settings: Settings) -> list[str]:
    return [notice.code for notice in settings.notices]


def failure(layer: Layer) -> PolicyError:
    with pytest.raises(PolicyError) as caught:
        resolve(layer)
    found = words(caught.value.code, "ko", **caught.value.values)
    assert "…" not in found.message
    assert str(caught.value.values["key"]) in found.message
    return caught.value


def test_nothing_given() -> None:
    settings = resolve()
    assert all(settings.value(setting) == setting.default for setting in keys.ALL)
    assert {settings.provenance(setting).source for setting in keys.ALL} == {Source.DEFAULT}
    assert settings.locked_settings() == ()
    assert settings.policy_place == settings.policy_fingerprint() == ""


def test_each_value_knows_where_it_comes_from() -> None:
    settings = resolve(policy(ui__theme="dark", export__allowed=False), user(ui__theme="light", ui__font_scale=150))
    theme: Theme = settings.value(keys.THEME)
    assert theme is Theme.DARK
    assert settings.value(keys.FONT_SCALE) == 150
    assert settings.value(keys.LANGUAGE) is Language.SYSTEM
    assert settings.provenance(keys.THEME).source is Source.POLICY
    assert settings.provenance(keys.THEME).place == "/etc/seogo/policy.toml"
    assert settings.provenance(keys.FONT_SCALE).place == "settings.toml"
    assert settings.locked_settings() == (keys.THEME, keys.EXPORT_ALLOWED)
    assert codes(settings) == []


def test_wrong_user_values_fall_out_one_by_one() -> None:
    settings = resolve(
        None, user(ui__theme="pink", ui__font_scale=120, export__allowed=True, ui__thme="x", other=1, empty={})
    )
    assert settings.value(keys.THEME) is Theme.SYSTEM
    assert settings.value(keys.FONT_SCALE) == 120
    assert settings.dropped == ("ui.theme", "export.allowed")
    expected = ["settings_value_dropped", "settings_policy_only", "settings_key_misspelt", "settings_key_unknown"]
    assert codes(settings) == expected
    for notice in settings.notices:
        for language in ("ko", "en"):
            found = words(notice.code, language, **notice.values)
            assert "…" not in found.message + found.hint.replace("[", "")
    assert settings.notices[2].values["suggestion"] == "ui.theme"


def test_a_user_cannot_loosen_what_only_policy_sets() -> None:
    given = {setting.key: setting.kind.plain(setting.default) for setting in keys.POLICY_SETTINGS}
    settings = resolve(policy(export__allowed=False), Layer("settings.toml", tuple(given.items())))
    assert not settings.value(keys.EXPORT_ALLOWED)
    assert set(settings.dropped) == set(given)


def test_a_wrong_policy_value_names_the_key_and_what_is_expected() -> None:
    error = failure(policy(ui__font_scale=300))
    assert error.code == "policy_invalid"
    assert error.values["key"] == "ui.font_scale"
    assert error.values["expected"] == "80 – 200"
    assert error.values["found"] == "300"


def test_a_policy_entry_that_nobody_understands_is_not_passed_over() -> None:
    error = failure(policy(sources__alowed_folders=["/x"]))
    assert (error.code, error.values["suggestion"]) == ("policy_misspelt", "sources.allowed_folders")
    assert failure(policy(zzzz=1)).code == "policy_unknown"
    assert failure(policy(sources__allowed_folders={})).code == "policy_invalid"
    assert failure(policy(sources__allowed_folders=[])).code == "policy_invalid"
    twice = Layer("p", (("ui.theme", "dark"), ("ui.theme", "light")))
    assert failure(twice).code == "policy_twice"
    assert resolve(policy(sources={})).locked_settings() == ()


def test_registry_names_and_types() -> None:
    layer = Layer(
        "HKLM", (("exportallowed", 0), ("SourcesFileTypes", ["PDF", "hwp"]), ("UiTheme", "dark")), windows=True
    )
    settings = resolve(layer)
    assert not settings.value(keys.EXPORT_ALLOWED)
    assert settings.value(keys.FILE_TYPES) == ("pdf", "hwp")
    error = failure(Layer("HKLM", (("ExportAllowed", "0"),), windows=True))
    assert "REG_DWORD" in str(error.values["expected"])
    assert failure(Layer("HKLM", (("ExportAlowed", 0),), windows=True)).values["suggestion"] == "ExportAllowed"
    assert failure(Layer("HKLM", (("Sources\\", None),), windows=True)).code in ("policy_misspelt", "policy_unknown")
    assert failure(Layer("HKLM", (("export.allowed", 0),), windows=True)).code in ("policy_misspelt", "policy_unknown")


def test_the_fingerprint_follows_the_policy_and_nothing_else() -> None:
    first = resolve(policy(export__allowed=False, ui__theme="dark"))
    same = resolve(policy(ui__theme="dark", export__allowed=0), user(ui__font_scale=90))
    other = resolve(policy(ui__theme="dark", export__allowed=True))
    assert first.policy_fingerprint() == same.policy_fingerprint() != other.policy_fingerprint()
    assert len(first.policy_fingerprint()) == 64


NAMES = st.sampled_from([setting.key for setting in keys.ALL]) | st.text(string.ascii_lowercase + "._", max_size=20)
VALUES = st.booleans() | st.integers(-5, 4000) | st.text(max_size=10) | st.lists(st.text(max_size=10), max_size=3)
LAYERS = st.dictionaries(NAMES, VALUES, max_size=8)


@given(LAYERS, LAYERS)
def test_whatever_the_files_say(policy_values: dict[str, object], user_values: dict[str, object]) -> None:
    """The user's file never stops the program; the policy holds whole or not at all."""
    mine = Layer("u", tuple(user_values.items()))
    alone = resolve(None, mine)
    for setting in keys.ALL:
        assert alone.value(setting) == setting.default or not setting.policy_only
    try:
        both = resolve(Layer("p", tuple(policy_values.items())), mine)
    except PolicyError:
        return
    assert {setting.key for setting in both.locked_settings()} == set(policy_values)
    for setting in keys.ALL:
        if setting.key in policy_values:
            assert both.value(setting) == setting.kind.parse(policy_values[setting.key])
        else:
            assert both.value(setting) == alone.value(setting)
