"""The recommended bank baseline for people and for a test PC: a Markdown table, and a .reg file."""

from __future__ import annotations

import codecs

from app.settings.schema import Registry
from app.system.registry import POLICY_KEY
from installer.policies.baseline import RegistryValue, recommendations, registry_value, registry_values
from installer.policies.wording import recommended

_NOTE = "서고 은행 창구 권장 정책입니다. 시험 PC에서 쓰고, 운영 PC에는 그룹 정책으로 배포하세요."
_HEADINGS = {
    "ko": ("정책", "레지스트리 값", "권장값", "까닭"),
    "en": ("Policy", "Registry value", "Advised", "Why"),
}


def baseline_table(language: str = "ko") -> str:
    """The advice as a Markdown table, by group and policy as the policy editor shows them.

    Args:
        language: "ko" or "en".
    """
    lines = [_row(*_HEADINGS[language]), _row(*["---"] * len(_HEADINGS[language]))]
    for each in recommendations():
        setting = each.setting
        policy = f"{setting.group.heading.of(language)} › **{setting.title.of(language)}**"
        value = f"`{setting.windows}`"
        if each.value is not None and setting.kind.registry is Registry.NUMBER:
            value += f" = `{registry_value(setting, each.value).data}`"
        lines.append(_row(policy, value, recommended(each, language), each.reason.of(language)))
    return "\n".join(lines) + "\n"


def baseline_reg() -> bytes:
    r"""The advice as a file for `reg import`, in place of a GPO on a test PC.

    The format of regedit 5 (support.microsoft.com/kb/310516): UTF-16 with a byte order mark, CRLF.
    """
    head = ["Windows Registry Editor Version 5.00", "", f"; {_NOTE}", f"[HKEY_LOCAL_MACHINE\\{POLICY_KEY}]"]
    lines = [*head, *(f'"{value.name}"={_data(value)}' for value in registry_values()), ""]
    return codecs.BOM_UTF16_LE + "\r\n".join(lines).encode("utf-16-le")


def _data(value: RegistryValue) -> str:
    if isinstance(value.data, int):
        return f"dword:{value.data:08x}"
    if isinstance(value.data, str):
        escaped = value.data.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'
    raw = ("\0".join(value.data) + "\0\0").encode("utf-16-le")
    return f"hex(7):{raw.hex(',')}"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
