"""Which locked packages Windows takes, and how they are asked for."""

from __future__ import annotations

from app.provisioning.layout import default_layout
from app.provisioning.lockfile import COMPILED, RUNTIME, read_lock
from installer import packages
from installer.runtime import runtime_pin

PIN = runtime_pin()
LAYOUT = default_layout()


def names() -> dict[str, str]:
    return {entry.name: entry.version for entry in packages.windows_packages(LAYOUT, PIN)}


def test_windows_gets_its_own_packages_and_the_versions_of_its_python() -> None:
    locked = [entry for entry in read_lock(LAYOUT.lock).section(RUNTIME) if entry.name == "numpy"]
    newest = max(locked, key=lambda entry: [int(part) for part in entry.version.split(".")])
    assert names()["numpy"] == newest.version
    assert "colorama" in names()


def test_what_is_compiled_apart_and_what_only_tests_need_is_left_out() -> None:
    assert not {COMPILED, "pytest", "mypy", "onnx"} & set(names())


def test_a_requirement_keeps_its_hashes_and_loses_its_marker() -> None:
    (entry,) = (each for each in packages.windows_packages(LAYOUT, PIN) if each.name == "colorama")
    first, *rest = packages._without_marker(entry).splitlines()
    assert first == f"colorama=={entry.version} \\"
    assert rest == entry.text.splitlines()[1:]
    assert all("--hash=sha256:" in line for line in rest if line.strip())


def test_the_pinned_python_names_its_wheels() -> None:
    assert (PIN.short, PIN.tag) == ("3.12", "cp312")
    assert len(PIN.sha256) == 64
