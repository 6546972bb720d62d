"""The locked packages as Windows wheels, installed into a folder of their own."""

from __future__ import annotations

import tempfile
from pathlib import Path

from packaging.requirements import Requirement as Parsed

from app.provisioning.layout import Layout
from app.provisioning.lockfile import COMPILED, PACKED, RUNTIME, Requirement, read_lock
from app.provisioning.pip_runner import pip
from installer.layout import Say, key_of, made, products
from installer.runtime import RuntimePin, runtime_pin

PLATFORM = "win_amd64"


def windows_markers(pin: RuntimePin) -> dict[str, str]:
    """The environment in which markers of the lock file are judged: packaging.python.org, "dependency specifiers"."""
    return {
        "implementation_name": "cpython",
        "implementation_version": pin.runtime,
        "os_name": "nt",
        "platform_machine": "AMD64",
        "platform_python_implementation": "CPython",
        "platform_release": "10",
        "platform_system": "Windows",
        "platform_version": "10.0.17763",
        "python_full_version": pin.runtime,
        "python_version": pin.short,
        "sys_platform": "win32",
    }


def windows_packages(layout: Layout, pin: RuntimePin) -> list[Requirement]:
    """Entries of the lock file that Windows takes, llama-cpp-python left out: it is compiled apart."""
    markers = windows_markers(pin)
    return [
        entry
        for entry in read_lock(layout.lock).section(RUNTIME)
        if entry.name != COMPILED and _applies(entry, markers)
    ]


def ensure_packages(layout: Layout, say: Say) -> Path:
    """A site-packages folder for Windows.

    Raises:
        SetupError: network, hash_mismatch, disk_full or pip_failed (a package without a Windows wheel).
    """
    pin = runtime_pin()
    requirements = "".join(_without_marker(entry) for entry in windows_packages(layout, pin))
    folder = products(layout) / "packages" / key_of(requirements, pin.runtime)
    return made(folder, lambda target: _install(layout, pin, requirements, target, say))


def _install(layout: Layout, pin: RuntimePin, requirements: str, target: Path, say: Say) -> None:
    say(f"{requirements.count('==')} packages for Windows")
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "requirements.txt"
        file.write_text(requirements, encoding="utf-8")
        options = ["--no-deps", "--no-compile", "--require-hashes", "--no-build-isolation", "--progress-bar", "off"]
        options += ["--only-binary", ":all:", "--no-binary", PACKED, "--platform", PLATFORM]
        options += ["--implementation", "cp", "--python-version", pin.short]
        options += [word for abi in (pin.tag, "abi3", "none") for word in ("--abi", abi)]
        # What pip would compare with is the interpreter that it works for, which is not the one that is shipped.
        options += ["--ignore-requires-python"]
        pip(layout.python, ["install", *options, "--target", str(target), "-r", str(file)], "Windows")


def _applies(entry: Requirement, markers: dict[str, str]) -> bool:
    marker = Parsed(_first_line(entry)).marker
    return marker is None or marker.evaluate(markers)


def _without_marker(entry: Requirement) -> str:
    """pip would judge the marker for the system it runs on."""
    first, rest = entry.text.split("\n", 1)
    return first.partition(";")[0].rstrip("\\ ") + " \\\n" + rest


def _first_line(entry: Requirement) -> str:
    return entry.text.split("\n", 1)[0].rstrip("\\ ")
