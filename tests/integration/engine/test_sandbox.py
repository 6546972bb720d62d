"""The reader sandbox against readers that crash, hang, allocate, lie and try to get out."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.core.document import Content
from app.core.errors import Cancelled, DocumentError
from app.core.messages import describe
from app.engine import sandbox_process
from app.engine.sandbox import Limits, read_in_sandbox

# A module of readers that do what the file's first line says.
HOSTILE = """
import ctypes, os, resource, socket, subprocess, sys, time
from pathlib import Path
from app.core.document import Block, BlockKind, Content, Notice, Page
from app.core.errors import DocumentError

def content(text, *blocks, **page):
    return Content("txt", "", (Page(1, text, blocks or (Block(BlockKind.PARAGRAPH, 0, len(text)),), **page),))

def flood(fd_from=3):
    while True:
        for fd in range(fd_from, 30):
            try: os.write(fd, b"x" * 60000)
            except OSError: pass

def say(line):
    for fd in range(3, 30):
        try: os.write(fd, line)
        except OSError: pass

def hog():
    kept = []
    while True:
        kept.append(bytearray(1 << 24))

def hog_and_abort():
    kept = bytearray(330 << 20)
    time.sleep(1)
    os.abort()

def reached_limit():
    names = ["RLIMIT_CORE", "RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_AS"]
    limits = [resource.getrlimit(getattr(resource, name))[0] for name in names]
    return content(repr([limits, os.nice(0) > 0, sorted(os.environ), "" in sys.path]))

def native_write(name):
    libc = ctypes.CDLL(None)
    fd = libc.open(name.encode(), 0o101, 0o600)
    libc.write(fd, b"stolen", 6)
    return content("done")

def attempt(action):
    try:
        action()
    except OSError as error:
        return content(type(error).__name__)
    return content("open")

class Reader:
    def read(self, path, password, progress):
        order, _, argument = Path(path).read_text().partition(" ")
        if order == "echo":
            progress(1, 3); progress(2, 3); progress(3, 3)
            print("noise on standard output"); os.write(1, b"more noise\\n")
            return content(f"{argument} {password}")
        return {
            "hang": lambda: time.sleep(600),
            "spin": lambda: [None for _ in iter(int, 1)],
            "hog": hog,
            "hog_and_abort": hog_and_abort,
            "huge": lambda: bytearray(1 << 40),
            "exit": lambda: os._exit(3),
            "sys_exit": lambda: sys.exit(0),
            "raise": lambda: [][1],
            "panic": lambda: (_ for _ in ()).throw(BaseException("secret words")),
            "abort": os.abort,
            "segfault": lambda: ctypes.string_at(0),
            "close": lambda: (os.closerange(0, 30), time.sleep(600)),
            "flood": flood,
            "garbage": lambda: (say(b"hello\\n"), time.sleep(600)),
            "forge": lambda: (say(argument.encode() + b"\\n"), time.sleep(600)),
            "refuse": lambda: (_ for _ in ()).throw(DocumentError("password_wrong")),
            "invent": lambda: (_ for _ in ()).throw(DocumentError("no_such_code")),
            "unfilled": lambda: (_ for _ in ()).throw(DocumentError("file_missing")),
            "outside": lambda: content("abc", Block(BlockKind.PARAGRAPH, 0, 9)),
            "overlap": lambda: content("abcdef", Block(BlockKind.TABLE, 0, 4), Block(BlockKind.TABLE, 3, 6)),
            "nan": lambda: content("abc", width=float("nan")),
            "blank": lambda: content("  "),
            "none": lambda: None,
            "twice": lambda: Content("txt", "", (Page(1, "a"), Page(1, "b"))),
            "limits": reached_limit,
            "native_write": lambda: native_write(argument),
            "socket": lambda: attempt(lambda: socket.create_connection(("127.0.0.1", 9))),
            "lookup": lambda: attempt(lambda: socket.getaddrinfo("localhost", 80)),
            "write": lambda: attempt(lambda: open(argument, "w")),
            "append": lambda: attempt(lambda: os.open(argument, os.O_APPEND | os.O_WRONLY)),
            "mkdir": lambda: attempt(lambda: os.mkdir(argument)),
            "remove": lambda: attempt(lambda: os.remove(path)),
            "run": lambda: attempt(lambda: subprocess.run(["true"])),
            "fork": lambda: attempt(os.fork),
            "system": lambda: attempt(lambda: os.system("true")),
            "kill": lambda: attempt(lambda: os.kill(os.getppid(), 0)),
        }[order]()

def reader_for(format_name):
    return Reader()
"""


@pytest.fixture
def started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Makes the hostile module importable, records the processes, and checks that nothing of them is left."""
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "hostile_readers.py").write_text(HOSTILE, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path / "modules")
    processes: list[subprocess.Popen[bytes]] = []

    class Recorder(subprocess.Popen):
        def __init__(self, *args: object, **options: object) -> None:
            super().__init__(*args, **options)
            processes.append(self)

    monkeypatch.setattr(sandbox_process.subprocess, "Popen", Recorder)
    yield processes
    assert processes
    for process in processes:
        assert process.returncode is not None
        assert process.stdin.closed
        assert process.stdout.closed
        assert not Path(f"/proc/{process.pid}").exists()


def order(tmp_path: Path, text: str, **options: object) -> Content:
    path = tmp_path / "주문.txt"
    path.write_text(text, encoding="utf-8")
    return read_in_sandbox(path, readers_module="hostile_readers", **options)


def error_of(tmp_path: Path, text: str, **options: object) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        order(tmp_path, text, **options)
    assert describe(caught.value)["message"]
    return caught.value


