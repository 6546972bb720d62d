"""`seogo export`: a conversation, or the last question and its answer, as a file with footnoted sources."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from app.commands import exit_codes
from app.commands.console import Console
from app.commands.opening import opened_library
from app.core.answering.answer import Answer
from app.core.answering.report import conversation_report
from app.core.conversation import Conversation
from app.core.errors import NotFoundError, UsageError
from app.core.library import DocumentRecord
from app.wiring import Access, Library, write_report


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write the file; 5 when there is no such conversation, or nothing was answered in it."""
    if bool(arguments.conversation) == arguments.last:
        raise UsageError("argument_missing", argument="CONVERSATION | --last")
    made_on = datetime.now().astimezone().isoformat(timespec="minutes")
    with opened_library(arguments, Access.READ) as library:
        conversation = _last(library) if arguments.last else _named(library, arguments.conversation)
        turns = [turn for turn in library.conversations.turns(conversation.conversation_id) if turn.answer]
        if arguments.last:
            turns = turns[-1:]  # the command line keeps everything in one conversation; nobody means all of it
        answers = [turn.answer for turn in turns if turn.answer]
        if not answers:
            raise NotFoundError("conversation_missing")
        title = turns[0].question if arguments.last else conversation.title
        collections = {turn.scope.collection or "" for turn in turns}
        collection = collections.pop() if len(collections) == 1 else ""
        report = conversation_report(answers, title, made_on, console.language, collection, arguments.reviewer)
        written = write_report(report, Path(arguments.file))
        library.audit.exported(_documents(answers), Path(arguments.file).suffix.lower(), arguments.reviewer)
    console.emit(
        {
            "event": "exported",
            "conversation_id": conversation.conversation_id,
            "path": written.path,
            "bytes": written.bytes,
            "warnings": list(written.warnings),
        }
    )
    console.say(console.t(f"저장: {written.path}", f"Written: {written.path}"))
    for warning in written.warnings:
        console.note(warning)
    return exit_codes.DONE


def _last(library: Library) -> Conversation:
    """The conversation in which a question was asked last."""
    turn = library.conversations.last_turn()
    if turn is None:
        raise NotFoundError("conversation_missing")
    found: Conversation = library.conversations.conversation(turn.conversation_id)
    return found


def _named(library: Library, name: str) -> Conversation:
    """By id, or by title; of several with one title the newest."""
    history: list[Conversation] = library.conversations.conversations()
    found = next((c for c in history if name in (c.conversation_id, c.title)), None)
    if found is None:
        raise NotFoundError("conversation_missing")
    return found


def _documents(answers: list[Answer]) -> list[DocumentRecord]:
    named = (citation.document for answer in answers for citation in answer.citations)
    return list({document.document_id: document for document in named}.values())
