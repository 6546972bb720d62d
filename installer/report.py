"""What the packages weigh, part by part, for IT and for whoever wants them smaller."""

from __future__ import annotations

import json
from pathlib import Path

from installer.environment import LEFT_OUT, PACKAGES
from installer.trimming import size_of

_SHOWN = 1_000_000  # bytes; smaller parts are added up


def write_report(stage: Path, environment: Path, program: Path, model: Path, target: Path) -> None:
    """Write a Markdown report.

    Args:
        stage: the program's folder.
        environment: see `environment.ensure_environment`.
        program, model: the packages.
        target: the report.
    """
    lines = ["# Sizes", "", "| package | MB |", "|---|---|"]
    lines += [f"| {path.name} | {_mb(path.stat().st_size)} |" for path in (program, model)]
    lines += ["", "| installed part | MB |", "|---|---|"]
    lines += [f"| {name} | {_mb(size)} |" for name, size in parts(stage)]
    lines += ["", "| left out because | MB |", "|---|---|"]
    left_out = json.loads((environment / LEFT_OUT).read_text(encoding="utf-8"))
    lines += [f"| {reason} | {_mb(size)} |" for reason, size in _by_size(left_out)]
    target.write_text("\n".join([*lines, ""]), encoding="utf-8")


def parts(stage: Path) -> list[tuple[str, int]]:
    """Parts of the installed folder with their bytes, the largest first."""
    packages = stage / "runtime" / PACKAGES
    sizes = {f"runtime/{each.name}": size_of(each) for each in packages.iterdir()}
    sizes["runtime/Python"] = size_of(stage / "runtime") - size_of(packages)
    sizes |= {f"models/{each.name}": size_of(each) for each in (stage / "models").iterdir()}
    sizes |= {each.name: size_of(each) for each in stage.iterdir() if each.name not in {"runtime", "models"}}
    large = {name: size for name, size in sizes.items() if size >= _SHOWN}
    large["everything else"] = sum(sizes.values()) - sum(large.values())
    return _by_size(large)


def _by_size(sizes: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(sizes.items(), key=lambda each: -each[1])


def _mb(size: int) -> str:
    return f"{size / 1e6:.1f}"
