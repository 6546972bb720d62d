"""Makes a fresh checkout ready: system libraries, environment, model files. Standard library only.

Ready is decided from a stamp in milliseconds; nothing touches the network then.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from app.provisioning.checks import run_checks
from app.provisioning.environment import ensure_environment, is_ready, sections_for
from app.provisioning.guard import exclusive
from app.provisioning.layout import Layout, default_layout
from app.provisioning.lockfile import read_lock
from app.provisioning.manifest import Model, load_manifest
from app.provisioning.model_files import ensure_model, is_present
from app.provisioning.progress import Reporter
from app.provisioning.relock import relock
from app.provisioning.system_libraries import ENGINE, WINDOW, can_install, ensure_libraries, missing
from app.provisioning.translations import compile_all, stale
from app.provisioning.words import SetupError, language, phrase

EXIT_SETUP = 2
"""The person has to do something first."""
WINDOW_COMMANDS = frozenset({"", "test", "check", "ui"})
"""Commands that open a window or test one; "" is the bare program."""


def ensure(arguments: Sequence[str], layout: Layout | None = None) -> Path:
    """Make everything ready that a command line needs.

    Args:
        arguments: the command line without the program.
        layout: the folders; this checkout and user when None.

    Returns:
        The interpreter to run it with.

    Raises:
        SetupError: something the person at the keyboard has to do first.
    """
    layout = layout or default_layout()
    command = next((argument for argument in arguments if not argument.startswith("-")), "")
    lock, models = read_lock(layout.lock), _default_models(layout)
    sections = sections_for(command)
    translations = layout.root / "resources" / "translations"
    if is_ready(layout, lock, sections) and all(is_present(layout, model) for model in models):
        if stale(translations):  # an edited text: compiled in a moment, without a word
            compile_all(translations, layout.python)
        return layout.python
    started = time.monotonic()
    reporter = Reporter(language(arguments))
    reporter.say("updating" if layout.stamp.exists() else "setting_up")
    with exclusive(layout.cache, reporter):
        _ensure_system(command, reporter)
        ensure_environment(layout, lock, sections, reporter)
        for model in models:
            ensure_model(layout, model, reporter)
        compile_all(translations, layout.python)
    reporter.say("ready", seconds=time.monotonic() - started)
    return layout.python


def fetch(name: str, arguments: Sequence[str] = (), layout: Layout | None = None) -> Model:
    """Fetch one model of the manifest, default or not.

    Args:
        name: its id.
        arguments: the command line, for the language of messages.
        layout: the folders; this checkout and user when None.

    Raises:
        SetupError: model_unknown, network, disk_full or hash_mismatch.
    """
    layout = layout or default_layout()
    models = {model.id: model for model in load_manifest(layout.manifest)}
    if name not in models:
        raise SetupError("model_unknown", name=name, known=", ".join(models))
    reporter = Reporter(language(arguments))
    with exclusive(layout.cache, reporter):
        ensure_model(layout, models[name], reporter)
    return models[name]


def explain(error: SetupError, arguments: Sequence[str]) -> int:
    """Say what to do on standard error; returns the exit status."""
    print(phrase(error.code, language(arguments), **error.values), file=sys.stderr)
    return EXIT_SETUP


def check() -> int:
    """Format, lint, types and import contracts of this checkout. Returns the exit status."""
    return run_checks(default_layout())


def make_lock() -> None:
    """Resolve the dependencies anew. Raises SetupError."""
    relock(default_layout())


def _default_models(layout: Layout) -> list[Model]:
    return [model for model in load_manifest(layout.manifest) if model.default]


def _ensure_system(command: str, reporter: Reporter) -> None:
    """Root gets everything at once; anybody else is asked only for what the command needs."""
    needed = {**ENGINE, **WINDOW} if can_install() or command in WINDOW_COMMANDS else ENGINE
    if missing(needed):
        with reporter.step("system"):
            ensure_libraries(needed)


__all__ = ["EXIT_SETUP", "SetupError", "check", "ensure", "explain", "fetch", "make_lock"]
