"""`seogo engine`: the process behind the window; not for people."""

from __future__ import annotations

import argparse

from app.commands.console import Console
from app.engine.server.process import main


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Serve until the window goes away; the process ends inside."""
    main(arguments.library, console.language)
    return 0
