"""Reads `requirements.lock`: one file, hash-locked, in sections that are installed at different moments.

A section begins with a line `# [name]`. `runtime` is what runs Seogo, `setup` what set-up itself needs, `dev` what the
tests and checks need, and `build` what compiles llama-cpp-python.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from app.provisioning.words import SetupError

_HEADING = re.compile(r"^# \[(?P<name>[a-z]+)\]$")
_REQUIREMENT = re.compile(r"^(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[^\s;\\]+)")

RUNTIME, SETUP, DEV, BUILD = "runtime", "setup", "dev", "build"
COMPILED = "llama-cpp-python"
"""The only dependency to compile: built once and cached."""
PACKED = "kiwipiepy-model"
"""Published as source as well, but only data: packed on the spot with the locked setuptools."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One pinned package: its name, its version, and its lines with hashes and markers."""

    name: str
    version: str
    text: str


@dataclass(frozen=True, slots=True)
class Lock:
    """The sections of the lock file."""

    sections: dict[str, tuple[Requirement, ...]]

    def section(self, name: str) -> tuple[Requirement, ...]:
        """The packages of a section. Raises SetupError when the lock file has no such section."""
        if name not in self.sections:
            raise SetupError("lock_stale", section=name)
        return self.sections[name]

    def compiled(self) -> Requirement:
        """llama-cpp-python's own entry."""
        return next(entry for entry in self.section(RUNTIME) if entry.name == COMPILED)

    def digest(self, name: str) -> str:
        """Changes when anything of the section changes."""
        return hashlib.sha256("".join(entry.text for entry in self.section(name)).encode()).hexdigest()


def read_lock(path: Path) -> Lock:
    """Parse the lock file. Raises OSError when it cannot be read."""
    sections: dict[str, list[Requirement]] = {}
    current: list[Requirement] = []
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if heading := _HEADING.match(line.rstrip("\n")):
            current = sections.setdefault(heading["name"], [])
        elif start := _REQUIREMENT.match(line):
            current.append(Requirement(start["name"], start["version"], line))
        elif current and line.startswith("    --hash"):
            last = current.pop()
            current.append(Requirement(last.name, last.version, last.text + line))
    return Lock({name: tuple(entries) for name, entries in sections.items()})
