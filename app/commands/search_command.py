"""`seogo search`: find passages."""

from __future__ import annotations

import argparse
import time

from app.commands import exit_codes
from app.commands.console import Console
from app.commands.questions import questions
from app.commands.records import passage_record
from app.core.retrieval.passage import Passage
from app.core.retrieval.scope import Scope
from app.core.retrieval.service import Mode
from app.wiring import Access, Library


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Search; 5 when nothing was found for any query."""
    found = 0
    with Library(arguments.library, Access.ASK) as library:
        note_busy(library, console)
        library.warm_up()
        queries, retriever = library.queries(), library.retriever()
        for asked in questions(arguments.query):
            started = time.perf_counter()
            scope = Scope(asked.collection or arguments.collection)
            passages = retriever.retrieve(
                queries.build(asked.text), arguments.k, scope, Mode(arguments.mode)
            ).passages
            milliseconds = (time.perf_counter() - started) * 1000
            found += len(passages)
            record = {
                "query": asked.text,
                "passages": [passage_record(p) for p in passages],
                "milliseconds": round(milliseconds, 1),
            }
            console.emit(asked.identified(record))
            _say(passages, console)
    return exit_codes.DONE if found else exit_codes.NOT_FOUND


def _say(passages: tuple[Passage, ...], console: Console) -> None:
    if not passages:
        console.say(console.t("찾은 문단이 없습니다.", "Nothing was found."))
    for p in passages:
        console.say(f"{p.rank}. {place(p.document.title, p.locator, p.page, console)}", style="bold cyan")
        console.say(p.text + "\n")


def note_busy(library: Library, console: Console) -> None:
    """Say that another process works on the library, so that search goes by words alone."""
    if library.busy:
        console.note(
            console.t(
                "다른 작업이 이 서고를 색인하고 있어 낱말로만 찾습니다.",
                "Another process is indexing this library; searching by words alone.",
            )
        )


def place(title: str, locator: str, page: int, console: Console) -> str:
    """ "전자금융감독규정 제13조제1항, 5쪽"."""
    return f"{title} {locator}".strip() + console.t(f", {page}쪽", f", p. {page}")
