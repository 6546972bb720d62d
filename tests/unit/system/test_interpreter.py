"""How children are started: in a checkout through the interpreter, in an installed copy through the launcher."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import app
from app import __main__ as entry
from app.system import interpreter

ROOT = Path(app.__file__).resolve().parents[1]
LAUNCHER = r"C:\Program Files\Seogo\bin\seogo.exe"
_CHILD = "import sys; sys.frozen = True; sys.argv = ['seogo.exe', *sys.argv[1:]]; from app import __main__ as m;"


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As under the launcher of the installed program."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", LAUNCHER)


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Modules whose `main` was called in place of the sandboxes."""
    names: list[str] = []

    def stand_in(name: str) -> ModuleType:
        module = ModuleType(name)
        module.main = lambda: names.append(name)
        return module

    monkeypatch.setattr(interpreter, "import_module", stand_in)
    return names


def test_a_checkout_is_not_installed() -> None:
    assert not interpreter.is_installed()


@pytest.mark.usefixtures("installed")
def test_an_installed_copy_starts_its_engine_through_the_launcher() -> None:
    folder = r"C:\Users\김 서고\Documents\서고 1"
    assert interpreter.engine(folder) == [LAUNCHER, "engine", "--library", folder]


@pytest.mark.usefixtures("installed")
@pytest.mark.parametrize("module", interpreter.WORKERS)
def test_an_installed_copy_starts_its_sandboxes_through_the_launcher(module: str) -> None:
    assert interpreter.worker(module) == [LAUNCHER, "worker", module]


def test_a_checkout_starts_the_engine_in_its_interpreter() -> None:
    python, *options, code, program, command, option, folder = interpreter.engine("서고")
    assert (python, options) == (sys.executable, ["-X", "utf8", "-c"])
    assert "app.cli" in code
    assert (Path(program), command, option, folder) == (ROOT, "engine", "--library", "서고")


def test_a_checkout_starts_sandboxes_isolated_and_without_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", ["", "relative", str(tmp_path / "missing"), str(tmp_path), str(ROOT)])
    command = interpreter.worker("app.engine.sandbox_worker")
    assert command[:5] == [sys.executable, "-I", "-S", "-X", "utf8"]
    assert command[7:] == ["app.engine.sandbox_worker", str(ROOT), str(tmp_path)]


def test_on_windows_the_sandbox_is_no_grandchild(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "_base_executable", r"C:\Python\python.exe", raising=False)
    assert interpreter.worker(interpreter.WORKERS[0])[0] == r"C:\Python\python.exe"
    assert interpreter.engine("서고")[0] == sys.executable


def test_the_sandboxes_are_the_known_workers() -> None:
    """Every process that `SandboxProcess` is asked for, and no other, is one that the launcher would run."""
    asked = {
        node.args[0].value
        for file in (ROOT / "app").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "SandboxProcess"
        if isinstance(node.args[0], ast.Constant)
    }
    assert asked == set(interpreter.WORKERS)


@pytest.mark.parametrize("module", interpreter.WORKERS)
def test_a_known_worker_runs(module: str, ran: list[str]) -> None:
    assert interpreter.run_worker([module]) == 0
    assert ran == [module]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        [""],
        ["code"],
        ["app.cli"],
        ["app.engine.sandbox_worker.main"],
        ["APP.ENGINE.SANDBOX_WORKER"],
        ["-c", "print(1)"],
        ["app.engine.sandbox_worker", "more"],
    ],
)
def test_nothing_else_runs_or_is_even_imported(arguments: list[str], ran: list[str]) -> None:
    assert interpreter.run_worker(arguments) == 2
    assert ran == []


def started(code: str, *arguments: str, request: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What an installed copy does with arguments, in a process of its own, isolated as under the launcher."""
    command = [sys.executable, "-I", "-S", "-c", f"import sys; sys.path[:0] = [{str(ROOT)!r}]; {_CHILD} {code}"]
    return subprocess.run([*command, *arguments], input=request, capture_output=True, check=False, timeout=60)


def test_the_hidden_command_answers_with_the_status_of_wrong_usage() -> None:
    refused = started("sys.exit(m.main())", "worker", "app.cli")
    assert (refused.returncode, refused.stdout, refused.stderr) == (2, b"", b"")


def test_the_hidden_command_reads_a_document(tmp_path: Path) -> None:
    document = tmp_path / "메모.txt"
    document.write_text("제1조 안녕하세요.", "utf-8")
    request = {"path": str(document), "password": None, "memory_bytes": 2 << 30, "seconds": 60.0}
    request["readers_module"] = "app.adapters.readers"
    line = json.dumps(request).encode() + b"\n"
    site = f"sys.path[1:1] = {[each for each in sys.path if each]!r};"
    read = started(f"{site} sys.exit(m.main())", "worker", "app.engine.sandbox_worker", request=line)
    assert read.returncode == 0, read.stderr
    assert "안녕하세요" in "".join(
        json.dumps(json.loads(each), ensure_ascii=False) for each in read.stdout.splitlines()
    )


def test_a_sandbox_pays_for_little_before_it_begins() -> None:
    """The window's and the command line's modules are not loaded on the way to a worker."""
    names = ("subprocess", "argparse", "app.cli", "app.provision", "app.settings", "app.commands", "platformdirs")
    told = started(f"m.main(); print([each for each in {names!r} if each in sys.modules])", "worker", "none")
    assert told.stdout.strip() == b"[]", told.stderr


def test_a_checkout_has_no_hidden_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["app", "worker", "app.engine.sandbox_worker"])
    monkeypatch.setattr(entry, "run_checkout", len)
    assert entry.main() == 2
