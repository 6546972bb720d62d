"""What the audit log is told of changed settings."""

from __future__ import annotations

from app.settings.changes import changes
from app.settings.resolver import resolve
from app.settings.sources import Layer


def user(**values: object) -> Layer:
    return Layer("settings.toml", tuple((key.replace("__", "."), value) for key, value in values.items()))


def test_plain_values_are_told_old_and_new() -> None:
    before, after = resolve(), resolve(None, user(ui__theme="dark", ui__font_scale=120, answers__show_withheld=True))
    assert changes(before, after) == {
        "ui.theme": '"system" → "dark"',
        "ui.font_scale": "100 → 120",
        "answers.show_withheld": "false → true",
    }


def test_folders_and_files_are_named_by_their_key_alone() -> None:
    after = resolve(None, user(library__watch_folders=["/home/kim/김철수 고객"], answers__model="own.gguf"))
    assert changes(resolve(), after) == {"answers.model": "", "library.watch_folders": ""}


def test_the_policy_counts_too_and_what_is_equal_is_left_out() -> None:
    after = resolve(Layer("policy", (("audit.level", "full"), ("ui.theme", "system"))))
    assert changes(resolve(), after) == {"audit.level": '"basic" → "full"'}
    assert changes(after, after) == {}
