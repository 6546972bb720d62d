"""Puts the Python package together: llama_cpp's modules, the libraries and the dist-info with every licence."""

from __future__ import annotations

import base64
import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from installer.llama.notices import compiler_notices
from installer.llama.options import LIBRARIES

LEFT_OUT = "server"
"""llama_cpp's web server: Seogo opens no port, and its dependencies are not installed."""
_WHEEL = "Wheel-Version: 1.0\nGenerator: seogo\nRoot-Is-Purelib: false\nTag: py3-none-win_amd64\n"
_LICENCES = {
    "LICENSE.md": "LICENSE.md",
    "vendor/llama.cpp/LICENSE": "llama.cpp-LICENSE.txt",
    "vendor/llama.cpp/AUTHORS": "llama.cpp-AUTHORS.txt",
}
"""From the source package to dist-info/licenses. LICENSE.md is llama-cpp-python's own."""


def assemble(source: Path, compiled: Path, folder: Path, version: str) -> None:
    """Make the folder that is copied into site-packages.

    Args:
        source: the unpacked source package.
        compiled: where CMake put the libraries.
        folder: to be made; must not exist.
        version: of llama-cpp-python.

    Raises:
        OSError: a file is missing or cannot be written.
        SetupError: compiler_missing when the compiler's licences are not installed.
    """
    package = folder / "llama_cpp"
    ignored = shutil.ignore_patterns(LEFT_OUT, "lib", "__pycache__")
    shutil.copytree(source / "llama_cpp", package, ignore=ignored)
    (package / "lib").mkdir()
    for name in LIBRARIES:
        shutil.copyfile(compiled / name, package / "lib" / name)
    info = folder / f"llama_cpp_python-{version}.dist-info"
    licences = info / "licenses"
    licences.mkdir(parents=True)
    for origin, name in _LICENCES.items():
        shutil.copyfile(source / origin, licences / name)
    for name, path in compiler_notices().items():
        shutil.copyfile(path, licences / name)
    shutil.copyfile(source / "PKG-INFO", info / "METADATA")
    (info / "WHEEL").write_text(_WHEEL, encoding="ascii")
    (info / "INSTALLER").write_text("seogo\n", encoding="ascii")
    record = info / "RECORD"
    lines = [*_record(folder), f"{record.relative_to(folder).as_posix()},,"]
    record.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _record(folder: Path) -> Iterator[str]:
    """RECORD's lines, as in the specification of recorded installed projects: path, hash and size."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        data = path.read_bytes()
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
        yield f"{path.relative_to(folder).as_posix()},sha256={digest},{len(data)}"
