"""The account that runs the program, asked from the system. Its environment is not: whoever starts a program sets that."""

from __future__ import annotations

import os
import sys

_NOWHERE = "/nonexistent"  # Debian's home of accounts that have none
# Shell folders: learn.microsoft.com/windows/win32/shell/csidl
_PROFILE = 0x28
_LOCAL_DATA = 0x1C
_MAX_PATH = 260  # the buffer that SHGetFolderPathW asks for


def account_name() -> str:
    """The account's name, as audit records call it."""
    return variables()["%USERNAME%"]


def variables() -> dict[str, str]:
    """Values for the variables that folders in settings may hold: home, local data folder, account name."""
    if sys.platform == "win32":
        # os.getlogin asks GetUserNameW there, not the environment
        return {
            "%USERPROFILE%": _shell_folder(_PROFILE),
            "%LOCALAPPDATA%": _shell_folder(_LOCAL_DATA),
            "%USERNAME%": os.getlogin(),
        }
    home, name = _posix()
    return {"%USERPROFILE%": home, "%LOCALAPPDATA%": f"{home}/.local/share", "%USERNAME%": name}


def _posix() -> tuple[str, str]:
    import pwd

    try:
        account = pwd.getpwuid(os.getuid())  # type: ignore[attr-defined,unused-ignore]
    except KeyError:  # an account number without an entry, as in some containers
        return _NOWHERE, "nobody"
    return account.pw_dir, account.pw_name


def _shell_folder(number: int) -> str:
    import ctypes

    buffer = ctypes.create_unicode_buffer(_MAX_PATH)
    shell = ctypes.windll.shell32  # type: ignore[attr-defined,unused-ignore]
    failed = shell.SHGetFolderPathW(None, number, None, 0, buffer)
    return _NOWHERE if failed else buffer.value
