"""What differs between two states of the settings, for the audit log."""

from __future__ import annotations

import json
from typing import Any

from app.settings import keys
from app.settings.kinds import Choice, Flag, Whole
from app.settings.resolver import Settings
from app.settings.schema import Setting

_TOLD = (Choice, Flag, Whole)
"""Kinds whose values say nothing private. Folders and file names may name a customer or a project."""


def changes(before: Settings, after: Settings) -> dict[str, str]:
    """The keys whose values differ, each with "old → new"; "" where a value may be private.

    Args:
        before, after: settings in force.
    """
    changed = (each for each in keys.ALL if before.value(each) != after.value(each))
    return {each.key: _told(each, before, after) for each in changed}


def _told(setting: Setting[Any], before: Settings, after: Settings) -> str:
    if not isinstance(setting.kind, _TOLD):
        return ""
    return " → ".join(json.dumps(setting.kind.plain(each.value(setting))) for each in (before, after))
