"""Turns as the conversation store writes them: JSON by msgspec, answers deflated."""

from __future__ import annotations

import zlib

import msgspec

from app.adapters.sqlite_file import sqlite3
from app.core.answering.answer import Answer
from app.core.conversation import Conversation, Feedback, Turn
from app.core.errors import StorageError
from app.core.retrieval.scope import Scope

_encode = msgspec.json.Encoder().encode
_answers = msgspec.json.Decoder(Answer)
_feedback = msgspec.json.Decoder(Feedback)
_scopes = msgspec.json.Decoder(Scope)

TurnRow = tuple[str, str, str, str, str, bytes | None, int, str, str]


def turn_row(turn: Turn) -> TurnRow:
    """Values of the `turns` table from turn_id on; the answer, some 30 kB with its passages, shrinks to a sixth."""
    answer = None if turn.answer is None else zlib.compress(_encode(turn.answer))
    said = turn.answer.text if turn.answer else ""
    return (
        turn.turn_id,
        turn.conversation_id,
        turn.asked_at,
        turn.question,
        _encode(turn.scope).decode(),
        answer,
        int(turn.stopped),
        feedback_text(turn.feedback),
        f"{turn.question}\n{said}".casefold(),
    )


def feedback_text(feedback: Feedback | None) -> str:
    """A judgement as it is stored; "" for none."""
    return _encode(feedback).decode() if feedback else ""


def to_turn(row: sqlite3.Row) -> Turn:
    """A turn as it was saved.

    Raises:
        StorageError: library_damaged: what is stored cannot be read.
    """
    try:
        return Turn(
            row["turn_id"],
            row["conversation_id"],
            row["asked_at"],
            row["question"],
            _scopes.decode(row["scope"]),
            None if row["answer"] is None else _answers.decode(zlib.decompress(row["answer"])),
            bool(row["stopped"]),
            _feedback.decode(row["feedback"]) if row["feedback"] else None,
        )
    except (msgspec.MsgspecError, zlib.error) as error:
        raise StorageError("library_damaged") from error


def to_conversation(row: sqlite3.Row) -> Conversation:
    """An entry of the history; the row carries the number of `turns`."""
    return Conversation(row["conversation_id"], row["title"], row["created_at"], row["updated_at"], row["turns"])
