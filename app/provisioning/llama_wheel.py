"""Builds llama-cpp-python once per user and machine type, and keeps the wheel.

It is published as source only. Its build tools come from the lock file as well, so nothing unpinned takes part. Only
the targets that the wheel installs are compiled.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from app.provisioning.layout import Layout, machine_key
from app.provisioning.lockfile import BUILD, Lock
from app.provisioning.pip_runner import pip
from app.provisioning.progress import Reporter, Step
from app.provisioning.system_libraries import ensure_compiler
from app.provisioning.words import SetupError

_NINJA = re.compile(r"\[(\d+)/(\d+)\]")
_OFF = (
    "LLAVA_BUILD",
    "LLAMA_OPENSSL",
    "LLAMA_BUILD_TESTS",
    "LLAMA_BUILD_TOOLS",
    "LLAMA_BUILD_EXAMPLES",
    "LLAMA_BUILD_SERVER",
    "LLAMA_BUILD_APP",
    "LLAMA_BUILD_UI",
    "LLAMA_USE_PREBUILT_UI",
    "GGML_CCACHE",
)
CMAKE_OPTIONS = ["-DGGML_NATIVE=ON", *(f"-D{name}=OFF" for name in _OFF)]
"""Native: the wheel runs on this type of processor only, and is cached under its name; pip's own wheel cache, which
knows nothing of processors, is not used. The MSI is built otherwise."""
TARGETS = "llama;ggml;ggml-base;ggml-cpu"
WITHOUT_COMMON = 'set(LLAMA_BUILD_COMMON OFF CACHE BOOL "" FORCE)\n'
"""llama-cpp-python forces llama.cpp's `common` library on, which only its command-line programs use: half of all files.
CMake reads this right after `project("llama.cpp")`, which is the one place that can turn it off again."""


def wheel_folder(layout: Layout, lock: Lock) -> Path:
    """Where the wheel for this version, interpreter, platform and processor is kept."""
    return layout.cache / "wheels" / f"{lock.compiled().version}-{machine_key()}"


def cached_wheel(layout: Layout, lock: Lock) -> Path | None:
    """The wheel, where it has been built already."""
    return next(iter(sorted(wheel_folder(layout, lock).glob("llama_cpp_python-*.whl"))), None)


def ensure_wheel(layout: Layout, lock: Lock, reporter: Reporter) -> Path | None:
    """The wheel, built if need be; None on Windows without a compiler.

    Raises:
        SetupError: compiler_missing, build_failed, network, disk_full or hash_mismatch.
    """
    found = cached_wheel(layout, lock)
    if found is not None:
        return found
    if not ensure_compiler():
        reporter.say("no_engine")
        return None
    with tempfile.TemporaryDirectory(prefix="seogo-build-") as folder:
        tools = _build_tools(Path(folder) / "tools", lock, reporter)
        built = _build(layout, lock, tools, Path(folder), reporter)
        target = wheel_folder(layout, lock)
        target.mkdir(parents=True, exist_ok=True)
        unfinished = target / f"{built.name}.{os.getpid()}"
        shutil.copyfile(built, unfinished)
        unfinished.replace(target / built.name)
        return target / built.name


def _build_tools(folder: Path, lock: Lock, reporter: Reporter) -> Path:
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    requirements = folder / "requirements.txt"
    requirements.write_text("".join(entry.text for entry in lock.section(BUILD)), encoding="utf-8")
    with reporter.step("build_tools"):
        pip(python, ["install", "--require-hashes", "--no-deps", "-r", str(requirements)], "cmake, ninja")
    return python


def _build(layout: Layout, lock: Lock, python: Path, folder: Path, reporter: Reporter) -> Path:
    requirement = folder / "llama.txt"
    requirement.write_text(lock.compiled().text, encoding="utf-8")
    switch = folder / "without-common.cmake"
    switch.write_text(WITHOUT_COMMON, encoding="utf-8")
    environment = {
        "CMAKE_ARGS": " ".join([*CMAKE_OPTIONS, f'"-DCMAKE_PROJECT_llama.cpp_INCLUDE={switch.as_posix()}"']),
        "SKBUILD_BUILD_TARGETS": TARGETS,
        "CMAKE_BUILD_PARALLEL_LEVEL": str(os.cpu_count() or 1),
        "PATH": f"{python.parent}{os.pathsep}{os.environ.get('PATH', '')}",
    }
    arguments = [
        "wheel",
        "-v",
        "--no-cache-dir",
        "--no-build-isolation",
        "--no-deps",
        "--no-binary",
        "llama-cpp-python",
        "--require-hashes",
    ]
    log = layout.cache / "llama-build.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as record, reporter.step("building") as step:

        def output(line: str) -> None:
            record.write(line)
            _advance(step, line)

        try:
            pip(
                python, [*arguments, "-w", str(folder), "-r", str(requirement)], "llama-cpp-python", output, environment
            )
        except SetupError as error:
            if error.code != "pip_failed":
                raise
            raise SetupError("build_failed", log=log, detail=error.values["detail"]) from error
    return next(folder.glob("llama_cpp_python-*.whl"))


def _advance(step: Step, line: str) -> None:
    if count := _NINJA.search(line):
        done, total = int(count[1]), int(count[2])
        step.update(done, total)
        if done * 10 // total > (done - 1) * 10 // total:
            step.part(f"{done}/{total}")


def install_wheel(layout: Layout, wheel: Path) -> None:
    """Put the wheel into the project's environment. Raises SetupError(pip_failed)."""
    arguments = ["install", "--no-index", "--no-deps", "--force-reinstall", str(wheel)]
    pip(layout.python, arguments, "llama-cpp-python")


def runs(layout: Layout) -> bool:
    """Whether the installed wheel loads on this processor: an illegal instruction ends only the probe."""
    probe = [str(layout.python), "-c", "import llama_cpp; llama_cpp.llama_backend_init()"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0
