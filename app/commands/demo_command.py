"""`seogo demo`: the main job on the sample documents, in a library that is thrown away."""

from __future__ import annotations

import argparse
import secrets
import tempfile
import time
import tomllib
from pathlib import Path

from app.commands import exit_codes
from app.commands.add_command import add_files, report
from app.commands.ask_command import model_or_note, say_answer
from app.commands.console import Console
from app.commands.records import answer_record
from app.commands.search_command import note
from app.core.filetype import walk
from app.system import paths
from app.wiring import Library

_DOCUMENTS = {".pdf", ".docx", ".hwpx", ".txt"}


def sample_documents() -> list[Path]:
    """The sample documents, without the question list and the script beside them."""
    folder = paths.resources() / "samples"
    return [path for path in walk([folder]) if path.parent == folder and path.suffix in _DOCUMENTS]


def demo_questions() -> list[str]:
    """The questions that the demonstration asks."""
    text = (paths.resources() / "samples" / "questions.toml").read_text("utf-8")
    return [q["text"] for q in tomllib.loads(text)["question"] if q.get("demo")]


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Index the samples, ask three questions, show where the time went."""
    documents = sample_documents()
    console.say(
        console.t(f"예제 문서 {len(documents)}건을 읽습니다.", f"Reading {len(documents)} sample documents."),
        style="bold",
    )
    with (
        tempfile.TemporaryDirectory(prefix="seogo-demo-") as folder,
        Library(Path(folder) / "library", secret=secrets.token_bytes(32)) as library,
    ):
        started = time.perf_counter()
        code = report(add_files(library, documents, console), console, time.perf_counter() - started)
        started = time.perf_counter()
        answerer = library.answerer(model_or_note(console))
        for question in demo_questions():
            answer = answerer.ask(question)
            console.emit(answer_record(answer, console.language))
            note(answer.notice, console)
            say_answer(answer, console)
        seconds = time.perf_counter() - started
        console.say(
            console.t(
                f"\n질문 3건에 {seconds:.1f}초 (모델을 처음 읽는 시간 포함)",
                f"\n{seconds:.1f} s for the questions (loading the model included)",
            )
        )
    return exit_codes.DONE if code == exit_codes.DONE else code
