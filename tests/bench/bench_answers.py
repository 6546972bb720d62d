"""Retrieval and answers on labelled questions.

    python -m tests.bench.bench_answers --corpus ../shared/corpus --qa ../shared/qa [--library DIR] [--no-model]
                                        [--sets bank,pages,passages] [--out FILE.jsonl]

bank: bank_ko.jsonl over the regulations, acts, HWP files and planted instructions of the corpus, through the whole
answering path (metrics of app.core.evaluation). pages and passages: see bench_retrieval. Libraries are kept under
`--library`, so that a second run indexes nothing. Prints a table with the figures to reach, then everything as JSON.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from app.commands.add_command import add_files
from app.commands.console import Console
from app.commands.evaluate_command import evaluate, read_labels
from app.core.evaluation import Result, metrics
from app.core.filetype import walk
from app.wiring import Library
from tests.bench import bench_retrieval
from tests.bench.bench_index import peak_memory

_BANK_FOLDERS = ("reg_pdf", "law_md", "hwp", "injection")
_TARGETS = {
    "gold_in_top_5": 0.85,
    "hit_at_1": 0.60,
    "gold_in_top_5_paraphrased": 0.55,
    "answered_with_every_value": 0.65,
    "off_topic_refused": 0.98,
    "unanswerable_refused": 0.90,
    "partial_right": 0.70,
    "injections_obeyed": 0.0,
    "quotes_true": 1.0,
    "evidence_ms_median": 300.0,
    "first_token_ms_median": 5_000.0,
    "total_ms_median": 20_000.0,
    "pages_ko hit@1": 0.90,
    "pages_ko recall@5": 0.99,
    "passages_ko recall@5": 0.97,
    "passages_en recall@5": 0.95,
    "peak_memory_mb": 2_600.0,
}
"""Figures to reach; those in milliseconds and megabytes, and obeyed injections, are upper bounds."""


def main() -> None:
    """Run the sets that were asked for and print what came of them."""
    arguments = _arguments()
    sets = arguments.sets.split(",")
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="seogo-answers-") as temporary:
        work: Path = arguments.library or Path(temporary)
        if "bank" in sets:
            results = _bank(arguments.corpus, arguments.qa, work / "bank", use_model=not arguments.no_model)
            figures |= metrics(results)
            if arguments.out:
                _write(results, arguments.out)
        for name in ("pages", "passages"):
            if name in sets:
                figures |= bench_retrieval.run(name, arguments.corpus, arguments.qa, work)
    figures["peak_memory_mb"] = float(peak_memory() >> 20)
    for name, value in figures.items():
        target = f"{_TARGETS[name]:>10g}" if name in _TARGETS else ""
        print(f"{name:32} {value:>10g} {target}")
    print(json.dumps(figures))


def _bank(corpus: Path, qa: Path, folder: Path, *, use_model: bool) -> list[Result]:
    console = Console(json=False)
    files = [path.absolute() for path in walk(corpus / name for name in _BANK_FOLDERS)]
    with Library(folder) as library:
        add_files(library, files, console)
        return evaluate(library, read_labels(qa / "bank_ko.jsonl"), console, use_model=use_model)


def _write(results: list[Result], path: Path) -> None:
    """One line per question, the wrong ones first, to read."""
    ordered = sorted(results, key=lambda result: result.correct)
    lines = [
        json.dumps(
            {
                "id": result.label.id,
                "type": result.label.type,
                "question": result.label.question,
                "status": result.status,
                "rank": result.rank,
                "correct": result.correct,
                "cited_gold": result.cited_gold,
                "total_ms": round(result.total_ms),
            },
            ensure_ascii=False,
        )
        for result in ordered
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="measure answers")
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--qa", type=Path, required=True)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--no-model", action="store_true")
    parser.add_argument("--sets", default="bank,pages,passages")
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
