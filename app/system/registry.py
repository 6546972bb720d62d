r"""The machine's policy in the Windows registry: the values under HKEY_LOCAL_MACHINE\Software\Policies\Seogo.

Group policy writes there, and a user without administrator rights cannot.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import Any, Protocol, cast

POLICY_KEY = r"Software\Policies\Seogo"


class Winreg(Protocol):
    """The part of the standard library's winreg that is used: docs.python.org/3/library/winreg.html"""

    HKEY_LOCAL_MACHINE: int
    KEY_READ: int
    KEY_WOW64_64KEY: int

    def OpenKey(self, key: Any, sub_key: str, reserved: int, access: int) -> Any:  # noqa: N802 - their name
        """A key that closes itself in a with statement; FileNotFoundError when there is none."""

    def QueryInfoKey(self, key: Any) -> tuple[int, int, int]:  # noqa: N802
        """(subkeys, values, last change)."""

    def EnumValue(self, key: Any, index: int) -> tuple[str, Any, int]:  # noqa: N802
        """(name, data, type)."""

    def EnumKey(self, key: Any, index: int) -> str:  # noqa: N802
        """Name of a subkey."""


@dataclass(frozen=True, slots=True)
class RegistryPolicy:
    """What lies under the policy key.

    Attributes:
        values: (name, data); numbers as int, strings as str with variables not filled in, multi-strings as list.
        subkeys: names of keys below it; the policy has none.
    """

    values: tuple[tuple[str, object], ...]
    subkeys: tuple[str, ...]


def read_policy(winreg: Winreg | None = None, path: str = POLICY_KEY) -> RegistryPolicy | None:
    """The values under the policy key, or None when there is no such key.

    Args:
        winreg: the registry; the real one by default.
        path: the key under HKEY_LOCAL_MACHINE.

    Raises:
        OSError: the key is there and cannot be read.
    """
    api = winreg or cast(Winreg, importlib.import_module("winreg"))
    try:
        # The 64-bit view whatever the program is, so that there is one place: learn.microsoft.com/windows/win32/winprog64
        opened = api.OpenKey(api.HKEY_LOCAL_MACHINE, path, 0, api.KEY_READ | api.KEY_WOW64_64KEY)
    except FileNotFoundError:
        return None
    with opened as key:
        subkeys, count, _ = api.QueryInfoKey(key)
        values = [api.EnumValue(key, index)[:2] for index in range(count)]
        return RegistryPolicy(tuple(values), tuple(api.EnumKey(key, index) for index in range(subkeys)))
