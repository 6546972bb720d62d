"""The project's virtual environment: made once, checked in milliseconds, renewed when the lock file changes."""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

from app.provisioning.layout import Layout, machine_key
from app.provisioning.llama_wheel import ensure_wheel, install_wheel
from app.provisioning.lockfile import COMPILED, DEV, PACKED, RUNTIME, SETUP, Lock
from app.provisioning.pip_runner import has_pip, pip
from app.provisioning.progress import MEGABYTE, Reporter
from app.provisioning.system_libraries import can_install, command_for, install
from app.provisioning.words import SetupError

ENVIRONMENT_MEGABYTES = 1200
"""The installed environment is 850 MB with the tools for tests; and room to unpack."""
NO_ENGINE = "none"
"""In the stamp: set up without llama-cpp-python (Windows without a compiler)."""


def sections_for(command: str) -> tuple[str, ...]:
    """Which sections of the lock file a command needs, in the order of installation."""
    return (SETUP, RUNTIME, DEV) if command in {"test", "check"} else (SETUP, RUNTIME)


def is_ready(layout: Layout, lock: Lock, sections: Sequence[str]) -> bool:
    """Whether the environment has been made from this lock file, on this machine, with these sections."""
    stamp = _read_stamp(layout)
    wanted = {name: lock.digest(name) for name in sections}
    return (
        layout.python.exists()
        and stamp.get("python") == sys.version
        and stamp.get("machine") == machine_key()
        and stamp.get("root") == str(layout.root)
        and all(stamp.get(name) == digest for name, digest in wanted.items())
    )


def ensure_environment(layout: Layout, lock: Lock, sections: Sequence[str], reporter: Reporter) -> None:
    """Make the environment ready.

    Raises:
        SetupError: pip_missing, network, disk_full, hash_mismatch, pip_failed, compiler_missing or build_failed.
    """
    if is_ready(layout, lock, sections):
        return
    stamp = _read_stamp(layout)
    same_base = stamp.get("python") == sys.version and stamp.get("root") == str(layout.root)
    if not (same_base and layout.python.exists()):
        _create(layout, reporter)
        stamp = {}
    layout.stamp.unlink(missing_ok=True)  # an interrupted renewal must not look ready
    for section in sections:
        if stamp.get(section) != lock.digest(section):
            _install_section(layout, lock, section, reporter)
    if stamp.get(RUNTIME) != lock.digest(RUNTIME) or stamp.get("machine") != machine_key():
        wheel = ensure_wheel(layout, lock, reporter)
        if wheel is not None:
            install_wheel(layout, wheel)
        stamp["engine"] = wheel.name if wheel is not None else NO_ENGINE
    _link_project(layout)
    kept = {name: value for name, value in stamp.items() if name in {RUNTIME, SETUP, DEV, "engine"}}
    _write_stamp(layout, {**kept, **{name: lock.digest(name) for name in sections}})


def _create(layout: Layout, reporter: Reporter) -> None:
    """Without pip inside: the base interpreter's pip does the work, and Debian's split-off ensurepip is not needed."""
    if not has_pip():
        if not can_install():
            raise SetupError("pip_missing", command=command_for(["python3-pip"]))
        install(["python3-pip"])
    free = shutil.disk_usage(layout.root).free // MEGABYTE
    if free < ENVIRONMENT_MEGABYTES:
        raise SetupError("disk_full", folder=layout.root, needed=ENVIRONMENT_MEGABYTES, free=free)
    with reporter.step("environment"):
        try:
            shutil.rmtree(layout.venv, ignore_errors=True)
            venv.create(layout.venv, with_pip=False, symlinks=sys.platform != "win32")
        except OSError as error:
            raise SetupError("no_write", folder=layout.root) from error


def _install_section(layout: Layout, lock: Lock, section: str, reporter: Reporter) -> None:
    entries = [entry for entry in lock.section(section) if entry.name != COMPILED]
    seen = 0
    with tempfile.TemporaryDirectory(prefix="seogo-lock-") as folder:
        requirements = Path(folder) / f"{section}.txt"
        requirements.write_text("".join(entry.text for entry in entries), encoding="utf-8")
        with reporter.step("packages", len(entries)) as step:

            def output(line: str) -> None:
                nonlocal seen
                if line.startswith("Collecting "):
                    seen += 1
                    step.update(seen)

            options = ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--no-binary", PACKED]
            options += ["--no-build-isolation", "--progress-bar", "off"]
            pip(layout.python, ["install", *options, "-r", str(requirements)], f"Python ({section})", output)


def _link_project(layout: Layout) -> None:
    """Lets the environment import `app` from anywhere, and gives it the `seogo` command."""
    (layout.packages / "seogo.pth").write_text(f"{layout.root}\n", encoding="utf-8")
    if sys.platform == "win32":
        return  # `py -m app`; an .exe launcher comes with the MSI
    script = layout.python.parent / "seogo"
    script.write_text(
        f"#!{layout.python}\nimport sys\nfrom app.cli import main\nsys.exit(main(sys.argv[1:]))\n", encoding="utf-8"
    )
    script.chmod(0o755)


def _read_stamp(layout: Layout) -> dict[str, str]:
    try:
        found = json.loads(layout.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write_stamp(layout: Layout, entries: dict[str, str]) -> None:
    base = {"python": sys.version, "machine": machine_key(), "root": str(layout.root)}
    unfinished = layout.stamp.with_name(f"{layout.stamp.name}.{os.getpid()}")
    unfinished.write_text(json.dumps({**base, **entries}, indent=1), encoding="utf-8")
    unfinished.replace(layout.stamp)
