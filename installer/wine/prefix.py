"""A Windows folder tree of wine's own, and programs that run in it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread
from typing import IO

WINE = Path("/usr/lib/wine/wine64")
_OVERRIDES = "mscoree,mshtml=;winedbg.exe=d;wbemprox=d"
"""No .NET, no browser and no crash dialog; wine's WMI would ask the machine for things that are not there."""


_LAST_WORDS = 0.5
"""Seconds for what an ended program wrote to arrive."""


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
        own = {"WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "WINEDLLOVERRIDES": overrides, "LC_ALL": "C.UTF-8"}
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
        finished = _finish([str(WINE), str(program), *arguments], self.variables(), seconds)
        if check and finished.status != 0:
            raise WineError(f"{program} {' '.join(arguments)}: {finished}")
        return finished

    @contextmanager
    def switched_on(self) -> Iterator[None]:
        """Keep Windows running: left alone, wine starts it for every program and ends it again, three seconds each."""
        self.make()
        nothing = subprocess.DEVNULL
        command = [str(WINE), "cmd", "/k"]  # waits for its input for ever
        with subprocess.Popen(
            command, env=self.variables(), stdin=subprocess.PIPE, stdout=nothing, stderr=nothing
        ) as waiting:
            try:
                yield
            finally:
                waiting.terminate()
                self.stop()

    def wait(self) -> None:
        """Wait until all programs have ended and the registry is written."""
        subprocess.run([WINE.with_name("wineserver64"), "-w"], env=self.variables(), check=False)

    def stop(self) -> None:
        """End every program that still runs."""
        subprocess.run([WINE.with_name("wineserver64"), "-k"], env=self.variables(), check=False)


def _finish(command: Sequence[str], environment: Mapping[str, str], seconds: float) -> Finished:
    """Run until the program ends, not until its output does: wine's services start with the first program, inherit its
    pipes, and stay as long as any other program runs. Pipes, since wine 8 does not start Python with files in their place.
    """
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=pipe, stderr=pipe)
    streams = (process.stdout, process.stderr)
    heard: list[list[bytes]] = [[] for _ in streams]
    listeners = [
        Thread(target=_listen, args=(stream, pieces), daemon=True)
        for stream, pieces in zip(streams, heard, strict=True)
    ]
    for listener in listeners:
        listener.start()
    try:
        status = process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    for listener in listeners:
        listener.join(_LAST_WORDS)
    output, errors = (b"".join(pieces).decode("utf-8", "replace").replace("\r\n", "\n") for pieces in heard)
    return Finished(status, output, errors)


def _listen(stream: IO[bytes], pieces: list[bytes]) -> None:
    while piece := stream.read1():  # type: ignore[attr-defined]
        pieces.append(piece)
    stream.close()


def windows_path(path: Path) -> str:
    """How a Windows program names a file of this machine."""
    return "Z:" + str(path.absolute()).replace("/", "\\")
