"""The folders to be watched: the setting alone says which. What the person adds is written there, if the policy lets it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from app.core.errors import SeogoError
from app.settings import enforcement, folders, keys
from app.settings.resolver import Settings
from app.settings.schema import Invalid
from app.settings.store import UserSettings
from app.ui.window_state import WindowState


def watched(settings: Settings) -> tuple[str, ...]:
    """The folders of the setting as paths of this account."""
    return tuple(str(folders.expand(each)) for each in settings.value(keys.WATCH_FOLDERS))


def watch_too(store: UserSettings, added: Iterable[str]) -> bool:
    """Write folders into the setting. Where the policy fixes it or forbids watching, nothing is written.

    Returns:
        Whether there are more than before.

    Raises:
        StorageError: settings_unwritable.
    """
    settings = store.settings
    if settings.locked(keys.WATCH_FOLDERS) or not enforcement.may_watch(settings):
        return False
    known = set(watched(settings))
    new = [folder for folder in dict.fromkeys(added) if folder not in known and _is_folder(folder)]
    if new:
        store.set(keys.WATCH_FOLDERS, (*settings.value(keys.WATCH_FOLDERS), *new))
    return bool(new)


def take_over(store: UserSettings, state: WindowState) -> None:
    """Folders that an earlier version kept with the window move into the setting, once.

    Where they cannot, because of the policy or a full disk, they stay for a later start.
    """
    old = state.kept.watched
    settings = store.settings
    if not old or settings.locked(keys.WATCH_FOLDERS) or not enforcement.may_watch(settings):
        return
    try:
        watch_too(store, old)
    except SeogoError:
        return
    state.save(replace(state.kept, watched=()))


def _is_folder(text: str) -> bool:
    """A setting can hold it: names with "%" would be taken for variables."""
    try:
        keys.WATCH_FOLDERS.kind.parse([text])
    except Invalid:
        return False
    return folders.expand(text) == Path(text)
