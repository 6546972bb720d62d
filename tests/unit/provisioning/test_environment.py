"""The environment is made once, and only what has changed is made anew."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.provisioning import environment, llama_wheel
from app.provisioning.layout import Layout, machine_key
from app.provisioning.lockfile import read_lock
from app.provisioning.progress import Reporter

LOCK_TEXT = """\
# [runtime]
package==1.0 \\
    --hash=sha256:00
llama-cpp-python==0.3 \\
    --hash=sha256:11
# [setup]
onnx==1.0 \\
    --hash=sha256:22
# [dev]
pytest==9 \\
    --hash=sha256:33
# [build]
ninja==1 \\
    --hash=sha256:44
"""


@pytest.fixture
def made(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Runs `ensure_environment` with everything outside replaced; returns what it installed."""
    layout.lock.write_text(LOCK_TEXT, encoding="utf-8")
    done: list[str] = []

    def create(_layout: Layout, _reporter: Reporter) -> None:
        done.append("create")
        layout.python.parent.mkdir(parents=True, exist_ok=True)
        layout.python.touch()

    def wheel(*_arguments: object) -> Path:
        return layout.cache / "llama.whl"

    monkeypatch.setattr(environment, "_create", create)
    monkeypatch.setattr(environment, "pip", lambda _python, _arguments, what, _output: done.append(what[8:-1]))
    monkeypatch.setattr(environment, "ensure_wheel", wheel)
    monkeypatch.setattr(environment, "install_wheel", lambda _layout, found: done.append(found.name))
    monkeypatch.setattr(environment, "_link_project", lambda _layout: None)

    def run(command: str = "demo") -> list[str]:
        done.clear()
        lock = read_lock(layout.lock)
        environment.ensure_environment(layout, lock, environment.sections_for(command), Reporter("en", io.StringIO()))
        assert environment.is_ready(layout, lock, environment.sections_for(command))
        return list(done)

    return run


def test_the_environment_is_made_once(made: Callable[..., list[str]]) -> None:
    assert made() == ["create", "setup", "runtime", "llama.whl"]
    assert made() == []


def test_tests_add_their_own_section(made: Callable[..., list[str]]) -> None:
    made()
    assert made("test") == ["dev"]
    assert made("test") == made("demo") == []


def test_a_changed_lock_renews_only_what_changed(made: Callable[..., list[str]], layout: Layout) -> None:
    made("test")
    layout.lock.write_text(LOCK_TEXT.replace("pytest==9", "pytest==10"), encoding="utf-8")
    assert made("test") == ["dev"]
    layout.lock.write_text(LOCK_TEXT.replace("package==1.0", "package==2.0"), encoding="utf-8")
    assert made("demo") == ["runtime", "llama.whl"]


def test_another_python_or_folder_makes_the_environment_anew(made: Callable[..., list[str]], layout: Layout) -> None:
    made()
    stamp = json.loads(layout.stamp.read_text(encoding="utf-8"))
    layout.stamp.write_text(json.dumps({**stamp, "python": "3.99"}), encoding="utf-8")
    assert made()[0] == "create"
    layout.stamp.write_text("{not json", encoding="utf-8")
    assert made()[0] == "create"


def test_another_processor_rebuilds_only_the_engine(made: Callable[..., list[str]], layout: Layout) -> None:
    made()
    stamp = json.loads(layout.stamp.read_text(encoding="utf-8"))
    layout.stamp.write_text(json.dumps({**stamp, "machine": "elsewhere"}), encoding="utf-8")
    assert made() == ["llama.whl"]


def test_a_built_wheel_is_reused(layout: Layout, reporter: Reporter) -> None:
    layout.lock.write_text(LOCK_TEXT, encoding="utf-8")
    lock = read_lock(layout.lock)
    folder = llama_wheel.wheel_folder(layout, lock)
    assert machine_key() in folder.name
    folder.mkdir(parents=True)
    wheel = folder / "llama_cpp_python-0.3-py3-none-any.whl"
    wheel.touch()
    assert llama_wheel.ensure_wheel(layout, lock, reporter) == wheel


def test_windows_without_a_compiler_goes_on_without_the_engine(layout: Layout, monkeypatch: pytest.MonkeyPatch) -> None:
    layout.lock.write_text(LOCK_TEXT, encoding="utf-8")
    monkeypatch.setattr(llama_wheel, "ensure_compiler", lambda: False)
    said = io.StringIO()
    assert llama_wheel.ensure_wheel(layout, read_lock(layout.lock), Reporter("en", said)) is None
    assert "MSI" in said.getvalue()
