"""Fetches what the build needs: CMake, Ninja and llama-cpp-python's source, all by the hashes in requirements.lock."""

from __future__ import annotations

import os
import shutil
import tarfile
import venv
from pathlib import Path

from app.provisioning.lockfile import BUILD, COMPILED, Lock
from app.provisioning.pip_runner import pip
from installer.layout import Say
from installer.llama.changes import change


def ensure_tools(folder: Path, lock: Lock, say: Say) -> Path:
    """A virtual environment with the lock's build section, made again unless it is complete.

    Returns:
        Its folder of programs.

    Raises:
        SetupError: network, disk_full_somewhere, hash_mismatch or pip_failed.
    """
    programs, finished = folder / "bin", folder / "finished"
    if finished.is_file():
        return programs
    say("llama.cpp: fetching CMake and Ninja")
    venv.create(folder, with_pip=False, clear=True)
    requirements = folder / "requirements.txt"
    requirements.write_text("".join(entry.text for entry in lock.section(BUILD)), encoding="utf-8")
    arguments = ["install", "--require-hashes", "--no-deps", "-r", str(requirements)]
    pip(programs / "python", arguments, "cmake, ninja")
    finished.touch()
    return programs


def ensure_source(folder: Path, programs: Path, lock: Lock, say: Say) -> None:
    """The unpacked source package, changed as `changes` says; complete or not there.

    Raises:
        SetupError: as `ensure_tools`.
        ValueError: llama.cpp's CMake files are not those that this was written for.
    """
    if folder.is_dir():
        return
    say(f"llama.cpp: fetching {COMPILED} {lock.compiled().version}")
    unfinished = folder.with_name(folder.name + ".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    archive = _download(unfinished, programs, lock)
    with tarfile.open(archive) as package:
        package.extractall(unfinished, filter="data")
    root = unfinished / archive.name.removesuffix(".tar.gz")
    change(root)
    root.replace(folder)
    shutil.rmtree(unfinished)


def _download(folder: Path, programs: Path, lock: Lock) -> Path:
    requirement = folder / "llama.txt"
    requirement.write_text(lock.compiled().text, encoding="utf-8")
    arguments = ["download", "--no-deps", "--no-build-isolation", "--no-binary", COMPILED, "--require-hashes"]
    # pip asks the package's own build backend for its name and version, which looks for CMake.
    environment = {"PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', '')}"}
    pip(
        programs / "python",
        [*arguments, "-d", str(folder), "-r", str(requirement)],
        COMPILED,
        environment=environment,
    )
    return next(folder.glob("*.tar.gz"))
