"""What the program never loads stays out of the package. Every rule says what it takes and why.

The list was made by looking at what a fresh package weighs; that nothing needed is missing is shown by the tests on the
installed program, and by `dll_closure`, which finds a program file whose libraries are not there.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from installer.programs import closure


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is left out.

    Attributes:
        patterns: of paths below the folder.
        reason: for the report and for whoever wants it back.
    """

    patterns: tuple[str, ...]
    reason: str


STANDARD_LIBRARY = (
    Rule(("Lib/site-packages",), "the runtime's own copy of pip; packages come from the lock file"),
    Rule(
        ("Lib/test", "Lib/idlelib", "Lib/lib2to3", "Lib/turtledemo", "Lib/turtle.py", "Lib/pydoc_data"),
        "for developers",
    ),
    Rule(("Lib/ensurepip", "Lib/venv"), "installs software; nothing is installed beside the MSI"),
    Rule(("Lib/tkinter", "DLLs/_tkinter.pyd", "DLLs/tcl86t.dll", "DLLs/tk86t.dll", "tcl"), "another window toolkit"),
    Rule(("DLLs/*.ico", "DLLs/*.cat", "DLLs/_msi.pyd", "DLLs/winsound.pyd"), "not used"),
    Rule(("include", "libs", "Scripts", "NEWS.txt"), "for compiling extensions"),
    Rule(("python.exe", "pythonw.exe"), "a desk gets no general interpreter; Seogo's launchers run Seogo alone"),
)
NOT_SHIPPED = (
    "googleapis-common-protos",
    "grpcio",
    "opentelemetry-exporter-otlp-common",
    "opentelemetry-exporter-otlp-proto-common",
    "opentelemetry-exporter-otlp-proto-grpc",
    "opentelemetry-proto",
    "protobuf",
)
"""Locked packages of which a desk gets nothing. onnxruntime names protobuf for its tools only."""


def _folder(package: str) -> str:
    """As the folder of its metadata begins (packaging.python.org, binary distribution format)."""
    return package.replace("-", "_")


PACKAGES = (
    Rule(("bin", "Scripts"), "command-line tools of packages"),
    Rule(("**/tests", "**/test", "**/__pycache__"), "tests of packages"),
    Rule(("**/*.pyi", "**/*.pxd", "**/*.pyx", "**/*.h", "**/*.hpp", "**/*.c", "**/*.cpp"), "for compiling extensions"),
    Rule(("**/*.lib", "**/*.a", "**/*.exe", "**/*.pdb"), "for compiling extensions; no program but ours is shipped"),
    Rule(
        ("*.dist-info/RECORD", "*.dist-info/INSTALLER", "*.dist-info/REQUESTED"), "pip's book-keeping, no longer true"
    ),
    Rule(
        ("onnxruntime/tools", "onnxruntime/transformers", "onnxruntime/quantization", "onnxruntime/backend"),
        "makes models",
    ),
    Rule(("onnxruntime/capi/onnxruntime*.dll",), "for programs in C; Python's module has all of it inside"),
    Rule(("numpy/f2py", "numpy/_core/include", "numpy/_core/lib", "numpy/random/lib"), "compiles Fortran and C"),
    Rule(
        ("PIL/_avif.*.pyd", "PIL/_imagingtk.*.pyd", "PIL/_webp.*.pyd"), "picture formats that no document reader takes"
    ),
    Rule(("lxml/includes", "lxml/isoschematron"), "headers and a schema language that no reader uses"),
    Rule(("chromadb/server", "chromadb/cli"), "Chroma as a server; the embedded store needs neither"),
    Rule(
        (
            "grpc",
            "google",
            "opentelemetry/exporter",
            "opentelemetry/proto",
            *(f"{_folder(each)}-*" for each in NOT_SHIPPED),
        ),
        "sends traces to a server; the app never loads it (app.adapters.chroma_library)",
    ),
    Rule(("pygments/lexers/[a-z]*.py",), "highlights source code; messages hold none"),
)
"""For the site-packages folder, PySide6 apart."""

QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg")
"""What app.ui imports. QtNetwork is not among them: the window cannot open a connection for want of code."""
QT_PLUGINS = (
    "platforms/qwindows.dll",
    "platforms/qoffscreen.dll",  # `seogo window` in a test of IT's, on a server without a desk
    "imageformats/qsvg.dll",
    "imageformats/qico.dll",
    "iconengines/qsvgicon.dll",
)
QT_TRANSLATIONS = ("qtbase_ko.qm", "qtbase_en.qm")
QT_SCRIPTS = ("__init__.py", "_config.py", "_git_pyside_version.py", "py.typed")
SHARED_RUNTIME = (
    "msvcp140.dll",
    "msvcp140_1.dll",
    "msvcp140_2.dll",
    "concrt140.dll",
    "vcruntime140.dll",
    "vcruntime140_1.dll",
)
"""Microsoft's C++ runtime, carried by PySide6 and needed by onnxruntime and lxml as well: one copy in runtime/,
which the launchers put on the search path, since a bank's desk need not have the redistributable."""


def remove(folder: Path, rules: Iterable[Rule]) -> dict[str, int]:
    """Delete what the rules name.

    Returns:
        Bytes by reason.
    """
    taken: dict[str, int] = {}
    for rule in rules:
        for pattern in rule.patterns:
            for path in sorted(folder.glob(pattern)):
                taken[rule.reason] = taken.get(rule.reason, 0) + _delete(path)
    return taken


def trim_qt(packages: Path) -> int:
    """Keep the parts of PySide6 that the window uses, and what these link to. Returns the bytes taken."""
    qt = packages / "PySide6"
    kept = {qt / f"{module}.pyd" for module in QT_MODULES}
    kept |= {qt / "plugins" / name for name in QT_PLUGINS}
    kept = closure(kept, [qt])
    kept |= {qt / name for name in QT_SCRIPTS} | {qt / "translations" / name for name in QT_TRANSLATIONS}
    binding = packages / "shiboken6"
    kept |= closure({binding / "Shiboken.pyd"}, [binding]) | set(binding.rglob("*.py"))
    kept -= {folder / name for folder in (qt, binding) for name in SHARED_RUNTIME}
    files = [path for folder in (qt, binding) for path in sorted(folder.rglob("*")) if path.is_file()]
    taken = sum(_delete(path) for path in files if path not in kept)
    _drop_empty(packages)
    return taken


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files below a folder."""
    return (
        path.stat().st_size
        if path.is_file()
        else sum(each.stat().st_size for each in path.rglob("*") if each.is_file())
    )


def _delete(path: Path) -> int:
    size = size_of(path)
    if path.is_dir():
        shutil.rmtree(path)
    elif path.exists():
        path.unlink()
    return size


def _drop_empty(folder: Path) -> None:
    for path in sorted((each for each in folder.rglob("*") if each.is_dir()), reverse=True):
        if not any(path.iterdir()):
            path.rmdir()
