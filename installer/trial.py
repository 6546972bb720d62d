"""Tries the packages out under wine: the whole journey when what they are made of changed, a smoke test otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

from app.provisioning.layout import ROOT, Layout
from installer.build import STAGE, build
from installer.layout import INSTALLER, Say, products, sources_of
from installer.staging import stage

TESTS = ROOT / "tests" / "installed"
SMOKE = TESTS / "test_smoke.py"
_PASSED = "journey-passed"


def run_tests(layout: Layout, say: Say, options: Sequence[str], *, everything: bool = False) -> int:
    """Make what is tested, and test it.

    Args:
        layout: of the checkout, set up.
        say: called with what is being done.
        options: for pytest.
        everything: the whole journey, although it passed with the same packages before.

    Returns:
        pytest's exit status.
    """
    mark = products(layout) / _PASSED / _inputs(layout)
    if mark.exists() and not everything:
        say("nothing of the installer has changed since the whole journey passed: smoke test")
        stage(layout, STAGE, say)
        return _pytest([str(SMOKE), *options])
    build(layout, say)
    status = _pytest([str(TESTS), *options])
    if status == 0 and not options:
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
    return status


def _pytest(arguments: Sequence[str]) -> int:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.call([sys.executable, "-m", "pytest", *arguments], cwd=ROOT, env=environment)


def _inputs(layout: Layout) -> str:
    """Changes with the installer, its tests, the locked packages, the models and the settings that policies fix."""
    files = [path for folder in (INSTALLER, TESTS, ROOT / "app" / "settings") for path in folder.rglob("*")]
    kept = sorted(path for path in files if path.is_file() and path.suffix not in {".pyc", ".md"})
    return sources_of(*kept, layout.lock, layout.manifest)
