"""`seogo summarize`: documents in short, every sentence cited, with an account of what was read."""

from __future__ import annotations

import argparse
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import groupby
from pathlib import Path
from types import FrameType

from app.commands import exit_codes
from app.commands.ask_command import model_or_note
from app.commands.console import Console
from app.commands.opening import note_export, note_work, opened_documents
from app.commands.search_command import place
from app.commands.summary_records import summary_record
from app.core.audit import Act
from app.core.errors import NotFoundError, UsageError
from app.core.library import Status
from app.core.messages import words
from app.core.summarizing.generating import SummaryListener, SummaryProgress
from app.core.summarizing.report import FACT_NAMES, coverage_line, summary_report
from app.core.summarizing.summary import Length, Summary
from app.settings import keys
from app.wiring import Access, Library, summarizer, writing_pen


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Summarise; the result is shown, and written to a file where one is named."""
    names = _names(arguments)
    with _stoppable() as stopped, opened_documents(arguments.library, names, stopped) as (library, records):
        model = None if arguments.no_model else model_or_note(console)
        pen = writing_pen(library, model) if model else None
        with console.progress() as bars:
            listener = SummaryListener(
                lambda summary: _note_first(summary, console),
                lambda progress, summary: _note_section(progress, bars.move, console),
            )
            service = summarizer(library, pen, arguments.library)
            length = Length(arguments.length or arguments.settings.value(keys.ANSWER_LENGTH).value)
            summary = service.summarize(records, length, listener, stopped)
    facts = {"length": length.value, "sentences": str(len(summary.sentences)), "partial": str(summary.partial)}
    note_work(arguments, Act.SUMMARIZED, summary.documents, **facts)
    console.emit(summary_record(summary, console.language))
    say_summary(summary, console)
    if arguments.out:
        from app.wiring import write_report  # exporters load their libraries; most runs only show the result

        made_on = datetime.now().astimezone().isoformat(timespec="minutes")
        report = summary_report(summary, made_on, console.language, arguments.collection or "")
        written = write_report(report, Path(arguments.out))
        note_export(arguments, summary.documents)
        console.note(console.t(f"저장: {written.path}", f"Written: {written.path}"))
    return exit_codes.DONE


def _names(arguments: argparse.Namespace) -> list[str]:
    """The documents named, and those of the collection named.

    Raises:
        UsageError: argument_missing: nothing was named.
        NotFoundError: document_missing: the collection holds nothing that can be read.
    """
    names = list(arguments.documents)
    if arguments.collection:
        with Library(arguments.library, Access.READ) as library:
            held = [
                document.document_id
                for document in library.catalogue.documents(arguments.collection)
                if document.status in (Status.SEARCHABLE, Status.READY) and not document.superseded_by
            ]
        if not held:
            raise NotFoundError("document_missing", document=arguments.collection)
        names += [name for name in held if name not in names]
    if not names:
        raise UsageError("argument_missing", argument="DOCUMENT")
    return names


@contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """Ctrl+C once keeps what has been written so far; twice stops at once."""
    asked: list[float] = []

    def stop(number: int, frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(time.monotonic())

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)


def _note_first(summary: Summary, console: Console) -> None:
    seconds = summary.timings.extractive_ms / 1000
    console.note(
        console.t(
            f"문서의 문장으로 만든 요약: {len(summary.sentences)}문장, {seconds:.1f}초",
            f"Summary from the documents' own sentences: {len(summary.sentences)}, {seconds:.1f} s",
        )
    )


def _note_section(progress: SummaryProgress, show: Callable[[str, int, int], None], console: Console) -> None:
    if console.err.is_terminal:
        show(console.t("요약", "summary"), progress.done, progress.total)
        return
    left = console.t(f"{progress.seconds_left:.0f}초 남음", f"{progress.seconds_left:.0f} s left")
    console.note(f"{progress.done}/{progress.total} {progress.section} · {left}")


def say_summary(summary: Summary, console: Console) -> None:
    """A summary for people: sentences by section, key facts, sources, what was withheld, what was read."""
    at = int(console.language == "en")
    titles = {document.document_id: document.title for document in summary.documents}
    console.say(" · ".join(titles.values()), style="bold")
    for index, sentences in groupby(summary.sentences, key=lambda sentence: sentence.section):
        section = summary.coverage.sections[index]
        title = f"{titles[section.document_id]} · {section.title}" if len(titles) > 1 else section.title
        console.say(f"\n{title}", style="bold cyan")
        for sentence in sentences:
            console.say(f"  {sentence.text} {_marks(sentence.citations)}")
    if summary.key_facts:
        console.say(console.t("\n핵심 사항", "\nKey facts"), style="bold")
    for fact in summary.key_facts:
        console.say(f"  {FACT_NAMES[fact.kind][at]}: {fact.text} {_marks(fact.citations)}")
    console.say(console.t("\n출처", "\nSources"), style="bold")
    for c in summary.citations:
        console.say(f"  [{c.number}] {place(c.document.title, c.locator, c.page, console)}", style="cyan")
    for w in summary.withheld:
        reason = words(w.reason, console.language).message
        console.say(console.t(f"  (보류) {w.text} — {reason}", f"  (withheld) {w.text} — {reason}"), style="dim")
    _say_state(summary, console)


def _say_state(summary: Summary, console: Console) -> None:
    if summary.partial:
        console.note(console.t("도중에 멈췄습니다. 나머지는 문서의 문장입니다.", "Stopped; the rest is verbatim."))
    if summary.notice:
        console.note(words(summary.notice, console.language).message)
    t = summary.timings
    console.say(
        console.t(
            f"\n{coverage_line(summary, 'ko')} · 첫 요약 {t.extractive_ms / 1000:.1f}초 · 전체 {t.total_ms / 1000:.0f}초",
            f"\n{coverage_line(summary, 'en')} · first {t.extractive_ms / 1000:.1f} s · whole {t.total_ms / 1000:.0f} s",
        ),
        style="dim",
    )


def _marks(citations: tuple[int, ...]) -> str:
    return "".join(f"[{number}]" for number in citations)
