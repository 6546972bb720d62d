"""What must run without any library does: the core and set-up import the standard library and themselves."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parents[2] / "app"


def imports_of(path: Path) -> set[str]:
    """Every module that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.add(node.module or "")
    return found


def is_allowed(module: str, own: tuple[str, ...]) -> bool:
    package = module.partition(".")[0]
    return package in sys.stdlib_module_names or module == "app" or module.startswith(own)


@pytest.mark.parametrize(
    ("folder", "own"),
    [("core", ("app.core",)), ("provisioning", ("app.provisioning",))],
)
def test_only_the_standard_library_and_itself(folder: str, own: tuple[str, ...]) -> None:
    files = sorted((APP / folder).rglob("*.py"))
    assert files
    outside = {
        f"{path.relative_to(APP)}: {module}"
        for path in files
        for module in imports_of(path)
        if not is_allowed(module, own)
    }
    assert outside == set()


def test_qt_is_imported_by_the_window_only() -> None:
    users = {
        path.relative_to(APP).parts[0]
        for path in APP.rglob("*.py")
        if any(module.partition(".")[0] in {"PySide6", "shiboken6"} for module in imports_of(path))
    }
    assert users <= {"ui"}


def test_an_import_of_a_library_would_be_noticed(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    path.write_text("def f():\n    import numpy.linalg\n    from app.adapters import x\n", encoding="utf-8")
    assert [module for module in imports_of(path) if not is_allowed(module, ("app.core",))] != []
