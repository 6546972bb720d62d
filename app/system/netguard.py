"""The network guard: this process cannot open a network connection, and every attempt is counted.

Installed through `sys.addaudithook`, which cannot be taken out again: PEP 578. It sees everything that goes through
Python, third-party packages included. Unix-domain sockets stay (local, used by multiprocessing and Qt); everything else
— IPv4, IPv6, raw, Bluetooth, virtual machine sockets — is refused, loopback included.
"""

from __future__ import annotations

import os
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

_EVENTS = frozenset(
    {
        "socket.__new__",
        "socket.connect",
        "socket.bind",
        "socket.sendto",
        "socket.sendmsg",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "socket.getnameinfo",
        "urllib.Request",
        "http.client.connect",
        "ftplib.connect",
        "smtplib.connect",
        "poplib.connect",
        "imaplib.open",
        "nntplib.connect",
        "telnetlib.Telnet.open",
        "webbrowser.open",
        "winreg.ConnectRegistry",
    }
)
"""Audit events of the standard library that reach for the network: docs.python.org/3.11/library/audit_events.html"""

_ON_A_SOCKET = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
_AF_UNIX = getattr(socket, "AF_UNIX", None)
_REMEMBERED = 100  # attempts kept; the rest are only counted

_SWITCHES = {
    "ANONYMIZED_TELEMETRY": "False",  # chromadb
    "CHROMA_OTEL_COLLECTION_ENDPOINT": "",  # chromadb
    "POSTHOG_DISABLED": "1",  # posthog, used by chromadb
    "OTEL_SDK_DISABLED": "true",  # opentelemetry, used by chromadb
    "ORT_DISABLE_TELEMETRY": "1",  # onnxruntime from 1.29 on
    "DO_NOT_TRACK": "1",  # consoledonottrack.com, honoured by several
    "HF_HUB_OFFLINE": "1",  # huggingface_hub, used by tokenizers
    "HF_HUB_DISABLE_TELEMETRY": "1",  # huggingface_hub
    "HF_DATASETS_OFFLINE": "1",  # datasets
    "TRANSFORMERS_OFFLINE": "1",  # transformers
    "TOKENIZERS_PARALLELISM": "false",  # tokenizers: no threads behind our back
}


class NetworkRefused(OSError):  # noqa: N818 - an outcome of the guard
    """Code in this process tried to reach the network."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One refused attempt.

    Attributes:
        event: the audit event's name, e.g. "socket.connect".
        where: the nearest code outside the standard library's network modules, "file.py:line"; never any data.
    """

    event: str
    where: str


class _State:
    """The one guard of this process: audit hooks are per process, so their state is, too."""

    installed = False
    count = 0
    told = 0
    attempts: list[Attempt] = []  # noqa: RUF012 - the process-wide record, guarded by `lock`
    lock = threading.Lock()
    quiet = threading.local()


def install() -> None:
    """Refuse the network from now on, for the life of the process. Calling it again changes nothing."""
    if not _State.installed:
        _State.installed = True
        sys.addaudithook(_hook)


def installed() -> bool:
    """Whether the guard is in place."""
    return _State.installed


def refused() -> tuple[Attempt, ...]:
    """The attempts refused so far, oldest first (the first 100)."""
    with _State.lock:
        return tuple(_State.attempts)


def refused_count() -> int:
    """How many attempts were refused so far."""
    return _State.count


def untold() -> tuple[int, tuple[Attempt, ...]]:
    """What was refused since this was last asked: how many attempts, and those of them that are remembered."""
    with _State.lock:
        since, _State.told = _State.told, _State.count
        return _State.count - since, tuple(_State.attempts[since:])


def silence_libraries() -> None:
    """Set the environment switches that turn off telemetry and hub access of our dependencies.

    Call it before they are imported. The guard would stop them anyway; this spares the attempt.
    """
    os.environ.update(_SWITCHES)


def self_test() -> list[tuple[str, bool]]:
    """Try each way out and report (name, refused?). Only this machine's own address is ever named.

    The attempts of the self-test are not counted among the refused ones.
    """
    _State.quiet.on = True
    try:
        return [(name, _is_refused(attempt)) for name, attempt in _WAYS]
    finally:
        _State.quiet.on = False


def _hook(event: str, args: tuple[object, ...]) -> None:
    """Runs on every audit event of the interpreter, so the common case is one set look-up."""
    if event not in _EVENTS:
        return
    if event == "socket.__new__" and len(args) > 1 and args[1] == _AF_UNIX and _AF_UNIX is not None:
        return
    if event in _ON_A_SOCKET and args and getattr(args[0], "family", None) == _AF_UNIX and _AF_UNIX is not None:
        return
    frame = sys._getframe(1)
    if sys.platform == "win32" and _inside_socketpair(frame):
        return
    if not getattr(_State.quiet, "on", False):
        _remember(event, frame)
    raise NetworkRefused(f"network access is refused ({event})")


def _inside_socketpair(frame: FrameType | None) -> bool:
    """Windows has no socketpair: the standard library joins two loopback sockets, and asyncio wakes itself with them.

    The pair is closed to others (it listens on 127.0.0.1 for one connection that it makes itself), so it may pass.
    """
    code = socket.socketpair.__code__
    for _ in range(4):
        if frame is None:
            return False
        if frame.f_code is code:
            return True
        frame = frame.f_back
    return False


def _remember(event: str, frame: FrameType | None) -> None:
    where = _location(frame)
    with _State.lock:
        _State.count += 1
        if len(_State.attempts) < _REMEMBERED:
            _State.attempts.append(Attempt(event, where))


_PLUMBING = ("socket.py", "client.py", "request.py", "smtplib.py", "ftplib.py", "netguard.py", "ssl.py")


def _location(frame: FrameType | None) -> str:
    """The nearest frame that is not the standard library's network plumbing."""
    while frame is not None and frame.f_back is not None:
        if Path(frame.f_code.co_filename).name not in _PLUMBING:
            break
        frame = frame.f_back
    return f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}" if frame else "?"


def _is_refused(attempt: Callable[[], object]) -> bool:
    try:
        attempt()
    except NetworkRefused:
        return True
    except OSError as error:
        # urllib and http wrap what the socket raised
        return isinstance(getattr(error, "reason", None), NetworkRefused) or isinstance(error.__cause__, NetworkRefused)
    return False


_HERE = ("127.0.0.1", 9)  # RFC 863, discard


def _open(family: int, kind: int) -> None:
    socket.socket(family, kind).close()


def _fetch() -> None:
    import urllib.request

    urllib.request.urlopen("http://127.0.0.1:9/", timeout=1).close()


def _http() -> None:
    import http.client

    connection = http.client.HTTPConnection(*_HERE, timeout=1)
    try:
        connection.connect()
    finally:
        connection.close()


def _smtp() -> None:
    import smtplib

    smtplib.SMTP(*_HERE, timeout=1).close()


_WAYS: tuple[tuple[str, Callable[[], object]], ...] = (
    ("tcp ipv4", lambda: _open(socket.AF_INET, socket.SOCK_STREAM)),
    ("tcp ipv6", lambda: _open(socket.AF_INET6, socket.SOCK_STREAM)),
    ("udp", lambda: _open(socket.AF_INET, socket.SOCK_DGRAM)),
    ("connect", lambda: socket.create_connection(_HERE, timeout=1).close()),
    ("getaddrinfo", lambda: socket.getaddrinfo("localhost", 9)),
    ("gethostbyname", lambda: socket.gethostbyname("localhost")),
    ("urllib", _fetch),
    ("http", _http),
    ("smtp", _smtp),
)
