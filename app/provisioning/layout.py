"""Where set-up finds and puts things."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK_NAME = "requirements.lock"


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders of one checkout and one user.

    Attributes:
        root: the project.
        cache: per user: model files, built wheels, and what is on its way.
    """

    root: Path
    cache: Path

    @property
    def venv(self) -> Path:
        """The project's virtual environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The interpreter in the virtual environment."""
        return self.venv / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")

    @property
    def packages(self) -> Path:
        """Where the virtual environment keeps its packages."""
        return Path(sysconfig.get_path("purelib", "venv", {"base": str(self.venv), "platbase": str(self.venv)}))

    @property
    def lock(self) -> Path:
        """Every dependency with its hashes."""
        return self.root / LOCK_NAME

    @property
    def models(self) -> Path:
        """Model files, git-ignored, beside their manifest."""
        return self.root / "models"

    @property
    def manifest(self) -> Path:
        """The one list of model files."""
        return self.models / "manifest.toml"

    @property
    def stamp(self) -> Path:
        """What the environment was made from."""
        return self.venv / "seogo-ready.json"


def user_cache() -> Path:
    """The per-user cache: SEOGO_CACHE, else the platform's own place for caches."""
    if chosen := os.environ.get("SEOGO_CACHE"):
        return Path(chosen).expanduser().resolve()
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Seogo" / "Cache"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "seogo"


def default_layout() -> Layout:
    """This checkout and this user."""
    return Layout(ROOT, user_cache())


def machine_key() -> str:
    """Names what a wheel built here will run on: interpreter, platform and the processor's instruction sets.

    llama.cpp is compiled for the processor it is built on (GGML_NATIVE), so a home folder shared by unlike machines
    must not share the wheel.
    """
    flags = ""
    processor = Path("/proc/cpuinfo")
    if processor.is_file():
        with processor.open(encoding="utf-8", errors="replace") as lines:
            flags = next((line for line in lines if line.startswith(("flags", "Features"))), "")
    words = " ".join(sorted(flags.partition(":")[2].split())) or platform.processor()
    digest = hashlib.sha256(words.encode()).hexdigest()[:12]
    return f"{sys.implementation.cache_tag}-{sysconfig.get_platform()}-{digest}"
