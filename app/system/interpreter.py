"""How the program starts a child of itself: the engine behind the window, and the sandboxes of readers and page drawing.

A checkout has an interpreter, and tells it what to run. An installed copy has none, on purpose: a desk gets no general
interpreter. Its children are its own launcher again (`sys.executable`) with commands that are not for people, and `worker`
runs nothing but the two sandboxes. Few imports here: each document that is read starts a process that pays for them.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

WORKER = "worker"
WORKERS = ("app.engine.sandbox_worker", "app.engine.drawing_worker")
"""Modules whose `main` the hidden command runs."""
_NOT_A_WORKER = 2  # the exit status of wrong usage, as in `app.commands.exit_codes`

_PROGRAM = str(Path(__file__).resolve().parents[2])  # `app.system.paths` has it, too, and imports more
# The program's folder comes first, wherever the window was started from; no set-up of a checkout.
_ENGINE = "import sys; sys.path.insert(0, sys.argv.pop(1)); from app.cli import main; sys.exit(main(sys.argv[1:]))"
_WORKER = "import sys; from importlib import import_module; sys.path += sys.argv[2:]; import_module(sys.argv[1]).main()"


def is_installed() -> bool:
    """Whether a launcher of the installed program runs us: it sets `sys.frozen`."""
    return bool(getattr(sys, "frozen", False))


def engine(library: str) -> list[str]:
    """The command of the engine of a library's folder."""
    own = [] if is_installed() else ["-X", "utf8", "-c", _ENGINE, _PROGRAM]
    return [sys.executable, *own, "engine", "--library", library]


def worker(module: str) -> list[str]:
    """The command of a sandbox: isolated (-I), without site (-S: faster), with our module path. The launcher is both always.

    Args:
        module: one of `WORKERS`.
    """
    if is_installed():
        return [sys.executable, WORKER, module]
    return [_bare_interpreter(), "-I", "-S", "-X", "utf8", "-c", _WORKER, module, *_module_path()]


def run_worker(arguments: Sequence[str]) -> int:
    """The hidden command: be a sandbox. It ends the process itself.

    Args:
        arguments: after the command: a module's name.

    Returns:
        2 when that is not one of `WORKERS`: nothing of it was imported.
    """
    if len(arguments) != 1 or arguments[0] not in WORKERS:
        return _NOT_A_WORKER
    import_module(arguments[0]).main()
    return 0


def _bare_interpreter() -> str:
    """In a virtual environment on Windows, `sys.executable` is a launcher that starts the real interpreter as a second
    process, outside the job object. Without site the environment is not needed: its paths are given."""
    bare: str = getattr(sys, "_base_executable", "") if sys.platform == "win32" else ""
    return bare or sys.executable


def _module_path() -> list[str]:
    """Where the child finds `app` and the libraries: our own module path, absolute folders only."""
    folders = [entry for entry in sys.path if Path(entry).is_absolute() and Path(entry).exists()]
    return list(dict.fromkeys([_PROGRAM, *folders]))
