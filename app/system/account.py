"""The account that runs the program, asked from the system. Its environment is not: whoever starts a program sets that."""

from __future__ import annotations

import os
import sys

import platformdirs


def variables() -> dict[str, str]:
    """Values for the variables that folders in settings may hold: home, local data folder, account name."""
    home, name = _windows() if sys.platform == "win32" else _posix()
    local = platformdirs.user_data_dir(appname=None, appauthor=False) if sys.platform == "win32" else f"{home}/.local/share"
    return {"%USERPROFILE%": home, "%LOCALAPPDATA%": local, "%USERNAME%": name}


def _posix() -> tuple[str, str]:
    import pwd

    account = pwd.getpwuid(os.getuid())
    return account.pw_dir, account.pw_name


def _windows() -> tuple[str, str]:
    """The profile folder from the shell, the name from GetUserNameW (which is what `os.getlogin` calls there)."""
    documents = platformdirs.user_documents_dir()
    return os.path.dirname(documents), os.getlogin()
