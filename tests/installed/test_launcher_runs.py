"""The launchers at work under wine, around a small program that tells what it finds."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.provisioning.layout import default_layout
from installer.launcher.build import build_launchers
from installer.runtime import ensure_runtime
from installer.wine.prefix import WINE, Wine, windows_path

NOT_STARTED = 6
PROGRAM = """
import os, signal, sys, time
if sys.argv[1] == "bytes":
    sys.stdout.buffer.write("가\\n나\\r\\n".encode())
    sys.exit(7)
if sys.argv[1] == "file":
    with open(sys.argv[2], "w") as file: file.write("서고")
    sys.exit(0)
if sys.argv[1] == "interrupt":
    try:
        os.kill(0, signal.CTRL_C_EVENT)
        time.sleep(60)
    except KeyboardInterrupt:
        print("멈춤")
        sys.exit(130)
import ctypes, json
print(json.dumps({
    "arguments": sys.argv[1:], "name": __name__, "path": sys.path, "executable": [sys.executable, sys._base_executable],
    "frozen": sys.frozen, "prefix": sys.prefix, "standard": os.__file__, "code_page": ctypes.windll.kernel32.GetACP(),
    "flags": {name: getattr(sys.flags, name) for name in dir(sys.flags) if name.islower() and name[0] != "_"},
}, ensure_ascii=False, default=str))
"""


@pytest.fixture(scope="module")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    """A tree of its own, without the test-only libraries: Python itself needs none."""
    wine = Wine(tmp_path_factory.mktemp("wine") / "prefix")
    wine.make()
    yield wine
    wine.stop()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A program's folder under a Korean name with a space."""
    target = tmp_path_factory.mktemp("programs") / "서고 프로그램"
    layout = default_layout()
    runtime = ensure_runtime(layout, print)
    build_launchers(layout, runtime, target, print)
    ignored = shutil.ignore_patterns("include", "libs", "tcl", "python*.exe", "site-packages", "test", "Scripts")
    shutil.copytree(runtime, target / "runtime", ignore=ignored)
    (target / "app").mkdir()
    (target / "app" / "__init__.py").touch()
    (target / "app" / "__main__.py").write_text(PROGRAM, "utf-8")
    return target


@pytest.fixture(scope="module")
def told(wine: Wine, folder: Path) -> dict:
    """What the program finds, with variables set that would change a general interpreter."""
    names = ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "__PYVENV_LAUNCHER__")
    misled = Wine(wine.prefix, environment=dict.fromkeys(names, "Z:\\nowhere"))
    return json.loads(misled.run(folder / "bin" / "seogo.exe", ["tell"]).output)


def started(wine: Wine, program: Path, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end, in a folder."""
    return subprocess.run(
        [WINE, program, *arguments],
        env=wine.variables(),
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )


def test_modules_come_from_the_programs_folder_alone(told: dict, folder: Path) -> None:
    root = windows_path(folder)
    parts = ["\\runtime\\Lib", "\\runtime\\DLLs", "\\runtime\\Lib\\site-packages", ""]
    assert told["path"] == [root + part for part in parts]
    assert told["prefix"] == f"{root}\\runtime"
    assert told["standard"].startswith(f"{root}\\runtime\\Lib\\")
    assert told["name"] == "__main__"


def test_children_are_started_with_the_console_launcher(told: dict, folder: Path) -> None:
    assert told["executable"] == [windows_path(folder / "bin" / "seogo.exe")] * 2
    assert told["frozen"] is True


def test_the_interpreter_listens_to_nobody(told: dict) -> None:
    on = ("isolated", "ignore_environment", "no_site", "no_user_site", "safe_path", "dont_write_bytecode", "utf8_mode")
    assert [name for name in on if not told["flags"][name]] == []
    assert told["code_page"] == 65001


def test_arguments_arrive_as_they_were_given(wine: Wine, folder: Path) -> None:
    given = ["두 단어", '한글 "따옴표" \\', "", "*", "C:\\끝\\", "😀", "-c", "--version", "%PATH%"]
    ended = wine.run(folder / "bin" / "seogo.exe", ["tell", *given])
    assert json.loads(ended.output)["arguments"] == ["tell", *given]


def test_bytes_and_exit_status_pass_unchanged(wine: Wine, folder: Path) -> None:
    ended = started(wine, folder / "bin" / "seogo.exe", "bytes")
    assert (ended.returncode, ended.stdout) == (7, "가\n나\r\n".encode())


def test_the_windowed_launcher_runs_the_same_program(wine: Wine, folder: Path, tmp_path: Path) -> None:
    written = tmp_path / "글.txt"
    wine.run(folder / "Seogo.exe", ["file", windows_path(written)])
    assert written.read_text("utf-8") == "서고"


def test_a_console_shows_hangul_and_stops_with_ctrl_c(wine: Wine, folder: Path) -> None:
    """Wine makes a Windows console of a terminal."""
    main, terminal = pty.openpty()
    process = subprocess.Popen(
        [WINE, folder / "bin" / "seogo.exe", "interrupt"],
        env={**wine.variables(), "TERM": "xterm"},
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    )
    os.close(terminal)
    shown = b""
    try:
        while piece := os.read(main, 4096):
            shown += piece
    except OSError:  # the terminal's other end is closed
        pass
    os.close(main)
    assert process.wait(60) == 130
    assert "멈춤" in shown.decode("utf-8", "replace")


@pytest.mark.parametrize("program", ["Seogo.exe", "bin/seogo.exe"])
def test_a_missing_runtime_is_told_and_none_is_taken_from_elsewhere(
    wine: Wine, folder: Path, tmp_path: Path, program: str
) -> None:
    bare = tmp_path / "bare"
    (bare / "bin").mkdir(parents=True)
    shutil.copy(folder / program, bare / program)
    planted = tmp_path / "planted"
    planted.mkdir()
    for library in (folder / "runtime").glob("*.dll"):
        shutil.copy(library, planted)
    ended = started(wine, bare / program, "bytes", cwd=planted)
    assert (ended.returncode, ended.stdout) == (NOT_STARTED, b"")
    if program.startswith("bin"):
        text = ended.stderr.decode("utf-8")
        assert "서고를 시작하지 못했습니다" in text
        assert "python312.dll: Windows 126" in text  # ERROR_MOD_NOT_FOUND


def test_libraries_in_the_working_folder_are_not_taken(wine: Wine, folder: Path, tmp_path: Path) -> None:
    for name in ("vcruntime140.dll", "vcruntime140_1.dll", "python3.dll", "python312.dll", "libffi-8.dll"):
        (tmp_path / name).write_bytes(b"planted")
    ended = started(wine, folder / "bin" / "seogo.exe", "tell", cwd=tmp_path)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_damaged_runtime_is_told(wine: Wine, folder: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(folder, broken, ignore=shutil.ignore_patterns("Lib"))
    ended = started(wine, broken / "bin" / "seogo.exe", "bytes")
    assert ended.returncode == NOT_STARTED
    assert "복구 설치를 요청하세요" in ended.stderr.decode("utf-8")
