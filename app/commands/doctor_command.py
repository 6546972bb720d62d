"""`seogo doctor`: is everything there, whole, and cut off from the network?"""

from __future__ import annotations

import argparse

from app.commands import exit_codes
from app.commands.console import Console
from app.engine.checks import Checkup
from app.wiring import Library


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Check; 3 when something failed."""
    folder = arguments.library
    checkup = Checkup(folder, console.language, lambda: Library(folder), repair=arguments.repair)
    checks = list(checkup.run())
    console.emit({"checks": [{"name": c.name, "status": c.status, "detail": c.detail} for c in checks]})
    marks = {"ok": ("✓", "green"), "warning": ("!", "yellow"), "failed": ("✗", "red")}
    for check in checks:
        mark, style = marks[check.status]
        console.say(f"{mark} {check.name}: {check.detail}", style=style)
    return exit_codes.SOME_FAILED if any(c.status == "failed" for c in checks) else exit_codes.DONE
