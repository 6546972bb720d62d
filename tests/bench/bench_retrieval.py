"""Retrieval on public question sets: `python -m tests.bench.bench_retrieval ../shared [--work DIR]`.

pages: page hit@1 and recall@5 of qa/pages_ko.jsonl over corpus/pages. passages: recall@5 of the right context among all
contexts of qa/passages_ko.jsonl and passages_en.jsonl, each context a document of its own. Libraries are kept in the work
folder, so that a second run only searches.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from app.commands.add_command import add_files
from app.commands.console import Console
from app.core.filetype import walk
from app.core.retrieval.passage import Passage
from app.wiring import Library

Row = dict[str, Any]


def main() -> None:
    """Run the three sets and print a line for each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", type=Path)
    parser.add_argument("--work", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = arguments.work or Path(temporary)
        for name in ("pages", "passages"):
            run(name, arguments.shared / "corpus", arguments.shared / "qa", work)


def run(name: str, corpus: Path, qa: Path, work: Path) -> dict[str, float]:
    """Measure "pages" or "passages"; prints a line for each question set and returns its figures by name."""
    if name == "pages":
        files = list(walk([corpus / "pages"]))
        return _measure("pages_ko", work / "pages", files, _rows(qa / "pages_ko.jsonl"), _on_gold_page)
    figures: dict[str, float] = {}
    for own in ("passages_ko", "passages_en"):
        rows = _rows(qa / f"{own}.jsonl")
        figures |= _measure(own, work / own, _contexts(rows, work / f"{own}_files"), rows, _in_context)
    return figures


def _measure(
    name: str, folder: Path, files: list[Path], rows: list[Row], holds: Callable[[Row, Passage], bool]
) -> dict[str, float]:
    with Library(folder) as library:
        add_files(library, [file.absolute() for file in files], Console(json=False))
        library.warm_up()
        queries, retriever = library.queries(), library.retriever()
        ranks, times = [], []
        for row in rows:
            started = time.perf_counter()
            passages = retriever.retrieve(queries.build(row["question"]), 10).passages
            times.append((time.perf_counter() - started) * 1000)
            ranks.append(_rank(row, passages, holds))
    share = {k: sum(0 < rank <= k for rank in ranks) / len(ranks) for k in (1, 5, 10)}
    print(
        f"{name}: hit@1 {share[1]:.3f} recall@5 {share[5]:.3f} @10 {share[10]:.3f} median {median(times):.0f} ms",
        flush=True,
    )
    return {f"{name} hit@1": round(share[1], 4), f"{name} recall@5": round(share[5], 4)}


def _rank(row: Row, passages: Sequence[Passage], holds: Callable[[Row, Passage], bool]) -> int:
    """Rank of the first right page or context, each counted once however many passages of it come."""
    seen: list[tuple[str, int]] = []
    for passage in passages:
        place = (passage.document.document_id, passage.page)
        if place not in seen:
            seen.append(place)
        if holds(row, passage):
            return seen.index(place) + 1
    return 0


def _on_gold_page(row: Row, passage: Passage) -> bool:
    name = Path(passage.document.path).name
    return any(Path(gold["doc"]).name == name and gold["page"] == passage.page for gold in row["gold_pages"])


def _in_context(row: Row, passage: Passage) -> bool:
    return Path(passage.document.path).stem == _key(row["context"])


def _contexts(rows: Sequence[Row], folder: Path) -> list[Path]:
    """Each distinct context as a text file."""
    folder.mkdir(parents=True, exist_ok=True)
    for row in rows:
        (folder / f"{_key(row['context'])}.txt").write_text(row["context"], "utf-8")
    return sorted(folder.glob("*.txt"))


def _key(context: str) -> str:
    return hashlib.sha256(context.encode()).hexdigest()[:16]


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    main()
