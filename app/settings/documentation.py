"""Help made from the schema: a table for the README, and a policy file to start from."""

from __future__ import annotations

import json
import textwrap
from typing import Any

from app.settings import keys
from app.settings.schema import Group, Registry, Setting, Text

EXAMPLE = "policy/policy.example.toml"
"""Where the example lies under resources/; `seogo policy example` prints the same, and a test compares them."""

_UNITS = {"%": Text("%", "%"), "days": Text("일", "days"), "MB": Text("MB", "MB"), "minutes": Text("분", "minutes")}
_HEADINGS = {
    "ko": ("키", "레지스트리 값", "쓸 수 있는 값", "기본값", "뜻"),
    "en": ("Key", "Registry value", "Takes", "Default", "Meaning"),
}
_INTRODUCTION = {
    "ko": (
        "서고 관리자 정책의 예입니다. 필요한 줄의 맨 앞 '#'만 지우고 값을 고쳐 /etc/seogo/policy.toml로 저장하세요. "
        "Windows에서는 같은 값을 HKLM\\Software\\Policies\\Seogo 아래 괄호 안의 이름으로 둡니다. "
        "적은 키는 모든 사용자에게 고정됩니다. 모르는 키나 틀린 값이 하나라도 있으면 서고는 시작하지 않습니다. "
        "적용한 뒤 seogo policy show로 확인하세요."
    ),
    "en": (
        "An example of Seogo's machine policy. Take the '#' off the lines you need, change the values and save it as "
        "/etc/seogo/policy.toml. On Windows the same values lie under HKLM\\Software\\Policies\\Seogo, by the names in "
        "parentheses. Every key given is fixed for all users. With an unknown key or a wrong value Seogo does not start. "
        "Check with seogo policy show."
    ),
}


def unit(setting: Setting[Any], language: str) -> str:
    """What its numbers count, in words, or ""."""
    found = _UNITS.get(setting.unit)
    return found.of(language) if found else ""


def shown(setting: Setting[Any], value: object, language: str) -> str:
    """A value as people read it in a table."""
    plain = setting.kind.plain(value)
    if isinstance(plain, bool):
        yes, no = Text("예", "yes"), Text("아니요", "no")
        return (yes if plain else no).of(language)
    if isinstance(plain, int):
        return f"{plain} {unit(setting, language)}".rstrip()
    if isinstance(plain, list):
        return "\n".join(plain) or "–"
    return plain or "–"


def markdown_table(language: str = "ko") -> str:
    """Every key as a Markdown table, policy-only keys marked with *.

    Args:
        language: "ko" or "en".
    """
    lines = [_row(_HEADINGS[language]), _row(["---"] * 5)]
    for setting in keys.ALL:
        mark = "\\*" if setting.policy_only else ""
        default = toml_value(setting, setting.default)
        meaning = f"**{setting.title.of(language)}.** {setting.description.of(language)}"
        registry = f"`{setting.windows}` {setting.kind.registry}"
        lines.append(
            _row([f"`{setting.key}`{mark}", registry, f"`{_takes(setting, language)}`", f"`{default}`", meaning])
        )
    return "\n".join(lines) + "\n"


def policy_example(language: str = "ko") -> str:
    """A policy file in which every key is explained and commented out."""
    lines = [f"# {line}" for line in textwrap.wrap(_INTRODUCTION[language], 96)]
    for group in Group:
        own = [setting for setting in keys.ALL if setting.group is group]
        lines += ["", f"# ==== {group.heading.of(language)}"]
        for setting in own:
            words = f"{setting.title.of(language)} ({setting.windows}, {setting.kind.registry})"
            described = textwrap.wrap(setting.description.of(language), 96)
            takes = Text("쓸 수 있는 값", "Takes").of(language)
            lines += ["", f"# {words}", *(f"#   {line}" for line in described)]
            value = setting.default if setting.sample is None else setting.sample
            lines += [f"#   {takes}: {_takes(setting, language)}", f"#{setting.key} = {toml_value(setting, value)}"]
    return "\n".join(lines) + "\n"


def toml_value(setting: Setting[Any], value: object) -> str:
    """A value in TOML's notation. (JSON's strings, numbers and arrays are TOML's, too: toml.io/en/v1.0.0)"""
    return json.dumps(setting.kind.plain(value), ensure_ascii=False)


def _takes(setting: Setting[Any], language: str) -> str:
    if setting.kind.registry is Registry.NUMBER:
        return f"{setting.kind.grammar} {unit(setting, language)}".rstrip()
    return setting.kind.grammar


def _row(cells: list[str] | tuple[str, ...]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
