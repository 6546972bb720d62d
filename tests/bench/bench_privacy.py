"""How well personal data is found, by kind: `python -m tests.bench.bench_privacy [--half tune|held|both] [--errors] [TEXT…]`.

The labelled set, personal_ko.jsonl, was written before the rules were tuned, on the half "tune" of its templates. The
other half was first measured when the rules stood: names had recall .964 and precision .900 there, accounts precision
.938, all else 1.000; what it showed has been mended since, so it is no longer unseen. Its numbers are synthetic. A labelled datum counts as found when findings of its kind cover it
whole, a finding as right when it overlaps a labelled datum of its kind. Text files named on the command line, e.g.
statutes, are searched as well, and what is found in them is printed with the time it took.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from app.core.privacy.detect import find_personal
from app.core.privacy.finding import Finding, Kind

CASES = Path(__file__).with_name("personal_ko.jsonl")


@dataclass(frozen=True)
class Case:
    """A text with the personal data in it; none for a look-alike."""

    name: str
    half: str
    text: str
    personal: tuple[Finding, ...]


@dataclass
class Score:
    """Counts of one kind."""

    labelled: int = 0
    found: int = 0
    findings: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Part of the labelled data that was found; 1 when there is none."""
        return self.found / self.labelled if self.labelled else 1.0

    @property
    def precision(self) -> float:
        """Part of the findings that are right; 1 when there is none."""
        return self.right / self.findings if self.findings else 1.0


def read_cases(path: Path = CASES) -> list[Case]:
    """The labelled set."""
    cases = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        personal = tuple(Finding(Kind(p["kind"]), p["start"], p["end"]) for p in row["personal"])
        cases.append(Case(row["id"], row["half"], row["text"], personal))
    return cases


def measure(cases: list[Case]) -> dict[Kind, Score]:
    """Scores by kind."""
    scores = {kind: Score() for kind in Kind}
    for case in cases:
        findings = find_personal(case.text)
        for datum in case.personal:
            score = scores[datum.kind]
            covered = any(f.kind is datum.kind and f.start <= datum.start and f.end >= datum.end for f in findings)
            score.labelled += 1
            score.found += covered
            if not covered:
                score.missed.append(f"{case.name} {case.text[datum.start : datum.end]!r} in {case.text!r}")
        for finding in findings:
            score = scores[finding.kind]
            is_right = any(
                d.kind is finding.kind and d.start < finding.end and finding.start < d.end for d in case.personal
            )
            score.findings += 1
            score.right += is_right
            if not is_right:
                score.wrong.append(f"{case.name} {case.text[finding.start : finding.end]!r} in {case.text!r}")
    return scores


def show(name: str, cases: list[Case], errors: bool) -> None:
    """One table."""
    scores = measure(cases)
    look_alikes = [case for case in cases if not case.personal]
    clean = sum(not find_personal(case.text) for case in look_alikes)
    print(f"\n{name}: {len(cases)} texts, {len(look_alikes)} of them look-alikes ({clean} with nothing found)")
    print(f"{'kind':<10} {'labelled':>8} {'recall':>7} {'findings':>8} {'precision':>9}")
    for kind, score in scores.items():
        print(f"{kind:<10} {score.labelled:>8} {score.recall:>7.3f} {score.findings:>8} {score.precision:>9.3f}")
        if errors:
            for line in score.missed:
                print(f"    missed {line}")
            for line in score.wrong:
                print(f"    wrong  {line}")


def show_text(paths: list[Path], errors: bool) -> None:
    """What is found in running text, and how fast."""
    text = "\n".join(path.read_text("utf-8") for path in paths)
    started = time.perf_counter()
    findings = find_personal(text)
    seconds = time.perf_counter() - started
    size = len(text.encode("utf-8"))
    counts = Counter(finding.kind.value for finding in findings)
    print(
        f"\n{len(paths)} files, {size / 1e6:.1f} MB, {seconds:.2f} s ({seconds * 2e6 / size:.2f} s for 2 MB): {dict(counts)}"
    )
    if errors:
        for f in findings:
            print(
                f"    {f.kind:<9} {text[max(0, f.start - 30) : f.start]!r} >>{text[f.start : f.end]}<< {text[f.end : f.end + 20]!r}"
            )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("tune", "held", "both"), default="both")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("texts", nargs="*", type=Path)
    arguments = parser.parse_args()
    cases = read_cases()
    for half in ("tune", "held"):
        if arguments.half in (half, "both"):
            show(half, [case for case in cases if case.half == half], arguments.errors)
    if arguments.texts:
        show_text(arguments.texts, arguments.errors)


if __name__ == "__main__":
    main()
