"""Conversations in SQLite, in a file of their own: `ConversationStore` of app.core.conversation."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.adapters.conversation_records import feedback_text, to_conversation, to_turn, turn_row
from app.adapters.sqlite_store import SqliteStore
from app.core.conversation import Conversation, Feedback, Turn
from app.core.errors import NotFoundError

SCHEMA_VERSION = 1
_SCHEMA = """
CREATE TABLE conversations (
    conversation_id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    deleted_at TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE turns (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    turn_id TEXT NOT NULL UNIQUE,
    conversation_id TEXT NOT NULL REFERENCES conversations(conversation_id) ON DELETE CASCADE,
    asked_at TEXT NOT NULL,
    question TEXT NOT NULL,
    scope TEXT NOT NULL,
    answer BLOB,
    stopped INTEGER NOT NULL,
    feedback TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
CREATE INDEX turns_by_conversation ON turns(conversation_id, number);
"""
_CONVERSATIONS = (
    "SELECT c.*, (SELECT count(*) FROM turns t WHERE t.conversation_id = c.conversation_id) AS turns"
    " FROM conversations c"
)
_HOLDS = (
    " AND (instr(c.words, ?) OR EXISTS"
    " (SELECT 1 FROM turns t WHERE t.conversation_id = c.conversation_id AND instr(t.words, ?)))"
)
_SAVE = (
    "INSERT INTO turns (turn_id, conversation_id, asked_at, question, scope, answer, stopped, feedback, words)"
    " VALUES (?,?,?,?,?,?,?,?,?) ON CONFLICT (turn_id) DO UPDATE SET asked_at = excluded.asked_at,"
    " question = excluded.question, scope = excluded.scope, answer = excluded.answer, stopped = excluded.stopped,"
    " feedback = excluded.feedback, words = excluded.words"
)


def _utc_now() -> datetime:
    return datetime.now(UTC)


class SqliteConversations(SqliteStore):
    """Keeps conversations; safe to share between threads.

    Args:
        path: database file; made when missing.
        now: the time, in UTC.
        key: encrypts the file; None leaves it plain.

    Raises:
        StorageError: the file is damaged, locked by another program, from a newer version, or made with another key.
    """

    def __init__(self, path: Path, now: Callable[[], datetime] = _utc_now, key: bytes | None = None) -> None:
        self._now = now
        super().__init__(path, key, SCHEMA_VERSION, "secure_delete = ON")  # what is erased is overwritten

    def _migrate(self) -> None:
        if self._version():
            return
        with self._transaction() as db:
            if not self._version():  # else another process made them in the meantime
                for statement in _SCHEMA.split(";\n"):
                    db.execute(statement)
                db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")

    def _stamp(self) -> str:
        return self._now().isoformat(timespec="seconds")

    # --- conversations ----------------------------------------------------------------------------------------------

    def create(self, title: str) -> Conversation:
        """A new, empty conversation."""
        made, stamp = uuid.uuid4().hex, self._stamp()
        with self._transaction() as db:
            db.execute("INSERT INTO conversations VALUES (?,?,?,?,?,'')", [made, title, title.casefold(), stamp, stamp])
        return Conversation(made, title, stamp, stamp, 0)

    def conversation(self, conversation_id: str) -> Conversation:
        """One entry of the history. Raises NotFoundError: conversation_missing."""
        rows = self._rows(f"{_CONVERSATIONS} WHERE conversation_id = ? AND deleted_at = ''", [conversation_id])
        if not rows:
            raise NotFoundError("conversation_missing")
        return to_conversation(rows[0])

    def conversations(self, containing: str = "") -> list[Conversation]:
        """The history, newest first; with words, those whose title, questions or answers hold all of them."""
        words = containing.casefold().split()
        sql = f"{_CONVERSATIONS} WHERE deleted_at = ''{_HOLDS * len(words)} ORDER BY updated_at DESC, rowid DESC"
        return [to_conversation(row) for row in self._rows(sql, [word for word in words for _ in range(2)])]

    def rename(self, conversation_id: str, title: str) -> None:
        """Give a title."""
        self._change("title = ?, words = ?", [title, title.casefold()], conversation_id)

    def delete(self, conversation_id: str) -> None:
        """Hide a conversation; `restore` brings it back until `purge`."""
        self._change("deleted_at = ?", [self._stamp()], conversation_id)

    def restore(self, conversation_id: str) -> None:
        """Undo `delete`."""
        self._change("deleted_at = ''", [], conversation_id)

    def _change(self, assignments: str, values: list[object], conversation_id: str) -> None:
        with self._transaction() as db:
            sql = f"UPDATE conversations SET {assignments} WHERE conversation_id = ?"
            if not db.execute(sql, [*values, conversation_id]).rowcount:
                raise NotFoundError("conversation_missing")

    def purge(self, older_than_days: int) -> int:
        """Erase deleted conversations, and those not used for that many days (0: keep all). Returns how many."""
        where, values = "deleted_at != ''", []
        if older_than_days > 0:
            where += " OR updated_at < ?"
            values = [(self._now() - timedelta(days=older_than_days)).isoformat(timespec="seconds")]
        with self._transaction() as db:
            erased: int = db.execute(f"DELETE FROM conversations WHERE {where}", values).rowcount
        if (
            erased
        ):  # the write-ahead log still holds the pages as they were: sqlite.org/pragma.html#pragma_wal_checkpoint
            self._rows("PRAGMA wal_checkpoint(TRUNCATE)")
        return int(erased)

    # --- turns ------------------------------------------------------------------------------------------------------

    def turns(self, conversation_id: str) -> list[Turn]:
        """A conversation's turns, oldest first. Raises NotFoundError: conversation_missing."""
        self.conversation(conversation_id)
        rows = self._rows("SELECT * FROM turns WHERE conversation_id = ? ORDER BY number", [conversation_id])
        return [to_turn(row) for row in rows]

    def turn(self, turn_id: str) -> Turn:
        """One turn. Raises NotFoundError: conversation_missing."""
        rows = self._rows("SELECT * FROM turns WHERE turn_id = ?", [turn_id])
        if not rows:
            raise NotFoundError("conversation_missing")
        return to_turn(rows[0])

    def last_turn(self) -> Turn | None:
        """The turn that was asked last, whatever the conversation; deleted ones do not count."""
        rows = self._rows(
            "SELECT t.* FROM turns t JOIN conversations c USING (conversation_id) WHERE c.deleted_at = ''"
            " ORDER BY t.number DESC LIMIT 1"
        )
        return to_turn(rows[0]) if rows else None

    def save_turn(self, turn: Turn) -> None:
        """Add a turn, or replace the one with its id. Raises NotFoundError: conversation_missing."""
        row = turn_row(turn)
        with self._transaction() as db:
            sql = "UPDATE conversations SET updated_at = max(updated_at, ?) WHERE conversation_id = ?"
            if not db.execute(sql, [turn.asked_at, turn.conversation_id]).rowcount:
                raise NotFoundError("conversation_missing")
            db.execute(_SAVE, row)

    def remove_turns(self, turn_ids: Sequence[str]) -> None:
        """Forget turns (a question that was edited and asked again)."""
        with self._transaction() as db:
            db.executemany("DELETE FROM turns WHERE turn_id = ?", [(turn_id,) for turn_id in turn_ids])

    def set_feedback(self, turn_id: str, feedback: Feedback | None) -> None:
        """Keep or take back a judgement. Raises NotFoundError: conversation_missing."""
        with self._transaction() as db:
            sql = "UPDATE turns SET feedback = ? WHERE turn_id = ?"
            if not db.execute(sql, [feedback_text(feedback), turn_id]).rowcount:
                raise NotFoundError("conversation_missing")
