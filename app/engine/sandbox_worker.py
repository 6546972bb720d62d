"""The reader sandbox, child side: one request on standard input, one file read, lines on standard output, the end.

Started by `app.engine.sandbox`. The network guard comes before anything else; limits and refusals come after the
reader's library is loaded (so that Python may keep its compiled modules) and before the file is opened.
"""

from __future__ import annotations

from app.system import netguard

netguard.install()

import json  # noqa: E402 - the guard comes first
import os  # noqa: E402
import sys  # noqa: E402
import time  # noqa: E402
from dataclasses import dataclass  # noqa: E402
from importlib import import_module  # noqa: E402
from pathlib import Path  # noqa: E402
from types import TracebackType  # noqa: E402

from app.core.document import Content  # noqa: E402
from app.core.errors import DocumentError, SeogoError  # noqa: E402
from app.core.filetype import detect  # noqa: E402
from app.core.ports import Reader  # noqa: E402
from app.engine import sandbox_limits  # noqa: E402
from app.engine.sandbox_protocol import encode_content, encode_failure, encode_step  # noqa: E402

_STEP_INTERVAL = 0.05  # seconds between progress lines: a progress bar needs no more


@dataclass(frozen=True, slots=True)
class Request:
    """What the parent asks for."""

    path: Path
    password: str | None
    readers_module: str
    memory_bytes: int
    seconds: float


class Channel:
    """The way back to the parent: a private copy of standard output, so that a library's print cannot disturb it."""

    def __init__(self) -> None:
        self._out = os.fdopen(os.dup(1), "wb", buffering=1 << 16)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.close(null)
        self._last_step = 0.0

    def send(self, line: bytes) -> None:
        """Send one line."""
        self._out.write(line)

    def step(self, done: int, total: int) -> None:
        """Report progress, but not more often than a progress bar needs."""
        now = time.monotonic()
        if now - self._last_step >= _STEP_INTERVAL or done == total:
            self._last_step = now
            self._out.write(encode_step(done, total))
            self._out.flush()

    def flush(self) -> None:
        """Hand everything over."""
        self._out.flush()


def main() -> None:
    """Read one file as asked, and end the process without any clean-up that a library could spoil."""
    request = _request(sys.stdin.buffer.readline())
    channel = Channel()
    try:
        for line in encode_content(_read(request, channel)):
            channel.send(line)
    except SeogoError as error:
        channel.send(encode_failure(error.code, error.values))
    except MemoryError:
        sandbox_limits.release_reserve()
        channel.send(encode_failure("read_memory", {}))
    # A process border. BaseException, because panics of Rust libraries derive from it (pyo3's PanicException).
    except BaseException as error:
        channel.send(encode_failure("reader_crashed", {"detail": where(error)}))
    channel.flush()
    os._exit(0)


def _request(line: bytes) -> Request:
    fields = json.loads(line)
    return Request(
        Path(fields["path"]), fields["password"], fields["readers_module"], fields["memory_bytes"], fields["seconds"]
    )


def _read(request: Request, channel: Channel) -> Content:
    """Detect, load the reader, lock the door, read."""
    format_name = detect(request.path)
    reader: Reader = import_module(request.readers_module).reader_for(format_name)
    sandbox_limits.limit_resources(request.memory_bytes, request.seconds)
    sandbox_limits.refuse_side_effects()
    content = reader.read(request.path, request.password, channel.step)
    if not any(page.needs_ocr or page.text.strip() for page in content.pages):
        raise DocumentError("document_no_text")
    return content


def where(error: BaseException) -> str:
    """The error's type and the line of ours that it came through; never its message, which may quote the document."""
    place = ""
    trace: TracebackType | None = error.__traceback__
    while trace is not None:
        name = Path(trace.tb_frame.f_code.co_filename)
        if name.parent.parent.name == "app":
            place = f" at {name.name}:{trace.tb_lineno}"
        trace = trace.tb_next
    return type(error).__name__ + place
