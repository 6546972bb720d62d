"""The Windows Python with every package, trimmed and compiled: all of the program's folder that is not ours."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from app.provisioning.layout import Layout
from installer import bytecode, programs, trimming
from installer.layout import Say, key_of, made, products, sources_of
from installer.llama.build import ensure_llama
from installer.packages import ensure_packages
from installer.runtime import ensure_runtime
from installer.wine.prefix import Wine

PACKAGES = Path("Lib/site-packages")
STANDARD_LIBRARY = "python312.zip"
LEFT_OUT = "left-out.json"
"""Beside the folder: what trimming took, in bytes by reason."""


class LibraryMissing(Exception):  # noqa: N818 - a finding, told with what wants it
    """A program file links to a library that neither the folder nor Windows has."""


def ensure_environment(layout: Layout, say: Say) -> Path:
    """The folder that becomes `runtime`.

    Returns:
        A folder that holds it under this name, and `left-out.json`.

    Raises:
        SetupError: something could not be fetched or compiled.
        WineError: the shipped interpreter did not run.
        LibraryMissing: something that is needed was left out.
    """
    parts = (ensure_runtime(layout, say), ensure_packages(layout, say), ensure_llama(layout, say))
    rules = [Path(str(module.__file__)) for module in (trimming, programs, bytecode)]
    key = key_of(*(str(part.relative_to(products(layout))) for part in parts), sources_of(Path(__file__), *rules))
    return made(products(layout) / "environment" / key, lambda folder: _assemble(layout, parts, folder, say))


def _assemble(layout: Layout, parts: tuple[Path, Path, Path], folder: Path, say: Say) -> None:
    python, packages, llama = parts
    say("Python and packages for Windows: trimmed")
    runtime = folder / "runtime"
    shutil.copytree(python, runtime)
    taken = trimming.remove(runtime, trimming.STANDARD_LIBRARY)
    shutil.copytree(packages, runtime / PACKAGES)
    shutil.copytree(llama, runtime / PACKAGES, dirs_exist_ok=True)
    taken |= trimming.remove(runtime / PACKAGES, trimming.PACKAGES)
    for name in trimming.SHARED_RUNTIME:
        if not (runtime / name).exists():
            shutil.copy(runtime / PACKAGES / "PySide6" / name, runtime / name)
    taken["parts of Qt that the window does not use"] = trimming.trim_qt(runtime / PACKAGES)
    if missing := programs.unresolved(runtime):
        raise LibraryMissing(str(missing))
    say("Python and packages for Windows: byte code")
    compile_packages(Wine(products(layout) / "wine" / "build"), python, runtime)
    (folder / LEFT_OUT).write_text(json.dumps(taken, indent=1), encoding="utf-8")


def compile_packages(wine: Wine, python: Path, runtime: Path) -> None:
    """Packages as byte code beside each other, the standard library as one archive of byte code."""
    bytecode.compile_folder(wine, python, runtime / PACKAGES, runtime)
    library = runtime / "stdlib"
    library.mkdir()
    for path in sorted((runtime / "Lib").iterdir()):
        if path.name != "site-packages":
            path.rename(library / path.name)
    bytecode.compile_folder(wine, python, library, library)
    bytecode.pack(library, runtime / STANDARD_LIBRARY)
    shutil.rmtree(library)
