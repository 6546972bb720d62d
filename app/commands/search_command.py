"""`seogo search`: find passages."""

from __future__ import annotations

import argparse
import time

from app.commands import exit_codes
from app.commands.console import Console
from app.commands.questions import FROM_INPUT, questions
from app.commands.records import notice_record, passage_record
from app.core.errors import UsageError
from app.core.messages import words
from app.core.retrieval.passage import Passage
from app.core.retrieval.scope import Scope
from app.core.retrieval.service import Mode
from app.wiring import Access, Library


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Search; 5 when nothing was found for any query, 3 when a line was no query."""
    found, failed = 0, False
    with Library(arguments.library, Access.ASK) as library:
        library.warm_up()
        queries, retriever = library.queries(), library.retriever()
        for asked in questions(arguments.query):
            started = time.perf_counter()
            scope = Scope(asked.collection or arguments.collection)
            try:
                query = queries.build(asked.asked_well())
            except UsageError as error:  # the next line may be a better one
                console.error(error, asked.id)
                failed = True
                continue
            retrieval = retriever.retrieve(query, arguments.k, scope, Mode(arguments.mode))
            passages = retrieval.passages
            milliseconds = (time.perf_counter() - started) * 1000
            found += len(passages)
            record: dict[str, object] = {
                "query": asked.text,
                "passages": [passage_record(p) for p in passages],
                "milliseconds": round(milliseconds, 1),
            }
            if retrieval.notice:
                record["notice"] = notice_record(retrieval.notice, console.language)
            note(retrieval.notice, console)
            console.emit(asked.identified(record))
            _say(passages, console)
    if failed:
        return exit_codes.SOME_FAILED if arguments.query == FROM_INPUT else exit_codes.USAGE
    return exit_codes.DONE if found else exit_codes.NOT_FOUND


def _say(passages: tuple[Passage, ...], console: Console) -> None:
    if not passages:
        console.say(console.t("찾은 문단이 없습니다.", "Nothing was found."))
    for p in passages:
        console.say(f"{p.rank}. {place(p.document.title, p.locator, p.page, console)}", style="bold cyan")
        console.say(p.text + "\n")


def note(notice: str, console: Console) -> None:
    """Say on stderr what the reader should know about a search or an answer, if anything."""
    if notice:
        found = words(notice, console.language)
        console.note(f"{found.message} {found.hint}")


def place(title: str, locator: str, page: int, console: Console) -> str:
    """ "전자금융감독규정 제13조제1항, 5쪽"."""
    return f"{title} {locator}".strip() + console.t(f", {page}쪽", f", p. {page}")
