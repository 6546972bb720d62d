"""Where the library lies: what was asked for, unless the policy says."""

from __future__ import annotations

import os
from pathlib import Path

from app.core.errors import PolicyError
from app.settings import folders, keys
from app.settings.resolver import Settings
from app.system import paths


def library_folder(settings: Settings | None, asked: str | Path | None = None) -> Path:
    """The library's folder: the policy's, else the one asked for, `SEOGO_LIBRARY`'s, the user's, the default.

    Args:
        settings: None when they cannot be had (`seogo doctor` under a broken policy).
        asked: what `--library` says.

    Raises:
        PolicyError: policy_library: the policy fixes another folder than the one asked for.
    """
    chosen = settings.value(keys.LIBRARY_FOLDER) if settings else ""
    folder = folders.expand(chosen) if chosen else None
    if settings and settings.locked(keys.LIBRARY_FOLDER):
        fixed = folder or paths.own_library()
        if asked and os.path.realpath(asked) != os.path.realpath(fixed):
            raise PolicyError("policy_library", path=str(fixed))
        return fixed
    if asked:
        return Path(asked)
    return paths.moved_library() or folder or paths.own_library()
