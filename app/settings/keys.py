"""Every key by name, and how keys are found: `settings.value(keys.THEME)` is a `Theme` to the type checker, too."""

from __future__ import annotations

import difflib
from typing import Any

from app.settings.policy_keys import (
    ALLOWED_FOLDERS,
    ALLOWED_MODELS,
    AUDIT_DAYS,
    AUDIT_LEVEL,
    COPY_ALLOWED,
    EXPORT_ALLOWED,
    FILE_TYPES,
    FORBIDDEN_FOLDERS,
    IDLE_LOCK_MINUTES,
    IMPORT_ALLOWED,
    LARGEST_FILE_MB,
    MASKING,
    POLICY_SETTINGS,
    RISK_TIERS,
    TRUSTED_PACK_KEYS,
    WATCH_ALLOWED,
)
from app.settings.schema import Setting
from app.settings.user_keys import (
    ANSWER_LENGTH,
    ANSWER_MODEL,
    CONVERSATION_DAYS,
    FONT_SCALE,
    LANGUAGE,
    LIBRARY_FOLDER,
    SEND_WITH_ENTER,
    SHOW_WITHHELD,
    THEME,
    USER_SETTINGS,
    WATCH_FOLDERS,
)

__all__ = [
    "ALL",
    "ALLOWED_FOLDERS",
    "ALLOWED_MODELS",
    "ANSWER_LENGTH",
    "ANSWER_MODEL",
    "AUDIT_DAYS",
    "AUDIT_LEVEL",
    "CONVERSATION_DAYS",
    "COPY_ALLOWED",
    "EXPORT_ALLOWED",
    "FILE_TYPES",
    "FONT_SCALE",
    "FORBIDDEN_FOLDERS",
    "IDLE_LOCK_MINUTES",
    "IMPORT_ALLOWED",
    "LANGUAGE",
    "LARGEST_FILE_MB",
    "LIBRARY_FOLDER",
    "MASKING",
    "POLICY_SETTINGS",
    "RISK_TIERS",
    "SEND_WITH_ENTER",
    "SHOW_WITHHELD",
    "THEME",
    "TRUSTED_PACK_KEYS",
    "USER_SETTINGS",
    "WATCH_ALLOWED",
    "WATCH_FOLDERS",
    "find",
    "find_windows",
    "nearest",
]

ALL: tuple[Setting[Any], ...] = (*USER_SETTINGS, *POLICY_SETTINGS)
"""Every setting, in the order people read them."""

_BY_KEY: dict[str, Setting[Any]] = {setting.key: setting for setting in ALL}
_BY_WINDOWS: dict[str, Setting[Any]] = {setting.windows.casefold(): setting for setting in ALL}


def find(key: str) -> Setting[Any] | None:
    """The setting with this key, if there is one."""
    return _BY_KEY.get(key)


def find_windows(name: str) -> Setting[Any] | None:
    """The setting with this registry value name, in any case of letters, if there is one."""
    return _BY_WINDOWS.get(name.casefold())


def nearest(name: str, *, windows: bool = False) -> str:
    """The known key that a mistyped one is closest to, or ""."""
    known = {setting.windows if windows else setting.key for setting in ALL}
    folded = {each.casefold(): each for each in known}
    found = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else ""
