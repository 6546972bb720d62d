"""The shipped policy example and the README's table say what the schema says."""

from __future__ import annotations

import re
import tomllib

import pytest

from app.settings import documentation, keys
from app.settings.resolver import resolve
from app.settings.sources import Layer, flatten
from app.system import paths


def test_the_shipped_example_is_the_one_made_from_the_schema() -> None:
    """Made by `seogo policy example > resources/policy/policy.example.toml`."""
    assert (paths.resources() / documentation.EXAMPLE).read_text("utf-8") == documentation.policy_example()


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_example_says_nothing_until_lines_are_taken_in(language: str) -> None:
    text = documentation.policy_example(language)
    assert tomllib.loads(text) == {}
    taken_in = re.sub(r"^#(?=[a-z0-9_.]+ = )", "", text, flags=re.MULTILINE)
    values = dict(flatten(tomllib.loads(taken_in)))
    assert set(values) == {setting.key for setting in keys.ALL}
    settings = resolve(Layer("example", tuple(values.items())))
    for setting in keys.ALL:
        assert settings.value(setting) == (setting.default if setting.sample is None else setting.sample)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_table_has_a_row_of_five_cells_for_every_key(language: str) -> None:
    rows = documentation.markdown_table(language).splitlines()
    assert len(rows) == len(keys.ALL) + 2
    for row, setting in zip(rows[2:], keys.ALL, strict=True):
        cells = re.split(r"(?<!\\)\|", row)[1:-1]
        assert len(cells) == 5
        assert cells[0].strip() == f"`{setting.key}`" + ("\\*" if setting.policy_only else "")
        assert setting.windows in cells[1]
        assert setting.title.of(language) in cells[4]


def test_values_for_people() -> None:
    shown = documentation.shown
    assert shown(keys.EXPORT_ALLOWED, False, "ko") == "아니요"
    assert shown(keys.FONT_SCALE, 90, "en") == "90 %"
    assert shown(keys.IDLE_LOCK_MINUTES, 5, "ko") == "5 분"
    assert shown(keys.FILE_TYPES, ("pdf", "hwp"), "ko") == "pdf\nhwp"
    assert shown(keys.FILE_TYPES, (), "ko") == shown(keys.ANSWER_MODEL, "", "ko") == "–"
    assert documentation.toml_value(keys.THEME, "dark") == '"dark"'
    assert documentation.toml_value(keys.WATCH_FOLDERS, ("C:\\가",)) == '["C:\\\\가"]'
