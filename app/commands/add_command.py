"""`seogo add`: index files and folders."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from app.commands import exit_codes
from app.commands.console import Console
from app.commands.opening import opened_library
from app.commands.records import outcome_record
from app.core.errors import DocumentError
from app.core.indexing.prepare import printable
from app.core.indexing.service import IndexProgress, Outcome, document_id_of, total_pages
from app.core.messages import describe
from app.core.walk import plain, walk
from app.settings.enforcement import SOURCE_CODES
from app.wiring import Library


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Index; 3 when some inputs failed."""
    started = time.perf_counter()
    files = list(walk(plain(Path(each)) for each in arguments.paths))
    with opened_library(arguments) as library:
        outcomes = add_files(library, files, console, arguments.collection, arguments.password)
    seconds = time.perf_counter() - started
    return report(outcomes, console, seconds)


def add_files(
    library: Library, files: list[Path], console: Console, collection: str = "", password: str | None = None
) -> list[Outcome]:
    """Index files with progress on stderr and a line per document."""
    outcomes: list[Outcome] = []
    names = {"read": console.t("읽기", "reading"), "embed": console.t("의미 색인", "embedding")}
    with console.progress() as bars:

        def show(progress: IndexProgress) -> None:
            bars.move(names[progress.stage], progress.done, progress.total)

        for outcome in _outcomes(library, files, collection, password, show):
            outcomes.append(outcome)
            console.emit(outcome_record(outcome, console.language))
            _say(outcome, console)
    return outcomes


def _outcomes(
    library: Library, files: list[Path], collection: str, password: str | None, show: Callable[[IndexProgress], None]
) -> Iterator[Outcome]:
    """Index what is there. A path that leads nowhere is reported, and not put on the library's list."""
    known = {document.path for document in library.catalogue.documents()}
    nowhere = {file for file in files if not os.path.lexists(file) and printable(str(file)) not in known}
    for file in files:
        if file in nowhere:
            yield Outcome(file, document_id_of(file), "failed", error=DocumentError("file_missing", path=file.name))
    there = [file for file in files if file not in nowhere]

    def audited(outcome: Outcome) -> None:
        record = library.catalogue.document(outcome.document_id)
        library.audit.added(outcome, record.content_hash if record else "")

    yield from library.indexer().add(there, collection, password, report=show, stored=audited)


def report(outcomes: list[Outcome], console: Console, seconds: float) -> int:
    """The last line of a run, and its exit code: 3 when some failed, 4 when the policy kept every one of them out."""
    counts = {
        status: sum(o.status == status for o in outcomes) for status in ("ready", "replaced", "unchanged", "failed")
    }
    done = counts["ready"] + counts["replaced"]
    pages = total_pages(outcomes)
    console.emit(
        {
            "event": "done",
            "ready": done,
            "unchanged": counts["unchanged"],
            "failed": counts["failed"],
            "pages": pages,
            "seconds": round(seconds, 2),
        }
    )
    console.say(
        console.t(
            f"완료 {done}건 · 변경 없음 {counts['unchanged']}건 · 실패 {counts['failed']}건 · {pages}쪽 · {seconds:.1f}초",
            f"{done} ready · {counts['unchanged']} unchanged · {counts['failed']} failed · {pages} pages · {seconds:.1f} s",
        ),
        style="bold",
    )
    if outcomes and all(o.error is not None and o.error.code in SOURCE_CODES for o in outcomes):
        return exit_codes.REFUSED
    return exit_codes.SOME_FAILED if counts["failed"] else exit_codes.DONE


def _say(outcome: Outcome, console: Console) -> None:
    if outcome.error is not None:
        found = describe(outcome.error, console.language)
        console.say(f"✗ {outcome.path.name}: {found['message']} {found['hint']} [{found['code']}]", style="red")
        return
    words = {
        "ready": console.t("완료", "ready"),
        "replaced": console.t("다시 색인함", "replaced"),
        "unchanged": console.t("변경 없음", "unchanged"),
    }[outcome.status]
    pages = console.t(f"{outcome.pages}쪽", f"{outcome.pages} p.")
    console.say(f"✓ {outcome.path.name} — {words}, {pages}")
