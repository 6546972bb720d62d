"""No process of ours opens a network socket, native code included: the kernel ends whoever tries."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.system import paths

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="seccomp is Linux's")

SEALED = Path(__file__).with_name("sealed.py")
SAMPLES = paths.resources() / "samples"


def sealed(*arguments: str, timeout: float = 280) -> subprocess.CompletedProcess[str]:
    """Run Python with these arguments under the filter."""
    command = [sys.executable, str(SEALED), sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=timeout, cwd=paths.PROGRAM, check=False)


def test_the_filter_ends_whoever_opens_a_network_socket() -> None:
    assert sealed("-c", "import socket; socket.socket(socket.AF_UNIX)").returncode == 0
    for family in ("AF_INET", "AF_INET6", "AF_NETLINK"):
        assert sealed("-c", f"import socket; socket.socket(socket.{family})").returncode == -signal.SIGSYS


def test_native_code_and_children_cannot_get_round_it() -> None:
    native = "import ctypes; ctypes.CDLL(None).socket(2, 1, 0)"
    assert sealed("-c", native).returncode == -signal.SIGSYS
    child = f"import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-c', {native!r}]).returncode == -31)"
    assert sealed("-c", child).returncode == 1


def test_the_demonstration_opens_none() -> None:
    """Set-up is over: reading in the sandbox, Chroma, ONNX, llama.cpp and Kiwi, from the first line to the last."""
    run = sealed("-c", "import sys; from app.cli import main; sys.exit(main(sys.argv[1:]))", "demo", "--json")
    assert run.returncode == 0, run.stderr[-2000:]
    answers = [json.loads(line) for line in run.stdout.splitlines() if '"question"' in line]
    assert [answer["status"] for answer in answers].count("not_found") < len(answers)
    assert any(not sentence["verbatim"] for answer in answers for sentence in answer["sentences"])


def test_the_library_s_other_commands_open_none(tmp_path: Path) -> None:
    for arguments in (
        ["add", str(SAMPLES)],
        ["search", "분실 신고"],
        ["list"],
        ["doctor"],
        ["audit", "verify"],
        ["policy", "show"],
        ["summarize", "전자금융 업무처리 규정", "--no-model"],
        ["remove", "창구 실무회의 메모"],
    ):
        code = "import sys; from app.cli import main; sys.exit(main(sys.argv[1:]))"
        run = sealed("-c", code, "--library", str(tmp_path / "library"), *arguments)
        assert run.returncode in (0, 3), (arguments, run.returncode, run.stderr[-500:])


def test_a_session_with_the_window_opens_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Window, engine, sandbox and model together."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    session = str(Path(__file__).with_name("window_session.py"))
    run = sealed(session, str(paths.PROGRAM), str(tmp_path / "library"))
    assert run.returncode == 0, run.stderr[-2000:]
