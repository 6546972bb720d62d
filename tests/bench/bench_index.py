"""How fast files are indexed: `python -m tests.bench.bench_index PATH… [--library DIR]`.

Counts pages a minute from the start until every text can be searched by words, and until the last vector is there;
models are loaded before the clock starts. A format without pages counts one page for every 1,800 characters (a full page
of a Korean statute as printed).
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from app.core.filetype import walk
from app.core.indexing.service import IndexProgress, Outcome
from app.wiring import Library

_CHARACTERS = 1_800


@dataclass
class Clock:
    """When each stage was done, in seconds from the start."""

    started: float = field(default_factory=time.perf_counter)
    searchable: float = 0.0
    complete: float = 0.0

    def __call__(self, progress: IndexProgress) -> None:
        """Told of progress: the last file read is the last that becomes searchable."""
        if progress.stage == "read" and progress.done == progress.total:
            self.searchable = time.perf_counter() - self.started


def main() -> None:
    """Index and report."""
    parser = argparse.ArgumentParser(description="measure indexing")
    parser.add_argument("paths", type=Path, nargs="+", metavar="PATH")
    parser.add_argument("--library", type=Path, help="keep the library here; it must be empty for a true figure")
    arguments = parser.parse_args()
    files = [path.absolute() for path in walk(arguments.paths)]
    with (
        tempfile.TemporaryDirectory(prefix="seogo-index-") as temporary,
        Library(arguments.library or Path(temporary)) as library,
    ):
        library.warm_up()
        clock = Clock()
        outcomes = list(library.indexer().add(files, report=clock))
        clock.complete = time.perf_counter() - clock.started
        report(library, outcomes, clock)


def report(library: Library, outcomes: list[Outcome], clock: Clock) -> None:
    """A line for people for each figure, then all of them as JSON."""
    done = {outcome.document_id for outcome in outcomes if outcome.status in ("ready", "replaced")}
    pages = sum(_pages(library, document_id) for document_id in done)
    figures = {
        "files": len(outcomes),
        "indexed": len(done),
        "failed": sum(outcome.status == "failed" for outcome in outcomes),
        "unchanged": sum(outcome.status == "unchanged" for outcome in outcomes),
        "pages": pages,
        "chunks": sum(outcome.chunks for outcome in outcomes if outcome.document_id in done),
        "searchable_seconds": round(clock.searchable, 1),
        "complete_seconds": round(clock.complete, 1),
        "searchable_pages_per_minute": round(60 * pages / clock.searchable) if clock.searchable else 0,
        "complete_pages_per_minute": round(60 * pages / clock.complete) if clock.complete else 0,
        "peak_memory_mb": peak_memory() >> 20,
        "library_mb": sum(path.stat().st_size for path in library.folder.rglob("*") if path.is_file()) >> 20,
    }
    print(f"(a page without page numbers is {_CHARACTERS:,} characters)")
    for name, value in figures.items():
        print(f"{name:30} {value:>10,}")
    for outcome in outcomes:
        if outcome.error is not None:
            print(f"failed: {outcome.path.name}: {outcome.error.code}")
    print(json.dumps(figures))


def _pages(library: Library, document_id: str) -> int:
    record = library.catalogue.document(document_id)
    assert record is not None
    if record.paged:
        return record.pages
    characters = sum(len(page.text) for page in library.catalogue.pages(document_id))
    return -(-characters // _CHARACTERS)


def peak_memory() -> int:
    """Most bytes this process has had resident so far; the reading processes are apart and short-lived."""
    if sys.platform == "win32":
        return int(psutil.Process().memory_info().peak_wset)
    import resource

    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes if sys.platform == "darwin" else kilobytes * 1024


if __name__ == "__main__":
    main()
