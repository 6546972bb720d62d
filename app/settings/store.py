"""The settings of this user on this machine: reading them, and changing one at a time."""

from __future__ import annotations

import contextlib
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from app.core.document import Notice
from app.core.errors import PolicyError, StorageError, UsageError
from app.settings import sources
from app.settings.resolver import Settings, resolve
from app.settings.schema import Invalid, Setting
from app.settings.sources import Unreadable
from app.settings.toml_writer import Plain, with_changes, write_atomically
from app.system import paths

T = TypeVar("T")


def load(policy_file: Path | None = None, user_file: Path | None = None) -> Settings:
    """The settings in force.

    Values of the user's file that are not usable are taken out of it, after a copy of the file was put beside it;
    `Settings.notices` says which.

    Args:
        policy_file: the machine policy (tests); the machine's own by default.
        user_file: the user's settings; in their profile by default.

    Raises:
        PolicyError: the machine policy is there and cannot be read or understood.
    """
    policy = sources.machine_policy(policy_file)
    path = user_file or paths.user_settings()
    try:
        user = sources.toml_layer(path)
    except Unreadable as error:
        settings = resolve(policy)
        return replace(settings, notices=(_set_aside(path, str(error)), *settings.notices))
    settings = resolve(policy, user)
    if settings.dropped:
        _repair(path, settings.dropped)
    return settings


def _set_aside(path: Path, detail: str) -> Notice:
    """Move a file that nobody can read out of the way, so that the next change does not overwrite it."""
    backup = _backup_name(path)
    with contextlib.suppress(OSError):
        path.replace(backup)
    return Notice("settings_file_damaged", {"path": str(path), "detail": detail, "backup": backup.name})


def _repair(path: Path, dropped: tuple[str, ...]) -> None:
    """Copy the file, then take the unusable values out. A folder that cannot be written keeps them: they do no harm."""
    with contextlib.suppress(OSError):
        shutil.copyfile(path, _backup_name(path))
        text = path.read_text("utf-8-sig")
        write_atomically(path, with_changes(text, dict.fromkeys(dropped)))


def _backup_name(path: Path) -> Path:
    """`settings.toml.bak-20260131-142530`, with a number behind it if that is taken."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    name, number = path.with_name(f"{path.name}.bak-{stamp}"), 1
    while name.exists():
        number += 1
        name = path.with_name(f"{path.name}.bak-{stamp}-{number}")
    return name


class UserSettings:
    """The user's settings, to be changed.

    Args:
        policy_file, user_file: as `load`.

    Raises:
        PolicyError: the machine policy cannot be read or understood.
    """

    def __init__(self, policy_file: Path | None = None, user_file: Path | None = None) -> None:
        self._policy_file = policy_file
        self._path = user_file or paths.user_settings()
        self._settings = load(policy_file, self._path)

    @property
    def settings(self) -> Settings:
        """The values in force now."""
        return self._settings

    def set(self, setting: Setting[T], value: T) -> Settings:
        """Keep one value.

        Raises:
            PolicyError: policy_locked: the policy fixes the key, or only a policy may set it.
            UsageError: setting_invalid.
            StorageError: settings_unwritable.
        """
        return self._write({setting.key: _checked(setting, value)}, setting)

    def reset(self, setting: Setting[Any]) -> Settings:
        """Go back to the default of one key.

        Raises:
            PolicyError, StorageError: as `set`.
        """
        return self._write({setting.key: None}, setting)

    def reload(self) -> Settings:
        """Read everything again, e.g. after IT changed the policy.

        Raises:
            PolicyError: the machine policy cannot be read or understood.
        """
        self._settings = load(self._policy_file, self._path)
        return self._settings

    def _write(self, changes: Mapping[str, Plain | None], setting: Setting[Any]) -> Settings:
        self.reload()  # the policy may have changed, and another window may have written
        if setting.policy_only or self._settings.locked(setting):
            raise PolicyError("policy_locked", key=setting.key)
        try:
            text = self._path.read_text("utf-8-sig") if self._path.is_file() else ""
            write_atomically(self._path, with_changes(text, changes))
        except (OSError, tomllib.TOMLDecodeError) as error:
            raise StorageError("settings_unwritable", path=str(self._path)) from error
        return self.reload()


def _checked(setting: Setting[T], value: T) -> Plain:
    try:
        plain = setting.kind.plain(value)
        setting.kind.parse(plain)
    except Invalid:
        raise UsageError("setting_invalid", key=setting.key, expected=setting.kind.grammar) from None
    return plain
