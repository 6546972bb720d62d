"""Makes Seogo.exe and bin/seogo.exe on Linux, with the mingw cross compiler. The same inputs give the same bytes."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app import __version__
from app.provisioning.layout import Layout
from installer.launcher.icon import write_icon
from installer.layout import Say

_SOURCES = Path(__file__).resolve().parent
_COMPILER = "x86_64-w64-mingw32-gcc-posix"
_RESOURCES = "x86_64-w64-mingw32-windres"
_COMPILING = (
    *("-std=c11", "-Os", "-Wall", "-Wextra", "-Werror", "-municode", "-finput-charset=UTF-8"),
    *("-static-libgcc", "-s", "-ffile-prefix-map={folder}=."),
    "-Wl,--no-insert-timestamp,--build-id=none,--dynamicbase,--high-entropy-va,--nxcompat",
)


class LauncherError(Exception):
    """A launcher cannot be made: a tool is missing, or does not like what it was given."""


@dataclass(frozen=True, slots=True)
class Launcher:
    """One of the two programs.

    Attributes:
        path: below the program's folder.
        korean, english: what Windows shows as its description.
        options: of the compiler.
    """

    path: str
    korean: str
    english: str
    options: tuple[str, ...]

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.rpartition("/")[2]


WINDOWED = Launcher("Seogo.exe", "서고", "Seogo", ("-mwindows", "-DSEOGO_WINDOWED"))
CONSOLE = Launcher("bin/seogo.exe", "서고 (명령줄)", "Seogo (command line)", ("-mconsole",))
LAUNCHERS = (WINDOWED, CONSOLE)


def build_launchers(layout: Layout, runtime: Path, target: Path, say: Say) -> None:
    """Make both launchers; it takes about two seconds.

    Args:
        layout: of the checkout, for the icon.
        runtime: the Windows Python that they will find in `runtime`; its headers are in `include`.
        target: the program's folder; `Seogo.exe` and `bin/seogo.exe` are written there.
        say: hears what is done.

    Raises:
        LauncherError: with what the tool says.
    """
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        write_icon(layout.root / "resources" / "icons" / "app.svg", folder / "seogo.ico")
        shutil.copy(_SOURCES / "seogo.c", folder)
        manifest = (_SOURCES / "seogo.manifest").read_text("utf-8")
        (folder / "seogo.manifest").write_text(_filled(manifest, WINDOWED), "utf-8")
        for launcher in LAUNCHERS:
            say(f"launcher {launcher.path}")
            _build(launcher, runtime / "include", folder)
            path = target / launcher.path
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / "launcher.exe", path)


def version_numbers(version: str) -> tuple[int, int, int, int]:
    """A version as the four numbers of Windows: "0.1.0" is (0, 1, 0, 0).

    Raises:
        LauncherError: it is not made of one to four numbers that fit 16 bits.
    """
    parts = version.split(".")
    if not re.fullmatch(r"[0-9]+(\.[0-9]+){0,3}", version) or any(int(part) > 0xFFFF for part in parts):
        raise LauncherError(f"no version for Windows: {version}")
    first, second, third, fourth = (int(part) for part in [*parts, "0", "0", "0"][:4])
    return first, second, third, fourth


def _filled(text: str, launcher: Launcher) -> str:
    """A template with the words that stand between @ and @."""
    numbers = [str(number) for number in version_numbers(__version__)]
    words = {
        "COMMAS": ",".join(numbers),
        "NUMBERS": ".".join(numbers),
        "VERSION": __version__,
        "KOREAN": launcher.korean,
        "ENGLISH": launcher.english,
        "NAME": launcher.name,
    }
    return re.sub(r"@([A-Z]+)@", lambda found: words[found[1]], text)


def _build(launcher: Launcher, headers: Path, folder: Path) -> None:
    """Make `launcher.exe` in a folder that holds its sources."""
    template = (_SOURCES / "seogo.rc.in").read_text("utf-8")
    (folder / "seogo.rc").write_text(_filled(template, launcher), "utf-8")
    _run([_RESOURCES, "-i", "seogo.rc", "-o", "resources.o"], folder)
    options = [option.format(folder=folder) for option in (*_COMPILING, *launcher.options)]
    _run([_COMPILER, *options, "-isystem", str(headers), "seogo.c", "resources.o", "-o", "launcher.exe"], folder)


def _run(command: Sequence[str], folder: Path) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise LauncherError(f"{command[0]} is not installed") from None
    if done.returncode != 0:
        raise LauncherError(f"{command[0]}: {(done.stdout + done.stderr).strip()[-2000:]}")
