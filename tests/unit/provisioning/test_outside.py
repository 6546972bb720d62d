"""What set-up asks of the machine and of pip, and what it makes of their answers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from app.provisioning import pip_runner, system_libraries
from app.provisioning.words import SetupError


def test_missing_libraries_name_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "can_install", lambda: False)
    monkeypatch.setattr(system_libraries, "_loads", lambda name: name != "libEGL.so.1")
    monkeypatch.setattr(system_libraries.sys, "platform", "linux")
    with pytest.raises(SetupError) as failure:
        system_libraries.ensure_libraries(system_libraries.WINDOW)
    assert failure.value.values["names"] == "libEGL.so.1"
    assert "libegl1" in str(failure.value.values["command"])


def test_root_installs_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    there: set[str] = set()
    commands: list[list[str]] = []

    def apt(command: list[str], environment: object = None) -> tuple[int, str]:
        commands.append(command)
        there.update(system_libraries.ENGINE)
        return 0, ""

    monkeypatch.setattr(system_libraries.sys, "platform", "linux")
    monkeypatch.setattr(system_libraries, "can_install", lambda: True)
    monkeypatch.setattr(system_libraries, "_loads", there.__contains__)
    monkeypatch.setattr(system_libraries, "run", apt)
    system_libraries.ensure_libraries(system_libraries.ENGINE)
    assert commands == [["apt-get", "install", "-y", "--no-install-recommends", "libgomp1"]]


def test_a_missing_compiler_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "can_install", lambda: False)
    monkeypatch.setattr(system_libraries, "compiler", lambda: None)
    monkeypatch.setattr(system_libraries.sys, "platform", "linux")
    with pytest.raises(SetupError) as failure:
        system_libraries.ensure_compiler()
    assert failure.value.code == "compiler_missing"
    monkeypatch.setattr(system_libraries.sys, "platform", "win32")
    assert not system_libraries.ensure_compiler()


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "disk_full_somewhere",
        ),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "hash_mismatch"),
        ("WARNING: Retrying after connection broken by 'NewConnectionError(...)'\nERROR: No matching", "network"),
        ("ERROR: No matching distribution found for nothing==1", "pip_failed"),
    ],
)
def test_what_pip_prints_becomes_a_sentence(printed: str, code: str) -> None:
    assert pip_runner.translated(printed, "package").code == code


def test_pip_failing_raises(tmp_path: Path) -> None:
    requirements = tmp_path / "r.txt"
    requirements.write_text("seogo-no-such-package==1.0 --hash=sha256:00\n", encoding="utf-8")
    arguments = ["install", "--no-index", "--dry-run", "--require-hashes", "-r", str(requirements)]
    with pytest.raises(SetupError) as failure:
        pip_runner.pip(Path(sys.executable), arguments, "package")
    assert failure.value.code == "pip_failed"


def test_run_passes_every_line_on() -> None:
    lines: list[str] = []
    status, text = pip_runner.run([sys.executable, "-c", "print('가'); print('b'); raise SystemExit(3)"], lines.append)
    assert (status, text, lines) == (3, "가\nb\n", ["가\n", "b\n"])
