"""Watching the folders that the settings name: new and changed files in them are read by themselves.

The window does not walk folders. It watches the folders named and those in which documents of the library
lie; the engine finds out what is new in them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from app.ui.library.store import DocumentStore

QUIET_MS = 2_000
"""A copy of many files is waited for until nothing has happened for this long."""
MOST_FOLDERS = 500
"""Operating systems limit watches (Linux: fs.inotify.max_user_watches); whatever is below is seen by its parent only."""


class FolderWatch(QObject):
    """Tells which of the watched folders have changed.

    Signals:
        changed(list[str]): folders, none inside another.
    """

    changed = Signal(object)

    def __init__(self, store: DocumentStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._roots: list[str] = []
        self._is_on = False
        self._touched: set[str] = set()
        self._watcher: QFileSystemWatcher | None = None
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._tell)
        store.changed.connect(self._follow)

    @property
    def roots(self) -> list[str]:
        """Folders to be watched."""
        return list(self._roots)

    def set_roots(self, folders: Sequence[str]) -> None:
        """Watch these."""
        self._roots = list(dict.fromkeys(folder for folder in folders if folder))
        self._renew()

    def turn(self, is_on: bool) -> None:
        """Watch or do not."""
        if is_on != self._is_on:
            self._is_on = is_on
            self._renew()

    def root_of(self, path: str) -> str | None:
        """The watched folder that a path lies in."""
        if not self._is_on:
            return None
        parents = {str(parent) for parent in PurePath(path).parents} | {path}
        return next((root for root in self._roots if root in parents), None)

    def _follow(self, moved: bool, _ids: object) -> None:
        if moved and self._is_on:
            self._renew()

    def _renew(self) -> None:
        wanted = self._folders() if self._is_on else []
        if self._watcher is None:
            if not wanted:
                return
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(self._note)
        watched = set(self._watcher.directories())
        gone = sorted(watched - set(wanted))
        new = [folder for folder in wanted if folder not in watched]
        if gone:
            self._watcher.removePaths(gone)
        if new:
            self._watcher.addPaths(new)

    def _folders(self) -> list[str]:
        """The roots, and the folders of documents in them."""
        found = dict.fromkeys(self._roots)
        if self._roots:
            for row in self._store.rows():
                folder = str(PurePath(row.path).parent)
                if folder not in found and self.root_of(folder) is not None:
                    found[folder] = None
                if len(found) >= MOST_FOLDERS:
                    break
        return list(found)

    def _note(self, folder: str) -> None:
        self._touched.add(folder)
        self._quiet.start()

    def _tell(self) -> None:
        touched, self._touched = self._touched, set()
        outer = [each for each in touched if not any(str(parent) in touched for parent in PurePath(each).parents)]
        if outer and self._is_on:
            self.changed.emit(sorted(outer))
