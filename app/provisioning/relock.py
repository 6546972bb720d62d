"""Makes `requirements.lock` anew from `pyproject.toml`: `python3 -m app lock`.

Needs `uv`, which resolves for Linux and Windows at once. Not part of set-up: it asks the package index for news.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from app.provisioning.layout import Layout
from app.provisioning.lockfile import BUILD, DEV, RUNTIME, SETUP, Requirement, read_lock
from app.provisioning.pip_runner import DETAIL_LINES, run
from app.provisioning.words import SetupError

HEADER = """\
# Made by `python3 -m app lock` from pyproject.toml; do not edit. Installed section by section with --require-hashes.
"""
PYTHON_VERSION = "3.11"


def relock(layout: Layout) -> None:
    """Resolve every section and write the lock file.

    Raises:
        SetupError: uv_missing or pip_failed.
    """
    uv = shutil.which("uv") or shutil.which(str(layout.python.parent / "uv"))
    if uv is None:
        raise SetupError("uv_missing")
    project = ["pyproject.toml"]
    runtime = _resolve(layout, uv, project)
    setup = _resolve(layout, uv, [*project, "--group", SETUP], runtime)
    dev = _resolve(layout, uv, [*project, "--group", SETUP, "--group", DEV], [*runtime, *setup])
    build = _resolve(layout, uv, ["--group", BUILD])
    sections = {
        RUNTIME: runtime,
        SETUP: _without(setup, runtime),
        DEV: _without(dev, [*runtime, *setup]),
        BUILD: build,
    }
    text = HEADER + "".join(
        f"\n# [{name}]\n" + "".join(entry.text for entry in entries) for name, entries in sections.items()
    )
    layout.lock.write_text(text, encoding="utf-8")


def _without(entries: list[Requirement], others: list[Requirement]) -> list[Requirement]:
    known = {entry.text for entry in others}
    return [entry for entry in entries if entry.text not in known]


def _resolve(layout: Layout, uv: str, sources: list[str], pins: list[Requirement] | None = None) -> list[Requirement]:
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "resolved.txt"
        constraints = Path(folder) / "constraints.txt"
        constraints.write_text("".join(entry.text.splitlines()[0].rstrip("\\ ") + "\n" for entry in pins or []))
        command = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", PYTHON_VERSION]
        command += ["--generate-hashes", "--no-annotate", "--no-header", "-c", str(constraints), *sources]
        command += ["-o", str(output)]
        status, text = run(command, folder=layout.root)
        if status != 0:
            detail = "\n".join(text.splitlines()[-DETAIL_LINES:])
            raise SetupError("pip_failed", what=layout.lock.name, detail=detail)
        output.write_text(f"# [{RUNTIME}]\n" + output.read_text(encoding="utf-8"), encoding="utf-8")
        return list(read_lock(output).section(RUNTIME))
