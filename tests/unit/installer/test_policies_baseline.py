"""The advice for banks: every value is one that the settings take, and reads back as it was meant."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.settings import keys, kinds
from app.settings.choices import Masking
from app.settings.kinds import Flag
from app.settings.resolver import resolve
from app.settings.schema import Registry
from app.settings.sources import machine_policy
from app.system.registry import POLICY_KEY
from installer.policies import baseline, wording
from installer.policies.baseline import Recommendation, recommendations, registry_values
from installer.policies.guide import baseline_reg, baseline_table
from installer.policies.templates import templates
from tests.fakes.policy_editor import PolicyEditor
from tests.fakes.registry import REG_DWORD, REG_MULTI_SZ, REG_SZ, MemoryRegistry

TYPES = {Registry.STRING: REG_SZ, Registry.NUMBER: REG_DWORD, Registry.STRINGS: REG_MULTI_SZ}
HANGUL = re.compile(r"[가-힣]")
GIVEN = [each for each in recommendations() if each.value is not None]
by_key = pytest.mark.parametrize("advice", recommendations(), ids=lambda advice: advice.setting.key)


@pytest.fixture
def read_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Read this text in place of baseline.toml."""

    def given(text: str) -> tuple[Recommendation, ...]:
        (tmp_path / "baseline.toml").write_text(text, "utf-8")
        monkeypatch.setattr(baseline, "_FILE", tmp_path / "baseline.toml")
        return recommendations.__wrapped__()

    return given


def check(registry: MemoryRegistry) -> None:
    """The settings of a PC with that registry are the advice, fixed, and nothing else."""
    settings = resolve(machine_policy(winreg=registry))
    for each in GIVEN:
        assert settings.value(each.setting) == each.value
    assert settings.locked_settings() == tuple(each.setting for each in GIVEN)


def test_the_advice_reads_back_from_the_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "os", SimpleNamespace(name="nt"))
    check(MemoryRegistry({POLICY_KEY: {each.name: (each.data, TYPES[each.type]) for each in registry_values()}}))


def test_the_registry_file_holds_the_advice() -> None:
    content = baseline_reg()
    assert content.startswith(b"\xff\xfe")
    lines = content.decode("utf-16").split("\r\n")
    assert lines[0] == "Windows Registry Editor Version 5.00"
    keys_named = [line for line in lines if line.startswith("[")]
    assert keys_named == [rf"[HKEY_LOCAL_MACHINE\{POLICY_KEY}]"]
    check(MemoryRegistry({POLICY_KEY: dict(parsed(line) for line in lines if line.startswith('"'))}))


def parsed(line: str) -> tuple[str, tuple[Any, int]]:
    """One line as regedit reads it."""
    name, data = re.fullmatch(r'"(\w+)"=(.*)', line).groups()  # type: ignore[union-attr]
    if data.startswith("dword:"):
        return name, (int(data.removeprefix("dword:"), 16), REG_DWORD)
    if data.startswith("hex(7):"):
        text = bytes.fromhex(data.removeprefix("hex(7):").replace(",", "")).decode("utf-16-le")
        assert text.endswith("\0\0")
        return name, (text[:-2].split("\0"), REG_MULTI_SZ)
    return name, (data[1:-1].replace('\\"', '"').replace("\\\\", "\\"), REG_SZ)


def test_the_editor_can_set_the_advice() -> None:
    editor = PolicyEditor(templates()["Seogo.admx"])
    for each in GIVEN:
        name, value = each.setting.windows, each.value
        if isinstance(each.setting.kind, Flag):
            editor.enable(name, {}) if value else editor.disable(name)
        else:
            options = getattr(each.setting.kind, "kind", None)
            entry = list(options).index(value) if options else each.setting.kind.plain(value)
            editor.enable(name, {name: entry})
    check(editor.registry())


@by_key
def test_every_piece_of_advice_has_its_reason(advice: Recommendation) -> None:
    assert HANGUL.search(advice.reason.ko)
    assert not HANGUL.search(advice.reason.en)
    assert advice.reason.ko.endswith(".")
    assert advice.reason.en.endswith(".")


def test_what_a_bank_must_not_leave_open_is_in_the_advice() -> None:
    found = {each.setting.key: each.value for each in recommendations()}
    assert list(found) == [setting.key for setting in keys.ALL if setting.key in found]
    assert found["answers.show_withheld"] is found["models.import_allowed"] is found["library.watch_allowed"] is False
    assert found["privacy.masking"] is Masking.DISPLAY
    assert found["audit.level"] != "off"
    assert found["sources.allowed_folders"] is found["packs.trusted_keys"] is None


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_table_has_a_row_for_each(language: str) -> None:
    rows = baseline_table(language).splitlines()
    assert len(rows) == len(recommendations()) + 2
    for row, each in zip(rows[2:], recommendations(), strict=True):
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:-1]]
        assert each.setting.title.of(language) in cells[0]
        assert each.setting.windows in cells[1]
        assert cells[2:] == [wording.recommended(each, language), each.reason.of(language)]
    assert "`IdleLockMinutes` = `10`" in baseline_table(language)
    assert "`ExportAllowed` = `0`" in baseline_table(language)


def test_wrong_advice_is_an_error(read_from: Any) -> None:
    words = 'ko = "가."\nen = "a."\n'
    assert read_from(f'["ui.font_scale"]\nvalue = 90\n{words}')[0].value == 90
    assert read_from(f'["ui.font_scale"]\n{words}')[0].value is None
    with pytest.raises(ValueError, match=r"ui\.scale"):
        read_from(f'["ui.scale"]\nvalue = 90\n{words}')
    for wrong in ("900", '"90"', "true"):
        with pytest.raises(ValueError, match=r"ui\.font_scale.*80 – 200"):
            read_from(f'["ui.font_scale"]\nvalue = {wrong}\n{words}')
    with pytest.raises(KeyError):
        read_from('["ui.font_scale"]\nko = "가."\n')
