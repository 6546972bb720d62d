"""Windows to look at and to test: the real window on an engine that says what it is told."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from app.engine.protocol.events import EngineState, Models, Report
from app.engine.protocol.records import Check, ModelRow
from app.settings.store import UserSettings
from app.ui.context import Context
from app.ui.main_window import MainWindow
from app.ui.window_state import WindowState
from tests.fakes.engine import FakeEngine

GIGABYTE = 1 << 30

CHECKS = Report(
    checks=(
        Check("model qwen2.5-coder-1.5b-instruct-q4_k_m.gguf", "ok", "1117 MB, SHA-256 abababababab… ok"),
        Check("catalogue", "ok", "13 documents, 4,210 passages"),
        Check("vectors", "ok", "4210 vectors, 0 missing, 0 left over"),
        Check("network", "ok", "9 of 9 attempts refused"),
        Check("ports", "ok", "0 listening ports"),
        Check("disk", "warning", "1.6 GB free"),
    )
)

MODELS = Models(
    models=(
        ModelRow(
            name="Qwen2.5-Coder-1.5B-Instruct",
            file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
            role="answers",
            licence="Apache-2.0",
            bytes=1_117_320_768,
            sha256="ab" * 32,
            state="ok",
            shipped=True,
            in_use=True,
        ),
        ModelRow(
            name="multilingual-e5-small",
            file="e5-small-int8.onnx",
            role="embeddings",
            licence="MIT",
            bytes=118_000_000,
            sha256="cd" * 32,
            state="damaged",
            shipped=True,
            in_use=False,
        ),
    )
)


def engine_of(context: Context) -> FakeEngine:
    """The fake behind a context."""
    assert isinstance(context.engine, FakeEngine)
    return context.engine


def settings_in(folder: Path, policy: str = "", user: str = "") -> UserSettings:
    """Settings from files with these texts.

    Args:
        folder: where they are written.
        policy: TOML of the machine policy, "" for none.
        user: TOML of the user's settings.
    """
    policy_file, user_file = folder / "policy.toml", folder / "settings.toml"
    if policy:
        policy_file.write_text(policy, "utf-8")
    if user:
        user_file.write_text(user, "utf-8")
    return UserSettings(policy_file, user_file)


def state(**changed: object) -> EngineState:
    """An engine that is well and has nothing to do, unless said otherwise."""
    given: dict[str, object] = {
        "model": "Qwen2.5 1.5B",
        "model_state": "ready",
        "search_state": "ready",
        "indexing": 0,
        "waiting": 0,
        "memory": 1_480 << 20,
        "free_memory": 9 * GIGABYTE,
    }
    return EngineState(**{**given, **changed})  # type: ignore[arg-type]


def window(context: Context, folder: Path | None = None, policy: str = "") -> MainWindow:
    """The window as it opens, before the engine has said anything.

    Args:
        context: its services.
        folder: for settings and what it remembers; one that goes away with the window where None.
        policy: TOML of the machine policy, "" for none.
    """
    return window_and_settings(context, folder, policy)[0]


def window_and_settings(
    context: Context, folder: Path | None = None, policy: str = ""
) -> tuple[MainWindow, UserSettings]:
    """The window, and the settings that it shows; see `window`."""
    place = folder or Path(tempfile.mkdtemp(prefix="seogo-window-"))
    store = settings_in(place, policy)
    made = MainWindow(context, store, WindowState(place / "window.json"))
    if folder is None:
        made.destroyed.connect(lambda: shutil.rmtree(place, ignore_errors=True))
    made.resize(1440, 900)
    return made, store
