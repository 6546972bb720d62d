"""Which notice stands above the list: documents that want something, unless the user has put that off."""

from __future__ import annotations

from collections.abc import Iterable

from app.engine.protocol.records import DocumentRow
from app.ui.library.arrange import Attention
from app.ui.library.notice_strip import Notice


class NoticeKeeper:
    """Documents that want something.

    Failures of earlier days are not brought up again: only those of this session make a notice. All of them can be
    listed at any time.
    """

    def __init__(self) -> None:
        self._failed: set[str] = set()
        self._changed: list[str] = []
        self._waiting: set[str] = set()
        self._half: set[str] = set()
        self._was_stopped = False
        self._missing = 0
        self._fresh: set[str] = set()
        self._put_off: dict[Notice, set[str]] = {}

    def look_at(self, rows: Iterable[DocumentRow]) -> None:
        """All documents as they are now."""
        self._failed, self._changed, self._waiting, self._half, self._missing = set(), [], set(), set(), 0
        for row in rows:
            if row.state == "failed":
                self._failed.add(row.document_id)
            elif row.state == "waiting":
                self._waiting.add(row.document_id)
            elif row.state == "searchable":
                self._half.add(row.document_id)
            if row.on_disk == "changed":
                self._changed.append(row.document_id)
            elif row.on_disk == "missing":
                self._missing += 1

    def note_failures(self, document_ids: Iterable[str]) -> None:
        """These could not be read just now."""
        self._fresh |= set(document_ids)

    def note_stop(self, was_stopped: bool) -> None:
        """The user has, or has not, stopped the last work: what is half done can be finished when he wants."""
        self._was_stopped = was_stopped

    def counts(self) -> dict[Attention, int]:
        """Documents that can be listed, by what they want."""
        return {Attention.FAILED: len(self._failed), Attention.CHANGED: len(self._changed) + self._missing}

    def changed_ids(self) -> list[str]:
        """Documents whose file is another one now."""
        return list(self._changed)

    def choose(self, shown: Attention, found: int, is_busy: bool, is_available: bool) -> tuple[Notice, int]:
        """The notice to show, with its number of documents.

        Args:
            shown: what the list is narrowed to; found: how many that are.
            is_busy: files are being read.
            is_available: the engine can be asked.
        """
        if shown is not Attention.NONE:
            return Notice.SHOWN, found
        for notice, ids in self._candidates(is_busy, is_available).items():
            if ids - self._put_off.get(notice, set()):
                return notice, len(ids)
        return Notice.NONE, 0

    def dismiss(self, notice: Notice) -> None:
        """Not now; it comes back when another document wants the same."""
        self._put_off[notice] = set(self._candidates(False, True).get(notice, set()))

    def _candidates(self, is_busy: bool, is_available: bool) -> dict[Notice, set[str]]:
        idle = is_available and not is_busy
        return {
            Notice.WAITING: self._unfinished() if idle else set(),
            Notice.FAILED: self._failed & self._fresh,
            Notice.CHANGED: set(self._changed) if idle else set(),
        }

    def _unfinished(self) -> set[str]:
        return self._waiting | self._half if self._was_stopped else self._waiting
