"""A Windows folder tree of wine's own, and programs that run in it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

WINE = Path("/usr/lib/wine/wine64")
_OVERRIDES = "mscoree,mshtml=;winedbg.exe=d;wbemprox=d"
"""No .NET, no browser and no crash dialog; wine's WMI would ask the machine for things that are not there."""


class WineError(Exception):
    """A program did not end as it should."""


@dataclass(frozen=True, slots=True)
class Finished:
    """How a program ended.

    Attributes:
        status: its exit status.
        output: what it wrote to standard output.
        errors: what it wrote to standard error.
    """

    status: int
    output: str
    errors: str


@dataclass(frozen=True, slots=True)
class Wine:
    """One folder tree.

    Attributes:
        prefix: where it lies; made on first use.
        overrides: more DLL overrides, as wine writes them.
        environment: variables on top of the present ones.
    """

    prefix: Path
    overrides: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)

    @property
    def drive(self) -> Path:
        """What programs see as C:."""
        return self.prefix / "drive_c"

    def variables(self) -> dict[str, str]:
        """The environment in which programs run. Without a screen, unless `environment` names one."""
        kept = {
            name: value for name, value in os.environ.items() if name not in {"DISPLAY", "PYTHONPATH", "PYTHONHOME"}
        }
        overrides = ";".join(each for each in (_OVERRIDES, self.overrides) if each)
        own = {"WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": overrides}
        return {**kept, **own, **self.environment}

    def make(self) -> None:
        """Make the tree, unless it is there. It says that it is Windows 10; left to itself, wine 8 says 7."""
        if not (self.prefix / "system.reg").exists():
            self.prefix.mkdir(parents=True, exist_ok=True)
            for command in (["wineboot", "-i"], ["winecfg", "-v", "win10"]):
                subprocess.run([WINE, *command], env=self.variables(), capture_output=True, check=True)
            self.wait()

    def run(
        self, program: Path | str, arguments: Sequence[str] = (), *, check: bool = True, seconds: float = 600
    ) -> Finished:
        """Run a program to its end.

        Raises:
            WineError: `check`, and it ended with another status than 0.
            subprocess.TimeoutExpired: it took longer.
        """
        self.make()
        done = subprocess.run(
            [str(WINE), str(program), *arguments],
            env=self.variables(),
            stdin=subprocess.DEVNULL,
            capture_output=True,  # as pipes: wine 8 does not start Python with files in their place
            timeout=seconds,
            check=False,
        )
        finished = Finished(done.returncode, _text(done.stdout), _text(done.stderr))
        if check and finished.status != 0:
            raise WineError(f"{program} {' '.join(arguments)}: {finished}")
        return finished

    def wait(self) -> None:
        """Wait until all programs have ended and the registry is written."""
        subprocess.run([WINE.with_name("wineserver64"), "-w"], env=self.variables(), check=False)

    def stop(self) -> None:
        """End every program that still runs."""
        subprocess.run([WINE.with_name("wineserver64"), "-k"], env=self.variables(), check=False)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace").replace("\r\n", "\n")


def windows_path(path: Path) -> str:
    """How a Windows program names a file of this machine."""
    return "Z:" + str(path.absolute()).replace("/", "\\")
