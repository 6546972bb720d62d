"""`seogo ask`: answer questions with citations."""

from __future__ import annotations

import argparse

from app.commands import exit_codes
from app.commands.console import Console
from app.commands.keeping import Keeper
from app.commands.opening import opened_library
from app.commands.questions import FROM_INPUT, questions
from app.commands.records import answer_record
from app.commands.search_command import note, place
from app.core.answering.answer import Answer, AnswerStatus
from app.core.errors import ModelError, UsageError
from app.core.messages import words
from app.core.model_ports import LanguageModel
from app.core.privacy.answers import is_refused, shown_answer
from app.core.retrieval.scope import Scope
from app.core.risk.marking import risk_mark
from app.governing import masking
from app.wiring import Access, answer_model


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Answer; 3 when a line was no question, 5 when none was answered, 4 when the policy holds back all that was."""
    answered, refused, failed = 0, 0, False
    with opened_library(arguments, Access.ASK) as library:
        model = None if arguments.no_model else model_or_note(console)
        library.warm_up()
        answerer, keeper = library.answerer(model), Keeper(library, console)
        mode = masking(library.settings)
        for asked in questions(arguments.question):
            scope = Scope(asked.collection or arguments.collection)
            try:
                answer = answerer.ask(asked.asked_well(), scope, earlier=asked.earlier)
            except UsageError as error:  # the next line may be a better one
                console.error(error, asked.id)
                failed = True
                continue
            answered += answer.status is not AnswerStatus.NOT_FOUND
            library.audit.answered(answer)
            seen = shown_answer(answer, mode)
            refused += is_refused(seen)
            console.emit(asked.identified(answer_record(seen, console.language)))
            note(seen.notice, console)
            say_answer(seen, console)
            keeper.keep(asked.text, scope, answer)
    if failed:
        return exit_codes.SOME_FAILED if arguments.question == FROM_INPUT else exit_codes.USAGE
    if answered and answered == refused:
        return exit_codes.REFUSED
    return exit_codes.DONE if answered else exit_codes.NOT_FOUND


def model_or_note(console: Console) -> LanguageModel | None:
    """The answer model; without one, evidence answers still work, and the user is told."""
    try:
        return answer_model()
    except ModelError as error:
        found = words(error.code, console.language, **error.values)
        console.note(f"{found.message} {console.t('인용만으로 답합니다.', 'Answering by quotes alone.')}")
        return None


def say_answer(answer: Answer, console: Console) -> None:
    """An answer for people: status, sentences, sources, what was withheld."""
    label, style = {
        AnswerStatus.ANSWERED: (console.t("근거 확인됨", "supported"), "bold green"),
        AnswerStatus.PARTIAL: (console.t("일부만 확인됨", "partly supported"), "bold yellow"),
        AnswerStatus.NOT_FOUND: (console.t("문서에 없음", "not in the documents"), "bold red"),
    }[answer.status]
    console.say(f"\n? {answer.question}", style="bold")
    console.say(f"[{label}]", style=style)
    if answer.risk:
        console.say(f"[{risk_mark(answer.risk, console.language)}]", style="bold magenta")
    for line in answer.text.split("\n"):
        console.say(line)
    for c in answer.citations:
        console.say(f"  [{c.number}] {place(c.document.title, c.locator, c.page, console)}", style="cyan")
    for w in answer.withheld:
        reason = words(w.reason, console.language).message
        console.say(console.t(f"  (보류) {w.text} — {reason}", f"  (withheld) {w.text} — {reason}"), style="dim")
    if answer.status is AnswerStatus.NOT_FOUND and answer.passages:
        console.say(console.t("  가까운 내용:", "  Nearest reading:"), style="dim")
        for p in answer.passages[:3]:
            console.say(f"   · {place(p.document.title, p.locator, p.page, console)}", style="dim")
    t = answer.timings
    console.say(
        console.t(
            f"  검색 {t.retrieve_ms:.0f} ms · 근거 {t.evidence_ms:.0f} ms · 전체 {t.total_ms / 1000:.1f}초",
            f"  retrieval {t.retrieve_ms:.0f} ms · evidence {t.evidence_ms:.0f} ms · whole {t.total_ms / 1000:.1f} s",
        ),
        style="dim",
    )