def test_a_content_comes_back_with_progress_and_without_noise(tmp_path: Path, started: list) -> None:
    steps: list[tuple[int, int]] = []
    content = order(tmp_path, "echo 안녕", password="비번", progress=lambda *step: steps.append(step))
    assert content.pages[0].text == "안녕 비번"
    assert steps[-1] == (3, 3)
    assert not any("비번" in argument for argument in started[0].args)


@pytest.mark.parametrize("text", ["hang", "spin"])
def test_a_reader_that_hangs_is_stopped(tmp_path: Path, started: list, text: str) -> None:
    error = error_of(tmp_path, text, limits=Limits(seconds=1))
    assert (error.code, error.values) == ("read_timeout", {"seconds": 1})


@pytest.mark.parametrize("text", ["hog", "huge", "hog_and_abort"])
def test_a_reader_that_allocates_runs_out_of_memory(tmp_path: Path, started: list, text: str) -> None:
    assert error_of(tmp_path, text, limits=Limits(memory_bytes=380 << 20)).code == "read_memory"


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("exit", "exit status 3"),
        ("sys_exit", "SystemExit"),
        ("raise", "IndexError"),
        ("panic", "BaseException"),
        ("abort", "exit status -6"),
        ("segfault", "exit status -11"),
        ("close", "closed its output"),
        ("garbage", "protocol: not JSON"),
        ("invent", "protocol: code"),
        ("unfilled", "protocol: code"),
        ("outside", "protocol: number"),
        ("overlap", "protocol: number"),
        ("nan", "ValueError"),
        ("none", "AttributeError"),
        ("twice", "pages out of order"),
        ('forge {"content": {}}', "protocol: text"),
        ('forge {"progress": ["1", 2]}', "protocol: number"),
    ],
)
def test_a_reader_that_crashes_or_lies_costs_one_file(tmp_path: Path, started: list, text: str, detail: str) -> None:
    error = error_of(tmp_path, text, limits=Limits(seconds=20))
    assert error.code == "reader_crashed"
    assert str(error.values["detail"]).startswith(detail)
    assert "secret" not in str(error.values)


def test_a_killed_reader_was_killed_for_its_memory(tmp_path: Path, started: list) -> None:
    def kill() -> bool:
        os.kill(started[0].pid, signal.SIGKILL)
        return False

    assert error_of(tmp_path, "hang", cancelled=kill).code == "read_memory"


def test_a_reader_that_never_stops_talking_is_a_bomb(tmp_path: Path, started: list) -> None:
    assert error_of(tmp_path, "flood", limits=Limits(output_bytes=1 << 20)).code == "document_bomb"


def test_errors_of_readers_pass_and_blank_documents_say_so(tmp_path: Path, started: list) -> None:
    assert error_of(tmp_path, "refuse").code == "password_wrong"
    assert error_of(tmp_path, "blank").code == "document_no_text"


def test_cancelling_ends_the_child(tmp_path: Path, started: list) -> None:
    calls = iter(range(100))
    with pytest.raises(Cancelled):
        order(tmp_path, "hang", cancelled=lambda: next(calls) >= 2)


def test_an_exception_of_the_caller_leaves_no_child(tmp_path: Path, started: list) -> None:
    def fail(done: int, total: int) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        order(tmp_path, "echo x", progress=fail)


@pytest.mark.parametrize("text", ["socket", "lookup"])
def test_the_network_is_refused(tmp_path: Path, started: list, text: str) -> None:
    assert order(tmp_path, text).pages[0].text == "NetworkRefused"


@pytest.mark.parametrize("text", ["write", "append", "mkdir", "remove", "run", "fork", "system", "kill"])
def test_nothing_outside_can_be_changed(tmp_path: Path, started: list, text: str) -> None:
    target = tmp_path / "ziel"
    if text == "append":
        target.write_text("old", encoding="utf-8")
    assert order(tmp_path, f"{text} {target}").pages[0].text == "SideEffectRefused"
    assert target.exists() == (text == "append")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["modules", "주문.txt", *(["ziel"] if text == "append" else [])]
    )


def test_native_code_cannot_write_either(tmp_path: Path, started: list) -> None:
    target = tmp_path / "stolen"
    order(tmp_path, f"native_write {target}")
    assert target.read_bytes() == b""


def test_limits_are_set_and_the_environment_is_bare(tmp_path: Path, started: list, monkeypatch) -> None:
    monkeypatch.setenv("SEOGO_TEST_SECRET", "1")
    limits, nice, names, here = eval(order(tmp_path, "limits").pages[0].text)
    assert limits == [0, 0, 256, 2 << 30]
    assert nice
    assert not here
    assert set(names) <= {"LANG", "LC_CTYPE", "LD_LIBRARY_PATH", "SYSTEMROOT", "WINDIR"}


def test_missing_and_oversized_files_start_no_process(tmp_path: Path) -> None:
    assert error_of_missing(tmp_path) == "file_missing"
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (2 << 20))
    with pytest.raises(DocumentError) as caught:
        read_in_sandbox(path, limits=Limits(file_bytes=1 << 20))
    assert (caught.value.code, caught.value.values) == ("file_too_large", {"megabytes": 2, "limit": 1})


def error_of_missing(tmp_path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        read_in_sandbox(tmp_path / "없음.txt")
    return caught.value.code


def test_an_interpreter_that_cannot_start_is_a_crash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("글", encoding="utf-8")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no-python"))
    with pytest.raises(DocumentError) as caught:
        read_in_sandbox(path)
    assert caught.value.code == "reader_crashed"


def test_the_sandbox_works_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "app.py").write_text("raise SystemExit('the wrong app')", encoding="utf-8")
    path = tmp_path / "메모.txt"
    path.write_text("제1조 글", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read_in_sandbox(Path("메모.txt")).pages[0].text == "제1조 글"
