"""The reader sandbox, parent side: every file is parsed in a process of its own that may crash, hang or be hostile.

The child gets one file and a deadline. Whatever happens to it, the parent ends with a `Content` that has been checked,
a `DocumentError` with words for the user, or `Cancelled`; and no process and no pipe is left behind.
"""

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

import app
from app.core.document import Content, Page
from app.core.errors import Cancelled, DocumentError
from app.core.ports import Progress
from app.engine.job_object import JobObject
from app.engine.sandbox_pipe import ChunkSource, open_source
from app.engine.sandbox_protocol import Ending, Failure, Message, ProtocolError, Step, decode_line

_log = logging.getLogger(__name__)

_TICK = 0.1  # seconds between looks at the clock and the cancel flag
_BOOTSTRAP = "import sys; sys.path += sys.argv[1:]; from app.engine.sandbox_worker import main; main()"
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


def read_in_sandbox(
    path: Path,
    *,
    password: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] = lambda: False,
    readers_module: str = "app.adapters.readers",
) -> Content:
    """Read one file in a process of its own.

    Args:
        path: the file; its type is told from its content.
        password: the password the user gave; it goes to the child through a pipe, never on a command line.
        limits: what the file may cost.
        progress: called with (pages done, pages in all).
        cancelled: asked at least every 100 ms; True ends the child at once.
        readers_module: the module with `reader_for(format)`; tests bring hostile ones.

    Raises:
        DocumentError: what the reader said, or read_timeout, read_memory, document_bomb, reader_crashed.
        Cancelled: the user stopped the work.
    """
    _check_size(path, limits)
    request: dict[str, object] = {
        "path": str(path.absolute()),
        "password": password,
        "readers_module": readers_module,
        "memory_bytes": limits.memory_bytes,
        "seconds": limits.seconds,
    }
    with _Child(limits) as child:
        child.ask(request)
        return _collect(child, cancelled, progress or _no_progress)


def _check_size(path: Path, limits: Limits) -> None:
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        raise DocumentError("file_missing", path=str(path)) from None
    except OSError:
        raise DocumentError("file_unreadable", path=str(path)) from None
    if size > limits.file_bytes:
        raise DocumentError("file_too_large", megabytes=size >> 20, limit=limits.file_bytes >> 20)


def _collect(child: _Child, cancelled: Callable[[], bool], progress: Progress) -> Content:
    """Put the child's lines together."""
    pages: list[Page] = []
    for line in child.lines(cancelled):
        message = _decode(line)
        if isinstance(message, Step):
            progress(message.done, message.total)
        elif isinstance(message, Page):
            if pages and message.number <= pages[-1].number:
                raise _crashed("pages out of order")
            pages.append(message)
        elif isinstance(message, Ending):
            if message.page_count != len(pages):
                raise _crashed("pages are missing")
            return replace(message.content, pages=tuple(pages))
        else:
            raise _failed(message)
    raise child.cause_of_death()


def _decode(line: bytes) -> Message:
    try:
        return decode_line(line)
    except ProtocolError as error:
        raise _crashed(f"protocol: {error}") from None


def _failed(failure: Failure) -> DocumentError:
    if failure.code == "reader_crashed":
        return _crashed(str(failure.values.get("detail", "")))
    return DocumentError(failure.code, **failure.values)


def _crashed(detail: str) -> DocumentError:
    """The file's error for the user; what a developer needs goes to the log (types and places, never text)."""
    _log.warning("reader crashed: %s", detail)
    return DocumentError("reader_crashed", detail=detail)


def _no_progress(done: int, total: int) -> None:
    """Nobody watches."""


class _Child:
    """The process; leaving the context kills it, whatever it does, and closes its pipes."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._deadline = time.monotonic() + limits.seconds
        self._highest = 0
        self._job: JobObject | None = None
        try:
            self._process = _start()
        except OSError as error:
            raise _crashed(f"no process: {error.strerror}") from None
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:  # both were asked for
            raise _crashed("no pipes")
        self._stdin = stdin
        self._source: ChunkSource = open_source(stdout)

    def __enter__(self) -> _Child:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _kill(self._process)
        if self._job is not None:
            self._job.close()
        with contextlib.suppress(OSError):
            self._stdin.close()
        self._source.close()

    def ask(self, request: dict[str, object]) -> None:
        """Send the request. The child does nothing before it, so the job's limits are in place in time."""
        if sys.platform == "win32":
            try:
                self._job = JobObject(self._limits.memory_bytes)
                self._job.assign(int(self._process._handle))  # type: ignore[attr-defined]
            except OSError as error:
                raise _crashed(f"no job: {error}") from None
        with contextlib.suppress(BrokenPipeError):  # it died already: `lines` tells why
            self._stdin.write(json.dumps(request).encode("ascii") + b"\n")
            self._stdin.flush()

    def lines(self, cancelled: Callable[[], bool]) -> Iterator[bytes]:
        """Complete lines of output until the child ends.

        Raises:
            Cancelled: the user stopped the work.
            DocumentError: read_timeout, or document_bomb when it says too much.
        """
        total = 0
        rest: list[bytes] = []
        while True:
            piece = self._next(cancelled)
            if piece is None:
                continue
            if not piece:
                return
            total += len(piece)
            if total > self._limits.output_bytes:
                raise DocumentError("document_bomb")
            *complete, tail = piece.split(b"\n")
            for line in complete:
                yield b"".join([*rest, line])
                rest = []
            rest.append(tail)

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
            return _crashed("closed its output")
        starved = self._highest >= self._limits.memory_bytes * _NEAR_LIMIT and status < 0
        # nobody but the kernel's out-of-memory killer sends SIGKILL here; the name is missing on Windows
        killed = status == -getattr(signal, "SIGKILL", 0) and status < 0
        if starved or killed or status & 0xFFFFFFFF in _NO_MEMORY_STATUS:
            return DocumentError("read_memory")
        return _crashed(f"exit status {status}")


def _start() -> subprocess.Popen[bytes]:
    """A fresh interpreter: isolated (-I), without site (-S: faster), with our module path and little environment."""
    environment = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    environment["LANG"] = "C.UTF-8"
    # In a virtual environment on Windows, sys.executable is a launcher that starts the real interpreter as a second
    # process, outside the job object. Without site the environment is not needed: its paths are given.
    executable: str = getattr(sys, "_base_executable", "") if sys.platform == "win32" else sys.executable
    flags = 0
    if sys.platform == "win32":
        flags = subprocess.CREATE_NO_WINDOW | subprocess.BELOW_NORMAL_PRIORITY_CLASS
    return subprocess.Popen(
        [executable or sys.executable, "-I", "-S", "-X", "utf8", "-c", _BOOTSTRAP, *_module_path()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=Path(sys.executable).parent,
        start_new_session=True,
        creationflags=flags,
    )


def _module_path() -> list[str]:
    """Where the child finds `app` and the libraries: our own module path, absolute folders only."""
    root = str(Path(app.__file__).resolve().parent.parent)
    folders = [entry for entry in sys.path if Path(entry).is_absolute() and Path(entry).exists()]
    return list(dict.fromkeys([root, *folders]))


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process, and its session on POSIX, and take its status: no zombie stays."""
    if process.poll() is None:
        if sys.platform != "win32":
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
        process.kill()
    process.wait()


def _address_space(pid: int) -> int:
    """Bytes of address space of a process on Linux; 0 elsewhere."""
    if sys.platform == "win32":
        return 0
    try:
        pages = Path(f"/proc/{pid}/statm").read_bytes().split()[0]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError):
        return 0
