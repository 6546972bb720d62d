"""Three libraries that wine 8 lacks and every Windows has. For tests only: nothing of this is ever shipped."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pefile

from app.provisioning.layout import Layout
from installer.layout import key_of, made, products, sources_of

SOURCES = Path(__file__).with_name("shims")
WINE_LIBRARIES = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")
OVERRIDES = "ucrtbase,ucrtbase_wine,icuuc=n,b;bcryptprimitives=b,n"
"""The first of each as built here, bcryptprimitives only where wine has none of its own."""
_COMPILER = ("x86_64-w64-mingw32-gcc-posix", "-O2", "-shared", "-static-libgcc")
_BUILTIN_MARK = slice(0x40, 0x50)
"""Where wine says "Wine builtin DLL" in its own libraries; a copy without it loads as a foreign one."""


def ensure_shims(layout: Layout) -> Path:
    """A folder with the libraries, for wine's system32."""
    own = WINE_LIBRARIES / "ucrtbase.dll"
    key = key_of(sources_of(Path(__file__), *sorted(SOURCES.glob("*.c"))), own.read_bytes())
    return made(products(layout) / "wine" / f"shims-{key}", lambda folder: _build(own, folder))


def install_shims(shims: Path, system32: Path) -> None:
    """Put the libraries where programs find them."""
    for library in shims.glob("*.dll"):
        shutil.copy(library, system32)


def _build(own: Path, folder: Path) -> None:
    data = bytearray(own.read_bytes())
    data[_BUILTIN_MARK] = bytes(16)
    (folder / "ucrtbase_wine.dll").write_bytes(data)
    definition = folder / "ucrtbase.def"
    definition.write_text(_definition(own), encoding="ascii")
    _compile("complex.c", folder / "ucrtbase.dll", str(definition))
    _compile("icuuc.c", folder / "icuuc.dll")
    _compile("bcryptprimitives.c", folder / "bcryptprimitives.dll", "-ladvapi32")


def _definition(own: Path) -> str:
    """All of wine's functions: those in `complex.c` from there, the rest passed on."""
    ours = set(_shimmed((SOURCES / "complex.c").read_text(encoding="ascii")))
    with pefile.PE(str(own)) as image:
        names = [symbol.name.decode("ascii") for symbol in image.DIRECTORY_ENTRY_EXPORT.symbols if symbol.name]
    lines = [f' "{name}" = shim_{name}' if name in ours else f' "{name}" = ucrtbase_wine.{name}' for name in names]
    return "\n".join(["LIBRARY ucrtbase.dll", "EXPORTS", *lines, ""])


def _shimmed(source: str) -> list[str]:
    """Names of the functions in `complex.c`."""
    roots = re.findall(r"^(?:REAL|COMPLEX)\((\w+)", source, re.MULTILINE)
    return [name + suffix for name in [*roots, "cpow"] for suffix in ("", "f", "l")]


def _compile(source: str, target: Path, *more: str) -> None:
    subprocess.run([*_COMPILER, "-o", str(target), str(SOURCES / source), *more], check=True, capture_output=True)
