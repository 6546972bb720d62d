"""Compiles llama.cpp for Windows once per set of inputs, and keeps the result."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from app.provisioning.layout import Layout
from app.provisioning.llama_wheel import WITHOUT_COMMON
from app.provisioning.lockfile import Lock, read_lock
from app.provisioning.pip_runner import DETAIL_LINES, Output, run
from app.provisioning.words import SetupError
from installer.layout import Say
from installer.llama.fingerprint import gather
from installer.llama.libraries import check
from installer.llama.options import RESOURCE_COMPILER, TARGETS, cmake_options, folders_in
from installer.llama.package import assemble
from installer.llama.sources import ensure_source, ensure_tools
from installer.llama.version_info import resource_script

_NINJA = re.compile(r"\[(\d+)/(\d+)\]")
NICE = ("nice", "-n", "5")
"""Minutes of compiling on every core, on a machine that others work on as well."""


def product_folder(layout: Layout, key: str) -> Path:
    """Where the finished package for a set of inputs is kept."""
    return layout.cache / "installer" / "llama" / key


def ensure_llama(layout: Layout, say: Say) -> Path:
    """The package for Windows, compiled if need be. An interrupted build goes on where it stopped.

    Args:
        layout: of this checkout and user.
        say: takes lines of progress.

    Returns:
        A folder with `llama_cpp` and its dist-info, ready to be copied into site-packages.

    Raises:
        SetupError: compiler_missing, build_failed, network, disk_full_somewhere, hash_mismatch or pip_failed.
    """
    lock = read_lock(layout.lock)
    target = product_folder(layout, gather(lock).key())
    work = target.with_name(target.name + ".building")
    with _alone(target.parent):
        if not target.is_dir():
            work.mkdir(exist_ok=True)
            _compile(work, lock, say)
            finished = work / "package"
            shutil.rmtree(finished, ignore_errors=True)
            folders = folders_in(work)
            assemble(folders.source, folders.build / "bin", finished, lock.compiled().version)
            check(finished / "llama_cpp" / "lib")
            finished.replace(target)
            shutil.rmtree(work)
    return target


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "build.lock").open("a+b") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def _compile(work: Path, lock: Lock, say: Say) -> None:
    folders = folders_in(work)
    programs = ensure_tools(work / "tools", lock, say)
    ensure_source(folders.source, programs, lock, say)
    folders.without_common.write_text(WITHOUT_COMMON, encoding="utf-8")
    script = work / "version.rc"
    script.write_text(resource_script(lock.compiled().version), encoding="ascii")
    log = work / "build.log"
    log.unlink(missing_ok=True)
    environment = build_environment(programs)
    configure = ["cmake", "-S", str(folders.source), "-B", str(folders.build), *cmake_options(folders)]
    jobs = str(os.cpu_count() or 1)
    compiling = [*NICE, "ninja", "-j", jobs, "-C", str(folders.build), *TARGETS]
    _run([RESOURCE_COMPILER, "-i", str(script), "-o", str(folders.resource)], environment, log)
    _run(configure, environment, log)
    _run(compiling, environment, log, _progress(say))


def build_environment(programs: Path) -> Mapping[str, str]:
    """The locked CMake and Ninja first, and no git: a cache folder inside some repository would leave that one's commit
    in the libraries. Compiler flags of the user's own stay out as well.
    """
    flags = ("CFLAGS", "CXXFLAGS", "CPPFLAGS", "LDFLAGS", "RCFLAGS")
    kept = {name: value for name, value in os.environ.items() if name not in flags}
    return {**kept, "PATH": f"{programs}{os.pathsep}{kept.get('PATH', '')}", "GIT_DIR": os.devnull, "LC_ALL": "C.UTF-8"}


def _run(command: Sequence[str], environment: Mapping[str, str], log: Path, output: Output | None = None) -> None:
    with log.open("a", encoding="utf-8") as record:

        def keep(line: str) -> None:
            record.write(line)
            if output is not None:
                output(line)

        status, text = run(command, keep, environment)
    if status != 0:
        detail = "".join(text.splitlines(keepends=True)[-DETAIL_LINES:]).rstrip()
        raise SetupError("build_failed", log=log, detail=detail)


def _progress(say: Say) -> Output:
    told = -1

    def tell(line: str) -> None:
        nonlocal told
        if count := _NINJA.match(line):
            tenth = int(count[1]) * 10 // int(count[2])
            if tenth > told:
                told = tenth
                say(f"llama.cpp: compiled {count[1]} of {count[2]}")

    return tell
