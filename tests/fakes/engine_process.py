"""A real engine process, driven over its pipes as the window does it."""

from __future__ import annotations

import contextlib
import itertools
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from app.engine.protocol import decode_event, encode
from app.engine.protocol.events import AnyEvent, Crashed, Done, Failed, Ready, Stopped
from app.engine.protocol.requests import Request, Shutdown

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 180.0
"""Seconds until a test gives up: the models load while other tests use the processor."""
_MAIN = (
    "import sys; from pathlib import Path; from app.settings import sources;"
    " sources.POLICY_FILE = Path(sys.argv.pop(1)); from app.cli import main; sys.exit(main(sys.argv[1:]))"
)
ENDINGS = (Done, Failed, Stopped, Crashed)

E = TypeVar("E", bound=AnyEvent)


class EngineProcess:
    """An engine on a library, and everything it has said.

    Args:
        folder: of the library.
        policy: the machine policy's file; none by default.
        variables: more environment.
        prelude: statements that run in the process first.
    """

    def __init__(
        self, folder: Path, policy: Path | None = None, variables: dict[str, str] | None = None, prelude: str = ""
    ) -> None:
        environment = {
            **os.environ,
            "XDG_CONFIG_HOME": str(folder.with_name(folder.name + "-config")),
            "LANG": "ko_KR.UTF-8",
            **(variables or {}),
        }
        self.folder = folder
        self.events: list[AnyEvent] = []
        self._ids = itertools.count(1)
        self._arrived: queue.Queue[AnyEvent | None] = queue.Queue()
        self.process = subprocess.Popen(
            [sys.executable, "-c", prelude + _MAIN, str(policy or folder / "no-policy"), "--library", folder, "engine"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=environment,
        )
        self._pump = threading.Thread(target=self._read, name="engine-events", daemon=True)
        self._pump.start()

    def __enter__(self) -> EngineProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._arrived.put(decode_event(line))
        self._arrived.put(None)

    # --- talking ----------------------------------------------------------------------------------------------------

    def send(self, kind: type[Request], **fields: object) -> int:
        """Send a request; returns its id."""
        request = kind(id=next(self._ids), **fields)
        self.write(encode(request))
        return request.id

    def write(self, data: bytes) -> None:
        """Send anything."""
        assert self.process.stdin is not None
        self.process.stdin.write(data)
        self.process.stdin.flush()

    def do(self, kind: type[Request], **fields: object) -> list[AnyEvent]:
        """Send a request and wait for its end; returns what it said, the ending last."""
        return self.wait(self.send(kind, **fields))

    def ask_for(self, wanted: type[E], kind: type[Request], **fields: object) -> E:
        """Send a request that ends well; returns its first event of a kind."""
        events = self.do(kind, **fields)
        assert isinstance(events[-1], Done), events[-1]
        return next(event for event in events if isinstance(event, wanted))

    # --- hearing ----------------------------------------------------------------------------------------------------

    def ready(self) -> Ready:
        """Wait for the first line."""
        found = self.until(lambda event: isinstance(event, Ready))
        assert isinstance(found, Ready)
        return found

    def wait(self, request_id: int) -> list[AnyEvent]:
        """Wait until a request ends; returns what it said."""
        self.until(lambda event: event.re == request_id and isinstance(event, ENDINGS))
        return [event for event in self.events if event.re == request_id]

    def until(self, wanted: Callable[[AnyEvent], bool]) -> AnyEvent:
        """The first event that is wanted, among those heard already or as it comes."""
        found = next((event for event in self.events if wanted(event)), None)
        end = time.monotonic() + PATIENCE
        while found is None:
            event = self._arrived.get(timeout=max(0.0, end - time.monotonic()))
            assert event is not None, f"the engine ended ({self.process.wait()}) after {self.events[-3:]}"
            self.events.append(event)
            found = event if wanted(event) else None
        return found

    def end(self) -> int:
        """Hear everything until the process has ended; returns its exit status."""
        end = time.monotonic() + PATIENCE
        while (event := self._arrived.get(timeout=max(0.0, end - time.monotonic()))) is not None:
            self.events.append(event)
        return self.process.wait()

    # --- ending -----------------------------------------------------------------------------------------------------

    def kill(self) -> None:
        """Kill it where it stands."""
        self.process.kill()
        self.process.wait()

    def shut_down(self) -> int:
        """Ask it to end; returns its exit status."""
        self.send(Shutdown)
        return self.end()

    def close(self) -> None:
        """Leave nothing behind."""
        if self.process.poll() is None:
            self.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
        self._pump.join()
