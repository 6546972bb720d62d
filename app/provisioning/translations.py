"""Compiles the window's translations (.ts to .qm) with Qt's own lrelease, which comes with PySide6."""

from __future__ import annotations

import subprocess
from pathlib import Path

from app.provisioning.words import SetupError


def stale(folder: Path) -> list[Path]:
    """Sources whose compiled file is missing or older.

    Args:
        folder: of the .ts files.
    """
    return [source for source in sorted(folder.glob("*.ts")) if _is_stale(source, source.with_suffix(".qm"))]


def compile_all(folder: Path, python: Path) -> None:
    """Compile what is stale.

    Args:
        folder: of the .ts files.
        python: the environment's interpreter; lrelease lies beside it.

    Raises:
        SetupError: lrelease is missing or refuses a file.
    """
    tool = next((each for each in _tools(python) if each.is_file()), None)
    for source in stale(folder):
        if tool is None:
            raise SetupError("translations_failed", file=source.name)
        command = [str(tool), "-silent", "-removeidentical", str(source), "-qm", str(source.with_suffix(".qm"))]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            raise SetupError("translations_failed", file=source.name)


def _tools(python: Path) -> list[Path]:
    return [python.with_name("pyside6-lrelease"), python.with_name("pyside6-lrelease.exe")]


def _is_stale(source: Path, compiled: Path) -> bool:
    return not compiled.is_file() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns
