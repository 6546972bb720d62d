"""A Windows registry in memory, as far as the policy reader asks for one."""

from __future__ import annotations

from collections.abc import Mapping
from types import TracebackType
from typing import Any

REG_SZ, REG_EXPAND_SZ, REG_DWORD, REG_MULTI_SZ = 1, 2, 4, 7  # winnt.h

Stored = Mapping[str, tuple[Any, int]]
"""Value name → (data, type)."""


class Opened:
    """An open key."""

    def __init__(self, values: Stored) -> None:
        self.values = [(name, data, kind) for name, (data, kind) in values.items()]

    def __enter__(self) -> Opened:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass


class MemoryRegistry:
    """Keys under HKEY_LOCAL_MACHINE.

    Args:
        keys: path → values; names of keys in any case, as on Windows.
    """

    HKEY_LOCAL_MACHINE = 0x80000002
    KEY_READ = 0x20019
    KEY_WOW64_64KEY = 0x0100

    def __init__(self, keys: Mapping[str, Stored]) -> None:
        self._keys = {path.casefold(): values for path, values in keys.items()}

    def OpenKey(self, key: Any, sub_key: str, reserved: int, access: int) -> Opened:  # noqa: N802 - winreg's names
        assert key == self.HKEY_LOCAL_MACHINE
        if sub_key.casefold() not in self._keys:
            raise FileNotFoundError(2, "no such key")
        return Opened(self._keys[sub_key.casefold()])

    def QueryInfoKey(self, key: Opened) -> tuple[int, int, int]:  # noqa: N802
        return 0, len(key.values), 0

    def EnumValue(self, key: Opened, index: int) -> tuple[str, Any, int]:  # noqa: N802
        return key.values[index]

    def EnumKey(self, key: Opened, index: int) -> str:  # noqa: N802
        raise OSError(259, "no more data")
