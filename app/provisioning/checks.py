"""`python3 -m app check`: formatting, lint, types and import contracts, with the locked versions of the tools."""

from __future__ import annotations

import shutil
import subprocess
import sys

from app.provisioning.layout import Layout

CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
    ("lint-imports", "--no-cache"),
)


def run_checks(layout: Layout) -> int:
    """Run every check, also after one has failed. Returns 0 when all passed, else 1."""
    failed = []
    for command in CHECKS:
        print(f"== {' '.join(command)}", flush=True)
        tool = shutil.which(command[0], path=str(layout.python.parent)) or command[0]
        if subprocess.run([tool, *command[1:]], cwd=layout.root, check=False).returncode != 0:
            failed.append(" ".join(command))
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0
