"""The reader sandbox, parent side: every file is parsed in a process of its own that may crash, hang or be hostile.

The child gets one file and a deadline. Whatever happens to it, the parent ends with a `Content` that has been checked,
a `DocumentError` with words for the user, or `Cancelled`; and no process and no pipe is left behind.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.core.document import Content, Page
from app.core.errors import DocumentError
from app.core.ports import Progress
from app.engine.sandbox_process import DEFAULT_LIMITS, Limits, SandboxProcess, crashed
from app.engine.sandbox_protocol import Ending, Failure, Message, ProtocolError, Step, decode_line

__all__ = ["DEFAULT_LIMITS", "Limits", "read_in_sandbox"]


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
    with SandboxProcess("app.engine.sandbox_worker", limits) as child:
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


def _collect(child: SandboxProcess, cancelled: Callable[[], bool], progress: Progress) -> Content:
    """Put the child's lines together."""
    pages: list[Page] = []
    for line in child.lines(cancelled):
        message = _decode(line)
        if isinstance(message, Step):
            progress(message.done, message.total)
        elif isinstance(message, Page):
            if pages and message.number <= pages[-1].number:
                raise crashed("pages out of order")
            pages.append(message)
        elif isinstance(message, Ending):
            if message.page_count != len(pages):
                raise crashed("pages are missing")
            return replace(message.content, pages=tuple(pages))
        else:
            raise _failed(message)
    raise child.cause_of_death()


def _decode(line: bytes) -> Message:
    try:
        return decode_line(line)
    except ProtocolError as error:
        raise crashed(f"protocol: {error}") from None


def _failed(failure: Failure) -> DocumentError:
    if failure.code == "reader_crashed":
        return crashed(str(failure.values.get("detail", "")))
    return DocumentError(failure.code, **failure.values)


def _no_progress(done: int, total: int) -> None:
    """Nobody watches."""
