"""`seogo evaluate`: the bank's own trial on labelled questions."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from app.commands import exit_codes
from app.commands.ask_command import model_or_note
from app.commands.console import Console
from app.commands.search_command import note
from app.core.errors import UsageError
from app.core.evaluation import Label, Result, measure, metrics, read_label
from app.core.retrieval.no_vectors import BUSY
from app.core.retrieval.scope import Scope
from app.wiring import Access, Library


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Ask every question, print a line each, then the metrics."""
    labels = read_labels(Path(arguments.questions))
    with Library(arguments.library, Access.ASK) as library:
        note(BUSY if library.busy else "", console)
        results = evaluate(library, labels, console, use_model=not arguments.no_model, collection=arguments.collection)
    found = metrics(results)
    console.emit({"metrics": found})
    for name, value in found.items():
        console.say(f"{name:28} {value:g}")
    return exit_codes.DONE


def evaluate(
    library: Library, labels: list[Label], console: Console, *, use_model: bool, collection: str | None = None
) -> list[Result]:
    """Answer and judge each question, with a line for each."""
    library.warm_up()
    answerer = library.answerer(model_or_note(console) if use_model else None)
    results: list[Result] = []
    with console.progress() as bars:
        for number, label in enumerate(labels, 1):
            answer = answerer.ask(label.question, Scope(collection))
            pages = library.catalogue.page_texts([(c.document.document_id, c.page) for c in answer.citations])
            result = measure(label, answer, pages)
            results.append(result)
            bars.move(console.t("질문", "questions"), number, len(labels))
            console.emit(
                {
                    "id": label.id,
                    "question": label.question,
                    "type": label.type,
                    "status": result.status,
                    "rank": result.rank,
                    "correct": result.correct,
                    "text": answer.text,
                    "sentences": [s.text for s in answer.sentences if not s.verbatim],
                    "withheld": [[w.text, w.reason] for w in answer.withheld],
                    "total_ms": round(result.total_ms, 1),
                }
            )
    return results


def read_labels(path: Path) -> list[Label]:
    """Labels from a JSON Lines file.

    Raises:
        UsageError: the file is missing, or a line is no labelled question.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except OSError as error:
        raise UsageError("file_missing", path=str(path)) from error
    except UnicodeDecodeError as error:
        raise UsageError("questions_malformed", path=path.name, detail="UTF-8") from error
    try:
        return [read_label(json.loads(line)) for line in lines if line.strip()]
    except (json.JSONDecodeError, AttributeError, KeyError, TypeError) as error:
        raise UsageError("questions_malformed", path=path.name, detail=str(error)) from error
