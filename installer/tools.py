"""The programs that Debian brings for making and testing Windows packages."""

from __future__ import annotations

import shutil

from app.provisioning.system_libraries import can_install, command_for, install
from app.provisioning.words import SetupError

PROGRAMS = {
    "gcc": "gcc",
    "wine": "wine",
    "/usr/lib/wine/wine64": "wine64",
    "x86_64-w64-mingw32-gcc-posix": "gcc-mingw-w64-x86-64-posix",
    "x86_64-w64-mingw32-g++-posix": "g++-mingw-w64-x86-64-posix",
    "x86_64-w64-mingw32-windres": "binutils-mingw-w64-x86-64",
    "osslsigncode": "osslsigncode",
    "msiinfo": "msitools",
}
"""Each program with its package. msitools only reads back, in tests, what was written."""


def ensure_tools() -> None:
    """Make sure that the programs are there; root installs what is missing.

    Raises:
        SetupError: libraries_missing with the command to run, or apt_failed.
    """
    if _missing() and can_install():
        install(sorted({PROGRAMS[name] for name in _missing()}))
    if absent := _missing():
        packages = sorted({PROGRAMS[name] for name in absent})
        raise SetupError("libraries_missing", names=", ".join(absent), command=command_for(packages))


def _missing() -> list[str]:
    return [name for name in PROGRAMS if shutil.which(name) is None]
