"""A dependency that reports home as soon as it is imported is stopped, counted and named."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.system import paths

EAGER = """
import socket, threading, urllib.request

def report():
    try:
        urllib.request.urlopen("http://127.0.0.1:9/collect?version=1", timeout=2)
    except OSError:
        pass

report()                                    # politely, behind our back
thread = threading.Thread(target=report)    # from a thread of its own
thread.start(); thread.join()
"""
IMPOLITE = 'import socket\nsocket.create_connection(("127.0.0.1", 9), timeout=2)\n'

RUN = """
import json, sys
sys.path.insert(0, {folder!r})
from app.cli import main
real = main(["policy", "show", "--json"])    # what every command does first: the guard comes before anything else
from app.system import netguard
try:
    import {module}
    failed = ""
except OSError as error:
    failed = type(error).__name__
print(json.dumps({{"count": netguard.refused_count(), "where": [a.where for a in netguard.refused()], "failed": failed}}))
"""


def run_with(tmp_path: Path, module: str, source: str) -> dict[str, object]:
    """Import a planted module in a process of the program, and tell what the guard saw."""
    (tmp_path / f"{module}.py").write_text(source, "utf-8")
    code = RUN.format(folder=str(tmp_path), module=module)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=paths.PROGRAM, check=True)
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def test_a_dependency_that_hides_its_errors_is_counted_and_named(tmp_path: Path) -> None:
    seen = run_with(tmp_path, "eager_telemetry", EAGER)
    assert seen["failed"] == ""
    assert isinstance(seen["count"], int) and seen["count"] >= 2
    assert any("eager_telemetry.py" in str(where) for where in seen["where"])  # type: ignore[attr-defined]


@pytest.mark.parametrize("module", ["impolite"])
def test_a_dependency_that_insists_fails_to_load(tmp_path: Path, module: str) -> None:
    seen = run_with(tmp_path, module, IMPOLITE)
    assert seen["failed"] == "NetworkRefused"
