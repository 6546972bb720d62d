"""How the window stood when it was closed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is kept. `geometry` and `splitter` are Qt's own states in Base64.

    Attributes:
        watched: folders that earlier versions kept here; see `app.ui.watched_folders.take_over`.
    """

    geometry: str = ""
    splitter: str = ""
    library_shown: bool = True
    source_shown: bool = True
    left_tab: int = 0
    watched: tuple[str, ...] = ()
    library_view: str = ""
    conversation: str = ""


class WindowState:
    """Keeps it in a file; one that is missing or damaged counts as never written.

    Args:
        file: of this user and library.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        try:
            self._kept = msgspec.json.decode(file.read_bytes(), type=Remembered)
        except (OSError, msgspec.MsgspecError):
            self._kept = Remembered()

    @property
    def kept(self) -> Remembered:
        """What was remembered."""
        return self._kept

    def save(self, kept: Remembered) -> None:
        """Remember; a full disk is no reason to bother anybody who closes a window."""
        self._kept = kept
        part = self._file.with_suffix(".part")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(msgspec.json.encode(kept))
            part.replace(self._file)
        except OSError:
            return
