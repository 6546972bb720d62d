"""The network guard. It cannot be taken out of a process again, so every test has a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import app
from app.system import netguard

ROOT = Path(app.__file__).resolve().parent.parent


def run(code: str) -> object:
    """Run code in a fresh interpreter; it prints its result as JSON."""
    code = "import json, socket, sys\nfrom app.system import netguard\n" + code
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True, timeout=60
    )
    return json.loads(done.stdout)


def test_every_way_out_is_refused_and_not_counted_as_an_attempt() -> None:
    result = run("netguard.install(); print(json.dumps([netguard.self_test(), len(netguard.refused())]))")
    ways, attempts = result
    assert len(ways) >= 9
    assert [name for name, refused in ways if not refused] == []
    assert attempts == 0


def test_without_the_guard_the_self_test_says_so() -> None:
    ways = run("print(json.dumps([netguard.self_test(), netguard.installed()]))")
    assert ["getaddrinfo", False] in ways[0]
    assert ways[1] is False


@pytest.mark.parametrize(
    "attempt",
    [
        "socket.socket()",
        "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('localhost', 80)",
        "socket.gethostbyname('localhost')",
        "__import__('_socket').socket()",
        "__import__('urllib.request').request.urlopen('http://127.0.0.1:9/')",
        "__import__('http.client').client.HTTPSConnection('127.0.0.1').connect()",
        "__import__('smtplib').SMTP('127.0.0.1')",
        "__import__('ftplib').FTP('127.0.0.1')",
        "__import__('socketserver').TCPServer(('127.0.0.1', 0), None)",
    ],
)
def test_an_attempt_raises_and_is_remembered_without_its_data(attempt: str) -> None:
    code = f"""
netguard.install()
try:
    {attempt}
    outcome = "open"
except netguard.NetworkRefused as error:
    outcome = "refused"
print(json.dumps([outcome, [(a.event, a.where) for a in netguard.refused()], netguard.refused_count()]))
"""
    outcome, attempts, count = run(code)
    assert outcome == "refused"
    assert count >= 1
    assert all("127.0.0.1" not in event + where for event, where in attempts)


def test_local_sockets_stay() -> None:
    code = """
import asyncio, os, tempfile
netguard.install(); netguard.install()
a, b = socket.socketpair(); a.sendall(b"x"); got = b.recv(1); a.close(); b.close()
with tempfile.TemporaryDirectory() as folder:
    server = socket.socket(socket.AF_UNIX); server.bind(os.path.join(folder, "s")); server.listen()
    client = socket.socket(socket.AF_UNIX); client.connect(os.path.join(folder, "s")); client.close(); server.close()
asyncio.run(asyncio.sleep(0))
print(json.dumps([got.decode(), netguard.refused_count(), netguard.installed()]))
"""
    assert run(code) == ["x", 0, True]


def test_the_socket_pair_of_windows_may_pass_but_nothing_around_it() -> None:
    code = """
sys.platform = "win32"
def socketpair():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[0]
socket.socketpair = socketpair
netguard.install()
inside = socket.socketpair()
try:
    socket.socket(); outside = "open"
except netguard.NetworkRefused:
    outside = "refused"
print(json.dumps([inside, outside]))
"""
    assert run(code) == ["127.0.0.1", "refused"]


def test_many_attempts_are_counted_but_only_some_are_kept() -> None:
    code = """
netguard.install()
for _ in range(150):
    try: socket.socket()
    except OSError: pass
print(json.dumps([netguard.refused_count(), len(netguard.refused())]))
"""
    assert run(code) == [150, 100]


def test_libraries_are_told_to_stay_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {"HF_HUB_OFFLINE": "0"})
    netguard.silence_libraries()
    assert os.environ["ANONYMIZED_TELEMETRY"] == "False"
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert os.environ["OTEL_SDK_DISABLED"] == "true"
