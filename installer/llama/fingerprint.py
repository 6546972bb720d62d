"""What the bytes of a build depend on, as one short name for the cache."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.provisioning.llama_wheel import WITHOUT_COMMON
from app.provisioning.lockfile import BUILD, Lock
from app.provisioning.words import SetupError
from installer.llama.notices import compiler_notices
from installer.llama.options import APT, COMPILER, HERE, PLACEHOLDERS, RESOURCE_COMPILER, cmake_options

_PROGRAMS = ("cc1", "cc1plus", "as", "ld")
_RUNTIMES = (
    "libstdc++.a",
    "libgcc.a",
    "libgcc_eh.a",
    "libwinpthread.a",
    "libmingw32.a",
    "libmingwex.a",
    "libmsvcrt.a",
    "dllcrt2.o",
)
"""Parts of the compiler that end up in the libraries. Their versions are not in `--version` of Debian's."""
_RECIPE = ("changes.py", "variants.py", "version_info.py", "package.py", "mingw-w64.cmake", "windows_sdk.h")
"""The files of this package that decide about bytes by their text; those of options.py are among the options."""
KEY_LENGTH = 16
"""Hexadecimal digits: 64 bits."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that decides the result.

    Attributes:
        package: llama-cpp-python's lines in requirements.lock, with its hash.
        tools: hash of the lock's build section: CMake and Ninja.
        options: everything CMake is told, with place-holders for folders.
        recipe: the files of this package that make the result, by name, with their hashes.
        compiler: its parts, by name, with their hashes.
    """

    package: str
    tools: str
    options: tuple[str, ...]
    recipe: Mapping[str, str]
    compiler: Mapping[str, str]

    def key(self) -> str:
        """Changes when any input does."""
        parts = [
            self.package,
            self.tools,
            *self.options,
            *(f"{name}={value}" for name, value in sorted(self.recipe.items())),
            *(f"{name}={value}" for name, value in sorted(self.compiler.items())),
        ]
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:KEY_LENGTH]


def gather(lock: Lock) -> Inputs:
    """The inputs as they are on this machine. Raises SetupError(compiler_missing)."""
    # The header's folder is part of an option: only the file's content matters.
    options = tuple(option.replace(str(HERE), "") for option in [*cmake_options(PLACEHOLDERS), WITHOUT_COMMON])
    recipe = {name: _hash(HERE / name) for name in _RECIPE}
    compiler = {path.name: _hash(path) for path in compiler_parts()}
    compiler |= {name: _hash(path) for name, path in compiler_notices().items()}
    return Inputs(lock.compiled().text, lock.digest(BUILD), options, recipe, compiler)


def compiler_parts() -> Iterator[Path]:
    """The files of the cross compiler. Raises SetupError(compiler_missing)."""
    if shutil.which(COMPILER) is None or shutil.which(RESOURCE_COMPILER) is None:
        raise SetupError("compiler_missing", command=APT)
    for question, names in (("prog", _PROGRAMS), ("file", _RUNTIMES)):
        for name in names:
            asked = [COMPILER, f"-print-{question}-name={name}"]
            found = Path(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip())
            if not found.is_file():
                raise SetupError("compiler_missing", command=APT)
            yield found


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
