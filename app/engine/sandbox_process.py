"""A process that is not trusted: what it may cost, how it is started, heard and ended. For readers and page drawing."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from app.core.errors import Cancelled, DocumentError
from app.engine.job_object import JobObject
from app.engine.sandbox_pipe import ENDING_SECONDS, ChunkSource, open_source
from app.system import interpreter

_log = logging.getLogger(__name__)

_TICK = 0.1  # seconds between looks at the clock and the cancel flag
_KEPT_VARIABLES = ("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH")  # without these Python itself does not start everywhere
_NO_MEMORY_STATUS = (0xC0000017, 0xC000012D)  # STATUS_NO_MEMORY, STATUS_COMMITMENT_LIMIT
_NEAR_LIMIT = 0.9  # a child that dies of a signal with this share of its memory in use died of memory


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost.

    Attributes:
        seconds: wall-clock time.
        memory_bytes: address space of the child (committed memory on Windows).
        output_bytes: what the child may say: text and boxes of about 100,000 pages; more is a bomb.
        file_bytes: size of the file itself.
    """

    seconds: float = 60.0
    memory_bytes: int = 2 << 30
    output_bytes: int = 256 << 20
    file_bytes: int = 512 << 20


DEFAULT_LIMITS = Limits()


def crashed(detail: str) -> DocumentError:
    """The file's error for the user; what a developer needs goes to the log (types and places, never text)."""
    _log.warning("reader crashed: %s", detail)
    return DocumentError("reader_crashed", detail=detail)


class SandboxProcess:
    """The process; leaving the context kills it, whatever it does, and closes its pipes.

    Args:
        module: its `main` runs in the process.
        limits: what it may cost; `allow` begins to count anew.

    Raises:
        DocumentError: reader_crashed: it cannot be started.
    """

    def __init__(self, module: str, limits: Limits) -> None:
        self._limits = limits
        self._deadline = time.monotonic() + limits.seconds
        self._highest = self._total = 0
        self._rest = bytearray()
        self._job: JobObject | None = None
        try:
            self._process = _start(module)
        except OSError as error:
            raise crashed(f"no process: {error.strerror}") from None
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:  # both were asked for
            raise crashed("no pipes")
        self._stdin = stdin
        self._source: ChunkSource = open_source(stdout)

    def __enter__(self) -> SandboxProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the process and let go of its pipes."""
        _kill(self._process)
        if self._job is not None:
            self._job.close()
        with contextlib.suppress(OSError):
            self._stdin.close()
        self._source.close()

    def allow(self, seconds: float) -> None:
        """Give the process time, and room for output, for one more request."""
        self._deadline, self._limits = time.monotonic() + seconds, replace(self._limits, seconds=seconds)
        self._total = 0

    @property
    def running(self) -> bool:
        """It has not ended."""
        return self._process.poll() is None

    def ask(self, request: dict[str, object]) -> None:
        """Send a request. The child does nothing before the first, so the job's limits are in place in time."""
        if sys.platform == "win32" and self._job is None:
            try:
                self._job = JobObject(self._limits.memory_bytes)
                self._job.assign(int(self._process._handle))  # type: ignore[attr-defined]
            except OSError as error:
                raise crashed(f"no job: {error}") from None
        with contextlib.suppress(BrokenPipeError):  # it died already: `lines` tells why
            self._stdin.write(json.dumps(request).encode("ascii") + b"\n")
            self._stdin.flush()

    def lines(self, cancelled: Callable[[], bool]) -> Iterator[bytes]:
        """Complete lines of output until the child ends.

        Raises:
            Cancelled: the user stopped the work.
            DocumentError: read_timeout, or document_bomb when it says too much.
        """
        while (line := self.line(cancelled)) is not None:
            yield line

    def line(self, cancelled: Callable[[], bool]) -> bytes | None:
        """The next complete line, without its end; None when the child has ended. Raises as `lines`."""
        searched = 0
        while (end := self._rest.find(b"\n", searched)) < 0:
            searched = len(self._rest)
            if not self._more(cancelled):
                return None
        line = bytes(self._rest[:end])
        del self._rest[: end + 1]
        return line

    def exactly(self, count: int, cancelled: Callable[[], bool]) -> bytes | None:
        """The next `count` bytes; None when the child ended before. Raises as `lines`."""
        while len(self._rest) < count:
            if not self._more(cancelled):
                return None
        data = bytes(self._rest[:count])
        del self._rest[:count]
        return data

    def _more(self, cancelled: Callable[[], bool]) -> bool:
        """Wait for a piece of output. Returns False at its end."""
        while (piece := self._next(cancelled)) is None:
            pass
        self._total += len(piece)
        if self._total > self._limits.output_bytes:
            raise DocumentError("document_bomb")
        self._rest += piece
        return bool(piece)

    def _next(self, cancelled: Callable[[], bool]) -> bytes | None:
        if cancelled():
            raise Cancelled
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise DocumentError("read_timeout", seconds=round(self._limits.seconds))
        piece = self._source.next(min(_TICK, left))
        if piece is None:
            self._highest = max(self._highest, _address_space(self._process.pid))
        return piece

    def cause_of_death(self) -> DocumentError:
        """Why the child ended without a result."""
        try:
            status = self._process.wait(timeout=_TICK)
        except subprocess.TimeoutExpired:
            return crashed("closed its output")
        starved = self._highest >= self._limits.memory_bytes * _NEAR_LIMIT and status < 0
        # nobody but the kernel's out-of-memory killer sends SIGKILL here; the name is missing on Windows
        killed = status == -getattr(signal, "SIGKILL", 0) and status < 0
        if starved or killed or status & 0xFFFFFFFF in _NO_MEMORY_STATUS:
            return DocumentError("read_memory")
        return crashed(f"exit status {status}")


def _start(module: str) -> subprocess.Popen[bytes]:
    """A fresh process with little environment."""
    environment = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    environment["LANG"] = "C.UTF-8"
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    return subprocess.Popen(
        interpreter.worker(module),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=Path(sys.executable).parent,
        start_new_session=True,
        creationflags=flags,
    )


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process, and its session on POSIX, and take its status: no zombie stays, unless it cannot be ended now."""
    if process.poll() is None:
        if sys.platform != "win32":
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
    try:
        process.wait(timeout=ENDING_SECONDS)
    except subprocess.TimeoutExpired:
        _log.warning("a process of the sandbox does not end")


def _address_space(pid: int) -> int:
    """Bytes of address space of a process on Linux; 0 elsewhere."""
    if sys.platform == "win32":
        return 0
    try:
        pages = Path(f"/proc/{pid}/statm").read_bytes().split()[0]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError):
        return 0
