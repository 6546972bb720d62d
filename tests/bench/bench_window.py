"""The window with the real engine: how soon it is there, how it keeps up while documents are read and answers written.

    python -m tests.bench.bench_window [--files FILE …] [--question WORDS] [--json]

It starts `python -m app` as a person does in a process of its own (first paint, ready to ask), then runs the program in
this process on a library of its own, with a timer that ticks every 5 ms: how late it ticks is how long the window did
not answer. Figures asked for: first paint ≤ 1.2 s, ready to ask ≤ 4 s with files in the page cache, lag p99 ≤ 50 ms and
worst ≤ 200 ms, window process ≤ 200 MB.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

if not (os.environ.get("DISPLAY") or sys.platform == "win32"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import psutil
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from app.engine.protocol.events import AnyEvent, EngineState, TurnDone
from app.system import paths
from app.ui.application import Program
from app.ui.engine.client import EngineState as ProcessState

TICK_MS = 5
PATIENCE_S = 900
WATCHED = """
import sys, time
began = float(sys.argv.pop(1))
from PySide6.QtCore import QEvent, QObject, QTimer
from app.ui import application, main_window
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched is self.window:
            print(time.time() - began, flush=True)
            self.window.removeEventFilter(self)
        return False
shown = main_window.MainWindow.showEvent
def show(window, event):
    window.watch = Watch(); window.watch.window = window; window.installEventFilter(window.watch)
    shown(window, event)
main_window.MainWindow.showEvent = show
begin = application.Program.start
def start(program, files):
    def changed(state):
        if state.value == "ready":
            print(time.time() - began, flush=True)
            QTimer.singleShot(0, program.window.close)
    program.engine.state_changed.connect(changed)
    begin(program, files)
application.Program.start = start
sys.exit(application.run([], __import__("pathlib").Path(sys.argv[1]), "ko"))
"""
"""Runs the program, says when its first paint came and when its engine was ready, and closes."""


@dataclass(slots=True)
class Lag:
    """How late the ticks came, in milliseconds."""

    late: list[float] = field(default_factory=list)

    def worst(self) -> float:
        """The longest."""
        return max(self.late, default=0.0)

    def percentile(self, share: float) -> float:
        """E.g. 0.99."""
        ordered = sorted(self.late)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


class Ticker(QObject):
    """Measures the event loop's lag with a precise timer."""

    def __init__(self) -> None:
        super().__init__()
        self.lag = Lag()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._last = time.perf_counter()

    def begin(self) -> Lag:
        """From now on; gives what is measured until `end`."""
        self.lag = Lag()
        self._last = time.perf_counter()
        self._timer.start()
        return self.lag

    def end(self) -> None:
        """Enough."""
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.lag.late.append(max(0.0, (now - self._last) * 1000 - TICK_MS))
        self._last = now


def first_paint(library: Path, environment: dict[str, str]) -> tuple[float, float]:
    """(first paint, ready to ask) in milliseconds after the process was started."""
    command = [sys.executable, "-c", WATCHED, repr(time.time()), str(library)]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=paths.PROGRAM, env=environment, check=True)
    painted, ready = (1000 * float(line) for line in ended.stdout.split()[:2])
    return painted, ready


def wait_for(application: QApplication, condition: Callable[[], object]) -> None:
    """Let the program work until something is so.

    Raises:
        TimeoutError: it took too long.
    """
    end = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        application.processEvents()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.0005)


def run(files: Sequence[str], question: str, library: Path) -> Iterator[tuple[str, float]]:
    """Read documents and answer a question in this process; gives (name, figure)."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setStyle("Fusion")
    from app.settings.store import UserSettings

    program = Program(application, UserSettings(), library, "ko")
    heard: list[AnyEvent] = []
    program.engine.received.connect(heard.append)
    program.window.show()
    program.start([])
    ticker = Ticker()
    wait_for(application, lambda: program.engine.state is ProcessState.READY)
    wait_for(application, lambda: any(isinstance(e, EngineState) and e.search_state == "ready" for e in heard))
    lag = ticker.begin()
    program.window.open_files(list(files))
    rows = program.window.library.store.rows
    wait_for(application, lambda: len(list(rows())) >= 1)
    wait_for(application, lambda: all(row.state in {"ready", "failed"} for row in rows()))
    ticker.end()
    yield from figures("indexing", lag)
    lag = ticker.begin()
    program.window.conversation.ask(question)
    wait_for(application, lambda: any(isinstance(e, TurnDone) for e in heard))
    ticker.end()
    yield from figures("answering", lag)
    yield "documents", float(len(list(rows())))
    yield "window_rss_mb", psutil.Process().memory_info().rss / 1e6
    program.window.close()
    program.close()


def figures(name: str, lag: Lag) -> Iterator[tuple[str, float]]:
    """What is reported of a lag."""
    yield f"{name}_lag_p50_ms", lag.percentile(0.5)
    yield f"{name}_lag_p99_ms", lag.percentile(0.99)
    yield f"{name}_lag_worst_ms", lag.worst()
    yield f"{name}_seconds", (sum(lag.late) + TICK_MS * len(lag.late)) / 1000


def main(arguments: Sequence[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    samples = [str(file) for file in sorted((paths.resources() / "samples").iterdir()) if file.suffix in FORMATS]
    parser.add_argument("--files", nargs="+", default=samples)
    parser.add_argument("--question", default="이체한도를 늘리려면 어떤 서류를 받아야 하나요?")
    parser.add_argument("--starts", type=int, default=3, help="cold start is measured this often, the best counts")
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args(arguments)
    found: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="seogo-bench-") as folder:
        os.environ["XDG_CONFIG_HOME"] = folder
        starts = [first_paint(Path(folder) / "library", dict(os.environ)) for _ in range(chosen.starts)]
        found["first_paint_ms"], found["ready_ms"] = (min(each) for each in zip(*starts, strict=True))
        found.update(run(chosen.files, chosen.question, Path(folder) / "library"))
    if chosen.json:
        print(json.dumps(found))
    else:
        print("\n".join(f"{name:26} {figure:10,.1f}" for name, figure in found.items()))
    return 0


FORMATS = {".pdf", ".docx", ".hwpx", ".txt"}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
