"""The settings that banks are advised to fix, each with its reason, and what they are in the registry.

The advice is written in baseline.toml and nowhere else; the policy templates and the deployment guide repeat it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.settings import keys
from app.settings.schema import Invalid, Registry, Setting, Text

_FILE = Path(__file__).with_name("baseline.toml")


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One piece of advice.

    Attributes:
        value: of the setting's own type, or None where only the bank can say (its folders, its keys).
        reason: why.
    """

    setting: Setting[Any]
    value: object | None
    reason: Text


@dataclass(frozen=True, slots=True)
class RegistryValue:
    """One value under the policy key, as winreg gives it: int, str or list of str."""

    name: str
    type: Registry
    data: int | str | list[str]


@cache
def recommendations() -> tuple[Recommendation, ...]:
    """The advice, in the order of the schema.

    Raises:
        ValueError: baseline.toml names an unknown setting, or a value that the setting refuses.
    """
    entries = tomllib.loads(_FILE.read_text("utf-8"))
    if unknown := entries.keys() - {setting.key for setting in keys.ALL}:
        raise ValueError(f"{_FILE.name}: {', '.join(sorted(unknown))}")
    return tuple(_recommendation(setting, entries[setting.key]) for setting in keys.ALL if setting.key in entries)


def _recommendation(setting: Setting[Any], entry: dict[str, Any]) -> Recommendation:
    try:
        value = setting.kind.parse(entry["value"]) if "value" in entry else None
    except Invalid:
        raise ValueError(f"{_FILE.name}: {setting.key}: {setting.kind.grammar}") from None
    return Recommendation(setting, value, Text(entry["ko"], entry["en"]))


def registry_values() -> tuple[RegistryValue, ...]:
    """What the advice is under the policy key, without what only the bank can say."""
    return tuple(registry_value(each.setting, each.value) for each in recommendations() if each.value is not None)


def registry_value(setting: Setting[Any], value: object) -> RegistryValue:
    """A setting's value as the registry holds it."""
    plain = setting.kind.plain(value)
    return RegistryValue(setting.windows, setting.kind.registry, int(plain) if isinstance(plain, bool) else plain)
