"""Makes both packages: the program, and the answer model."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from app import __version__
from app.provisioning.layout import ROOT, Layout
from app.provisioning.verification import sha256_of
from installer.environment import ensure_environment
from installer.launcher.build import LAUNCHERS
from installer.launcher.icon import write_icon
from installer.layout import DIST, INSTALLER, Say, key_of, sources_of
from installer.msi.package import make_model_msi, make_program_msi
from installer.msi.signing import sign, signer_of
from installer.msi.tree import content_digest, items_of
from installer.policies.baseline import registry_values
from installer.report import write_report
from installer.staging import answer_model, stage

STAGE = ROOT / "build" / "windows" / "Seogo"
"""The program's folder as it will lie on a desk."""
RECORD = "packages.json"
"""In `dist`: what each package was made from, so that the same is not made twice."""


@dataclass(frozen=True, slots=True)
class Packages:
    """Where the finished packages are."""

    program: Path
    model: Path


@dataclass(frozen=True, slots=True)
class Made:
    """One line of the record: the inputs' key, the file's size in bytes and its SHA-256."""

    key: str
    bytes: int
    sha256: str


def build(layout: Layout, say: Say) -> Packages:
    """Make both packages in `dist`, with a report of what they weigh; signed when the environment names a certificate.

    Args:
        layout: of the checkout, set up.
        say: called with what is being done.

    Raises:
        SetupError: something could not be fetched or compiled.
        SigningError: a file could not be signed.
        LibraryMissing: the program would not run on a desk.
    """
    signer = signer_of()
    stage(layout, STAGE, say)
    if signer:
        for launcher in LAUNCHERS:
            sign(STAGE / launcher.path, signer)
    packages = Packages(program_msi(STAGE, __version__, DIST, say), model_msi(layout, DIST, say))
    if signer:
        for package in (packages.program, packages.model):
            sign(package, signer)
        (DIST / RECORD).unlink()  # what was recorded is the unsigned file
    write_report(STAGE, ensure_environment(layout, say), packages.program, packages.model, DIST / "sizes.md")
    return packages


def program_msi(folder: Path, version: str, target: Path, say: Say) -> Path:
    """The program's package, made from a staged folder unless the same is there already."""
    key = key_of(content_digest(items_of(folder)), version, _own_code())
    return _once(target / f"Seogo-{version}.msi", key, say, lambda: _make_program(folder, version, target, say))


def model_msi(layout: Layout, target: Path, say: Say) -> Path:
    """The answer model's package, unless the same is there already."""
    (file,) = answer_model(layout).files
    licences = [layout.models / "licences" / "Apache-2.0.txt"]
    path = target / f"Seogo-Model-Qwen2.5-1.5B-{__version__}.msi"
    key = key_of(file.sha256, __version__, _own_code())
    return _once(path, key, say, lambda: make_model_msi(layout.models / file.name, licences, __version__, target, say))


def _make_program(folder: Path, version: str, target: Path, say: Say) -> Path:
    target.mkdir(parents=True, exist_ok=True)
    icon = target / "seogo.ico"
    write_icon(ROOT / "resources" / "icons" / "app.svg", icon)
    try:
        return make_program_msi(folder, version, target, say, icon=icon, policy_values=registry_values())
    finally:
        icon.unlink()


def _own_code() -> str:
    """Changes with the program that writes packages."""
    writer = (path for suffix in ("py", "c", "h") for path in (INSTALLER / "msi").rglob(f"*.{suffix}"))
    return sources_of(*sorted(writer), *sorted((INSTALLER / "policies").glob("*.*")))


def _once(path: Path, key: str, say: Say, make: Callable[[], Path]) -> Path:
    record = path.parent / RECORD
    known = _read(record)
    found = known.get(path.name)
    if found and found.key == key and path.is_file() and path.stat().st_size == found.bytes:
        say(f"{path.name}: unchanged")
        return path
    started = time.monotonic()
    make()
    known[path.name] = Made(key, path.stat().st_size, sha256_of(path))
    record.write_text(json.dumps({name: asdict(made) for name, made in known.items()}, indent=1), encoding="utf-8")
    say(f"{path.name}: {path.stat().st_size / 1e6:.0f} MB in {time.monotonic() - started:.0f} s")
    return path


def _read(record: Path) -> dict[str, Made]:
    if not record.is_file():
        return {}
    return {name: Made(**made) for name, made in json.loads(record.read_text(encoding="utf-8")).items()}
