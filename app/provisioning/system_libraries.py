"""The shared libraries that wheels expect from the system, and the compiler."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Sequence

from app.provisioning.pip_runner import DETAIL_LINES, run
from app.provisioning.words import SetupError

ENGINE = {"libgomp.so.1": "libgomp1"}
"""llama.cpp's threads. Every other wheel of the engine carries what it needs (checked with ldd over all of them)."""

WINDOW = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""What Qt 6's Core, Gui, Widgets, Network, DBus and the xcb and offscreen platforms link to (readelf -d)."""


def missing(libraries: dict[str, str]) -> dict[str, str]:
    """Those of the libraries that this machine cannot load; none on Windows and macOS, whose wheels are complete."""
    if not sys.platform.startswith("linux"):
        return {}
    return {name: package for name, package in libraries.items() if not _loads(name)}


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def can_install() -> bool:
    """Whether packages can be installed without asking: root on a machine with apt."""
    return sys.platform.startswith("linux") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def command_for(packages: Sequence[str]) -> str:
    """The command that a person would type."""
    names = " ".join(packages)
    if sys.platform.startswith("linux") and shutil.which("apt-get"):
        return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"
    return f"(Debian: apt-get install {names})"


def install(packages: Sequence[str]) -> None:
    """Install Debian packages as root.

    Raises:
        SetupError: apt_failed.
    """
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    status, text = run(["apt-get", "install", "-y", "--no-install-recommends", *packages], environment=quiet)
    if status != 0:  # package lists may be missing or old
        _, refreshed = run(["apt-get", "update"], environment=quiet)
        status, text = run(["apt-get", "install", "-y", "--no-install-recommends", *packages], environment=quiet)
        text = refreshed + text
    if status != 0:
        detail = "\n".join(text.splitlines()[-DETAIL_LINES:])
        raise SetupError("apt_failed", command=command_for(packages), detail=detail)


def ensure_libraries(needed: dict[str, str]) -> None:
    """Make sure that the libraries load.

    Raises:
        SetupError: libraries_missing with the command to run, or apt_failed.
    """
    absent = missing(needed)
    if absent and can_install():
        install(sorted(set(absent.values())))
        absent = missing(needed)
    if absent:
        packages = sorted(set(absent.values()))
        raise SetupError("libraries_missing", names=", ".join(absent), command=command_for(packages))


def compiler() -> str | None:
    """A C++ compiler, or None."""
    candidates = (os.environ.get("CXX", ""), "g++", "c++", "clang++", "cl")
    return next((found for name in candidates if name and (found := shutil.which(name))), None)


def ensure_compiler() -> bool:
    """Make sure that there is a C++ compiler.

    Returns:
        False where there is none and none can be expected (Windows).

    Raises:
        SetupError: compiler_missing with the command to run, or apt_failed.
    """
    if compiler():
        return True
    if sys.platform == "win32":
        return False
    if can_install():
        install(["g++"])
    if not compiler():
        raise SetupError("compiler_missing", command=command_for(["g++"]))
    return True
