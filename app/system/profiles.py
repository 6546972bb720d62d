"""The users of a Windows machine: learn.microsoft.com/windows/win32/shell/user-profiles-roaming-about"""

from __future__ import annotations

import importlib
import os
from pathlib import Path, PureWindowsPath
from typing import cast

from app.system.purging import Profile
from app.system.registry import Winreg

PROFILES_KEY = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList"


def profiles(winreg: Winreg | None = None) -> list[Profile]:
    """Every profile that Windows knows, the system's own included.

    Args:
        winreg: the registry; the real one by default.

    Raises:
        OSError: the list cannot be read.
    """
    api = winreg or cast(Winreg, importlib.import_module("winreg"))
    access = api.KEY_READ | api.KEY_WOW64_64KEY
    with api.OpenKey(api.HKEY_LOCAL_MACHINE, PROFILES_KEY, 0, access) as key:
        users = [api.EnumKey(key, number) for number in range(api.QueryInfoKey(key)[0])]
    homes = []
    for user in users:
        with api.OpenKey(api.HKEY_LOCAL_MACHINE, rf"{PROFILES_KEY}\{user}", 0, access) as key:
            values = dict(api.EnumValue(key, number)[:2] for number in range(api.QueryInfoKey(key)[1]))
        if isinstance(home := values.get("ProfileImagePath"), str) and home:
            homes.append(os.path.expandvars(home))  # %SystemRoot% and %SystemDrive%, of the system that runs this
    return [_profile(home) for home in dict.fromkeys(homes)]


def _profile(home: str) -> Profile:
    """A domain's kim has the folder kim.BANK where a local kim was first; an account may have dots of its own, too."""
    name = PureWindowsPath(home).name
    return Profile(Path(home), tuple(dict.fromkeys((name, name.partition(".")[0]))))
