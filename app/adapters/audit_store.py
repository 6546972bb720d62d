"""The audit log in an encrypted SQLite file, sealed with a head that is kept outside it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

from app.adapters.sqlite_errors import translated
from app.adapters.sqlite_file import connect
from app.core.audit import START, Act, AuditEvent, AuditRecord, Head, Verification, digest_of, verify_chain

_SCHEMA = """
CREATE TABLE IF NOT EXISTS records (sequence INTEGER PRIMARY KEY, at TEXT NOT NULL, record BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS anchor (sequence INTEGER NOT NULL, digest TEXT NOT NULL) STRICT;
"""
_decode = msgspec.json.Decoder(AuditRecord).decode
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes: see `AuditRecord`."""

    user: str
    process: str
    program: str
    policy: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class Seal:
    """Where the head is kept, outside the log."""

    read: Callable[[], bytes | None]
    write: Callable[[bytes], None]


class AuditStore:
    """Appends records and checks the chain.

    Args:
        path: the file; made when missing.
        file_key: encrypts the file, or None.
        chain_key: makes the digests.
        seal: keeps the head.

    Raises:
        StorageError: the file cannot be used.
    """

    def __init__(self, path: Path, file_key: bytes | None, chain_key: bytes, seal: Seal) -> None:
        self._lock = threading.Lock()
        self._chain_key = chain_key
        self._seal = seal
        with translated():
            self._db = connect(path, file_key)
            self._db.executescript(_SCHEMA)
            self._db.execute("PRAGMA synchronous = FULL")  # a record that was written survives a power cut

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()

    def append(self, event: AuditEvent, author: Author, now: datetime | None = None) -> AuditRecord:
        """Write one record.

        Raises:
            StorageError: the disk is full, or the file cannot be written. Nothing was written then.
        """
        at = (now or datetime.now(UTC)).isoformat(timespec="milliseconds")
        with self._lock, translated():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                last = self._last()
                record = AuditRecord(
                    last.sequence + 1,
                    at,
                    author.user,
                    author.process,
                    author.program,
                    author.policy,
                    author.model,
                    event,
                    last.digest,
                    "",
                )
                record = replace(record, digest=digest_of(record, self._chain_key))
                self._db.execute("INSERT INTO records VALUES (?, ?, ?)", (record.sequence, at, _encode(record)))
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            self._seal_head(Head(record.sequence, record.digest))
        return record

    def records(self, since: int = 0) -> Iterator[AuditRecord]:
        """Records behind a sequence number, oldest first."""
        while True:
            with self._lock, translated():
                rows = self._db.execute(
                    "SELECT record FROM records WHERE sequence > ? ORDER BY sequence LIMIT 500", (since,)
                ).fetchall()
            if not rows:
                return
            for row in rows:
                record = _decode(row["record"])
                since = record.sequence
                yield record

    def verify(self) -> Verification:
        """Check every record against the chain and the seal."""
        with self._lock, translated():
            anchor, head = self._anchor(), self._sealed()
            keys = [row[0] for row in self._db.execute("SELECT sequence FROM records ORDER BY sequence")]
        try:
            found = verify_chain(self.records(), self._chain_key, anchor, head)
        except msgspec.MsgspecError:
            return Verification(len(keys), "changed")
        return found

    def prune(self, keep_days: int, author: Author, now: datetime | None = None) -> int:
        """Take out records older than that many days (0: keep all), and record that. Returns how many.

        Only the beginning of the log goes, up to the first record that is young enough: a clock that was wrong for a
        while takes nothing with it. What was done is recorded before it is done: a kill in between leaves a whole log.

        Raises:
            StorageError: as `append`.
        """
        if keep_days <= 0:
            return 0
        before = ((now or datetime.now(UTC)) - timedelta(days=keep_days)).isoformat(timespec="milliseconds")
        with self._lock, translated():
            last, count = self._older(before)
        if last is None:
            return 0
        detail = {"records": str(count), "until": str(last.sequence), "digest": last.digest}
        self.append(AuditEvent(Act.RETENTION, detail=detail), author, now)
        return self._cut(last)

    def _older(self, before: str) -> tuple[Head | None, int]:
        """The last of the records at the beginning that are older, and how many they are."""
        kept = self._db.execute("SELECT sequence FROM records WHERE at >= ? ORDER BY sequence LIMIT 1", (before,))
        row = kept.fetchone()
        behind = row["sequence"] if row else self._last().sequence + 1
        row = self._db.execute(
            "SELECT record FROM records WHERE sequence < ? ORDER BY sequence DESC LIMIT 1", (behind,)
        ).fetchone()
        if row is None:
            return None, 0
        record = _decode(row["record"])
        return Head(record.sequence, record.digest), record.sequence - self._anchor().sequence

    def _cut(self, last: Head) -> int:
        """Take records out up to this one, unless another process has gone further meanwhile."""
        with self._lock, translated():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                gone = 0
                if self._anchor().sequence < last.sequence:
                    gone = self._db.execute("DELETE FROM records WHERE sequence <= ?", (last.sequence,)).rowcount
                    self._db.execute("DELETE FROM anchor")
                    self._db.execute("INSERT INTO anchor VALUES (?, ?)", (last.sequence, last.digest))
                self._db.execute("COMMIT")
            except BaseException:
                if self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
        return gone

    def _last(self) -> Head:
        row = self._db.execute("SELECT record FROM records ORDER BY sequence DESC LIMIT 1").fetchone()
        if row is None:
            return self._anchor()
        record = _decode(row["record"])
        return Head(record.sequence, record.digest)

    def _anchor(self) -> Head:
        row = self._db.execute("SELECT sequence, digest FROM anchor").fetchone()
        return Head(row["sequence"], row["digest"]) if row else Head(0, START)

    def _sealed(self) -> Head | None:
        kept = self._seal.read()
        return msgspec.json.decode(kept, type=Head) if kept else None

    def _seal_head(self, head: Head) -> None:
        """Another process may have sealed a newer one in the meantime."""
        sealed = self._sealed()
        if sealed is None or sealed.sequence < head.sequence:
            self._seal.write(_encode(head))


def csv_fields(record: AuditRecord) -> list[str]:
    """A record as columns for a spreadsheet or SIEM."""
    event = record.event
    return [
        *(str(record.sequence), record.at, record.user, record.process, record.program, record.policy, record.model),
        *(event.act.value, " ".join(event.documents), " ".join(event.hashes), " ".join(event.citations)),
        *(json.dumps(event.detail, ensure_ascii=False), event.question, event.answer, record.digest),
    ]


CSV_HEADER = (
    "sequence at user process program policy model act documents hashes citations detail question answer digest"
).split()
