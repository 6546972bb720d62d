"""What the reader sandbox takes away from itself before it opens a file.

Two layers: limits of the operating system, which native libraries cannot pass either, and an audit hook for Python
code, which says no at once and names the reason. On Windows the parent sets the limits (see `job_object`).
"""

from __future__ import annotations

import os
import sys

_OPEN_FILES = 256  # a reader opens one file and the modules of its library
_NICENESS = 5  # indexing gives way to the person at the desk
_ALARM_GRACE = 10  # seconds after which a child ends itself although its parent died without killing it
_LAST_WORDS = 64 << 20  # bytes of address space kept back for reporting that memory ran out

_WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED_PREFIXES = ("os.exec", "os.spawn", "os.posix_spawn", "os.fork", "shutil.", "tempfile.", "subprocess.", "pty.")
_REFUSED = frozenset(
    {
        "os.system",
        "os.startfile",
        "os.kill",
        "os.killpg",
        "os.mkdir",
        "os.remove",
        "os.rename",
        "os.rmdir",
        "os.link",
        "os.symlink",
        "os.truncate",
        "os.chmod",
        "os.chown",
        "os.utime",
        "os.setxattr",
        "os.removexattr",
        "os.putenv",
        "sqlite3.connect",
        "webbrowser.open",
        "winreg.CreateKey",
        "winreg.SetValue",
        "winreg.DeleteKey",
    }
)
"""Audit events of the standard library that change something outside the process."""


class SideEffectRefused(PermissionError):  # noqa: N818 - an outcome of the guard
    """A reader tried to write a file, start a program or change something outside its process."""


def limit_resources(memory_bytes: int, seconds: float | None, niceness: int = _NICENESS) -> None:
    """Set the limits that POSIX systems know; on Windows nothing happens here.

    Args:
        memory_bytes: address space of the process.
        seconds: the parent's deadline; the process ends itself soon after it. None: see `end_after`.
        niceness: how far it gives way to other processes.
    """
    if sys.platform == "win32":
        return
    import resource

    _lower(resource.RLIMIT_AS, memory_bytes, memory_bytes + _LAST_WORDS)
    _lower(resource.RLIMIT_CORE, 0, 0)
    _lower(resource.RLIMIT_FSIZE, 0, 0)
    _lower(resource.RLIMIT_NOFILE, _OPEN_FILES, _OPEN_FILES)
    os.nice(niceness)
    end_after(seconds)


def end_after(seconds: float | None) -> None:
    """The process ends itself soon after so many seconds, should its parent die without killing it; None: not any more."""
    if sys.platform == "win32":
        return
    import signal

    signal.alarm(0 if seconds is None else int(seconds) + _ALARM_GRACE)


def release_reserve() -> None:
    """Let the process use its last reserve of memory, to report that memory ran out."""
    if sys.platform != "win32":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def refuse_side_effects() -> None:
    """From now on Python code in this process cannot write files, start programs or change the file system."""
    sys.addaudithook(_hook)


def _hook(event: str, args: tuple[object, ...]) -> None:
    if event == "open":
        flags = args[2] if len(args) > 2 else 0
        if isinstance(flags, int) and flags & _WRITE_FLAGS:
            raise SideEffectRefused("a reader may not write files")
    elif event in _REFUSED or event.startswith(_REFUSED_PREFIXES):
        raise SideEffectRefused(f"a reader may not do this ({event})")


def _lower(limit: int, soft: int, hard: int) -> None:
    """Lower a limit; one that is lower already stays."""
    if sys.platform == "win32":
        return
    import resource

    current = resource.getrlimit(limit)[1]
    if current != resource.RLIM_INFINITY:
        soft, hard = min(soft, current), min(hard, current)
    resource.setrlimit(limit, (soft, hard))
