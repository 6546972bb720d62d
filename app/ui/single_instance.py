"""One window per library: a second start hands its files to the first and ends.

Without sockets: a lock file says who is first, and files are handed over in a spool folder that the first one watches.
"""

from __future__ import annotations

import contextlib
import json
import uuid
from pathlib import Path

from filelock import FileLock, Timeout
from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

_SUFFIX = ".handover"


class SingleInstance(QObject):
    """Whether this is the first window of a library.

    Args:
        folder: of this user, for the library; made when missing.

    Signals:
        called(list[str]): another start handed over these files; [] when it only wants the window to be raised.
    """

    called = Signal(list)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spool = folder / "handover"
        self._spool.mkdir(parents=True, exist_ok=True)
        # Of the system, which lets go of it however a process ends; a process number written down may belong to another.
        self._lock = FileLock(folder / "window.lock")
        self._watcher: QFileSystemWatcher | None = None

    def is_first(self) -> bool:
        """Take the lock if nobody has it; the first one listens from now on."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        self._take()  # left by somebody who came before we listened
        self._watcher = QFileSystemWatcher([str(self._spool)], self)
        self._watcher.directoryChanged.connect(self._take)
        return True

    def hand_over(self, files: list[str]) -> None:
        """Let the first window open files, and come to the front."""
        name = self._spool / uuid.uuid4().hex
        name.write_text(json.dumps(files), "utf-8")
        name.replace(name.with_suffix(_SUFFIX))  # seen whole or not at all

    def close(self) -> None:
        """Let another one be first."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        self._lock.release()

    def _take(self, _: str = "") -> None:
        for file in sorted(self._spool.glob(f"*{_SUFFIX}")):
            try:
                given = json.loads(file.read_text("utf-8"))
            except (OSError, ValueError):
                given = None
            with contextlib.suppress(OSError):
                file.unlink()
            if isinstance(given, list) and all(isinstance(each, str) for each in given):
                self.called.emit(given)
