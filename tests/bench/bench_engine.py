"""How fast the engine process is where a person waits for it.

    python -m tests.bench.bench_engine [--starts 5] [--pages 40] [--questions 12] [--files 40] [--model]

Times are taken at the window's end of the pipe. "Ready" starts with the process; "first evidence" with a question that
is sent with the first line; while indexing, questions come one after the other until indexing ends.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from app.commands.demo_command import demo_questions, sample_documents
from app.core.indexing.service import document_id_of
from app.engine.protocol import events as told
from app.engine.protocol import requests as ask_for
from tests.fakes.engine_process import ENDINGS, EngineProcess
from tests.fakes.killing import write_rules

PDF = next(path for path in sample_documents() if path.suffix == ".pdf")


def main() -> None:
    """Measure, and print one JSON object."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="seogo-engine-") as name:
        folder = Path(name) / "library"
        with EngineProcess(folder) as engine:
            engine.ready()
            engine.do(ask_for.AddDocuments, paths=tuple(map(str, sample_documents())))
            pages = _pages(engine, arguments.pages)
            lists = [_timed(engine, ask_for.ListDocuments) for _ in range(20)]
            engine.shut_down()
        starts = [_start(folder) for _ in range(arguments.starts)]
        source = Path(name) / "rules"
        write_rules(source, arguments.files, 60)
        with EngineProcess(folder) as engine:
            engine.ready()
            engine.until(lambda e: isinstance(e, told.EngineState) and e.search_state == "ready")
            calm = [_evidence(engine, n, arguments.model) for n in range(arguments.questions)]
            busy = _while_indexing(engine, source)
            engine.shut_down()
    found = {
        "ready_ms": _summary([start[0] for start in starts]),
        "ready_to_first_evidence_ms": _summary([start[1] for start in starts]),
        "first_page_ms": round(pages[0]),
        "page_ms": _summary(pages[1:]),
        "list_ms": _summary(lists),
        "evidence_ms": _summary(calm),
        "evidence_while_indexing_ms": _summary(busy),
    }
    print(json.dumps(found, indent=1))


def _start(folder: Path) -> tuple[float, float]:
    """Milliseconds to Ready, and from there to the evidence of a question that waits already."""
    began = time.perf_counter()
    with EngineProcess(folder) as engine:
        asking = engine.send(ask_for.Ask, question=demo_questions()[0], use_model=False)
        engine.ready()
        ready = time.perf_counter()
        engine.until(lambda event: isinstance(event, told.Evidence) and event.re == asking)
        evidence = time.perf_counter()
        engine.shut_down()
    return (ready - began) * 1000, (evidence - ready) * 1000


def _pages(engine: EngineProcess, count: int) -> list[float]:
    where = {"document_id": document_id_of(PDF), "width": 1200}
    return [_timed(engine, ask_for.RenderPage, page=1 + n % 4, **where) for n in range(count)]


def _timed(engine: EngineProcess, kind: type[ask_for.Request], **fields: object) -> float:
    began = time.perf_counter()
    engine.do(kind, **fields)
    return (time.perf_counter() - began) * 1000


def _evidence(engine: EngineProcess, number: int, model: bool) -> float:
    questions = demo_questions()
    began = time.perf_counter()
    asking = engine.send(ask_for.Ask, question=questions[number % len(questions)], use_model=model)
    engine.until(lambda event: isinstance(event, told.Evidence) and event.re == asking)
    passed = (time.perf_counter() - began) * 1000
    engine.wait(asking)
    return passed


def _while_indexing(engine: EngineProcess, source: Path) -> list[float]:
    adding = engine.send(ask_for.AddDocuments, paths=(str(source),))
    engine.until(lambda event: isinstance(event, told.IndexProgress) and event.re == adding)
    times: list[float] = []
    while not any(event.re == adding and isinstance(event, ENDINGS) for event in engine.events):
        times.append(_evidence(engine, len(times), False))
        time.sleep(0.5)
    return times


def _summary(times: Sequence[float]) -> dict[str, int]:
    ordered = sorted(times)
    return {
        "n": len(ordered),
        "median": round(statistics.median(ordered)),
        "p95": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]),
        "worst": round(ordered[-1]),
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="time the engine process")
    parser.add_argument("--starts", type=int, default=5)
    parser.add_argument("--pages", type=int, default=40)
    parser.add_argument("--questions", type=int, default=12)
    parser.add_argument("--files", type=int, default=40)
    parser.add_argument("--model", action="store_true", help="let the model answer the calm questions")
    return parser.parse_args()


if __name__ == "__main__":
    main()
