"""A bank's desk: a Windows folder tree on which packages are installed as IT does it, and the program used as a clerk does."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from installer.runtime import runtime_pin
from installer.wine.prefix import WINE, Finished, Wine, windows_path

PROGRAM_FILES = "Program Files/Seogo"
MSIEXEC_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Desk:
    """The desk.

    Attributes:
        wine: its folder tree.
        folder: where the program is, or will be.
    """

    wine: Wine
    folder: Path

    @classmethod
    def at(cls, wine: Wine, place: str = PROGRAM_FILES) -> Desk:
        """A desk with the program at a place below C:."""
        return cls(wine, wine.drive / place)

    @property
    def profile(self) -> Path:
        """The user's own folder."""
        return next(path for path in (self.wine.drive / "users").iterdir() if path.name != "Public")

    def msiexec(self, action: str, package: Path, *properties: str) -> int:
        """Run the installer without a window, and return its exit code."""
        arguments = [action, windows_path(package), "/qn", "/l*v", r"C:\seogo-setup.log", *properties]
        return self.wine.run("msiexec", arguments, check=False, seconds=MSIEXEC_SECONDS).status

    def log(self) -> str:
        """What the installer wrote at its last run."""
        return (self.wine.drive / "seogo-setup.log").read_text(encoding="cp949", errors="replace")

    def seogo(self, *arguments: str) -> Finished:
        """Run the command line of the installed program."""
        return self.wine.run(self.folder / "bin" / "seogo.exe", arguments, check=False)

    def records(self, *arguments: str) -> list[dict[str, object]]:
        """Run the command line with JSON output, and return the objects it printed."""
        done = self.seogo("--json", *arguments)
        return [json.loads(line) for line in done.output.splitlines() if line.startswith("{")]

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a process of the installed program and leave it running, its standard input open."""
        command = [str(WINE), str(self.folder / "bin" / "seogo.exe"), *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, env=self.wine.variables(), stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)

    def driven(self, python: Path, driver: Path, *arguments: str) -> Finished:
        """Run a Python program among the installed program's modules, with an interpreter that the desk does not have."""
        version = f"python{runtime_pin().short.replace('.', '')}"
        own = [windows_path(self.folder), version, *arguments]
        return self.wine.run(python / "python.exe", ["-I", "-S", "-X", "utf8", windows_path(driver), *own], check=False)

    def registry(self, key: str, name: str = "") -> str:
        """What `reg query` prints of a key of the 64-bit view, or of one value; "" when there is none."""
        wanted = ["/v", name] if name else ["/s"]
        done = self.wine.run("reg", ["query", key, *wanted, "/reg:64"], check=False)
        return done.output if done.status == 0 else ""

    def set_registry(self, key: str, name: str, kind: str, data: str) -> None:
        """Write a value as group policy would."""
        self.wine.run("reg", ["add", key, "/v", name, "/t", kind, "/d", data, "/f", "/reg:64"])

    def delete_registry(self, key: str) -> None:
        """Remove a key with all its values."""
        self.wine.run("reg", ["delete", key, "/f", "/reg:64"])

    def files(self) -> set[str]:
        """Files of the program's folder, with `/` between folders."""
        if not self.folder.exists():
            return set()
        return {path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file()}

    def everything(self) -> set[str]:
        """All files of C: outside of Windows' own folders and of temporary ones."""
        found = set()
        for parent, folders, names in os.walk(self.wine.drive):
            below = Path(parent).relative_to(self.wine.drive)
            if below.parts[:1] == ("windows",) or "Temp" in below.parts:
                folders.clear()
                continue
            found |= {(below / name).as_posix() for name in names}
        return found
