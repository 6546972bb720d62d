"""Kills a real `seogo add` at random moments and counts what is lost, twice or half there.

    python -m tests.bench.bench_kill [--kills 50] [--files 12] [--articles 30] [--seed 1]

Each round kills a fresh process on one library between its start and the end of an undisturbed run and looks at the
library. After a few kills, or when a process ended before it was killed (which counts for nothing), a run is let finish
and checked, and an empty library is begun.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from app.wiring import Library
from tests.fakes.killing import Expected, expected, faults, start_add, write_rules

_ROUNDS = 3  # kills on one library before it is completed and thrown away


@dataclass
class Tally:
    """What came of all kills."""

    kills: int = 0
    stages: dict[str, int] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def main() -> None:
    """Kill, look, report."""
    arguments = _arguments()
    chance = random.Random(arguments.seed)
    tally = Tally()
    with tempfile.TemporaryDirectory(prefix="seogo-kill-") as folder:
        source = Path(folder) / "rules"
        write_rules(source, arguments.files, arguments.articles)
        wanted, seconds = _undisturbed(Path(folder) / "undisturbed", source)
        print(f"undisturbed: {len(wanted.documents)} documents in {seconds:.1f} s", flush=True)
        while tally.kills < arguments.kills:
            library = Path(tempfile.mkdtemp(dir=folder))
            for _ in range(min(_ROUNDS, arguments.kills - tally.kills)):
                if not _kill_once(library, source, wanted, chance.uniform(0.0, seconds), tally):
                    break
            _complete(library, source, wanted, tally)
    print(json.dumps({"kills": tally.kills, "stages": tally.stages, "faults": tally.faults}, ensure_ascii=False))


def _undisturbed(folder: Path, source: Path) -> tuple[Expected, float]:
    started = time.perf_counter()
    start_add(folder, source).wait()
    seconds = time.perf_counter() - started
    with Library(folder) as library:
        return expected(library), seconds


def _kill_once(folder: Path, source: Path, wanted: Expected, after: float, tally: Tally) -> bool:
    process = start_add(folder, source)
    time.sleep(after)
    ended = process.poll() is not None
    process.kill()
    process.wait()
    if ended:
        return False
    with Library(folder) as library:
        statuses = [d.status.value for d in library.catalogue.documents()]
        found = faults(library, wanted)
    stage = _stage(statuses, len(wanted.documents))
    tally.kills += 1
    tally.stages[stage] = tally.stages.get(stage, 0) + 1
    tally.faults += [f"kill {tally.kills} after {after:.2f} s: {fault}" for fault in found]
    print(f"{tally.kills:3} after {after:5.2f} s, {stage}: {found or 'whole'}", flush=True)
    return True


def _stage(statuses: list[str], files: int) -> str:
    if not statuses:
        return "before anything was stored"
    if "pending" in statuses or len(statuses) < files:
        return "while files were read"
    return "while vectors were made" if "searchable" in statuses else "after the last vector"


def _complete(folder: Path, source: Path, wanted: Expected, tally: Tally) -> None:
    code = start_add(folder, source).wait()
    with Library(folder) as library:
        if code or expected(library) != wanted or library.vectors.ids() != set(library.catalogue.chunk_ids()):
            tally.faults.append(f"not completed after {tally.kills} kills (exit {code})")
        tally.faults += faults(library, wanted)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="kill indexing at random moments")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--files", type=int, default=12)
    parser.add_argument("--articles", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
