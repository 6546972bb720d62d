"""Runs the user's own pip, with the user's own index, proxy and cache, on the project's environment."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from app.provisioning.words import SetupError

_NETWORK = re.compile(
    r"NewConnectionError|ConnectionError|ConnectTimeout|ReadTimeout|timed out|name resolution|getaddrinfo failed"
    r"|ProxyError|Network is unreachable|Connection (?:refused|reset)|Max retries exceeded|SSLError"
    r"|HTTP error [45]\d\d",
    re.IGNORECASE,
)
_DISK = re.compile(r"No space left on device|Errno 28|not enough space on the disk", re.IGNORECASE)
_HASH = re.compile(r"DO NOT MATCH THE HASHES|HashMismatch", re.IGNORECASE)
_REDIRECTING = (
    "PIP_USER",
    "PIP_TARGET",
    "PIP_PREFIX",
    "PIP_ROOT",
    "PIP_REQUIRE_VIRTUALENV",
    "PYTHONPATH",
    "PYTHONHOME",
)
"""Settings that would send packages elsewhere than into the environment; index, proxy and cache settings stay."""
DETAIL_LINES = 6

Output = Callable[[str], None]
"""Called with each line that a program prints."""


def base_python() -> str:
    """The interpreter that has pip: this one, or the one that the environment was made from."""
    return str(getattr(sys, "_base_executable", "") or sys.executable)


def has_pip() -> bool:
    """Whether the base interpreter has pip."""
    if sys.prefix == sys.base_prefix:
        return importlib.util.find_spec("pip") is not None
    return subprocess.run([base_python(), "-m", "pip", "--version"], capture_output=True, check=False).returncode == 0


def run(
    command: Sequence[str],
    output: Output | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> tuple[int, str]:
    """Run a program to its end.

    Args:
        command: program and arguments.
        output: called with each line of its output and errors.
        environment: all its variables; None passes the present ones on.
        folder: where it runs; None is the present folder.

    Returns:
        Its exit status and everything it printed.
    """
    lines: list[str] = []
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=environment,
        cwd=folder,
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            lines.append(line)
            if output is not None:
                output(line)
    except BaseException:
        process.kill()
        raise
    finally:
        process.stdout.close()
        status = process.wait()
    return status, "".join(lines)


def pip(
    python: Path,
    arguments: Sequence[str],
    what: str,
    output: Output | None = None,
    environment: Mapping[str, str] | None = None,
) -> None:
    """Run pip on an environment that need not have pip itself.

    Args:
        python: the environment's interpreter.
        arguments: pip's command and options.
        what: what is being installed, for messages.
        output: called with each line that pip prints.
        environment: variables on top of the present ones.

    Raises:
        SetupError: network, disk_full, hash_mismatch or pip_failed.
    """
    clean = {name: value for name, value in os.environ.items() if name not in _REDIRECTING}
    command = [base_python(), "-m", "pip", "--python", str(python), "--disable-pip-version-check", "--no-input"]
    merged = {**clean, "PYTHONIOENCODING": "utf-8", **(environment or {})}
    status, text = run([*command, *arguments], output, merged)
    if status != 0:
        raise translated(text, what)


def translated(text: str, what: str) -> SetupError:
    """What pip printed, as a sentence that says what to do."""
    if _HASH.search(text):
        return SetupError("hash_mismatch", what=what)
    if _DISK.search(text):
        return SetupError("disk_full_somewhere")
    if _NETWORK.search(text):
        return SetupError("network", what=what)
    return SetupError("pip_failed", what=what, detail="".join(text.splitlines(keepends=True)[-DETAIL_LINES:]).rstrip())
